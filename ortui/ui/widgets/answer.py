"""One answer of the budget solver: what is affordable, why no more, and a way to take it."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from ortui.ui.drawn import Drawn, Line, crop, wrap
from ortui.ui.keys import bindings
from ortui.ui.widgets.neighbour import HasNeighbours


class Answer(Drawn, HasNeighbours, can_focus=True):
    """Two lines: the answer, and what bounds it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("answer")
    SCOPED_CSS = False  # the room there is decides
    DEFAULT_CSS = """
    Answer { height: 2; }
    Desk.-tall.-roomy Answer, Desk.-high Answer { height: 3; }
    """

    found: reactive[Line] = reactive((), layout=False)
    why: reactive[str] = reactive("", layout=False)

    class Taken(Message):
        """The answer is to be taken over."""

        def __init__(self, answer: "Answer") -> None:
            self.answer = answer
            super().__init__()

    def line(self, y: int) -> Line:
        """Draw it."""
        if y == 0:
            return crop((("▌" if self.has_focus else " ", "accent"), *self.found), self.size.width)
        lines, room = wrap(self.why, self.size.width, "dim", "   ", "   "), self.size.height - 1
        if len(lines) > room:
            rest: Line = tuple(span for line in lines[room - 1 :] for span in line)
            lines = [*lines[: room - 1], crop(rest, self.size.width)]
        return lines[y - 1] if y <= len(lines) else ()

    def action_take(self) -> None:
        """Take it over."""
        self.post_message(self.Taken(self))

    def on_click(self, event: events.Click) -> None:
        """Take it over by a double click; a single one goes to it."""
        event.stop()
        self.screen.set_focus(self)
        if event.chain == 2:  # noqa: PLR2004 - a double click
            self.action_take()
