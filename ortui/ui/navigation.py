"""Where the person is on the desk: in which pane, at which widget of it, and whose keys act."""

from types import MappingProxyType

from textual import events
from textual.dom import DOMNode
from textual.getters import query_one
from textual.widget import Widget

from ortui.domain.catalogue import left_out_by_default
from ortui.domain.model import Model
from ortui.ui.messages import ActionAsked, ModelAsked
from ortui.ui.panes.prices import PricesPane
from ortui.ui.part import Part
from ortui.ui.setup import Setup
from ortui.ui.state import DeskState
from ortui.ui.widgets.pane import Pane
from ortui.ui.widgets.tabs import PANES, Tabs

FOCUS_AT_FIRST = MappingProxyType({"prices": "table", "estimate": "prompt", "credits": "credits-wanted"})
"""Where the focus begins in each pane, by the widget's id."""
WIDE, HIGH = 120, 36
"""From so many columns the panes stand beside each other, and from so many lines two of them above each other."""


class Navigation(Part):
    """The part of the desk that leads from place to place."""

    prices_pane = query_one(PricesPane)

    def __init__(self, setup: Setup, classes: str) -> None:
        opens_at = setup.left.pane if setup.left.pane in PANES else "prices"
        super().__init__(setup, classes)
        self.opens_at = opens_at
        """The pane to go to once all are built."""
        self.is_whole = False
        """Whether the panes beside the prices are there: they follow the first paint."""
        self.set_reactive(DeskState.pane, opens_at)
        self._focus_in = dict(FOCUS_AT_FIRST)
        """Where the focus was last in each pane, by the widget's id."""

    @property
    def is_expecting(self) -> bool:
        """Whether the pane to open is still to be built."""
        return not self.is_whole and self.opens_at != "prices"

    # From pane to pane

    def action_pane(self, pane: str) -> None:
        """Go to a pane, to where the focus was in it."""
        if not self.is_whole:
            self.opens_at = pane
            return
        self.pane = pane
        self.set_focus(self.query_exactly_one(f"#{self._focus_in[pane]}", Widget))

    def action_next_pane(self, direction: int) -> None:
        """Go to the next or the previous pane."""
        names = list(PANES)
        self.action_pane(names[(names.index(self.pane) + direction) % len(names)])

    def watch_pane(self) -> None:
        """Let what is seen follow the pane."""
        if self.is_mounted:
            self.show_panes()

    def on_resize(self) -> None:
        """Let what is seen follow the size."""
        self.show_panes()

    def show_panes(self) -> None:
        """Show the panes that there is room for, the present one among them.

        By their display and not by a class of the desk: that would have the styles of all its widgets worked out anew.
        """
        size, pane = self.app.size, self.pane
        is_wide, is_roomy = size.width >= WIDE, size.width >= WIDE and size.height >= HIGH
        self.prices_pane.display = is_wide or pane == "prices"
        self.query_exactly_one("#right").display = is_wide or pane != "prices"
        if self.is_whole:
            self.query_exactly_one("#estimate").display = is_roomy or pane != "credits"
            self.query_exactly_one("#credits").display = is_roomy or pane == "credits"

    def on_left(self) -> None:
        """Go back to the prices."""
        self.action_pane("prices")

    def on_tabs_chosen(self, chosen: Tabs.Chosen) -> None:
        """Go to the pane whose tab was clicked."""
        self.action_pane(chosen.name)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Know which pane the focus is in, and where in it."""
        pane = next((node.id for node in event.widget.ancestors_with_self if node.id in PANES), None)
        if pane is not None:
            self.pane = pane
            if event.widget.id is not None:
                self._focus_in[pane] = event.widget.id

    def watch_focused(self, focused: Widget | None) -> None:
        """Show where the focus is, and the keys that matter there, in the frame in which it comes."""
        if focused is not None:
            self.footer.show_keys_of(focused)
        for pane in self.query(Pane):
            pane.focus_moved()

    # To a search, or to a model

    def action_search(self) -> None:
        """Go to the search line."""
        self.pane = "prices"
        self.set_focus(self.prices_pane.search_line)

    def show_search(self, text: str) -> None:
        """Search for this, in the pane of prices."""
        self.prices_pane.search_line.value = text
        self.action_pane("prices")

    def go_to_model(self, model: Model) -> None:
        """Highlight a model, whatever the search hides."""
        everything = self.arrangement.everything or left_out_by_default(model)
        self.prices_pane.search_line.value = ""
        self.arrangement = self.arrangement._replace(text="", everything=everything)
        self.action_pane("prices")
        self.prices_pane.table.go_to(model)

    def on_model_asked(self, asked: ModelAsked) -> None:
        """Highlight the cheapest model."""
        self.prices_pane.table.go_to(asked.model)
        self.say(f"highlighted {asked.model.id}")

    # The keys by other ways

    async def run_command(self, action: str) -> None:
        """Run the action of a key on the widget it belongs to."""
        owner = self if action.startswith(("screen.", "app.")) else self._owner_of(action)
        if owner.id in PANES:
            self.pane = owner.id
        await self.app.run_action(action, owner)

    def _owner_of(self, action: str) -> DOMNode:
        """Find who acts: from the focus outwards, else a pane, else the desk."""
        name = f"action_{action.partition('(')[0]}"
        inner = list(self.focused.ancestors_with_self) if self.focused else []
        panes = (self.prices_pane, self.prices_pane.table, *self.query("#estimate, #credits"))
        return next((node for node in (*inner, *panes) if hasattr(node, name)), self)

    async def on_action_asked(self, asked: ActionAsked) -> None:
        """Do what a key does, by the mouse."""
        await self.run_command(asked.action)
