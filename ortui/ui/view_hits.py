"""The saved searches as the palette offers them."""

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from ortui.ui.saved_searches import SavedSearches


class Views(Provider):
    """The saved searches: choosing one searches for it."""

    async def discover(self) -> Hits:
        """List them all."""
        desk = self.screen
        if isinstance(desk, SavedSearches):
            for name, query in sorted(desk.views.items()):
                yield DiscoveryHit(_shown(name, query), partial(desk.open_view, name), text=name)

    async def search(self, query: str) -> Hits:
        """Find some by name or by what they search for."""
        desk, matcher = self.screen, self.matcher(query)
        if isinstance(desk, SavedSearches):
            for name, saved in sorted(desk.views.items()):
                if (score := matcher.match(f"{name} {saved}")) > 0:
                    yield Hit(score, _shown(name, saved), partial(desk.open_view, name), text=name)


def _shown(name: str, query: str) -> Content:
    """Write a view as text: a search may hold brackets, and the help line of a hit is read as markup."""
    return Content(f"{name}   {query}")
