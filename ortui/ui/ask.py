"""A small sheet that asks for one line of text."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

LONGEST = 60


class Ask(ModalScreen[str | None]):
    """Returns what was typed, empty where nothing was, or None where it was left by escape or a click beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Leave", show=False)]
    DEFAULT_CSS = """
    Ask { align: center middle; background: $background 60%; }
    Ask > Vertical {
        width: 60;
        max-width: 90%;
        height: 3;
        border: round $ink-accent;
        border-title-color: $ink-accent;
        border-subtitle-color: $ink-dim;
        background: $background;
        padding: 0 1;
    }
    """

    def __init__(self, title: str, placeholder: str, value: str = "") -> None:
        super().__init__()
        self._title, self._placeholder, self._value = title, placeholder, value

    def compose(self) -> ComposeResult:
        """Lay out the entry."""
        with Vertical() as box:
            box.border_title = Content(self._title)
            box.border_subtitle = "enter takes it, esc leaves"
            yield Input(self._value, placeholder=self._placeholder, compact=True, max_length=LONGEST)

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Return what was typed."""
        submitted.stop()
        self.dismiss(submitted.value.strip())

    def on_click(self, event: events.Click) -> None:
        """Leave by a click beside the box."""
        if event.widget is self:
            self.dismiss(None)
