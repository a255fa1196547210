"""Tables as plain text: columns aligned in cells, figures on the decimal point, the unit once in the header."""

import sys
import textwrap
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from ortui.cli.cells import cut, left, right, width

_GAP = 2
_LEAST_FIRST = 20
"""Cells that the first column keeps in a narrow terminal."""


class Align(Enum):
    """How the cells of a column stand under each other."""

    LEFT = "left"
    RIGHT = "right"
    POINT = "point"
    """Figures on the decimal point, words at the right."""


class Column(NamedTuple):
    """One column."""

    title: str = ""
    align: Align = Align.LEFT
    unit: str = ""
    """What the figures of the next columns are in; stands at the right end of this one's header."""
    may_go: bool = False
    """Whether it is dropped where a terminal has no room for it."""


def terminal_width() -> int | None:
    """Count the columns of the terminal that stdout is; None where it is a file or a pipe: nothing is cut there."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    import shutil  # noqa: PLC0415 - reads archives, too, which no quote in a pipe has to wait for

    return shutil.get_terminal_size().columns


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int | None = None) -> str:
    """Set rows under their header. Where there is little room, columns go, which is said; then the first is cut."""
    cells = [_aligned(column, [row[place] for row in rows]) for place, column in enumerate(columns)]
    widths = [_width(column, texts) for column, texts in zip(columns, cells, strict=True)]
    kept = list(range(len(columns)))
    if room is not None:
        kept = _kept(columns, widths, room)
        others = sum(widths[place] + _GAP for place in kept[1:])
        widths[0] = min(widths[0], max(_LEAST_FIRST, room - others))
    lines = [[_title(columns[place], widths[place]) for place in kept]] if any(c.title for c in columns) else []
    lines += [[_cell(columns[place], cells[place][row], widths[place]) for place in kept] for row in range(len(rows))]
    gone = [column.title for place, column in enumerate(columns) if place not in kept]
    lines += [[line] for line in textwrap.wrap(f"(no room for {', '.join(gone)})", room or 0)] if gone else []
    return "".join(f"{(' ' * _GAP).join(line).rstrip()}\n" for line in lines)


def _aligned(column: Column, texts: list[str]) -> list[str]:
    """Pad figures with the places they lack, so that setting them at the right puts the points in line."""
    if column.align is not Align.POINT:
        return texts
    longest = max((len(_fraction(text)) for text in texts), default=0)
    return [text + " " * (longest - len(_fraction(text))) if _is_figure(text) else text for text in texts]


def _fraction(text: str) -> str:
    return text[text.index(".") :] if _is_figure(text) and "." in text else ""


def _is_figure(text: str) -> bool:
    return text[-1:].isdigit()


def _width(column: Column, texts: list[str]) -> int:
    title = width(column.title) + (_GAP + width(column.unit) if column.unit else 0)
    return max([title, *map(width, texts)])


def _kept(columns: Sequence[Column], widths: list[int], room: int) -> list[int]:
    kept = list(range(len(columns)))
    for place in reversed(range(len(columns))):
        needed = widths[0] + sum(widths[other] + _GAP for other in kept[1:])
        if needed > room and columns[place].may_go:
            kept.remove(place)
    return kept


def _title(column: Column, room: int) -> str:
    if column.align is not Align.LEFT:
        return right(column.title, room)
    return column.title + right(column.unit, room - width(column.title))


def _cell(column: Column, text: str, room: int) -> str:
    return left(cut(text, room), room) if column.align is Align.LEFT else right(text, room)
