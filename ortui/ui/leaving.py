"""How the desk is left: what the next start goes on with, and the frame that it begins with."""

from contextlib import suppress

from textual.geometry import Region
from textual.widget import Widget

from ortui.domain.catalogue import Source
from ortui.domain.scenario import Scenario
from ortui.source.errors import OrtuiError
from ortui.source.last_frame import Frame
from ortui.source.state import State
from ortui.ui.derived import Derived
from ortui.ui.navigation import FOCUS_AT_FIRST, Navigation
from ortui.ui.state import HALF
from ortui.ui.view import NOW


class Leaving(Derived, Navigation):
    """The part of the desk that looks after the next start."""

    _last_look = b""
    """What paints the frame that the next start begins with."""

    def look_ahead(self) -> None:
        """See what the next start will show: what was left, and for the rest what every start begins with."""
        from ortui.ui.last_look import heading_of, painted  # noqa: PLC0415 - not needed before the last key

        if not self.is_whole:
            return
        self.unsay()
        self._begin_again()
        self.heading = heading_of(self.moment)
        self._last_look = painted(self, self._left_blank(), self.app.console)

    def _left_blank(self) -> list[Region]:
        """Choose what the frame does not show: what the first live one does not either, and the account."""
        if self.pane == "prices":
            return [self.query_exactly_one("#right", Widget).region]
        account = self.query_exactly_one("#credits", Widget)
        return [account.content_region] if account.display else []

    def _begin_again(self) -> None:
        """Put all back that isn't remembered to where a start has it."""
        from ortui.ui.panes.estimate import EstimatePane  # noqa: PLC0415 - built after the first paint

        self.scenario, self.hour, self.picks = Scenario(), NOW, self.picks._replace(marked=())
        self.second_percent, self.prompt_estimate = HALF, None
        self.show_models()  # a flood of steps may have put that off
        table = self.prices_pane.table
        table.cursor, table.top = 0, 0
        self.query_exactly_one(EstimatePane).begin_again()
        self._take_in_hand(self.query_exactly_one(f"#{FOCUS_AT_FIRST[self.pane]}", Widget))

    def _take_in_hand(self, widget: Widget) -> None:
        """Move the focus, without waiting for the widgets to hear of it."""
        before = self.focused
        self.set_focus(widget)
        for each in filter(None, (before, widget)):
            each.has_focus = each is widget
            each.refresh()

    def remember(self) -> None:
        """Write down how it is left; where that fails, nobody is there any more to be told."""
        text, order, reverse, everything = self.arrangement
        state = State(self.app.theme, text, order or "", reverse, everything, self.pane, self.brief)
        with suppress(OrtuiError):
            self.setup.memory.remember(state, self._frame())

    def _frame(self) -> Frame:
        is_shipped = self.catalogue.source is Source.BUNDLED
        prices_of = None if is_shipped else self.catalogue.fetched_at.replace(microsecond=0)
        return Frame((self.size.width, self.size.height), self._last_look, prices_of)

    def on_unmount(self) -> None:
        """Remember how the screen is left."""
        self.remember()
