"""The help, written from the table of keys."""

from collections.abc import Sequence

from ortui.ui.drawn import Line, spread
from ortui.ui.keys import SCOPES, Key
from ortui.ui.widgets.columns import MARK_MISFIT, MARK_TIERS, MARK_WINDOWS

KEYS_WIDTH = 16

_MARKS = (
    (MARK_TIERS, "a long prompt changes the price: the detail says from where"),
    (MARK_WINDOWS, "the hour changes the price"),
    (MARK_MISFIT, "the request does not fit this model: the estimate says why"),
)
_TERMS = (
    ("sonnet claude", "words in any order, each may be a piece of a word; gpt5 finds gpt-5"),
    ("in<1 out<=10", "prompt and completion price, USD per million tokens; cached<0.1 likewise"),
    ("ctx>=200k", "context in tokens; in a shell: ctx:200k.."),
    ("by:anthropic", "models of one maker"),
    ("has:tools", "also image, audio, file, video, reasoning, cache"),
    ("is:free", "also batch, alias"),
    ("-image", "a minus before a word or term leaves out what it finds"),
)


def help_lines(keys: Sequence[Key], width: int) -> list[Line]:
    """Write every key by where it works, with the name the settings know it by; then marks and terms of the search."""
    lines: list[Line] = []
    for scope, title in SCOPES.items():
        lines += [(), ((title, "strong"),)]
        for key in keys:
            if key.scope == scope:
                function: Line = ((f"  {key.written:<{KEYS_WIDTH}}", "accent"), (key.help, ""))
                lines.append(spread(function, ((key.id, "dim"),), width))
    for title, rows in (("Marks in the table", _MARKS), ("Terms of the search", _TERMS)):
        lines += [(), ((title, "strong"),)]
        lines += [((f"  {left:<{KEYS_WIDTH}}", "accent"), (right, "")) for left, right in rows]
    return lines[1:]
