"""The sheet with the providers of one model: what is kept at once, fresh ones when they have come."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from ortui.domain.endpoint import Listing
from ortui.ui.drawn import Line
from ortui.ui.keys import bindings
from ortui.ui.providers import Listed, providers_lines
from ortui.ui.sheet import CLOSES, Sheet


class ProvidersSheet(Sheet):
    """Shows endpoints and lets them be fetched anew."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("providers")

    def __init__(self, listed: Listed, fetch: "Callable[[ProvidersSheet], None]") -> None:
        self.listed, self._fetch = listed, fetch
        subtitle = f"[@click=screen.fetch]r fetches them[/], {CLOSES}"
        super().__init__(f"Providers of {listed.model.id}", self._lines, subtitle=subtitle, wide=True)

    def _lines(self, width: int) -> list[Line]:
        return providers_lines(self.listed, width)

    def show(self, listed: Listed) -> None:
        """Show other endpoints, or what goes on."""
        self.listed = listed
        if self.is_attached:
            self.rewrite(self._lines)

    def take(self, listing: Listing, words: str) -> None:
        """Show the endpoints that were fetched."""
        self.show(self.listed._replace(listing=listing, activity=words, is_warning=bool(words)))

    def keep(self, reason: str) -> None:
        """Keep those there are, and say why there are no fresh ones."""
        self.show(self.listed._replace(activity=f"not fetched: {reason}", is_warning=True))

    def action_fetch(self) -> None:
        """Ask for fresh ones."""
        if self.listed.activity != FETCHING:
            self.show(self.listed._replace(activity=FETCHING, is_warning=False))
            self._fetch(self)


FETCHING = "fetching…"
