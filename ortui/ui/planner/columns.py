"""A small table: rows of figures under the names of their columns, on the point."""

from collections.abc import Mapping, Sequence

from ortui.ui.drawn import Line
from ortui.ui.widgets.figures import on_the_point

LABEL = 12
GAP = 3


def columns(names: Sequence[str], chosen: str, rows: Mapping[str, Sequence[str]]) -> list[Line]:
    """Set figures in columns, the chosen one strong; a label begins each row."""
    label = max(LABEL, *(len(each) + 2 for each in rows))
    by_column = [on_the_point([row[place] for row in rows.values()]) for place in range(len(names))]
    widths = [max(len(name), len(column[0])) for name, column in zip(names, by_column, strict=True)]
    inks = ["strong" if name == chosen else "" for name in names]
    heads = zip(names, widths, inks, strict=True)
    lines: list[Line] = [((" " * label, ""), *((f"{name:>{width + GAP}}", ink or "dim") for name, width, ink in heads))]
    for place, words in enumerate(rows):
        figures = [column[place] for column in by_column]
        cells = zip(figures, widths, inks, strict=True)
        lines.append(
            ((f" {words:<{label - 1}}", "dim"), *((f"{cell:>{width + GAP}}", ink) for cell, width, ink in cells))
        )
    return lines
