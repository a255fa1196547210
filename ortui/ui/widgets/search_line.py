"""The search line. It answers in the same frame as its echo: the filter runs as the value changes, not by a message."""

from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.widgets import Input

from ortui.ui.inks import inks
from ortui.ui.keys import bindings
from ortui.ui.view import View
from ortui.ui.widgets.kept_lines import KeepsLines


class _Misreads(Highlighter):
    """Marks the terms that could not be read, where they stand."""

    def __init__(self, line: "SearchLine") -> None:
        self._line = line

    def highlight(self, text: Text) -> None:
        """Mark them."""
        view = self._line.view
        if view is not None and view.arrangement.text.rstrip() == text.plain.rstrip():
            for misread in view.query.misread:
                text.stylize(inks(self._line.app.theme)["warn"] + Style(underline=True), misread.start, misread.end)


class SearchLine(KeepsLines, Input):
    """An entry that narrows the table while it is typed in."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("search")

    class TableAsked(Message):
        """The table is to be moved or gone to from here."""

        def __init__(self, action: str, amount: int = 0) -> None:
            self.action, self.amount = action, amount
            super().__init__()

    virtual_size = reactive(Size(0, 0), layout=False)  # the line is as high and as wide, whatever is typed
    view: var[View | None] = var(None)
    """What the search has found, for the marks of what could not be read."""

    def __init__(self, search: Callable[[str], None], propose: Callable[[str], str | None]) -> None:
        super().__init__(
            id="search",
            placeholder="search: words, in<1, ctx>=200k, by:openai, has:tools, is:free",
            highlighter=_Misreads(self),
        )
        self._search, self._propose = search, propose
        self.cursor_blink = False

    def watch_view(self, before: View | None, view: View | None) -> None:
        """Mark other terms, where others could not be read."""
        if (before and before.query.misread) != (view and view.query.misread):
            self.refresh()

    def watch_value(self, value: str) -> None:
        """Narrow the table at once, and propose how the term goes on."""
        if self.is_attached:
            self._search(value)
        if self.has_focus:
            # Textual asks for proposals in a worker and paints a second frame; this one is there in the first.
            self._suggestion = value + (self._propose(value) or "")

    def on_click(self, event: events.Click) -> None:
        """Take what is proposed by a click on it, or right of it: such a click has put the cursor at the end."""
        if self._suggestion and self.cursor_at_end and event.x >= cell_len(self.value):
            self.action_cursor_right()

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
