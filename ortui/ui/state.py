"""The state of the desk: what the person has chosen, and what the panes show of it."""

from datetime import datetime
from typing import TYPE_CHECKING

from textual.reactive import Initialize, Reactive, var
from textual.screen import Screen
from textual.widget import Widget

from ortui.domain.basis import Basis
from ortui.domain.catalogue import Catalogue
from ortui.domain.scenario import Scenario
from ortui.ui.boards.shown import Shown
from ortui.ui.drawn import Line
from ortui.ui.errands import Errands
from ortui.ui.purse import Purse
from ortui.ui.setup import Setup
from ortui.ui.view import NOW, Arrangement, Picks, Subject, View
from ortui.ui.widgets.heading import Activity, Heading

if TYPE_CHECKING:  # names in annotations, read after the first paint
    from ortui.domain.endpoint import Listing
    from ortui.domain.free_rules import FreeRules
    from ortui.domain.text_tokens import TextTokens


HALF = 50
"""Percent of the requests that the second of two models takes at first."""


def _catalogue_at_hand(desk: "DeskState") -> Catalogue:
    return desk.setup.catalogue


def _moment_of_start(desk: "DeskState") -> datetime:
    return desk.setup.clock()


class DeskState(Errands, Screen[None]):
    """A screen with the state of the desk."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """The widget in hand. Textual would have all of the screen painted when it is another."""

    # What is shown follows from these.
    catalogue: var[Catalogue] = var(Initialize(_catalogue_at_hand), init=False)
    arrangement: var[Arrangement] = var(Arrangement(), init=False)
    picks: var[Picks] = var(Picks(), init=False)
    scenario: var[Scenario] = var(Scenario(), init=False)
    hour: var[int] = var(NOW, init=False)
    """The hour (UTC) of this day whose prices count, or the present moment."""
    second_percent: var[int] = var(HALF, init=False)
    """The share of the requests that goes to the second of two models."""
    prompt_estimate: var["TextTokens | None"] = var(None, init=False)
    """What the tokens of the prompt were estimated to be, from its text; None where they are a count."""
    moment: var[datetime] = var(Initialize(_moment_of_start), init=False)
    """The present moment in UTC, as far as it is shown: it moves on once a minute."""

    # What follows from them, for the panes.
    view: var[View | None] = var(None)
    subject: var[Subject | None] = var(None)
    shown: var[Shown | None] = var(None)
    named: var[str] = var("")
    """Which scenario the sliders stand for."""
    activity: var[Activity] = var(Activity(), init=False)
    heading: var[Heading] = var(Heading())
    pane: var[str] = var("prices")
    brief: var[bool] = var(default=False)
    """Whether the lines on the model below the table are hidden."""
    purse: var[Purse] = var(Purse(), init=False)
    """What is known of the account behind the keys."""

    def __init__(self, setup: Setup, classes: str) -> None:
        super().__init__(classes=classes)
        self.setup = setup
        self.views: dict[str, str] = {}
        """Search lines by the names they were saved under."""
        self.own_scenarios: dict[str, Scenario] = {}
        """The scenarios that the person saved, by name."""
        self.listings: dict[str, Listing | None] = {}
        """The endpoints of models by their ids, as far as they were read; None where none are at hand."""
        self.free_rules: FreeRules | None = None
        """How many requests to free models an account may make; read after the first paint."""
        self.balance: tuple[Line, ...] = ()
        """What is left, for the header: the longest form first."""

    @property
    def basis(self) -> Basis:
        """What every figure depends on besides the model."""
        moment = self.moment
        if self.hour != NOW:
            moment = moment.replace(hour=self.hour, minute=0, second=0, microsecond=0)
        return Basis(moment, self.scenario.workload, self.setup.tier_limits)
