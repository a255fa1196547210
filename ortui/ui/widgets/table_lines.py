"""The lines of the price table: titles, rows, the scrollbar, and what is said where nothing is found."""

from collections.abc import Sequence

from ortui.domain.model import Model
from ortui.domain.order import Order
from ortui.ui.drawn import Line, Span, crop, length
from ortui.ui.view import View
from ortui.ui.widgets.columns import MARK_FAVOURITE, MARK_PICKED, Column

EDGE = 4
"""Cells left of the columns: the cursor, the mark for comparing, the star of a favourite, a blank."""
MARK_CELL, STAR_CELL = 1, 2


def titles(columns: Sequence[Column], view: View) -> Line:
    """Write the titles, with an arrow at the one that the models are ordered by."""
    spans: list[Span] = [(" " * EDGE, "")]
    for column in columns:
        title, is_text = column.title, column.title.startswith((" ", "Model"))
        is_order = column.order is not None and column.order is view.order
        if is_order:
            arrow = "▼" if view.is_descending else "▲"
            title = f"{title} {arrow}" if is_text else f"{arrow} {title}"
        text = title.ljust(column.width) if is_text else title.rjust(column.width)
        spans.append((text, "accent" if is_order else "dim"))
    return tuple(spans)


def row(model: Model, columns: Sequence[Column], view: View, *, is_cursor: bool) -> Line:
    """Write a model's row."""
    marked, favourite = model.id in view.picks.marked, model.id in view.picks.favourites
    spans: list[Span] = [
        ("▌" if is_cursor else " ", "accent"),
        (MARK_PICKED if marked else " ", "accent"),
        (MARK_FAVOURITE if favourite else " ", "warn"),
        (" ", ""),
    ]
    for column in columns:
        cell = column.cell(model, view)
        if len(cell) > 1 and column.order is Order.NAME and length(cell) > column.width:
            cell = cell[1:]  # the maker yields to the model
        cell = crop(cell, column.width)
        spans += cell
        spans.append((" " * (column.width - length(cell)), ""))
    return tuple(spans)


def nothing_found(view: View) -> Line:
    """Say that nothing is found, and what would help."""
    hidden = view.left_out
    if not hidden:
        return (("  No model matches. Esc clears the search.", "dim"),)
    them = "it" if hidden == 1 else "them"
    return ((f"  {hidden:,} hidden: enter, then h shows {them} (batch rows, aliases).", "dim"),)


def scrollbar(line: int, top: int, rows: int, count: int) -> Span:
    """Write the scrollbar's cell beside a row in sight, of so many rows in sight and in all."""
    if count <= rows:
        return (" ", "")
    size = max(1, rows * rows // count)
    start = (rows - size) * top // (count - rows)
    return ("▐", "dim") if start <= line < start + size else ("▐", "faint")
