"""A small sheet that asks whether something that is kept may be replaced."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from ortui.ui.drawn import Line, Written, wrap
from ortui.ui.overlay import Overlay

REPLACES, KEEPS = "[@click=screen.dismiss(True)]enter replaces it[/]", "[@click=screen.dismiss(False)]esc keeps it[/]"
"""What stands in the frame, in Textual's markup: a click on it does what it says."""


class _Sentence(Written):
    """What would be replaced."""

    DEFAULT_CSS = "_Sentence { height: 2; }"

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self._sentence = sentence

    def write(self, width: int) -> list[Line]:
        """Write it on as many lines as there is room for."""
        return wrap(self._sentence, width, "", "", "")


class Confirm(Overlay[bool]):
    """Returns whether to replace; a click beside it keeps what there is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "dismiss(True)", "Replace", show=False),
        Binding("escape", "dismiss(False)", "Keep", show=False),
    ]
    DEFAULT_CSS = "Confirm > Vertical { width: 60; max-width: 90%; height: 4; }"

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self._title, self._sentence = title, sentence

    def compose(self) -> ComposeResult:
        """Lay out the sentence."""
        with Vertical() as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content.from_markup(f"{REPLACES} · {KEEPS}")
            yield _Sentence(self._sentence)
