"""Rows under a line of titles, with a cursor and a scrollbar: where they are, and how keys and the mouse move them."""

from textual import events
from textual.reactive import var
from textual.widget import Widget

from ortui.ui.drawn import Drawn

WHEEL_ROWS = 3
_BEYOND_ALL = 10**9


class ScrolledRows(Drawn, can_focus=True):
    """Keeps the cursor in sight. What the rows are, and how they are painted, is for its heirs to say."""

    cursor: var[int] = var(0)
    top: var[int] = var(0)

    def __init__(self, widget_id: str) -> None:
        super().__init__(widget_id)
        self._dragging = False

    # What its heirs say

    @property
    def count(self) -> int:
        """How many rows there are, in sight or not."""
        raise NotImplementedError

    def repaint(self) -> None:
        """Have those lines painted that show something else than before."""
        raise NotImplementedError

    def cursor_moved(self) -> None:
        """Let others know."""

    def press_title(self, x: int) -> None:
        """Do what a press on the titles asks for."""

    def press_row(self, x: int, y: int) -> None:
        """Do what a press on a line below the titles asks for, once the cursor is there."""

    # What is in sight

    @property
    def rows(self) -> int:
        """How many rows fit below the titles."""
        return max(1, self.size.height - 1)

    def possible_top(self, top: int) -> int:
        """Give the nearest row that can be the first in sight."""
        return max(0, min(top, self.count - self.rows))

    def reveal(self) -> None:
        """Scroll so that the cursor is in sight."""
        top = min(max(self.top, self.cursor - self.rows + 1), self.cursor)
        self.top = self.possible_top(top)

    def watch_cursor(self) -> None:
        """Scroll so that the cursor is in sight."""
        self.reveal()
        self.repaint()
        self.cursor_moved()

    def watch_top(self) -> None:
        """Show other rows."""
        self.repaint()

    def on_focus(self, event: events.Focus) -> None:
        """Draw the cursor's row as in hand."""
        self._be_in_hand(event, events.DescendantFocus(self), is_here=True)

    def on_blur(self, event: events.Blur) -> None:
        """Draw the cursor's row as left behind."""
        self._be_in_hand(event, events.DescendantBlur(self), is_here=False)

    def _be_in_hand(self, event: events.Event, told: events.Event, *, is_here: bool) -> None:
        """Do what a widget does when the focus comes or goes, but have no more than a row painted."""
        event.prevent_default()
        self.has_focus = is_here
        if isinstance(self.parent, Widget):
            self.parent.post_message(told)
        self.repaint()

    # Keys

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self.go_to_row(self.cursor + rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by what is in sight."""
        self.go_to_row(self.cursor + pages * max(1, self.rows - 1))

    def action_end(self, direction: int) -> None:
        """Go to the first or the last row."""
        self.go_to_row(0 if direction < 0 else _BEYOND_ALL)

    def go_to_row(self, index: int) -> None:
        """Move the cursor to the nearest row there is."""
        self.cursor = max(0, min(index, self.count - 1))

    # Mouse

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll without moving the cursor."""
        event.stop()
        self.top = self.possible_top(self.top + WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll without moving the cursor."""
        event.stop()
        self.top = self.possible_top(self.top - WHEEL_ROWS)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take a title, a row or the scrollbar in hand."""
        event.stop()
        if event.y == 0:
            self.press_title(event.x)
        elif event.x >= self.size.width - 1:
            self._dragging = True
            self.capture_mouse()
            self._drag_to(event.y)
        else:
            if self.top + event.y - 1 < self.count:
                self.cursor = self.top + event.y - 1
            self.press_row(event.x, event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the scrollbar."""
        if self._dragging:
            self._drag_to(event.y)

    def on_mouse_up(self) -> None:
        """Let the scrollbar go."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def _drag_to(self, y: int) -> None:
        self.top = self.possible_top(round((y - 1) / max(1, self.rows - 1) * (self.count - self.rows)))
