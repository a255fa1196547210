"""The search line. It answers in the same frame as its echo: the filter runs as the value changes, not by a message."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from ortui.ui.keys import bindings


class SearchLine(Input):
    """An entry that narrows the table while it is typed in."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("search")

    class TableAsked(Message):
        """The table is to be moved or gone to from here."""

        def __init__(self, action: str, amount: int = 0) -> None:
            self.action, self.amount = action, amount
            super().__init__()

    def __init__(self, search: Callable[[str], None]) -> None:
        super().__init__(
            id="search", placeholder="search: words, in<1, ctx>=200k, by:openai, has:tools, is:free", compact=True
        )
        self._search = search
        self.cursor_blink = False

    def watch_value(self, value: str) -> None:
        """Narrow the table at once."""
        if self.is_attached:
            self._search(value)

    def action_move(self, rows: int) -> None:
        """Move the table's cursor."""
        self.post_message(self.TableAsked("move", rows))

    def action_page(self, pages: int) -> None:
        """Move the table's cursor by pages."""
        self.post_message(self.TableAsked("page", pages))

    def action_leave(self) -> None:
        """Go to the table."""
        self.post_message(self.TableAsked("leave"))

    def action_clear(self) -> None:
        """Clear the search; leave it if there is nothing to clear."""
        if self.value:
            self.value = ""
        else:
            self.action_leave()
