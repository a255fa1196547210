"""A sheet to paste a text into, of which the tokens are estimated."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import TextArea

from ortui.domain.text_tokens import tokens_of
from ortui.ui.keys import bindings
from ortui.ui.overlay import Overlay


class Paste(Overlay[str | None]):
    """Returns the text, or None where it was left by escape or a click beside it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("paste")
    DEFAULT_CSS = """
    Paste > Vertical { width: 90%; max-width: 100; height: 80%; padding: 0; }
    Paste TextArea, Paste TextArea:focus { border: none; height: 1fr; background: $background; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the area for the text."""
        with Vertical() as box:
            box.border_title = "Paste a prompt: its tokens are estimated"
            box.border_subtitle = "[@click=screen.take]ctrl+s takes it[/] · [@click=screen.dismiss(None)]esc leaves[/]"
            area = TextArea(show_line_numbers=False, soft_wrap=True)
            area.cursor_blink = False
            yield area

    def on_text_area_changed(self, changed: TextArea.Changed) -> None:
        """Say how many tokens it is about."""
        found = tokens_of(changed.text_area.text)
        band = f"about {found.likely:,} tokens ({found.low:,} to {found.high:,})"
        self.query_exactly_one(Vertical).border_title = f"Paste a prompt: {band}"

    def action_take(self) -> None:
        """Return the text."""
        self.dismiss(self.query_exactly_one(TextArea).text)
