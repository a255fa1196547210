"""Scenarios on the screen: chosen, changed, saved, renamed, removed; undo and redo of what the sliders did."""

from typing import TYPE_CHECKING

from ortui.domain.catalogue import Catalogue
from ortui.domain.scenario import Scenario
from ortui.ui.setup import Kept, NoMemory

if TYPE_CHECKING:
    from tests.ui.conftest import Opening


class Memory(NoMemory):
    """Keeps scenarios, and what was asked of it."""

    def __init__(self, **scenarios: Scenario) -> None:
        self.scenarios = dict(scenarios)
        self.asked: list[tuple[str, Scenario | None, str]] = []

    def load(self) -> Kept:
        return Kept(scenarios=self.scenarios)

    def save_scenario(self, name: str, scenario: Scenario | None, *, instead_of: str = "") -> str:
        self.asked.append((name, scenario, instead_of))
        return ""


AGENT = Scenario(prompt=50_000, cached_percent=70, completion=800, requests_per_day=20)


async def test_a_preset_sets_the_sliders_and_says_what_it_assumes(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small) as hand:
        assert hand.text("ScenarioLine").strip().startswith("Chat turn ▾")
        await hand.press("2", "s")
        await hand.write("coding")
        await hand.until(lambda: "Coding agent turn" in hand.screen())
        await hand.press("enter")
        await hand.until(lambda: hand.desk.scenario.prompt == 90_000)
        assert hand.text("ScenarioLine").strip().startswith("Coding agent turn ▾")
        assert "most of it sent before and read from cache" in hand.notice
        assert hand.text("#cached_percent").endswith("80 % ")


async def test_what_is_changed_is_called_so_and_can_be_taken_back(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small) as hand:
        await hand.press("2", "right", "down", "right")
        assert hand.text("ScenarioLine").strip().startswith("Chat turn, changed ▾")
        await hand.press("u", "u")
        assert hand.desk.scenario == Scenario()
        assert hand.text("ScenarioLine").strip().startswith("Chat turn ▾")
        await hand.press("u")
        assert hand.notice == "there is nothing to take back"
        await hand.press("U")
        assert (hand.desk.scenario.prompt, hand.desk.scenario.cached_percent) == (2_500, 0)
        await hand.press("U", "U")
        assert hand.desk.scenario.cached_percent == 5
        assert hand.notice == "there is nothing to make again"


async def test_work_is_saved_under_a_name_renamed_and_removed(open_desk: "Opening", small: Catalogue) -> None:
    memory = Memory()
    async with open_desk((160, 48), catalogue=small, memory=memory) as hand:
        await hand.press("2", "right", "w")
        await hand.write("mine")
        await hand.press("enter")
        await hand.until(lambda: hand.notice == "saved as mine")
        saved = Scenario(prompt=2_500)
        assert memory.asked == [("mine", saved, "")]
        assert hand.text("ScenarioLine").strip().startswith("mine ▾")
        await hand.press("w", *["backspace"] * 4)
        await hand.write("other")
        await hand.press("enter")
        await hand.until(lambda: hand.notice == "saved as other")
        assert memory.asked[1:] == [("other", saved, "mine")]
        await hand.press("w", *["backspace"] * 5, "enter")
        await hand.until(lambda: hand.notice == "removed other")
        assert memory.asked[2:] == [("other", None, "")]


async def test_those_saved_before_are_offered_first(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small, memory=Memory(agent=AGENT)) as hand:
        assert next(iter(hand.desk.scenarios_by_name)) == "agent"
        await hand.press("2", "s")
        await hand.until(lambda: "yours" in hand.screen())
        assert hand.screen().index("agent   50k in, 800 out, 20 a day") < hand.screen().index("Chat turn   2k in")
        await hand.press("enter", "enter")
        await hand.until(lambda: hand.desk.scenario == AGENT)


async def test_a_share_that_yields_is_told(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small) as hand:
        await hand.press("2", "down", "end", "down", *"30", "enter")
        assert hand.desk.scenario.cached_percent == 70
        assert hand.notice == "share read from cache to 70 %, as all of it lies inside the prompt"


async def test_the_menu_and_saving_are_reached_by_the_mouse(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small) as hand:
        await hand.click("ScenarioLine", 3)
        assert type(hand.app.screen).__name__ == "CommandPalette"
        await hand.press("escape")
        await hand.click("ScenarioLine", hand.app.screen.query_exactly_one("ScenarioLine").size.width - 3)
        assert type(hand.app.screen).__name__ == "Ask"
