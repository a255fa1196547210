"""The terms of the search line, such as ``in<1``, ``ctx>=200k``, ``by:openai``, ``has:tools`` and ``is:free``.

A comparison also reads without characters that are special to a shell: ``ctx:200k..``, ``in:..1``.
"""

import operator
import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from ortui.domain.counts import read_count
from ortui.domain.errors import InvalidInputError
from ortui.domain.model import Model
from ortui.domain.money import per_million, plain, read_usd
from ortui.domain.price import PriceState

Test = Callable[[Model], bool]

_COMPARISON = re.compile(r"(in|out|cached|ctx)(<=|>=|<|>|=)(.*)")
_RANGE = re.compile(r"(in|out|cached|ctx):(.*?)\.\.(.*)")
_WORD_TERM = re.compile(r"(by|is|has):(.*)")
_UNFINISHED = re.compile(r"(in|out|cached|ctx):.*")
_STRAY_SIGN = re.compile(r"[<>=]")
_OPERATORS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}
_IN_WORDS = {"<": "below", "<=": "at most", ">": "above", ">=": "at least", "=": "exactly"}
_FIGURES = {"in": "prompt price", "out": "completion price", "cached": "cache read price", "ctx": "context"}
_RATE_KEYS = {"in": "prompt", "out": "completion", "cached": "input_cache_read"}
_EXAMPLES = {"in": "1", "out": "10", "cached": "0.1", "ctx": "200k"}


def _takes_or_gives(kind: str) -> Test:
    return lambda model: kind in model.input_modalities or kind in model.output_modalities


_ABILITIES: dict[str, Test] = {
    "tools": lambda model: "tools" in model.parameters,
    "reasoning": lambda model: "reasoning" in model.parameters,
    "cache": lambda model: "input_cache_read" in model.pricing.rates,
    **{kind: _takes_or_gives(kind) for kind in ("image", "audio", "file", "video")},
}
_KINDS: dict[str, Test] = {
    "free": lambda model: model.price.state is PriceState.FREE,
    "batch": lambda model: model.is_batch,
    "alias": lambda model: model.is_alias,
}


class Term(NamedTuple):
    """A term that was read."""

    test: Test
    in_words: str
    wants_left_out: bool = False


def read_term(text: str, moment: datetime) -> Term | str | None:
    """Read a term; advice (a sentence) where it can't be read, None where the text is a plain word."""
    lowered = text.lower()
    try:
        if found := _COMPARISON.fullmatch(lowered):
            return _comparison(found[1], [(found[2], found[3])], moment)
        if found := _RANGE.fullmatch(lowered):
            bounds = [(">=", found[2]), ("<=", found[3])]
            return _comparison(found[1], [bound for bound in bounds if bound[1]], moment)
        if found := _UNFINISHED.fullmatch(lowered):
            example = _EXAMPLES[found[1]]
            return f"write it like {found[1]}<{example}, or {found[1]}:..{example} in a shell"
        if found := _WORD_TERM.fullmatch(lowered):
            return _by(found[2]) if found[1] == "by" else _one_of(found[1], found[2])
    except InvalidInputError as error:
        return str(error)
    return _advice_on_signs(text)


def _advice_on_signs(text: str) -> str | None:
    if text.startswith('"') or not _STRAY_SIGN.search(text):
        return None
    return f"compare {', '.join(_FIGURES)}, without spaces: in<1, ctx>=200k"


def _comparison(figure: str, bounds: list[tuple[str, str]], moment: datetime) -> Term | str:
    if not bounds:
        return f"write a bound, like {figure}:{_EXAMPLES[figure]}.."
    read = _context if figure == "ctx" else _amount
    limits = [(sign, read(bound, _FIGURES[figure])) for sign, bound in bounds]
    shown = "{:,}" if figure == "ctx" else "{}"
    words = " and ".join(
        f"{_IN_WORDS[sign]} {shown.format(int(limit) if figure == 'ctx' else plain(limit))}" for sign, limit in limits
    )

    def test(model: Model) -> bool:
        value = _figure(model, figure, moment)
        return value is not None and all(_OPERATORS[sign](value, limit) for sign, limit in limits)

    return Term(test, f"{_FIGURES[figure]} {words}")


def _figure(model: Model, figure: str, moment: datetime) -> Decimal | None:
    if figure == "ctx":
        return None if model.limits.context is None else Decimal(model.limits.context)
    rate = model.pricing.in_force(0, moment).rates.get(_RATE_KEYS[figure])
    return None if model.price.usd is None or rate is None or rate.usd is None else per_million(rate.usd)


def _context(text: str, what: str) -> Decimal:
    return Decimal(read_count(text, what=what))


def _amount(text: str, what: str) -> Decimal:
    return read_usd(text, what=what)


def _by(author: str) -> Term | str:
    if not author:
        return "name a maker, like by:anthropic"
    return Term(lambda model: model.author.lower().startswith(author), f"by {author}")


def _one_of(kind: str, choice: str) -> Term | str:
    tests = _KINDS if kind == "is" else _ABILITIES
    if choice not in tests:
        return f"{kind}: takes {', '.join(tests)}"
    return Term(tests[choice], choice if kind == "is" else f"with {choice}", choice in {"batch", "alias"})
