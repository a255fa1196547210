"""Colours told once: what is written to the terminal, without those that it wears already.

Rich writes out all of a style before each piece of text and takes all of it back after it. What changes from piece to
piece is mostly one colour, so a third of all bytes is saved, which counts where the terminal is far away.
"""

import re
from functools import lru_cache

from textual.driver import Driver

_STYLE = re.compile("\x1b\\[([0-9;]*)m")
_PART = re.compile("[34]8;(?:2;[0-9]*;[0-9]*;[0-9]*|5;[0-9]*)|[0-9]+")
"""What a sequence sets at once: a colour with all its numbers, or one thing."""
_LETTERS = re.compile("3[0-9]|9[0-7]")
_GROUND = re.compile("4[0-9]|10[0-7]")
_SHOWS_NOTHING = re.compile("(?:[\r\n]|\x1b\\[[0-9;]*H|\x1b\\[\\?(?:25|2026)[hl])*")
"""Moves of the cursor, its switch, and the marks of a frame: whatever style holds meanwhile is not seen."""
_MOST_KEPT = 4096

Style = tuple[tuple[str, str], ...]
"""What was set since the last reset: what that is, and the numbers that set it."""


def thrifty(data: str) -> str:
    """Give what shows the same as ``data`` on a terminal in its plain style, and leaves it in the same style."""
    first, *rest = _STYLE.split(data)
    written = [first]
    worn: Style = ()
    wanted: Style = ()
    for numbers, text in zip(rest[::2], rest[1::2], strict=True):
        wanted = _styled(wanted, numbers)
        if text and wanted is not worn and not _SHOWS_NOTHING.fullmatch(text):
            written.append(_change(worn, wanted))
            worn = wanted
        written.append(text)
    written.append(_change(worn, wanted))
    return "".join(written)


def of_thrift(driver: type[Driver]) -> type[Driver]:
    """Make a driver for the terminal that writes no colour twice."""

    class Thrifty(driver):  # type: ignore[valid-type, misc]  # which one it is depends on the system
        def write(self, data: str) -> None:
            super().write(thrifty(data))

    return Thrifty


@lru_cache(_MOST_KEPT)
def _styled(style: Style, numbers: str) -> Style:
    """Apply a sequence to a style."""
    for asked in _PART.findall(numbers or "0"):
        if asked == "0":
            style = ()
            continue
        name = "letters" if _LETTERS.match(asked) else "ground" if _GROUND.match(asked) else asked
        style = (*(each for each in style if each[0] != name), (name, asked))
    return style


@lru_cache(_MOST_KEPT)
def _change(worn: Style, wanted: Style) -> str:
    """Write what turns one style into another."""
    if worn == wanted:
        return ""
    if {name for name, _ in worn} <= {name for name, _ in wanted}:
        return f"\x1b[{';'.join(asked for name, asked in wanted if (name, asked) not in worn)}m"
    return f"\x1b[{';'.join(('0', *(asked for _, asked in wanted)))}m"
