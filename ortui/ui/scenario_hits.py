"""The scenarios as the palette offers them."""

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from ortui.domain.scenario import Scenario, in_short
from ortui.ui.work import Work


class Scenarios(Provider):
    """The scenarios: choosing one sets the sliders."""

    async def discover(self) -> Hits:
        """List them all."""
        desk = self.screen
        if isinstance(desk, Work):
            for name, (scenario, assumes) in desk.scenarios_by_name.items():
                shown = _shown(name, scenario, assumes)
                yield DiscoveryHit(shown, partial(desk.choose_scenario, name), text=name)

    async def search(self, query: str) -> Hits:
        """Find some by name or by what they assume."""
        desk, matcher = self.screen, self.matcher(query)
        if isinstance(desk, Work):
            for name, (scenario, assumes) in desk.scenarios_by_name.items():
                if (score := matcher.match(f"{name} {assumes}")) > 0:
                    yield Hit(score, _shown(name, scenario, assumes), partial(desk.choose_scenario, name), text=name)


def _shown(name: str, scenario: Scenario, assumes: str) -> Content:
    """Write a scenario as text: its name may hold brackets, and the help line of a hit is read as markup."""
    return Content.assemble((f"{name}   ", "bold"), (f"{in_short(scenario)}\n{assumes}", "dim"))
