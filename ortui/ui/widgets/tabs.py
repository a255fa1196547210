"""Tabs on a rule: what can be seen in one place, such as the panes of a narrow screen."""

from collections.abc import Mapping, Sequence

from textual import events
from textual.message import Message
from textual.reactive import reactive

from ortui.ui.drawn import Drawn, Line, Span

PANES = {"prices": "Prices", "estimate": "Estimate", "credits": "Credits"}
"""The panes by name, in the order of their numbers."""
TAB_GAP = 1


class Tabs(Drawn):
    """The names of what can be seen in one place, on a rule; the one that is seen stands open."""

    at: reactive[str] = reactive("", layout=False)

    def __init__(self, titles: Mapping[str, str], at: str) -> None:
        super().__init__()
        self._titles = titles
        self.set_reactive(Tabs.at, at)

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, name: str) -> None:
            self.name = name
            super().__init__()

    @property
    def _gap(self) -> int:
        """The rule between two tabs yields where there is no room for it."""
        needed = sum(len(title) + 2 + TAB_GAP for title in self._titles.values())
        return TAB_GAP if needed <= self.size.width else 0

    def line(self, y: int) -> Line:
        """Draw the tabs."""
        del y
        spans: list[Span] = []
        for name, title in self._titles.items():
            spans += [("─" * self._gap, "faint"), (f" {title} ", "accent" if name == self.at else "dim")]
        return (*spans, ("─" * self.size.width, "faint"))

    def on_click(self, event: events.Click) -> None:
        """Choose the tab under the mouse."""
        right = 0
        for name, title in self._titles.items():
            right += self._gap + len(title) + 2
            if event.x < right:
                self.post_message(self.Chosen(name))
                return


class TabBar(Tabs):
    """The names of the panes, where only one of them is seen."""

    def __init__(self, panes: Sequence[str] = tuple(PANES)) -> None:
        titles = {name: f"{number} {title}" for number, (name, title) in enumerate(PANES.items(), start=1)}
        super().__init__({name: title for name, title in titles.items() if name in panes}, "prices")
