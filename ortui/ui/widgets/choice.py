"""A choice between a few words on one line."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive

from ortui.ui.drawn import Drawn, Line, crop
from ortui.ui.keys import bindings
from ortui.ui.widgets.neighbour import HasNeighbours

_SIGNS = ("○ ", "● ")
"""What stands before a word, and before the chosen one."""
_GAP = 2
"""Blanks between two words; where there is no room for so many, one."""


class Choice(Drawn, HasNeighbours, can_focus=True):
    """One of some words."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("choice")

    chosen: reactive[str] = reactive("", layout=False)

    class Switched(Message):
        """Another was chosen."""

    def __init__(self, widget_id: str, words: Sequence[str], title: str = "") -> None:
        super().__init__(widget_id)
        self._words, self._head = words, f" {title}" if title else ""
        self.set_reactive(Choice.chosen, words[0])

    def line(self, y: int) -> Line:
        """Draw all, the chosen one marked."""
        del y
        spans = [(self._head, "dim")]
        for word in self._words:
            chosen = word == self.chosen
            ink = ("accent" if self.has_focus else "strong") if chosen else "dim"
            gap = " " * self._gap if len(spans) > 1 else ""
            spans.append((f"{gap}{_SIGNS[chosen]}{word}", ink))
        return crop(tuple(spans), self.size.width)

    @property
    def _gap(self) -> int:
        """Say how far apart the words stand."""
        signed = sum(len(_SIGNS[0]) + len(word) for word in self._words)
        return _GAP if len(self._head) + signed + _GAP * (len(self._words) - 1) <= self.size.width else 1

    def action_switch(self, direction: int) -> None:
        """Choose the next or the one before."""
        self.chosen = self._words[(self._words.index(self.chosen) + direction) % len(self._words)]
        self.post_message(self.Switched())

    def on_click(self, event: events.Click) -> None:
        """Choose the word under the mouse."""
        event.stop()
        end = len(self._head)
        for word in self._words:
            start, end = end, end + len(_SIGNS[0]) + len(word)
            if start <= event.x < end and word != self.chosen:
                self.chosen = word
                self.post_message(self.Switched())
            end += self._gap
