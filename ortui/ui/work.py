"""The work that is priced: turned by the sliders, taken back, chosen from scenarios and kept under a name."""

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ortui.domain.presets import PRESETS
from ortui.domain.scenario import Scenario, turned
from ortui.ui.derived import Derived
from ortui.ui.history import Go, History
from ortui.ui.setup import Setup

if TYPE_CHECKING:  # names in annotations, read when they are needed
    from ortui.domain.text_tokens import TextTokens
    from ortui.ui.name_scenario import Wish


class Turned(NamedTuple):
    """What can be taken back."""

    scenario: Scenario
    hour: int
    second_percent: int
    prompt_estimate: "TextTokens | None"
    chosen: str
    """The scenario that was chosen last."""


class Work(Derived):
    """The part of the desk that the sliders turn."""

    def __init__(self, setup: Setup, classes: str) -> None:
        super().__init__(setup, classes)
        self._history: History[Turned] = History()
        self._chosen = PRESETS[0].name
        """The scenario that was chosen last."""

    @property
    def _turned(self) -> Turned:
        return Turned(self.scenario, self.hour, self.second_percent, self.prompt_estimate, self._chosen)

    def turn(self, knob: str, value: int, go: Go = Go.NEW) -> int:
        """Turn one slider, in the frame of the key; the value that it then has."""
        before = self._turned
        if knob in {"hour", "second_percent"}:
            setattr(self, knob, value)
        else:
            if knob == "prompt":
                self.prompt_estimate = None
            self.scenario, yielded = turned(self.scenario, knob, value)
            self.say(yielded)
            value = getattr(self.scenario, knob)
        self._note(knob, before, go)
        return value

    def _note(self, what: str, before: Turned, go: Go = Go.NEW) -> None:
        """Note a change, if there was one: what was held to its bounds may be what it was."""
        if before != self._turned:
            self._history.note(what, before, time.monotonic(), go)

    def action_undo(self) -> None:
        """Take the last change of a slider back."""
        self._go_to(self._history.undo(self._turned), "there is nothing to take back")

    def action_redo(self) -> None:
        """Make again what was taken back."""
        self._go_to(self._history.redo(self._turned), "there is nothing to make again")

    def _go_to(self, state: Turned | None, otherwise: str) -> None:
        if state is None:
            self.say(otherwise)
            return
        self._chosen = state.chosen
        self.scenario, self.hour, self.second_percent, self.prompt_estimate = state[:4]
        self.show_name()

    def watch_scenario(self) -> None:
        """Price the models for another workload."""
        self.show_name()
        self.reprice()

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
        before = self._turned
        self._chosen, self.prompt_estimate = name, None
        self.scenario, assumes = self.scenarios_by_name[name]
        self.show_name()
        self._note(name, before)
        self.say(f"{name}: {assumes}")

    def action_scenarios(self) -> None:
        """Offer the scenarios."""
        from ortui.ui.palette_sheet import Palette  # noqa: PLC0415 - not needed before it is asked for
        from ortui.ui.scenario_hits import Scenarios  # noqa: PLC0415 - the same

        self.app.push_screen(Palette(providers=[Scenarios], placeholder="a scenario: what a request is like"))

    def action_save_scenario(self) -> None:
        """Save this work as a scenario; rename, copy or remove those that are saved."""
        from ortui.ui.name_scenario import NameScenario  # noqa: PLC0415 - not needed before it is asked for

        self.app.push_screen(NameScenario(self.scenario, self.own_scenarios, self._chosen), self._fulfil)

    def _fulfil(self, wish: "Wish | None") -> None:
        """Do what is wanted with a scenario: here at once, and in its file behind the screen."""
        from ortui.ui.name_scenario import Deed  # noqa: PLC0415 - read already

        if wish is None:
            return
        own, memory, name = self.own_scenarios, self.setup.memory, wish.name
        take_back: Callable[[str], None] | None = partial(self._take_back, dict(own), self._chosen)
        if wish.deed is Deed.CHOOSE:
            self.choose_scenario(name)
            return
        if wish.deed is Deed.REMOVE:
            del own[name]
            said, keep = f"removed {name}", partial(memory.save_scenario, name, None)
        elif wish.deed is Deed.RENAME:
            self.own_scenarios = {name if each == wish.before else each: kept for each, kept in own.items()}
            self._chosen = name if self._chosen == wish.before else self._chosen
            said, keep = f"renamed {wish.before} to {name}", partial(memory.rename_scenario, wish.before, name)
        else:
            replaced = ", instead of the one before" if name in own else ""
            own[name] = own[wish.before] if wish.deed is Deed.COPY else self.scenario
            self._chosen = name if own[name] == self.scenario else self._chosen
            said, keep = f"saved as {name}{replaced}", partial(memory.save_scenario, name, own[name])
            take_back = None  # what the disk does not take is not lost while the screen is there
        self.show_name()
        self.keep_behind(keep, lambda notice: self.say(notice or said), take_back)

    def _take_back(self, own: dict[str, Scenario], chosen: str, why: str) -> None:
        """Have those that the file still has, and say why."""
        self.own_scenarios, self._chosen = own, chosen
        self.show_name()
        self.say(why)

    # Tokens from text

    def action_paste(self) -> None:
        """Ask for a text and set the prompt to about so many tokens."""
        from ortui.ui.paste import Paste  # noqa: PLC0415 - not needed before it is asked for

        self.app.push_screen(Paste(), self._take_text)

    def _take_text(self, text: str | None) -> None:
        from ortui.domain.text_tokens import tokens_of  # noqa: PLC0415 - not needed before it is asked for

        if text:
            found, before = tokens_of(text), self._turned
            self.scenario, yielded = turned(self.scenario, "prompt", found.likely)
            self.prompt_estimate = found
            self._note("text", before)
            self.say(
                f"about {found.likely:,} tokens, {found.low:,} to {found.high:,} by model: {yielded or found.method}"
            )
