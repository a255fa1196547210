"""Estimate: the sliders, and what can be read beneath them on what the highlighted model charges for the work."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.reactive import var
from textual.widget import Widget

from ortui.domain.counts import read_share
from ortui.domain.scenario import WHOLE, Scenario
from ortui.ui.boards.board import FIRST_BOARD, TITLES, Board, writer
from ortui.ui.boards.budget import BudgetBoard
from ortui.ui.boards.shown import Shown
from ortui.ui.keys import bindings
from ortui.ui.messages import ListingAsked, NeighbourAsked, Said, SheetAsked
from ortui.ui.slider_marks import REACHING, estimate_hint, hint, marks_of, reach_of
from ortui.ui.sliders import KNOBS
from ortui.ui.view import NOW, View
from ortui.ui.widgets.boxes import ScrolledStack
from ortui.ui.widgets.hint import Hint
from ortui.ui.widgets.neighbour import go_to_neighbour
from ortui.ui.widgets.pane import Pane
from ortui.ui.widgets.scale import Linear, Logarithmic
from ortui.ui.widgets.scenario_line import ScenarioLine
from ortui.ui.widgets.slider import Slider, Turn, Words
from ortui.ui.widgets.tabs import Tabs
from ortui.ui.widgets.track import Band

SHARE_OF_SECOND = "second_percent"


class EstimatePane(Pane):
    """The second pane."""

    TITLE = "2 Estimate"
    BINDINGS: ClassVar[list[BindingType]] = bindings("estimate")
    SCOPED_CSS = False  # the room there is decides
    DEFAULT_CSS = """
    EstimatePane #sliders { height: auto; scrollbar-size-vertical: 1; }
    EstimatePane Board { height: 1fr; }
    EstimatePane BudgetBoard, EstimatePane #second_percent { display: none; }
    EstimatePane.-at-budget BudgetBoard, EstimatePane.-at-mix #second_percent { display: block; }
    EstimatePane.-at-budget Board { display: none; }
    Desk.-high #sliders { max-height: 7; }
    Desk.-wide.-high EstimatePane.-at-budget #sliders { max-height: 5; }
    Desk.-tall #sliders { max-height: 12; }
    Desk.-low #sliders { max-height: 8; }
    Desk.-tiny #sliders { max-height: 5; }
    Desk.-tiny Hint { display: none; }
    """

    scenario: var[Scenario] = var(Scenario())
    hour: var[int] = var(NOW)
    named: var[str] = var("")
    view: var[View | None] = var(None)
    shown: var[Shown | None] = var(None)
    at: var[str] = var(FIRST_BOARD)

    board = query_one(Board)
    budget = query_one(BudgetBoard)
    hint = query_one(Hint)

    def __init__(self, turn: Turn) -> None:
        super().__init__(id="estimate")
        self._turn = turn
        self._sliders = {knob.id: Slider(knob.id, knob.label, knob.scale, knob.words, self._turn) for knob in KNOBS}
        self._second = Slider(
            SHARE_OF_SECOND, "to the second", Linear(WHOLE), Words(read_share, lambda share: f"{share} %"), self._turn
        )

    def compose(self) -> ComposeResult:
        """Lay out the scenario's name, the sliders and the board."""
        yield ScenarioLine().data_bind(EstimatePane.named)
        with ScrolledStack(id="sliders", can_focus=False):
            yield from self._sliders.values()
        yield Hint()
        yield Tabs(TITLES, FIRST_BOARD).data_bind(EstimatePane.at)
        yield self._second
        yield Board().data_bind(EstimatePane.shown, board=EstimatePane.at)
        yield BudgetBoard().data_bind(EstimatePane.shown, EstimatePane.view)

    # What is shown

    def on_mount(self) -> None:
        """Show the values there are."""
        self.watch_scenario(self.scenario)

    def watch_scenario(self, scenario: Scenario) -> None:
        """Set the sliders."""
        if not self.is_mounted:
            return
        for knob, slider in self._sliders.items():
            if knob != "hour":
                slider.value = getattr(scenario, knob)

    def watch_hour(self, hour: int) -> None:
        """Set the slider of hours."""
        self._sliders["hour"].value = hour

    def watch_shown(self, shown: Shown | None) -> None:
        """Let the token sliders reach the model's limits, and mark where its tiers begin and its limits lie."""
        if shown is None or not self.is_mounted:
            return
        model = shown.subject.model
        for knob in REACHING:
            self._sliders[knob].scale = Logarithmic(reach_of(model, knob))
        for knob, marks in marks_of(model, shown.scenario).items():
            self._sliders[knob].marks = marks
        self._second.value = shown.second_percent
        estimate = shown.prompt_estimate
        self._sliders["prompt"].band = Band(estimate.low, estimate.high) if estimate else None
        self._say_hint()
        self._ask_for_listing()

    def _ask_for_listing(self) -> None:
        """Ask for the endpoints where the board would say more with them."""
        if self.at == "variants" and self.shown is not None and self.shown.listing is None:
            self.post_message(ListingAsked(self.shown.subject.model))

    def _say_hint(self) -> None:
        slider = self.screen.focused
        if isinstance(slider, Slider):
            scenario = self.shown.scenario if self.shown is not None else self.scenario
            self.hint.said = (*estimate_hint(slider.band), *hint(slider.id or "", scenario, slider.marks))
        else:
            self.hint.said = ()

    def focus_moved(self) -> None:
        """Say what the slider in hand means, and nothing on one that no longer is: another model may follow."""
        super().focus_moved()
        self._say_hint()

    # From field to field

    @property
    def _fields(self) -> tuple[Widget, ...]:
        below: tuple[Widget, ...] = ()
        if self.at == "budget":
            below = self.budget.fields
        elif self.at == "mix":
            below = (self._second,)
        return (*self._sliders.values(), *below)

    def on_neighbour_asked(self, asked: NeighbourAsked) -> None:
        """Go to the field above or below."""
        go_to_neighbour(asked, self._fields)

    # The boards

    def on_tabs_chosen(self, chosen: Tabs.Chosen) -> None:
        """Show the board whose tab was clicked."""
        chosen.stop()
        self.action_board(chosen.name)

    def action_board(self, board: str) -> None:
        """Show a board, and go to what can be filled in there."""
        if board == self.at and board not in {"budget", "mix"}:
            self.post_message(Said(f"{TITLES[board].lower()} is shown already"))
            return
        self.set_class(board == "budget", "-at-budget")
        self.set_class(board == "mix", "-at-mix")
        self.at = board
        self._ask_for_listing()
        if board == "budget":
            self.budget.solve()
            self.screen.set_focus(self.budget.fields[0])
        elif board == "mix":
            self.screen.set_focus(self._second)
        elif self.screen.focused not in self._sliders.values():
            self.screen.set_focus(self._sliders["prompt"])

    def begin_again(self) -> None:
        """Show what is shown at first."""
        if self.at != FIRST_BOARD:
            self.action_board(FIRST_BOARD)
        self.query_exactly_one("#sliders").scroll_home(animate=False, immediate=True)

    def action_next_board(self, direction: int) -> None:
        """Show the next board, or the one before."""
        boards = list(TITLES)
        self.action_board(boards[(boards.index(self.at) + direction) % len(boards)])

    def on_slider_whole_asked(self) -> None:
        """Show the whole board on a sheet."""
        shown, board = self.shown, self.at if self.at != "budget" else "receipt"
        if shown is None:
            self.post_message(Said("no model is highlighted"))
            return
        title = f"{TITLES[board]}: {shown.subject.model.id}"
        self.post_message(SheetAsked(title, lambda width: writer(board)(shown, width)))
