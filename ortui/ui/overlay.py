"""What all sheets share: a framed box in the middle of the screen, over the desk."""

from typing import TypeVar

from textual import events
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Overlay(ModalScreen[Result]):
    """Holds one box; a click beside it leaves it, with no result."""

    DEFAULT_CSS = """
    Overlay { align: center middle; background: $background 60%; }
    Overlay > Vertical, Overlay > VerticalScroll {
        height: auto;
        border: round $ink-accent;
        border-title-color: $ink-accent;
        border-subtitle-color: $ink-dim;
        background: $background;
        padding: 0 1;
    }
    """

    def on_click(self, event: events.Click) -> None:
        """Leave by a click beside the box."""
        if event.widget is self:
            self.dismiss()
