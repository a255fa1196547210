"""Scenarios on the screen: chosen, changed, saved, renamed, removed; undo and redo of what the sliders did."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ortui.domain.catalogue import Catalogue
from ortui.domain.scenario import Scenario
from ortui.source.paths import Paths
from ortui.ui.machine import MemoryOnDisk
from ortui.ui.setup import Kept, NoMemory

if TYPE_CHECKING:
    from tests.ui.conftest import Opening


class Memory(NoMemory):
    """Keeps scenarios, and what was asked of it."""

    def __init__(self, **scenarios: Scenario) -> None:
        self.scenarios = dict(scenarios)
        self.asked: list[tuple[str, Scenario | str | None]] = []

    def load(self) -> Kept:
        return Kept(scenarios=self.scenarios)

    def save_scenario(self, name: str, scenario: Scenario | None) -> str:
        self.asked.append((name, scenario))
        return ""

    def rename_scenario(self, before: str, after: str) -> str:
        self.asked.append((before, after))
        return ""


NOW = datetime(2026, 11, 23, 18, 35, tzinfo=UTC)
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


async def test_work_is_saved_under_a_name_renamed_copied_and_removed(open_desk: "Opening", small: Catalogue) -> None:
    memory = Memory()
    async with open_desk((160, 48), catalogue=small, memory=memory) as hand:
        await hand.press("2", "right", "w")
        await hand.write("mine")
        await hand.press("enter")
        await hand.until(lambda: hand.notice == "saved as mine")
        saved = Scenario(prompt=2_500)
        assert hand.text("ScenarioLine").strip().startswith("mine ▾")
        await hand.press("w", *["backspace"] * 4)
        await hand.write("other")
        await hand.press("enter")
        await hand.until(lambda: hand.notice == "renamed mine to other")
        assert hand.text("ScenarioLine").strip().startswith("other ▾")
        await hand.press("w", "end")
        await hand.write(" two")
        await hand.press("ctrl+s")
        await hand.until(lambda: hand.notice == "saved as other two")
        assert hand.desk.own_scenarios == {"other": saved, "other two": saved}
        await hand.press("w", "ctrl+r")
        assert "ctrl+r once more removes “other two”" in hand.text("NameScenario Hint")
        await hand.press("ctrl+r")
        await hand.until(lambda: hand.notice == "removed other two")
        assert hand.desk.own_scenarios == {"other": saved}
        assert memory.asked == [
            ("mine", saved),
            ("mine", "other"),
            ("other two", saved),
            ("other two", None),
        ]


async def test_it_asks_before_it_saves_over_another(open_desk: "Opening", small: Catalogue) -> None:
    memory = Memory(agent=AGENT)
    async with open_desk((160, 48), catalogue=small, memory=memory) as hand:
        await hand.until(lambda: hand.desk.own_scenarios == {"agent": AGENT})
        await hand.press("2", "w")
        await hand.write("agent")
        await hand.press("enter")
        assert "“agent” is there already: enter once more saves over it" in hand.text("NameScenario Hint")
        await hand.press("backspace", "t", "enter")  # another thought is asked about anew
        assert memory.asked == []
        await hand.press("enter")
        await hand.until(lambda: hand.notice == "saved as agent, instead of the one before")
        assert memory.asked == [("agent", Scenario())]


async def test_scenarios_are_listed_and_taken_in_hand(open_desk: "Opening", small: Catalogue) -> None:
    memory = Memory(agent=AGENT, bot=Scenario(prompt=7_000))
    async with open_desk((80, 24), catalogue=small, memory=memory) as hand:
        await hand.until(lambda: len(hand.desk.own_scenarios) == 2)
        await hand.press("2", "w")
        assert [line.split() for line in hand.lines("Names")] == [
            ["▌this", "work", "2k", "in,", "500", "out,", "1", "a", "day"],
            ["agent", "50k", "in,", "800", "out,", "20", "a", "day"],
            ["bot", "7k", "in,", "500", "out,", "1", "a", "day"],
        ]
        await hand.press("ctrl+r")
        assert "go to the scenario to be removed first" in hand.text("NameScenario Hint")
        await hand.press("enter")
        assert "a scenario needs a name" in hand.text("NameScenario Hint")
        await hand.click("Names", 4, 2)
        assert hand.text("NameScenario Input").strip() == "bot"
        await hand.press("up", *["backspace"] * 5, *"bot", "enter")
        assert "there is already a scenario “bot”" in hand.text("NameScenario Hint")
        await hand.press("down", "up", "ctrl+s")
        assert "give the copy another name" in hand.text("NameScenario Hint")
        await hand.press("enter")
        await hand.until(lambda: hand.desk.scenario == AGENT)
        assert memory.asked == []


async def test_a_hand_written_scenario_is_renamed_in_its_file(
    open_desk: "Opening", small: Catalogue, tmp_path: Path
) -> None:
    paths = Paths(tmp_path, tmp_path, tmp_path)
    paths.scenarios_file.write_text('# mine\n[scenarios.bot]\nprompt = "7k" # so long\n')
    async with open_desk((100, 30), catalogue=small, memory=MemoryOnDisk(paths, {}, lambda: NOW, {})) as hand:
        await hand.until(lambda: bool(hand.desk.own_scenarios))
        await hand.press("2", "w", "down", *"42", "enter")
        await hand.until(lambda: hand.notice == "renamed bot to bot42")
        assert "bot42" in paths.scenarios_file.read_text()


async def test_those_saved_before_are_offered_first(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small, memory=Memory(agent=AGENT)) as hand:
        assert next(iter(hand.desk.scenarios_by_name)) == "agent"
        await hand.press("2", "s")
        await hand.until(lambda: "yours" in hand.screen())
        wide = len("Summary of a long document")
        offered = [f"{'agent':<{wide}}   50k in, 800 out, 20 a day", f"{'Chat turn':<{wide}}   2k in, 500 out"]
        assert hand.screen().index(offered[0]) < hand.screen().index(offered[1])
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
        assert type(hand.app.screen).__name__ == "Palette"
        await hand.press("escape")
        await hand.click("ScenarioLine", hand.app.screen.query_exactly_one("ScenarioLine").size.width - 3)
        assert type(hand.app.screen).__name__ == "NameScenario"
        await hand.click("", 0, 0)
        assert hand.app.screen is hand.desk


async def test_choosing_a_scenario_and_sharing_are_taken_back_too(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small) as hand:
        await hand.press("2", "right")
        hand.desk.choose_scenario("Classification")
        await hand.settle()
        await hand.press("u")
        assert hand.text("ScenarioLine").strip().startswith("Chat turn, changed ▾")
        assert hand.desk.scenario == Scenario(prompt=2_500)
        await hand.press("U")
        assert hand.text("ScenarioLine").strip().startswith("Classification ▾")
        await hand.press("x", "end", "u")
        assert hand.desk.second_percent == 50
        assert hand.text("ScenarioLine").strip().startswith("Classification ▾")


async def test_a_name_that_the_file_has_meanwhile_is_not_taken_and_the_screen_has_what_the_file_has(
    open_desk: "Opening", small: Catalogue, tmp_path: Path
) -> None:
    paths = Paths(tmp_path, tmp_path, tmp_path)
    paths.scenarios_file.write_text("[scenarios.a]\nprompt = 10\ncompletion = 1\n", "utf-8")
    async with open_desk((100, 30), catalogue=small, memory=MemoryOnDisk(paths, {}, lambda: NOW, {})) as hand:
        await hand.until(lambda: "a" in hand.desk.own_scenarios)
        with paths.scenarios_file.open("a", encoding="utf-8") as file:
            file.write("[scenarios.b]\nprompt = 99\ncompletion = 1\n")
        await hand.press("2", "w", "down", "ctrl+u", "b", "enter")
        await hand.until(lambda: "already a scenario “b”; remove it or choose another name" in hand.notice)
        assert list(hand.desk.own_scenarios) == ["a"]
    assert "prompt = 99" in paths.scenarios_file.read_text("utf-8")
