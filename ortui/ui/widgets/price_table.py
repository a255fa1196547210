"""The table of prices, drawn line by line: only the rows in sight are ever priced or built."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import islice, zip_longest
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from ortui.domain.model import Model
from ortui.domain.order import Order
from ortui.ui.drawn import Drawn, Line, Span
from ortui.ui.keys import bindings
from ortui.ui.messages import ActionAsked
from ortui.ui.view import View
from ortui.ui.widgets.columns import Column, columns_for
from ortui.ui.widgets.table_lines import (
    EDGE,
    MARK_CELL,
    STAR_CELL,
    RowWriter,
    bar_strip,
    nothing_found,
    scrollbar,
    titles,
)

WHEEL_ROWS = 3
NOTHING_LINE = 2
"""Where it is said that nothing is found: below the titles and a blank."""
MOST_STRIPS = 2000
IDLE_SECONDS, ROWS_AHEAD = 0.02, 4
"""Rows out of sight are drawn a few at a time, in a second or two: less than a key would notice."""


_Shape = tuple[int, Order | None]
"""On what the columns depend: the width, and the order that was chosen."""


def _figures_of(view: View) -> tuple[object, ...]:
    """Give what the cells of a model depend on besides the model."""
    return id(view.catalogue), view.basis, view.picks


class PriceTable(Drawn, can_focus=True):
    """Rows of models under a line of titles, with a cursor and a scrollbar."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("table")

    view: var[View | None] = var(None)
    cursor: var[int] = var(0)
    top: var[int] = var(0)

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
        super().__init__("table")
        self._wanted_columns = wanted_columns
        # A call and not a message: the detail and the receipt then change in the same frame as the cursor.
        self._highlight = highlight
        self._writer = RowWriter()
        self._rows: dict[tuple[int, str, _Shape, str], Strip] = {}
        self._lines: dict[tuple[int, str, _Shape, str, Span], Strip] = {}
        """Rows as they were drawn: by model, ground, shape, theme; lines by their cell of the scrollbar too."""
        self._columns: tuple[Column, ...] = ()
        self._columns_shape: _Shape = (0, None)
        self._ahead: Iterator[Model] = iter(())
        self._idle = self.set_interval(IDLE_SECONDS, self._draw_ahead, pause=True)
        """Draws rows ahead until there are none left."""
        self._painted: list[Hashable] = []
        """What each line shows on the screen now."""
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
        if view is None:
            return
        if before is None or _figures_of(before) != _figures_of(view):
            self._forget()
        cursor, row = 0, 0
        if before is not None and before.models and view.arrangement.text in {"", before.arrangement.text}:
            old = min(self.cursor, len(before.models) - 1)
            place = view.place_of(before.models[old].id)
            cursor = min(old, len(view.models) - 1) if place is None else place
            row = old - self.top
        self.set_reactive(PriceTable.cursor, max(0, cursor))
        self.set_reactive(PriceTable.top, self._possible_top(cursor - row))
        self._reveal()
        self._repaint()
        self._tell()

    def watch_cursor(self) -> None:
        """Scroll so that the cursor is in sight."""
        self._reveal()
        self._repaint()
        self._tell()

    def watch_top(self) -> None:
        """Show other rows."""
        self._repaint()

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
        self._forget()
        self._reveal()

    def on_focus(self) -> None:
        """Draw the cursor's row as in hand."""
        self._repaint()

    def on_blur(self) -> None:
        """Draw the cursor's row as left behind."""
        self._repaint()

    # Drawing

    def _forget(self) -> None:
        """Draw all of it anew."""
        self._rows.clear()
        self._lines.clear()
        self._painted = []
        if self.view is not None:
            self._ahead = iter(self.view.catalogue.models[: MOST_STRIPS // 2])
            self._idle.resume()
        self.refresh()

    def _repaint(self) -> None:
        """Have those lines painted that show something else than before."""
        if self.view is None or len(self._lines) > MOST_STRIPS:
            self._forget()
            return
        lines = [self._content(y) for y in range(self.size.height)]
        width, pairs = self.size.width, enumerate(zip_longest(self._painted, lines))
        if changed := [Region(0, y, width, 1) for y, (before, now) in pairs if before != now]:
            self.refresh(*changed)
        self._painted = lines

    def _content(self, y: int) -> Hashable:
        """Tell apart what a line shows: the titles, a model with or without the cursor, its cell of the scrollbar."""
        view = self.view
        if view is None:
            return None
        if y == 0:
            return view.order, view.is_descending, self._shape
        index, count = self.top + y - 1, len(view.models)
        if index >= count:
            return count, self._nothing(view) if not count and y == NOTHING_LINE else None
        bar = scrollbar(y - 1, self.top, self.rows, count)
        return id(view.models[index]), self._ground(index), bar, self._shape

    @property
    def _shape(self) -> _Shape:
        return self.size.width, self.view.arrangement.order if self.view is not None else None

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns at the present width; the one that the models were put in order by is among them."""
        if (shape := self._shape) != self._columns_shape:
            self._columns_shape = shape
            self._columns = columns_for(shape[0] - EDGE - 1, self._wanted_columns, shape[1])
        return self._columns

    def _nothing(self, view: View) -> Line:
        return nothing_found(view, in_table=self.has_focus)

    def render_line(self, y: int) -> Strip:
        """Draw the titles, then the rows in sight."""
        view, width = self.view, self.size.width
        if view is None or width < EDGE + 1:
            return self.strip((), width)
        if y == 0:
            return self.strip(titles(self.columns, view), width)
        index, count = self.top + y - 1, len(view.models)
        if index >= count:
            return self.strip(self._nothing(view) if not count and y == NOTHING_LINE else (), width)
        bar = scrollbar(y - 1, self.top, self.rows, count)
        return self._line(view, view.models[index], bar, self._ground(index))

    def _ground(self, index: int) -> str:
        """Name what lies behind a row."""
        if index != self.cursor:
            return ""
        return "here" if self.has_focus else "away"

    def _draw_ahead(self) -> None:
        """Draw some rows that are not in sight yet, so that no key has to wait for them."""
        rows = list(islice(self._ahead, ROWS_AHEAD))
        if self.view is None or not rows or self.size.width <= EDGE:
            self._idle.pause()
            return
        for model in rows:
            self._row(self.view, model)

    def _line(self, view: View, model: Model, bar: Span, ground: str) -> Strip:
        """Draw a row and its cell of the scrollbar, or take the strip that was drawn before."""
        key = id(model), ground, self._shape, self.app.theme, bar
        if key not in self._lines:
            self._lines[key] = Strip.join([self._row(view, model, ground), bar_strip(*bar, self.app.theme)])
        return self._lines[key]

    def _row(self, view: View, model: Model, ground: str = "") -> Strip:
        """Draw a row, or take it as it was drawn before: a search only shows the same rows elsewhere."""
        key = id(model), ground, self._shape, self.app.theme
        if key not in self._rows:
            line = self._writer.row(model, self.columns, view, is_cursor=ground != "")
            self._rows[key] = self.strip(line, self.size.width - 1, ground)
        return self._rows[key]

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
        elif self.view and not self.view.models:
            if event.y == NOTHING_LINE and self.view.left_out:
                self.post_message(ActionAsked("left_out"))
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
