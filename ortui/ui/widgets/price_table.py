"""The table of prices, drawn line by line: only the rows in sight are ever priced or built."""

from collections.abc import Callable, Hashable, Sequence
from itertools import zip_longest
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from ortui.domain.model import Model
from ortui.domain.order import Order
from ortui.ui.drawn import Line
from ortui.ui.keys import bindings
from ortui.ui.messages import ActionAsked
from ortui.ui.view import View
from ortui.ui.widgets.columns import columns_for
from ortui.ui.widgets.row_strips import Look, RowStrips, Shape
from ortui.ui.widgets.scrolled_rows import ScrolledRows
from ortui.ui.widgets.table_lines import (
    EDGE,
    MARK_CELL,
    PLACE_BEGINS,
    STAR_CELL,
    nothing_found,
    scrollbar,
    titles,
)

NOTHING_LINE = 2
"""Where it is said first that nothing is found: below the titles and a blank."""
IDLE_SECONDS = 0.02
"""Between two times that rows are drawn ahead: all of them are there in a second or two."""


def _figures_of(view: View) -> tuple[object, ...]:
    """Give what the cells of a model depend on besides the model."""
    return id(view.catalogue), view.basis, view.picks


class PriceTable(ScrolledRows):
    """Rows of models under a line of titles."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("table")

    view: var[View | None] = var(None)

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
        self._strips = RowStrips()
        self._known_look = Look((0, None), (), "")
        self._idle = self.set_interval(IDLE_SECONDS, self._draw_ahead, pause=True)
        """Draws rows ahead until there are none left."""
        self._painted: list[Hashable] = []
        """What each line shows on the screen now, and which row is said to be the cursor's."""
        self._painted_place = (0, 0)
        self._said: Sequence[Line] = ()
        """Why there are no rows."""

    # What is shown

    @property
    def count(self) -> int:
        """How many models the search finds."""
        return len(self.view.models) if self.view is not None else 0

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
        self.set_reactive(PriceTable.top, self.possible_top(cursor - row))
        self.reveal()
        self.repaint()
        self.cursor_moved()

    def cursor_moved(self) -> None:
        """Make the model of the cursor the highlighted one."""
        if self.is_attached:
            self._highlight(self.model)

    def go_to(self, model: Model) -> None:
        """Move the cursor to a model that is shown."""
        place = self.view.place_of(model.id) if self.view is not None else None
        if place is not None:
            self.go_to_row(place)

    def on_resize(self) -> None:
        """Draw anew at the new width, with the cursor in sight."""
        self._forget()
        self.reveal()

    # Drawing

    def _forget(self) -> None:
        """Draw all of it anew."""
        self._strips.forget(self.view.catalogue.models if self.view is not None else ())
        if self.view is not None:
            self._idle.resume()
        self.refresh()
        self._painted = self._contents(self.view) if self.view is not None else []

    def repaint(self) -> None:
        """Have those lines painted that show something else than before."""
        if self.view is None or self._strips.is_full:
            self._forget()
            return
        lines = self._contents(self.view)
        width, pairs = self.size.width, enumerate(zip_longest(self._painted, lines))
        changed = [Region(0, y, width, 1) for y, (before, now) in pairs if before != now]
        if (place := (self.cursor, self.count)) != self._painted_place:
            self._painted_place = place
            changed.append(Region(PLACE_BEGINS, 0, max(1, self._look.columns[0].width - PLACE_BEGINS + EDGE), 1))
        if changed:
            self.refresh(*changed)
        self._painted = lines

    def _contents(self, view: View) -> list[Hashable]:
        """Tell apart what each line shows: the titles, or a model, its ground and its cell of the scrollbar."""
        # All is looked up once: Textual's attributes are slow, and there is a line for each row in sight.
        models, count, top, rows, shape = view.models, len(view.models), self.top, self.rows, self._shape
        cursor, here = self.cursor, "here" if self.has_focus else "away"
        self._said = () if count else nothing_found(view, in_table=self.has_focus)
        lines: list[Hashable] = [(view.order, view.is_descending, shape)]
        for y in range(rows):
            index = top + y
            if index < count:
                ground = here if index == cursor else ""
                lines.append((id(models[index]), ground, scrollbar(y, top, rows, count), shape))
            else:
                lines.append((count, self._nothing(y + 1)))
        return lines[: self.size.height]

    @property
    def _shape(self) -> Shape:
        return self.size.width, self.view.arrangement.order if self.view is not None else None

    @property
    def _look(self) -> Look:
        """The columns at the present width; the one that the models were put in order by is among them."""
        shape, theme = self._shape, self.app.theme
        if (shape, theme) != (self._known_look.shape, self._known_look.theme):
            columns = columns_for(shape[0] - EDGE - 1, self._wanted_columns, shape[1])
            self._known_look = Look(shape, columns, theme)
        return self._known_look

    def _nothing(self, y: int) -> Line:
        """Look up the line that says why there are no rows; empty where it has ended, and where there are some."""
        return self._said[y - NOTHING_LINE] if 0 <= y - NOTHING_LINE < len(self._said) else ()

    def render_line(self, y: int) -> Strip:
        """Draw the titles, then the rows in sight."""
        view, width = self.view, self.size.width
        if view is None or width < EDGE + 1:
            return self.strip((), width)
        if y == 0:
            return self.strip(titles(self._look.columns, view, self.cursor), width)
        index, count = self.top + y - 1, len(view.models)
        if index >= count:
            return self.strip(self._nothing(y), width)
        bar = scrollbar(y - 1, self.top, self.rows, count)
        return self._strips.line(view, view.models[index], self._look, self._ground(index), bar)

    def _ground(self, index: int) -> str:
        """Name what lies behind a row."""
        if index != self.cursor:
            return ""
        return "here" if self.has_focus else "away"

    def _draw_ahead(self) -> None:
        """Draw some rows that are not in sight yet."""
        if self.view is None or self.size.width <= EDGE or not self._strips.draw_ahead(self.view, self._look):
            self._idle.pause()

    # Mouse

    def press_title(self, x: int) -> None:
        """Ask for the order of a column."""
        right = EDGE
        for column in self._look.columns:
            right += column.width
            if x < right:
                if column.order is not None:
                    self.post_message(self.SortAsked(column.order))
                return

    def press_row(self, x: int, y: int) -> None:
        """Mark a model or make it a favourite; where none is found, show those that are hidden."""
        if self.view is None:
            return
        if not self.count and y == NOTHING_LINE and self.view.left_out:
            self.post_message(ActionAsked("left_out"))
        elif x in {MARK_CELL, STAR_CELL} and self.top + y - 1 < self.count:
            picked = "mark" if x == MARK_CELL else "favourite"
            self.post_message(self.Picked(picked, self.view.models[self.cursor]))

    def on_click(self, event: events.Click) -> None:
        """Open a model by a double click."""
        in_rows = event.y > 0 and EDGE <= event.x < self.size.width - 1
        if event.chain == 2 and in_rows:  # noqa: PLR2004 - a double click
            self.post_message(self.Opened())
