"""What all boards of Credits share: fields from the top, lines below them, and a sentence where there can be none."""

from decimal import Decimal

from textual.app import ComposeResult
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Input

from ortui.domain.errors import InvalidInputError
from ortui.ui.drawn import Line, wrap
from ortui.ui.messages import NeighbourAsked
from ortui.ui.planner.facts import Facts
from ortui.ui.widgets.boxes import Stack
from ortui.ui.widgets.choice import Choice
from ortui.ui.widgets.form import Entry, Form
from ortui.ui.widgets.neighbour import go_to_neighbour
from ortui.ui.widgets.reading import Reading


class PlannerBoard(Stack):
    """A form and what follows from it."""

    DEFAULT_CSS = "PlannerBoard { height: 1fr; }"
    TITLE = ""
    """What stands over the sheet with all lines."""

    facts: var[Facts | None] = var(None)

    def __init__(self, board: str, *rows: tuple[Entry, ...]) -> None:
        super().__init__(id=f"board-{board}")
        self.board = board
        self.form, self.reading = Form(*rows), Reading(self.TITLE, self._written, f"read-{board}")
        self.form.display = bool(rows)

    def compose(self) -> ComposeResult:
        """Lay out the form and the lines."""
        yield self.form
        yield self.reading

    @property
    def fields(self) -> tuple[Widget, ...]:
        """What can have the focus, from the top."""
        return (*self.form.fields, self.reading)

    def lines(self, facts: Facts, width: int) -> list[Line]:
        """Write what follows from the fields; raises InvalidInputError where nothing does."""
        raise NotImplementedError

    def follow(self) -> None:
        """Do what a change brings besides other lines."""

    def _written(self, width: int) -> list[Line]:
        if self.facts is None:
            return []
        try:
            return self.lines(self.facts, width)
        except InvalidInputError as error:
            return wrap(str(error), width - 1, "warn")

    def watch_facts(self) -> None:
        """Write what follows from other facts."""
        self.change()

    def change(self) -> None:
        """Let all follow a change."""
        if self.is_mounted and self.display:
            self.follow()
            self.reading.rewrite()

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Follow what is typed."""
        changed.stop()
        self.change()

    def on_choice_switched(self, switched: Choice.Switched) -> None:
        """Follow a choice."""
        switched.stop()
        self.change()

    def on_neighbour_asked(self, asked: NeighbourAsked) -> None:
        """Go to the field above or below."""
        go_to_neighbour(asked, self.fields)


def month_of(facts: Facts) -> Decimal | None:
    """Return what a month of the work costs on the highlighted model, in USD; None where that is not known."""
    if facts.subject is None:
        return None
    return facts.subject.basis.workload.per_month(facts.subject.quote.total).usd
