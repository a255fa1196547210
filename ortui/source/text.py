"""The one place that makes foreign text harmless: it stays readable, but steers neither terminal nor reader.

Names and messages come from strangers. An escape sequence loses its ESC and BEL and stays visible as plain text; signs
that turn the direction of writing, or that can't be seen, are dropped.
"""

import re
from functools import cache

LONGEST_NAME = 200
"""Characters a single-line text from outside may have."""
MOST_MARKS = 4
"""Marks on one sign, more than any script needs; piles of them would reach into other lines."""

_BREAKS = "[\t\n\v\f\r\x85\u2028\u2029]"
_UNSEEN = (
    "[\x00-\x1f\x7f-\x9f"  # control characters: ESC, BEL, the C1 set
    "\u00ad\u034f\u180b-\u180f"  # soft hyphen, grapheme joiner, Mongolian selectors and vowel separator
    "\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # fillers and vowels that take no or empty space
    "\u061c\u200b-\u200f\u202a-\u202e"  # zero width; marks and overrides of direction
    "\u2060-\u206f\ufeff\ufff9-\ufffb"  # joiners, isolates, byte order mark, annotations
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"  # signs that enclose the numbers behind them
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3"  # controls of hieroglyphs and of shorthand
    "\ufe00-\ufe0f"  # selectors of a look, on whose width terminals don't agree
    "\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"  # lone surrogates, musical marks, tags, selectors
)


def clean(text: str, limit: int = LONGEST_NAME) -> str:
    """Return one line of harmless text of at most ``limit`` characters; an ellipsis marks what was cut."""
    line = " ".join(_harmless(text).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def clean_lines(text: str) -> str:
    """Return harmless text of as many lines as there are."""
    return "\n".join(map(_harmless, text.splitlines()))


def clean_path(path: str) -> str:
    """Return a path on one line, harmless, and otherwise as it is, blanks and length too: it has to be found again."""
    return _harmless(path)


def _harmless(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    breaks, unseen = _patterns()
    return _unpiled(unseen.sub("", breaks.sub(" ", text)))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile what to look for: at a start, most texts are plain, and no paint need wait for it."""
    return re.compile(_BREAKS), re.compile(_UNSEEN)


def _unpiled(text: str) -> str:
    import unicodedata  # noqa: PLC0415 - as above

    kept: list[str] = []
    marks = 0
    for sign in text:
        marks = marks + 1 if unicodedata.category(sign) in {"Mn", "Me"} else 0
        if marks <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)
