"""A short list of names, one of them in hand; the keys that move in it are those of the sheet around it."""

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.reactive import reactive

from ortui.ui.drawn import Drawn, Line, crop, spread

MOST_ROWS = 10


class Names(Drawn):
    """Rows of a name and a few words on it."""

    at: reactive[int] = reactive(0, layout=False)

    class Pointed(Message):
        """A row was clicked."""

        def __init__(self, row: int) -> None:
            self.row = row
            super().__init__()

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._rows = rows
        self.styles.height = min(len(rows), MOST_ROWS)

    @property
    def _top(self) -> int:
        """The first row in sight."""
        return min(max(0, self.at - self.size.height // 2), max(0, len(self._rows) - self.size.height))

    def line(self, y: int) -> Line:
        """Draw one."""
        if (row := self._top + y) >= len(self._rows):
            return ()
        name, counts = self._rows[row]
        is_here = row == self.at
        left: Line = (("▌" if is_here else " ", "accent"), (name, "strong" if is_here else ""))
        return spread(crop(left, self.size.width), ((counts, "dim"),), self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Take one in hand."""
        event.stop()
        if (row := self._top + event.y) < len(self._rows):
            self.post_message(self.Pointed(row))
