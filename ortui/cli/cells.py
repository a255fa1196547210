"""How wide text is in a terminal, counted in cells: wide signs take two, marks on other signs none."""

import unicodedata

_NO_CELL = frozenset({"Mn", "Me", "Cf"})
_TWO_CELLS = frozenset({"W", "F"})


def width(text: str) -> int:
    """Count the cells of a line of text."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(sign: str) -> int:
    if unicodedata.category(sign) in _NO_CELL:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in _TWO_CELLS else 1


def cut(text: str, room: int) -> str:
    """Shorten a text to so many cells; an ellipsis marks that something is missing."""
    if width(text) <= room:
        return text
    kept, used = "", 1
    for sign in text:
        used += _cells(sign)
        if used > room:
            break
        kept += sign
    return f"{kept}…"


def left(text: str, room: int) -> str:
    """Set a text at the left of so many cells."""
    return text + " " * (room - width(text))


def right(text: str, room: int) -> str:
    """Set a text at the right of so many cells."""
    return " " * (room - width(text)) + text
