"""A small sheet that asks for one line of text."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from ortui.ui.overlay import Overlay

LONGEST, LONGEST_SECRET = 60, 1_000
TAKES, REMOVES, LEAVES = (
    "[@click=screen.take]enter takes it[/]",
    "[@click=screen.remove]remove it[/]",
    ("[@click=screen.dismiss(None)]esc leaves[/]"),
)
"""What stands in the frame, in Textual's markup: a click on it does what it says."""


class Ask(Overlay[str | None]):
    """Returns what was typed, empty where nothing was, or None where it was left by escape or a click beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Leave", show=False)]
    DEFAULT_CSS = "Ask > Vertical { width: 60; max-width: 90%; height: 3; }"

    def __init__(
        self, title: str, placeholder: str, value: str = "", *, is_secret: bool = False, can_remove: bool = True
    ) -> None:
        """Ask; a value can be removed, unless it is only proposed. A secret is masked as it is typed."""
        super().__init__()
        self._title, self._placeholder, self._value, self._is_secret = title, placeholder, value, is_secret
        self._can_remove = can_remove and value != ""

    def compose(self) -> ComposeResult:
        """Lay out the entry."""
        with Vertical() as box:
            box.border_title = Content(self._title)
            ways = (TAKES, REMOVES, LEAVES) if self._can_remove else (TAKES, LEAVES)
            box.border_subtitle = Content.from_markup(" · ".join(ways))
            yield Input(
                self._value,
                placeholder=self._placeholder,
                password=self._is_secret,
                compact=True,
                max_length=LONGEST_SECRET if self._is_secret else LONGEST,
            )

    def action_take(self) -> None:
        """Return what was typed."""
        self.dismiss(self.query_exactly_one(Input).value.strip())

    def action_remove(self) -> None:
        """Return nothing, as if all was rubbed out."""
        self.dismiss("")

    def on_input_submitted(self, submitted: Input.Submitted) -> None:
        """Return what was typed."""
        submitted.stop()
        self.dismiss(submitted.value.strip())
