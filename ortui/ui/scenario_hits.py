"""The scenarios as the palette offers them."""

from functools import partial

from rich.cells import cell_len
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from ortui.domain.scenario import Scenario, in_short
from ortui.ui.work import Work

_WIDEST_NAME = 30
"""Longer names push what stands behind them; the others stand below each other."""


class Scenarios(Provider):
    """The scenarios: choosing one sets the sliders."""

    async def discover(self) -> Hits:
        """List them all."""
        desk = self.screen
        if isinstance(desk, Work):
            for name, (scenario, assumes) in desk.scenarios_by_name.items():
                shown = _shown(desk, name, scenario, assumes)
                yield DiscoveryHit(shown, partial(desk.choose_scenario, name), text=name)

    async def search(self, query: str) -> Hits:
        """Find some by name or by what they assume."""
        desk, matcher = self.screen, self.matcher(query)
        if isinstance(desk, Work):
            for name, (scenario, assumes) in desk.scenarios_by_name.items():
                if (score := matcher.match(f"{name} {assumes}")) > 0:
                    yield Hit(
                        score, _shown(desk, name, scenario, assumes), partial(desk.choose_scenario, name), text=name
                    )


def _shown(desk: Work, name: str, scenario: Scenario, assumes: str) -> Content:
    """Write a scenario as text: its name may hold brackets, and the help line of a hit is read as markup."""
    wide = min(_WIDEST_NAME, max(map(cell_len, desk.scenarios_by_name)))
    gap = " " * max(3, wide + 3 - cell_len(name))
    return Content.assemble((name, "bold"), (f"{gap}{in_short(scenario)}\n{assumes}", "dim not bold"))
