"""A choice between a few words on one line."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from ortui.ui.drawn import Drawn, Line
from ortui.ui.keys import bindings
from ortui.ui.widgets.neighbour import HasNeighbours


class Choice(Drawn, HasNeighbours, can_focus=True):
    """One of some words."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("choice")

    chosen: reactive[str] = reactive("", layout=False)

    class Switched(Message):
        """Another was chosen."""

    def __init__(self, widget_id: str, words: Sequence[str], title: str = "") -> None:
        super().__init__(widget_id)
        self._words, self._title = words, title
        self.set_reactive(Choice.chosen, words[0])

    def line(self, y: int) -> Line:
        """Draw all, the chosen one marked."""
        del y
        spans = [(f" {self._title}", "dim")] if self._title else []
        for word in self._words:
            chosen = word == self.chosen
            ink = ("accent" if self.has_focus else "strong") if chosen else "dim"
            spans.append((f"{'●' if chosen else '○'} {word}  ", ink))
        return tuple(spans)

    def action_switch(self, direction: int) -> None:
        """Choose the next or the one before."""
        self.chosen = self._words[(self._words.index(self.chosen) + direction) % len(self._words)]
        self.post_message(self.Switched())

    def on_click(self, event: events.Click) -> None:
        """Choose the next by the mouse."""
        event.stop()
        self.action_switch(1)
