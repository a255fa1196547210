"""The line above the sliders: which scenario they stand for, and a way to choose another."""

from textual import events
from textual.reactive import reactive

from ortui.ui.drawn import Drawn, Line, spread
from ortui.ui.messages import ActionAsked


class ScenarioLine(Drawn):
    """The name of the scenario."""

    named: reactive[str] = reactive("", layout=False)
    assumes: reactive[str] = reactive("", layout=False)

    def line(self, y: int) -> Line:
        """Draw it."""
        if y:
            return ((f" {self.assumes}", "dim"),)
        return spread(((f" {self.named} ▾", "strong"),), (("save ", "dim"),), self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Choose or save by the mouse."""
        is_save = event.x >= self.size.width - len("save ")
        self.post_message(ActionAsked("screen.save_scenario" if is_save else "screen.scenarios"))
