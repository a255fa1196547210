"""The budget solver: fix the money, and read what of the work it pays for."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Input

from ortui.domain import wording
from ortui.domain.errors import InvalidInputError
from ortui.domain.model import Model
from ortui.domain.money import read_usd
from ortui.domain.scenario import LABELS
from ortui.domain.solve import Affordable, Budget, Per, cheapest, most
from ortui.domain.solve_counts import OpenCount
from ortui.ui.boards.shown import Shown
from ortui.ui.drawn import Line
from ortui.ui.keys import bindings
from ortui.ui.messages import ModelAsked, Said, ValueAsked
from ortui.ui.view import View
from ortui.ui.widgets.amount_field import AmountField
from ortui.ui.widgets.answer import Answer
from ortui.ui.widgets.boxes import Row, ScrolledStack
from ortui.ui.widgets.choice import Choice
from ortui.ui.widgets.label import Label
from ortui.ui.widgets.neighbour import HasNeighbours

_PER = {"a month": Per.MONTH, "a request": Per.REQUEST}
_KNOBS = ("requests_per_day", "completion", "prompt")
_LABEL = 18


class BudgetField(AmountField, HasNeighbours):
    """The money, with a way to the fields around it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("budget")


class BudgetBoard(ScrolledStack, can_focus=False):
    """A field for the money, and an answer for each thing that can be solved for."""

    SCOPED_CSS = False  # the room there is decides
    DEFAULT_CSS = """
    BudgetBoard { height: 1fr; scrollbar-size-vertical: 1; }
    BudgetBoard BudgetField { width: 10; margin-right: 1; }
    BudgetBoard Label { width: 10; }
    BudgetBoard Choice { width: 1fr; }
    Desk.-tall.-roomy #budget-requests_per_day, Desk.-tall.-roomy #budget-model { height: 2; }
    Desk.-wide.-high #budget-model { height: 2; }
    """

    shown: var[Shown | None] = var(None)
    view: var[View | None] = var(None)

    def __init__(self) -> None:
        super().__init__(id="budget-board")
        self._field, self._per = BudgetField("100", "budget"), Choice("per", tuple(_PER))
        self._answers = {knob: Answer(f"budget-{knob}") for knob in (*_KNOBS, "model")}
        self._affordable: dict[str, Affordable] = {}
        self._cheapest: Model | None = None

    def compose(self) -> ComposeResult:
        """Lay out the field and the answers."""
        yield Row(Label("Budget $"), self._field, self._per, classes="row")
        yield from self._answers.values()

    @property
    def fields(self) -> tuple[Widget, ...]:
        """What can have the focus, from the top."""
        return (self._field, self._per, *self._answers.values())

    def watch_shown(self) -> None:
        """Solve for another model or other work."""
        self.solve()

    def watch_view(self) -> None:
        """Look for the cheapest among others."""
        self.solve()

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Solve for other money."""
        changed.stop()
        self.solve()

    def on_choice_switched(self, switched: Choice.Switched) -> None:
        """Solve for a month, or for one request."""
        switched.stop()
        self.solve()

    def solve(self) -> None:
        """Work out the answers; only where they are seen."""
        if not self.display or not self.is_mounted:
            return
        if self.shown is None:
            self._empty("no model is highlighted", "dim")
            return
        try:
            budget = Budget(read_usd(self._field.value, what="the budget"), _PER[self._per.chosen])
        except InvalidInputError as error:
            wrong, _, advice = str(error).partition("; ")
            self._empty(wrong, "warn", advice)
            return
        subject, scenario, free_rules = self.shown.subject, self.shown.scenario, self.shown.free_rules
        for knob in _KNOBS:
            found = most(OpenCount(knob, subject.model, scenario, free_rules), budget, subject.basis.moment)
            self._affordable[knob] = found
            self._answers[knob].found, self._answers[knob].why = _written(found, budget)
        self._show_cheapest(budget)

    def _empty(self, said: str, ink: str, advice: str = "") -> None:
        """Show no answer, and why there is none; below it what would be right."""
        self._affordable.clear()
        self._cheapest = None
        for answer in self._answers.values():
            answer.found, answer.why = (), ""
        first = self._answers[_KNOBS[0]]
        first.found, first.why = ((f" {said}", ink),), advice

    def _show_cheapest(self, budget: Budget) -> None:
        answer, label = self._answers["model"], (f" {'cheapest shown':<{_LABEL}}", "dim")
        self._cheapest = None
        if self.view is None or self.shown is None:
            return
        candidates = self.view.cheapest_first()[:1]
        found = cheapest(candidates, self.shown.scenario, budget, self.shown.subject.basis.moment)
        if found is None:
            answer.found, answer.why = (label, ("—", "faint")), "none takes this work at a known price"
            return
        self._cheapest = found.model
        cost = wording.price(found.cost)
        within = "within the budget" if found.is_within else "above the budget"
        answer.found = (label, (found.model.id, "strong"))
        answer.why = f"{cost} {self._per.chosen}, {within}"

    def on_answer_taken(self, taken: Answer.Taken) -> None:
        """Take an answer over."""
        taken.stop()
        knob = next(name for name, answer in self._answers.items() if answer is taken.answer)
        if knob == "model" and self._cheapest is not None:
            self.post_message(ModelAsked(self._cheapest))
            return
        found = self._affordable.get(knob)
        if found is None or found.value is None:
            self.post_message(Said("there is no answer to take over"))
        else:
            self.post_message(ValueAsked(knob, found.value))


def _written(found: Affordable, budget: Budget) -> tuple[Line, str]:
    label = (f" {LABELS[found.knob]:<{_LABEL}}", "dim")
    if found.value is None:
        return (label, ("—", "faint")), found.reason
    use = (("  as max_tokens", "dim"),) if found.knob == "completion" else ()
    return (label, (wording.count(found.value), "strong"), *use), _why(found, budget)


def _why(found: Affordable, budget: Budget) -> str:
    """Say what it costs, and why no more; a jump of the price says both."""
    if found.jump and not found.bound:
        return found.jump
    cost, why = wording.price(found.cost), found.bound
    if not why and found.beyond is not None:
        beyond = wording.price(found.beyond)
        why = "one more would pass it" if beyond == cost else f"one more makes it {beyond}"
    return f"{cost} {'a month' if budget.per is Per.MONTH else 'a request'}; {why}"
