"""The help, written from the table of keys."""

from collections.abc import Iterator, Sequence

from ortui.domain.terms import CHOICES
from ortui.ui.drawn import Line, length, spread, wrap
from ortui.ui.key import Key
from ortui.ui.keys import SCOPES
from ortui.ui.widgets.columns import (
    MARK_ALIAS,
    MARK_ENDS,
    MARK_FAVOURITE,
    MARK_MISFIT,
    MARK_PICKED,
    MARK_TIERS,
    MARK_WINDOWS,
)
from ortui.ui.widgets.price_rows import MARK, NOW, WORK

KEYS_WIDTH = 16

_MARKS = (
    (MARK_PICKED, "marked for comparing; a click there marks, too"),
    (MARK_FAVOURITE, "a favourite; a click there makes one, too"),
    (MARK_ALIAS, "an alias, priced by its own row"),
    (MARK_TIERS, "a long prompt changes the price: the detail says from where"),
    (MARK_WINDOWS, "the hour changes the price"),
    (MARK_ENDS, "it will be withdrawn: the detail says when"),
    (MARK_MISFIT, "the request does not fit this model: the estimate says why"),
    (f"{MARK} {NOW}", "in the detail, beside the prices of a short prompt at this hour"),
    (f"{MARK} {WORK}", "in the detail, beside the prices that this work pays, by its prompt and the hour"),
    ("Takes iafv", "what it takes besides text: images, audio, files, video"),
)
_TERMS = (
    (
        "sonnet claude",
        "words in any order, each may be a piece of a word; gpt5 finds gpt-5; a slip of a letter finds, too",
    ),
    ("in<1 out<=10", "prompt and completion price, USD per million tokens; cached<0.1 likewise"),
    ("cost<50", "what a month of this work costs, USD"),
    ("ctx>=200k", "context in tokens; for a shell: ctx:200k.., in:..1"),
    ("new<30d", "released in the last 30 days of these prices; also w, m, y"),
    ("expiring", "to be withdrawn within 60 days"),
    ("by:anthropic", "models of one maker"),
    ("~anthropic", "aliases, also those that are hidden"),
    *((f"{kind}:{choices[0]}", f"also {', '.join(choices[1:])}") for kind, choices in CHOICES.items()),
    ("free vision", "bare words for abilities mean a name or the ability, names first"),
    ("-preview", "a minus, or not:, before a word or term leaves out what it finds"),
    ('"large 2"', "words in quotes mean the name as written"),
)


def help_lines(keys: Sequence[Key], width: int) -> list[Line]:
    """Write every key by where it works, with the name the settings know it by; then marks and terms of the search."""
    lines: list[Line] = []
    for scope, title in SCOPES.items():
        lines += [(), ((title, "strong"),)]
        for key in keys:
            if key.scope == scope:
                lines += _function(key, width)
    for title, rows in (("Marks in the table", _MARKS), ("Terms of the search", _TERMS)):
        lines += [(), ((title, "strong"),)]
        for left, right in rows:
            lines += _row(left, right, width)
    return lines[1:]


def _function(key: Key, width: int) -> Iterator[Line]:
    """Write a function on the row of its first key, its id beside or below it; each further key has its own row."""
    first, *others = key.each_written
    rows = list(_row(first, key.help, width))
    name: Line = ((key.id, "dim"),)
    if length(rows[-1]) + 1 + length(name) <= width:
        rows[-1] = spread(rows[-1], name, width)
    else:
        rows.append(spread((), name, width))
    yield from rows
    for other in others:
        yield from _row(other, key.help, width, "dim")


def _row(left: str, right: str, width: int, ink: str = "") -> Iterator[Line]:
    """Write what it is on the left, and what it does beside it, on as many rows as that needs."""
    for number, line in enumerate(wrap(right, width - KEYS_WIDTH - 2, ink, "", "")):
        yield ((f"  {'' if number else left:<{KEYS_WIDTH}}", "accent"), *line)
