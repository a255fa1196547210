"""How the desk is left: what the next start goes on with, and the frame that it begins with."""

from contextlib import suppress

from ortui.domain.scenario import Scenario
from ortui.source.errors import OrtuiError
from ortui.source.last_frame import Frame
from ortui.source.state import State
from ortui.ui.navigation import Navigation
from ortui.ui.view import NOW


class Leaving(Navigation):
    """The part of the desk that looks after the next start."""

    _last_look = b""
    """What paints the frame that the next start begins with."""

    def look_ahead(self) -> None:
        """See what the next start will show: what was left, and for the rest what every start begins with."""
        from ortui.ui.last_look import heading_of, painted  # noqa: PLC0415 - not needed before the last key

        if not self.is_whole:
            return
        self.heading = heading_of(self.moment)
        self.unsay()
        self.scenario, self.hour, self.picks = Scenario(), NOW, self.picks._replace(marked=())
        self.prices_pane.table.cursor = 0
        account = self.query_exactly_one("#credits")
        self._last_look = painted(self, [account.content_region] if account.display else [], self.app.console)

    def remember(self) -> None:
        """Write down how it is left; where that fails, nobody is there any more to be told."""
        text, order, reverse, everything = self.arrangement
        state = State(self.app.theme, text, order or "", reverse, everything, self.pane, self.brief)
        with suppress(OrtuiError):
            self.setup.memory.remember(state, Frame((self.size.width, self.size.height), self._last_look))

    def on_unmount(self) -> None:
        """Remember how the screen is left."""
        self.remember()
