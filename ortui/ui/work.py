"""The work that is priced: turned by the sliders, taken back, chosen from scenarios and kept under a name."""

import time
from functools import partial

from ortui.domain.presets import PRESETS
from ortui.domain.scenario import Scenario, turned
from ortui.ui.history import History
from ortui.ui.setup import Setup
from ortui.ui.state import DeskState

Turn = tuple[Scenario, int]
"""A scenario and the hour whose prices count."""


class Work(DeskState):
    """The part of the desk that the sliders turn."""

    def __init__(self, setup: Setup, classes: str) -> None:
        super().__init__(setup, classes)
        self._history: History[Turn] = History()
        self._chosen = PRESETS[0].name
        """The scenario that was chosen last."""

    def turn(self, knob: str, value: int) -> int:
        """Turn one slider, in the frame of the key; the value that it then has."""
        before = self.scenario, self.hour
        if knob == "second_percent":
            self.second_percent = value
            return value
        self._history.note(knob, before, time.monotonic())
        if knob == "hour":
            self.hour = value
            return value
        self.scenario, yielded = turned(self.scenario, knob, value)
        self.say(yielded)
        return int(getattr(self.scenario, knob))

    def action_undo(self) -> None:
        """Take the last change of a slider back."""
        self._go_to(self._history.undo((self.scenario, self.hour)), "there is nothing to take back")

    def action_redo(self) -> None:
        """Make again what was taken back."""
        self._go_to(self._history.redo((self.scenario, self.hour)), "there is nothing to make again")

    def _go_to(self, state: Turn | None, otherwise: str) -> None:
        if state is None:
            self.say(otherwise)
        else:
            self.scenario, self.hour = state

    # Scenarios by name

    @property
    def scenarios_by_name(self) -> dict[str, tuple[Scenario, str]]:
        """Those of the person first, then those that come with ortui, each with what it assumes."""
        own = {name: (scenario, "yours") for name, scenario in self.own_scenarios.items()}
        return own | {each.name: (each.scenario, each.assumes) for each in PRESETS if each.name not in own}

    def show_name(self) -> None:
        """Say which scenario the sliders stand for."""
        found = [name for name, (scenario, _) in self.scenarios_by_name.items() if scenario == self.scenario]
        if found:
            self._chosen = found[0] if self._chosen not in found else self._chosen
            self.named = self._chosen
        else:
            self.named = f"{self._chosen}, changed"

    def choose_scenario(self, name: str) -> None:
        """Set the sliders to a scenario."""
        scenario, assumes = self.scenarios_by_name[name]
        self._history.note(name, (self.scenario, self.hour), time.monotonic())
        self._chosen = name
        if scenario == self.scenario:
            self.show_name()
        self.scenario = scenario
        self.say(f"{name}: {assumes}")

    def action_scenarios(self) -> None:
        """Offer the scenarios."""
        from textual.command import CommandPalette  # noqa: PLC0415 - not needed before it is asked for

        from ortui.ui.scenario_hits import Scenarios  # noqa: PLC0415 - the same

        self.app.push_screen(CommandPalette(providers=[Scenarios], placeholder="a scenario: what a request is like"))

    def action_save_scenario(self) -> None:
        """Ask for a name and save the sliders under it; one that is saved already is renamed, or removed by no name."""
        from ortui.ui.ask import Ask  # noqa: PLC0415 - not needed before it is asked for

        before = next((name for name, saved in self.own_scenarios.items() if saved == self.scenario), "")
        title = f"Rename “{before}”, or remove it by no name" if before else "Save this work as"
        self.app.push_screen(Ask(title, "a name", before), partial(self._name_scenario, self.scenario, before))

    def _name_scenario(self, scenario: Scenario, before: str, name: str | None) -> None:
        if name is None or name == before:
            return
        if before:
            del self.own_scenarios[before]
        if name:
            replaced = ", instead of the one before" if name in self.own_scenarios else ""
            self.own_scenarios[name] = scenario
            self._chosen = name
            said = f"saved as {name}{replaced}"
        else:
            said = f"removed {before}" if before else ""
        self.show_name()
        self.keep_behind(partial(self._keep_scenario, scenario, before, name), lambda notice: self.say(notice or said))

    def _keep_scenario(self, scenario: Scenario, before: str, name: str) -> str:
        memory = self.setup.memory
        return memory.save_scenario(name, scenario, instead_of=before) if name else memory.save_scenario(before, None)

    # Tokens from text

    def action_paste(self) -> None:
        """Ask for a text and set the prompt to about so many tokens."""
        from ortui.ui.paste import Paste  # noqa: PLC0415 - not needed before it is asked for

        self.app.push_screen(Paste(), self._take_text)

    def _take_text(self, text: str | None) -> None:
        from ortui.domain.text_tokens import tokens_of  # noqa: PLC0415 - not needed before it is asked for

        if text:
            found = tokens_of(text)
            self.turn("prompt", found.likely)
            self.say(f"about {found.likely:,} tokens, {found.low:,} to {found.high:,} by model: {found.method}")
