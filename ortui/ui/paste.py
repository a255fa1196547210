"""A sheet to paste a text into, of which the tokens are estimated."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import TextArea

from ortui.domain.text_tokens import tokens_of
from ortui.ui.keys import bindings


class Paste(ModalScreen[str | None]):
    """Returns the text, or None where it was left by escape or a click beside it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("paste")
    DEFAULT_CSS = """
    Paste { align: center middle; background: $background 60%; }
    Paste > Vertical {
        width: 90%;
        max-width: 100;
        height: 80%;
        border: round $ink-accent;
        border-title-color: $ink-accent;
        border-subtitle-color: $ink-dim;
        background: $background;
    }
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

    def on_click(self, event: events.Click) -> None:
        """Leave by a click beside the box."""
        if event.widget is self:
            self.dismiss(None)
