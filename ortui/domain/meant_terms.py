"""What is written like a term, but is none: ``price:1``, ``context>9k``, ``foo:bar``; and which term may be meant."""

import re

from ortui.domain.kinds import ABILITIES, KINDS
from ortui.domain.spelling import one_letter_off

_LIKE_A_TERM = re.compile(r"([a-z]+):(.*)")
"""Ids have a slash, and most have a digit or hyphen before the colon of their form: those are names."""
_LIKE_A_COMPARISON = re.compile(r"([a-z]+)([<>=]=?)(.*)")
_FORMS = ("free", "batch", "thinking", "extended", "beta", "floor", "nitro", "exacto", "online")
"""What stands behind the colon of an id."""
_EXAMPLES = {
    "by": "by:anthropic",
    "has": "has:tools",
    "is": "is:free",
    "tier": "tier:budget",
    "in": "in<1",
    "out": "out<=10",
    "cached": "cached<0.1",
    "cost": "cost<50",
    "ctx": "ctx>=200k",
    "new": "new<30d",
}
_ALSO_CALLED = {
    "price": ("in", "out"),
    "usd": ("in", "out"),
    "prompt": ("in",),
    "input": ("in",),
    "completion": ("out",),
    "output": ("out",),
    "cache": ("cached",),
    "month": ("cost",),
    "monthly": ("cost",),
    "total": ("cost",),
    "context": ("ctx",),
    "window": ("ctx",),
    "length": ("ctx",),
    "tokens": ("ctx",),
    "age": ("new",),
    "released": ("new",),
    "created": ("new",),
    "since": ("new",),
    "maker": ("by",),
    "author": ("by",),
    "vendor": ("by",),
    "company": ("by",),
    "provider": ("by",),
    "from": ("by",),
    "with": ("has",),
    "can": ("has",),
    "takes": ("has",),
    "supports": ("has",),
    "feature": ("has",),
    "modality": ("has",),
    "kind": ("is",),
    "type": ("is",),
    "only": ("is",),
    "class": ("tier",),
    "level": ("tier",),
}


def advice_on_unknown_term(text: str) -> str | None:
    """Say what would be right instead of a term that there is not; None where the text may be a name.

    ``kimi:free``, ``:batch`` and ``openai/gpt-5:floor`` are names; so is ``openai:``, as names are listed with it.
    """
    found = _LIKE_A_TERM.fullmatch(text.lower())
    if found is None or "/" in text:
        return None
    called, behind = found.groups()
    if meant := _meant(called):
        return f"there is no such term; meant may be {' or '.join(_example(name, behind) for name in meant)}"
    if not behind or any(form.startswith(behind) for form in _FORMS):
        return None
    return f"there is no such term, but {', '.join(_EXAMPLES)}; a name has no colon"


def _example(name: str, behind: str) -> str:
    """Write a term as an example, with what stands behind the colon where it takes that."""
    takes_it = bool(behind) if name == "by" else behind in {"has": ABILITIES, "is": KINDS}.get(name, ())
    return f"{name}:{behind}" if takes_it else _EXAMPLES[name]


def advice_on_unknown_comparison(text: str) -> str | None:
    """Say what would be right instead of a comparison of something else: ``context>200k``; None where nothing is."""
    found = _LIKE_A_COMPARISON.fullmatch("".join(text.lower().split()))
    if found is None:
        return None
    called, sign, bound = found.groups()
    compared = {name: example for name in _meant(called) if (example := _bound_of(name))}
    meant = [f"{name}{sign}{bound or example}" for name, example in compared.items()]
    return f"there is no such term; meant may be {' or '.join(meant)}" if meant else None


def _bound_of(name: str) -> str:
    """Give the bound of a term's example; empty where it is no comparison."""
    found = _LIKE_A_COMPARISON.fullmatch(_EXAMPLES[name])
    return found[3] if found else ""


def _meant(called: str) -> tuple[str, ...]:
    """Find the terms that go by another word, or are one slip of a finger away."""
    if called in _ALSO_CALLED:
        return _ALSO_CALLED[called]
    near = one_letter_off(called)
    return tuple(name for name in _EXAMPLES if name in near and len(called) > 1) or next(
        (names for word, names in _ALSO_CALLED.items() if word in near), ()
    )
