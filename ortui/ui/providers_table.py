"""The endpoints of a model as a table: one line for each, and further lines for what the first had no room for."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from ortui.domain import wording
from ortui.domain.routing import Routing
from ortui.ui.drawn import Line, Span, crop, length
from ortui.ui.providers_columns import COLUMNS, Column, Row
from ortui.ui.widgets.figures import on_the_point

_GAP = 2
_TAG_PART = 6
"""The tag keeps this part of the width, whatever stands beside it."""
_BEFORE_THE_TAG = 3
"""The importance up to which columns come even where the tag has to be cut for them."""


class _Filled(NamedTuple):
    """A column with its cells, all of one width."""

    column: Column
    cells: Sequence[str]
    width: int
    """With the gap before it."""


def table(routing: Routing, moment: datetime, width: int) -> list[Line]:
    """Write the endpoints, with all that is known of each at any width."""
    rows = [Row(offer, routing, moment) for offer in routing.offers]
    tags = [row.offer.endpoint.tag for row in rows]
    filled = [each for each in (_filled(column, rows) for column in COLUMNS) if any(each.cells)]
    first = _first(filled, max(map(_cells, tags)), width)
    room = min(max(_cells(tag) for tag in (*tags, "tag")), width - sum(each.width for each in first))
    cut = ["" if _cells(tag) <= room else tag for tag in tags]
    below = _below([each for each in filled if each not in first], cut, width - _GAP)
    head = _padded("tag", room) + "".join(_under_title(each.column.title, each) for each in first)
    lines: list[Line] = [((head, "dim"),)]
    for number, row in enumerate(rows):
        lines += [_line(row, number, first, room), *_further(row, number, below, width)]
    return lines


def _filled(column: Column, rows: Sequence[Row]) -> _Filled:
    cells = [column.cell(row) for row in rows]
    if not column.is_text:
        cells = on_the_point(cells)
    return _Filled(column, cells, max(map(_cells, (column.title, *cells))) + _GAP)


def _first(columns: Sequence[_Filled], longest: int, width: int) -> list[_Filled]:
    """Choose the columns of the first line, the important ones first; the tag yields to prices alone."""
    room, chosen = width, set[Column]()
    for importance, group in groupby(sorted(columns, key=_importance), _importance):
        together = list(group)
        needed = sum(filled.width for filled in together)
        if room - needed < (min(longest, width // _TAG_PART) if importance <= _BEFORE_THE_TAG else longest):
            continue
        chosen.update(filled.column for filled in together)
        room -= needed
    return [filled for filled in columns if filled.column in chosen]


def _importance(filled: _Filled) -> int:
    return filled.column.importance


def _place_below(filled: _Filled) -> int:
    """Keep the order in which columns stand, but have rare ones last, the important ones first."""
    return filled.column.importance if filled.column.is_rare else 0


def _line(row: Row, number: int, columns: Sequence[_Filled], room: int) -> Line:
    """Write the first line of an endpoint: its tag and what stands under the titles."""
    ink = "dim" if not row.mark and row.trouble else ""
    spans: list[Span] = [(_padded(_cut(row.offer.endpoint.tag, room), room), ink or "strong")]
    for filled in columns:
        of_cell = _ink_of_note(row) if filled.column.is_note else ink
        spans.append((_under_title(filled.cells[number], filled), of_cell))
    return tuple(spans)


def _ink_of_note(row: Row) -> str:
    if not row.mark:
        return "dim"
    return "good" if row.mark.startswith("cheapest") else "warn"


def _below(columns: Sequence[_Filled], tags: Sequence[str], width: int) -> list[list[_Filled]]:
    """Set columns, with what they are called in every cell, on as many lines as they need; tags that were cut last."""
    named = [_named(filled) for filled in sorted(columns, key=_place_below)]
    if any(tags):
        named.append(_Filled(Column("tag", 0, str), tags, max(map(_cells, tags)) + _GAP))
    lines: list[list[_Filled]] = []
    room = 0
    for filled in named:
        if filled.width > room:
            lines.append([])
            room = width + _GAP
        lines[-1].append(filled)
        room -= filled.width
    return lines


def _named(filled: _Filled) -> _Filled:
    column, blank = filled.column, wording.ABSENT
    label = f"{column.label} " if column.label else ""
    cells = [
        f"{label}{cell}{' ' * len(column.unit) if cell.strip() == blank else column.unit}" if cell.strip() else ""
        for cell in filled.cells
    ]
    return _Filled(column, cells, max(map(_cells, cells)) + _GAP)


def _further(row: Row, number: int, below: Sequence[Sequence[_Filled]], width: int) -> list[Line]:
    """Write what the first line of an endpoint had no room for; rare figures leave no blank before others."""
    lines: list[Line] = []
    for columns in below:
        spans: list[Span] = []
        for filled in columns:
            if spans or filled.cells[number] or not filled.column.is_rare:
                ink = _ink_of_note(row) if filled.column.is_note else "dim"
                spans.append((" " * _GAP + _padded(filled.cells[number], filled.width - _GAP), ink))
        if any(filled.cells[number] for filled in columns):
            lines.append(crop(tuple(spans), width))
    return lines


def _under_title(text: str, filled: _Filled) -> str:
    if filled.column.is_text:
        return " " * _GAP + _padded(text, filled.width - _GAP)
    return text.rjust(filled.width)


def _cells(text: str) -> int:
    return length(((text, ""),))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _cells(text))


def _cut(text: str, width: int) -> str:
    """Take away the middle of what is too long: tags begin with whose it is and end with what tells it apart."""
    strip = Strip([Segment(text)])
    if strip.cell_length <= width:
        return text
    head = max(0, width - 1) // 2
    tail = max(0, width - 1 - head)
    return f"{strip.crop(0, head).text}…{strip.crop(strip.cell_length - tail).text}"
