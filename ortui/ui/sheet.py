"""A sheet over the desk that shows lines and scrolls: the help, and all there is on one model."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.getters import query_one

from ortui.ui.drawn import Drawn, Line, Writer
from ortui.ui.keys import bindings
from ortui.ui.overlay import Overlay

CLOSES = "[@click=screen.dismiss]esc closes[/]"
"""What stands in the frame of every sheet, in Textual's markup: a click on it closes, too."""


class Page(Drawn):
    """The lines of a sheet, as many as they need."""

    def __init__(self, write: Writer) -> None:
        super().__init__()
        self._write = write
        self._lines: list[Line] = []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take the height that the lines need at this width."""
        del container, viewport
        self._lines = self._write(width)
        return len(self._lines)

    def rewrite(self, write: Writer) -> None:
        """Show other lines, as many as they are."""
        self._write = write
        self.refresh(layout=True)

    def line(self, y: int) -> Line:
        """Draw one line."""
        return self._lines[y] if y < len(self._lines) else ()


class Sheet(Overlay[None]):
    """A bordered page in the middle of the screen; escape, enter, q or a click beside it closes it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("sheet")
    DEFAULT_CSS = """
    Sheet > VerticalScroll {
        width: 90%;
        max-width: 112;
        max-height: 90%;
        border-title-style: bold;
        scrollbar-size-vertical: 1;
    }
    Sheet.-wide-sheet > VerticalScroll { width: 96%; max-width: 100%; }
    Sheet Page { height: auto; }
    """

    _page = query_one(Page)
    _scroll = query_one(VerticalScroll)

    def __init__(self, title: str, write: Writer, *, subtitle: str = CLOSES, wide: bool = False) -> None:
        super().__init__(classes="-wide-sheet" if wide else None)
        self._title, self._write, self._subtitle = title, write, subtitle

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll() as scroll:
            scroll.border_title = Content(self._title)
            scroll.border_subtitle = Content.from_markup(self._subtitle)
            yield Page(self._write)

    def rewrite(self, write: Writer) -> None:
        """Show other lines."""
        self._page.rewrite(write)

    def action_scroll(self, rows: int) -> None:
        """Scroll by rows."""
        self._scroll.scroll_relative(y=rows, animate=False)

    def action_end(self, direction: int) -> None:
        """Go to the start or to the end."""
        if direction < 0:
            self._scroll.scroll_home(animate=False)
        else:
            self._scroll.scroll_end(animate=False)
