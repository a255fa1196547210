"""The table of prices, drawn line by line: only the rows in sight are ever priced or built."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from ortui.domain.model import Model
from ortui.domain.order import Order
from ortui.ui.drawn import Drawn, Line, Span, crop, length
from ortui.ui.keys import bindings
from ortui.ui.view import View
from ortui.ui.widgets.columns import MARK_FAVOURITE, MARK_PICKED, Column, columns_for

EDGE = 4
"""Cells left of the columns: the cursor, the mark for comparing, the star of a favourite, a blank."""
MARK_CELL, STAR_CELL = 1, 2
WHEEL_ROWS = 3


class PriceTable(Drawn, can_focus=True):
    """Rows of models under a line of titles, with a cursor and a scrollbar."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("table")

    view: reactive[View | None] = reactive(None, layout=False)
    cursor: reactive[int] = reactive(0, layout=False)
    top: reactive[int] = reactive(0, layout=False)

    class SortAsked(Message):
        """A title was clicked."""

        def __init__(self, order: Order) -> None:
            self.order = order
            super().__init__()

    class Opened(Message):
        """A row was double-clicked."""

    class Picked(Message):
        """The cell of the mark or of the star was clicked."""

        def __init__(self, action: str, model: Model) -> None:
            self.action, self.model = action, model
            super().__init__()

    def __init__(self, highlight: Callable[[Model | None], None], wanted_columns: Sequence[str] = ()) -> None:
        super().__init__(id="table")
        self._wanted_columns = wanted_columns
        # A call and not a message: the detail and the receipt then change in the same frame as the cursor.
        self._highlight = highlight
        self._strips: dict[tuple[int, bool], Strip] = {}
        self._columns: tuple[Column, ...] = ()
        self._columns_width = 0
        self._dragging = False

    # What is in sight

    @property
    def rows(self) -> int:
        """How many rows of models fit below the titles."""
        return max(1, self.size.height - 1)

    @property
    def model(self) -> Model | None:
        """The model the cursor is on."""
        if self.view is None or not self.view.models:
            return None
        return self.view.models[min(self.cursor, len(self.view.models) - 1)]

    def watch_view(self, before: View | None, view: View | None) -> None:
        """Keep the highlighted model where the eye is, unless the search changed: then the first hit is highlighted."""
        self._strips.clear()
        if view is None:
            return
        cursor, row = 0, 0
        if before is not None and before.models and view.arrangement.text in {"", before.arrangement.text}:
            old = min(self.cursor, len(before.models) - 1)
            place = view.place_of(before.models[old].id)
            cursor = min(old, len(view.models) - 1) if place is None else place
            row = old - self.top
        self.set_reactive(PriceTable.cursor, max(0, cursor))
        self.set_reactive(PriceTable.top, self._possible_top(cursor - row))
        self._reveal()
        self.refresh()
        self._tell()

    def watch_cursor(self) -> None:
        """Scroll so that the cursor is in sight."""
        self._reveal()
        self._tell()

    def _tell(self) -> None:
        if self.is_attached:
            self._highlight(self.model)

    def _possible_top(self, top: int) -> int:
        count = len(self.view.models) if self.view else 0
        return max(0, min(top, count - self.rows))

    def _reveal(self) -> None:
        top = min(max(self.top, self.cursor - self.rows + 1), self.cursor)
        self.top = self._possible_top(top)

    def on_resize(self) -> None:
        """Draw anew at the new width, with the cursor in sight."""
        self._strips.clear()
        self._reveal()

    def on_focus(self) -> None:
        """Draw the cursor's row as in hand."""
        self._strips.clear()

    def on_blur(self) -> None:
        """Draw the cursor's row as left behind."""
        self._strips.clear()

    def notify_style_update(self) -> None:
        """Forget what was drawn with the colours of another theme."""
        self._strips.clear()
        super().notify_style_update()

    # Drawing

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns at the present width."""
        width = self.size.width - EDGE - 1
        if width != self._columns_width:
            self._columns, self._columns_width = columns_for(width, self._wanted_columns), width
        return self._columns

    def render_line(self, y: int) -> Strip:
        """Draw the titles, then the rows in sight."""
        if self.view is None or self.size.width < EDGE + 1:
            return Strip.blank(self.size.width, self.rich_style)
        if y == 0:
            return self.strip(self._titles(self.view), self.size.width)
        index = self.top + y - 1
        if index >= len(self.view.models):
            return self.strip(self._nothing_found(y), self.size.width)
        is_cursor = index == self.cursor
        key = (index, is_cursor)
        if key not in self._strips:
            behind = ("here" if self.has_focus else "away") if is_cursor else ""
            self._strips[key] = self.strip(
                self._row(self.view, index, is_cursor=is_cursor), self.size.width - 1, behind
            )
        return Strip.join([self._strips[key], self.strip((self._scrollbar(y - 1),), 1)])

    def _titles(self, view: View) -> Line:
        spans: list[Span] = [(" " * EDGE, "")]
        for column in self.columns:
            title = column.title
            if column.order is view.order and column.order is not None:
                arrow = "▼" if view.is_descending else "▲"
                title = f"{title} {arrow}" if title.startswith((" ", "Model")) else f"{arrow} {title}"
            is_text = column.title.startswith((" ", "Model"))
            text = title.ljust(column.width) if is_text else title.rjust(column.width)
            spans.append((text, "accent" if column.order is not None and column.order is view.order else "dim"))
        return tuple(spans)

    def _row(self, view: View, index: int, *, is_cursor: bool) -> Line:
        model = view.models[index]
        marked, favourite = model.id in view.picks.marked, model.id in view.picks.favourites
        spans: list[Span] = [
            ("▌" if is_cursor else " ", "accent"),
            (MARK_PICKED if marked else " ", "accent"),
            (MARK_FAVOURITE if favourite else " ", "warn"),
            (" ", ""),
        ]
        for column in self.columns:
            cell = column.cell(model, view)
            if len(cell) > 1 and column.order is Order.NAME and length(cell) > column.width:
                cell = cell[1:]  # the maker yields to the model
            cell = crop(cell, column.width)
            spans += cell
            spans.append((" " * (column.width - length(cell)), ""))
        return tuple(spans)

    def _nothing_found(self, y: int) -> Line:
        if self.view is None or self.view.models or y != 2:  # noqa: PLR2004 - a line below the titles
            return ()
        hidden = self.view.left_out
        if hidden:
            rows = "1 hidden row matches" if hidden == 1 else f"{hidden:,} hidden rows match"
            return ((f"  Only {rows} (batch rows and aliases): enter leaves the search, then h shows them.", "dim"),)
        return (("  No model matches. Esc clears the search.", "dim"),)

    def _scrollbar(self, row: int) -> Span:
        count, rows = len(self.view.models) if self.view else 0, self.rows
        if count <= rows:
            return (" ", "")
        size = max(1, rows * rows // count)
        start = (rows - size) * self.top // (count - rows)
        return ("▐", "dim") if start <= row < start + size else ("▐", "faint")

    # Keys

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self._go_to(self.cursor + rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by what is in sight."""
        self._go_to(self.cursor + pages * max(1, self.rows - 1))

    def action_end(self, direction: int) -> None:
        """Go to the first or the last model."""
        self._go_to(0 if direction < 0 else 10**9)

    def go_to(self, model: Model) -> None:
        """Move the cursor to a model that is shown."""
        place = self.view.place_of(model.id) if self.view is not None else None
        if place is not None:
            self._go_to(place)

    def _go_to(self, index: int) -> None:
        count = len(self.view.models) if self.view else 0
        self.cursor = max(0, min(index, count - 1))

    # Mouse

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll without moving the cursor."""
        event.stop()
        self.top = self._possible_top(self.top + WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll without moving the cursor."""
        event.stop()
        self.top = self._possible_top(self.top - WHEEL_ROWS)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take a title, a row or the scrollbar in hand."""
        event.stop()
        if event.y == 0:
            self._click_title(event.x)
        elif event.x >= self.size.width - 1:
            self._dragging = True
            self.capture_mouse()
            self._drag_to(event.y)
        elif self.view and self.top + event.y - 1 < len(self.view.models):
            self.cursor = self.top + event.y - 1
            if event.x in {MARK_CELL, STAR_CELL}:
                picked = "mark" if event.x == MARK_CELL else "favourite"
                self.post_message(self.Picked(picked, self.view.models[self.cursor]))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the scrollbar."""
        if self._dragging:
            self._drag_to(event.y)

    def on_mouse_up(self) -> None:
        """Let the scrollbar go."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Open a model by a double click."""
        in_rows = event.y > 0 and EDGE <= event.x < self.size.width - 1
        if event.chain == 2 and in_rows:  # noqa: PLR2004 - a double click
            self.post_message(self.Opened())

    def _drag_to(self, y: int) -> None:
        count = len(self.view.models) if self.view else 0
        self.top = self._possible_top(round((y - 1) / max(1, self.rows - 1) * (count - self.rows)))

    def _click_title(self, x: int) -> None:
        right = EDGE
        for column in self.columns:
            right += column.width
            if x < right:
                if column.order is not None:
                    self.post_message(self.SortAsked(column.order))
                return
