"""The table of a comparison: a column for each model, in widths that cut no figure."""

from collections.abc import Sequence
from typing import NamedTuple

from ortui.ui.drawn import Line, Span, crop, length

LEAST_LABEL, LEAST_COLUMN, MOST_COLUMN = 15, 8, 24
MOST_HEADS = 4
"""Lines of a name at the head of a column; a longer one ends in an ellipsis."""
Cell = tuple[str, str]
"""A text and its ink."""


class Row(NamedTuple):
    """A line of the table: a label with a cell for each model, or without cells a title."""

    label: str
    cells: Sequence[Cell] = ()


class Grid(NamedTuple):
    """The widths of the labels and of each model's column, in cells, and how many models stand side by side."""

    label: int
    column: int
    models: int


def table_lines(names: Sequence[str], rows: Sequence[Row], width: int) -> list[Line]:
    """Write the rows under the names; models that have no room beside the others follow below."""
    grid = _grid(names, rows, width)
    lines: list[Line] = []
    for start in range(0, len(names), grid.models):
        part = slice(start, start + grid.models)
        lines += [(), *_heads(names[part], grid), *(_line(row.label, row.cells[part], grid) for row in rows)]
    return lines


def _grid(names: Sequence[str], rows: Sequence[Row], width: int) -> Grid:
    """Find widths that cut no figure; the room that is left goes to labels, then to names."""
    least = max([LEAST_COLUMN, *(length((cell,)) + 1 for row in rows for cell in row.cells)])
    most = max([MOST_COLUMN, *(length(((name, ""),)) + 2 for name in names)])
    fitting = max(1, min(len(names), (width - LEAST_LABEL) // least))
    blocks = -(-len(names) // fitting)
    models = -(-len(names) // blocks)
    needed = 2 + max((length(((row.label, ""),)) for row in rows if row.cells), default=0)
    label = min(needed, max(LEAST_LABEL, min(width // 2, width - models * least)))
    return Grid(label, min(most, max(least, (width - label) // models)), models)


def _heads(names: Sequence[str], grid: Grid) -> list[Line]:
    """Write names as heads of the columns, on as many lines as the longest needs."""
    broken = [_broken(name, grid.column - 1) for name in names]
    rows = [[(lines[y] if y < len(lines) else "", "accent") for lines in broken] for y in range(max(map(len, broken)))]
    return [_line("", cells, grid) for cells in rows]


def _broken(name: str, width: int) -> list[str]:
    """Break a name where its parts end: after a hyphen or slash, before a colon, else after a point, else anywhere."""
    lines: list[str] = []
    while len(name) > width and len(lines) < MOST_HEADS - 1:
        places = range(width, 0, -1)
        at = next((place for place in places if name[place - 1] in "-/" or name[place] == ":"), 0)
        at = at or next((place for place in places if name[place - 1] == "."), width)
        lines.append(name[:at])
        name = name[at:]
    return [*lines, name]


def _line(label: str, cells: Sequence[Cell], grid: Grid) -> Line:
    if label and not cells:
        return ((label, "dim"),)
    spans: list[Span] = [*crop(((f" {label:<{grid.label - 1}}", "dim"),), grid.label)]
    for text, ink in cells:
        cell = crop(((text, ink),), grid.column - 1)
        spans += [(" " * (grid.column - length(cell)), ""), *cell]
    return tuple(spans)
