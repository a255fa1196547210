"""The lines of the price table: titles, rows, the scrollbar, and what is said where nothing is found."""

from collections.abc import Sequence
from functools import cache

from textual.strip import Strip

from ortui.domain.catalogue import Catalogue
from ortui.domain.model import Model
from ortui.domain.order import Order
from ortui.ui.drawn import Line, Span, crop, drawn_strip, length
from ortui.ui.inks import inks
from ortui.ui.view import View
from ortui.ui.widgets.columns import MARK_FAVOURITE, MARK_PICKED, Column, cut_name, short_name

EDGE = 4
"""Cells left of the columns: the cursor, the mark for comparing, the star of a favourite, a blank."""
MARK_CELL, STAR_CELL = 1, 2


PLACE_BEGINS = EDGE + len("Model ▲  ")
"""The cell where it is said which row the cursor is on."""


def titles(columns: Sequence[Column], view: View, cursor: int) -> Line:
    """Write the titles, with an arrow at the one that the models are ordered by, and which row the cursor is on."""
    spans: list[Span] = [(" " * EDGE, "")]
    for column in columns:
        title, is_text = column.title, _is_text(column)
        is_order = column.order is not None and column.order is view.order
        if is_order:
            arrow = "▼" if view.is_descending else "▲"
            title = f"{title} {arrow}" if is_text else f"{arrow} {title}"
        text = title.ljust(column.width) if is_text else title.rjust(column.width)
        spans.append((text, "accent" if is_order else "dim"))
        if column.order is Order.NAME:
            spans[-1:] = _with_place(spans[-1], column.width, _place(cursor, len(view.models)))
    return tuple(spans)


def _place(cursor: int, count: int) -> tuple[str, ...]:
    """Write which row of how many it is, the longest way first."""
    return (f"row {cursor + 1:,} of {count:,}", f"{cursor + 1:,} of {count:,}") if count else ()


def _with_place(title: Span, width: int, places: Sequence[str]) -> Line:
    """Set the place behind the title of the names, where it leaves a blank before the next column."""
    text, ink = title
    begins = PLACE_BEGINS - EDGE
    shown = next((place for place in places if begins + len(place) < width), "")
    return ((text[:begins].ljust(begins), ink), (shown.ljust(width - begins), "dim")) if shown else (title,)


class RowWriter:
    """Writes the rows of models. Cells that do not follow the work or the picks are written once."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, str, int], Line] = {}
        self._written_from: Catalogue | None = None
        self._written_for: tuple[object, ...] = ()

    def row(self, model: Model, columns: Sequence[Column], view: View, *, is_cursor: bool) -> Line:
        """Write a model's row."""
        basis = view.basis
        written_for = basis.moment, basis.tier_limits
        if self._written_from is not view.catalogue or self._written_for != written_for:
            self._written_from, self._written_for = view.catalogue, written_for
            self._cells.clear()
        marked, favourite = model.id in view.picks.marked, model.id in view.picks.favourites
        spans: list[Span] = [
            ("▌" if is_cursor else " ", "accent"),
            (MARK_PICKED if marked else " ", "accent"),
            (MARK_FAVOURITE if favourite else " ", "warn"),
            (" ", ""),
        ]
        for column in columns:
            spans += _cell(model, column, view) if column.follows_work else self._kept_cell(model, column, view)
        return tuple(spans)

    def _kept_cell(self, model: Model, column: Column, view: View) -> Line:
        key = id(model), column.title, column.width
        if key not in self._cells:
            self._cells[key] = _cell(model, column, view)
        return self._cells[key]


def _cell(model: Model, column: Column, view: View) -> Line:
    """Write a cell at exactly the width of its column."""
    cell = column.cell(model, view)
    taken = length(cell)
    if taken > column.width and len(cell) > 1 and column.order is Order.NAME:
        cell = short_name(cell)  # the maker yields to the model
        taken = length(cell)
    if taken > column.width:
        cell = cut_name(cell, column.width) if column.order is Order.NAME else crop(cell, column.width)
        taken = length(cell)
    if taken == column.width:
        return cell
    gap: Span = (" " * (column.width - taken), "")
    return (*cell, gap) if _is_text(column) else (gap, *cell)


def _is_text(column: Column) -> bool:
    """Whether it is written from its left edge, unlike figures."""
    return column.title.startswith((" ", "Model")) or not column.title


def nothing_found(view: View, *, in_table: bool) -> list[Line]:
    """Say that nothing is found, and what would help from the table, or from the search line."""
    return [((f"  {sentence}", "dim"),) for sentence in _why_nothing(view, "h" if in_table else "enter, then h")]


def _why_nothing(view: View, way: str) -> list[str]:
    if not len(view.catalogue):
        return ["There are no models; r fetches them."]
    if hidden := view.left_out:
        return [f"{hidden:,} hidden: {way} shows {'it' if hidden == 1 else 'them'} (batch rows, aliases)."]
    from ortui.domain.obstacles import obstacles_in_words  # noqa: PLC0415 - most searches find something
    from ortui.domain.terms import FAVOURITES  # noqa: PLC0415 - the same

    wanted = {part.term.text for part in view.query.parts if part.term is not None and not part.is_unwanted}
    if FAVOURITES in wanted and not view.picks.favourites:
        return ["There is no favourite yet: f makes the highlighted model one. Esc clears the search."]
    return ["No model matches. Esc clears the search.", *obstacles_in_words(view.obstacles)]


def scrollbar(line: int, top: int, rows: int, count: int) -> Span:
    """Write the scrollbar's cell beside a row in sight, of so many rows in sight and in all."""
    if count <= rows:
        return (" ", "")
    size = max(1, rows * rows // count)
    start = (rows - size) * top // (count - rows)
    return ("▐", "dim") if start <= line < start + size else ("▐", "faint")


@cache
def bar_strip(text: str, ink: str, theme: str) -> Strip:
    """Draw a cell of the scrollbar."""
    return drawn_strip(((text, ink),), 1, inks(theme))
