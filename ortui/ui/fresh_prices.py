"""Fresh prices: fetched behind the screen when those at hand are old, and when they are asked for."""

from datetime import datetime, timedelta

from ortui.source.catalogues import Fetched
from ortui.source.errors import NetworkError
from ortui.ui.derived import Derived
from ortui.ui.state import DeskState
from ortui.ui.widgets.heading import Activity

RETRY_AFTER = timedelta(minutes=10)
"""After a failure, before they are asked for again without a key being pressed; longer where the server wants it."""
LONGEST_RETRY_AFTER = timedelta(days=1)


class FreshPrices(Derived):
    """Keeps the prices of the desk fresh."""

    _tried_at: datetime | None = None
    """When they were asked for last."""
    _retry_after = RETRY_AFTER

    def refresh_if_stale(self) -> None:
        """Fetch prices that are older than an hour; after a failure only now and then."""
        now = self.setup.clock()
        if not self.setup.refreshes_by_itself or self.activity.is_busy:
            return
        lately = self._tried_at is not None and now - self._tried_at < self._retry_after
        if not lately and self.setup.prices.is_stale(self.catalogue, now):
            self.action_refresh_prices()

    def action_refresh_prices(self) -> None:
        """Fetch the prices anew, behind the screen."""
        if self.activity.is_busy:
            self.say("the prices are being fetched already")
            return
        self._tried_at = self.setup.clock()
        self.activity = Activity("refreshing…", is_busy=True)
        self.do_behind(self._fetch_prices, self._take_prices, self._keep_prices)

    def _fetch_prices(self) -> Fetched:
        self._retry_after = RETRY_AFTER
        try:
            fetched = self.setup.prices.refresh(self.setup.clock())
        except NetworkError as error:
            wanted = timedelta(seconds=min(error.retry_after or 0, LONGEST_RETRY_AFTER.total_seconds()))
            self._retry_after = max(RETRY_AFTER, wanted)
            raise
        self.make_ready(fetched.catalogue)
        return fetched

    def _take_prices(self, fetched: Fetched) -> None:
        """Show fresh prices; the highlighted model stays where it is."""
        self.set_reactive(DeskState.activity, Activity())
        self.catalogue = fetched.catalogue
        self.show_heading()  # prices that equal those before call no watcher
        self.say_all(fetched.notices)

    def _keep_prices(self, reason: str) -> None:
        """Keep the prices there are, and say why there are no fresh ones."""
        self.activity = Activity(f"not refreshed: {reason}", "not refreshed", is_warning=True)
        self.say(f"the prices were not refreshed: {reason}")
