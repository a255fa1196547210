"""Credits: what is left at a glance, and below it boards that plan what is bought, each a tab."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.reactive import var

from ortui.domain.byok import ByokRules
from ortui.domain.free_rules import FreeRules
from ortui.domain.purchase import FeeRules
from ortui.ui.keys import bindings
from ortui.ui.messages import Left, Said
from ortui.ui.planner.at_a_glance import Glance
from ortui.ui.planner.board import PlannerBoard
from ortui.ui.planner.buy import BuyBoard
from ortui.ui.planner.facts import Facts
from ortui.ui.planner.spread import TITLES, Spread
from ortui.ui.purse import Purse
from ortui.ui.view import Subject, View
from ortui.ui.widgets.tabs import Tabs

if TYPE_CHECKING:  # a name in annotations; its module is read when it is wanted
    from ortui.ui.planner.refused import ReadAnswer
from ortui.ui.widgets.pane import Pane


class CreditsPane(Pane):
    """The third pane."""

    TITLE = "3 Credits"
    SCOPED_CSS = False  # the room there is decides
    DEFAULT_CSS = """
    CreditsPane { height: 15; }
    Desk.-high CreditsPane { height: 16; }
    Desk.-tall CreditsPane { height: 18; }
    Desk.-narrow CreditsPane, Desk.-tiny CreditsPane, Desk.-low CreditsPane, Desk.-middle CreditsPane { height: 1fr; }
    CreditsPane Glance { height: 2; }
    CreditsPane Glance.-known { height: 5; }
    Desk.-tiny CreditsPane Glance.-known { height: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("credits")

    subject: var[Subject | None] = var(None)
    view: var[View | None] = var(None)
    purse: var[Purse] = var(Purse())
    moment: var[datetime | None] = var(None)
    at: var[str] = var("buy")

    spread = query_one(Spread)

    def __init__(self, fees: FeeRules, byok: ByokRules, free: FreeRules, read_answer: "ReadAnswer") -> None:
        super().__init__(id="credits")
        self._rules, self._read_answer = (fees, byok, free), read_answer

    def compose(self) -> ComposeResult:
        """Lay out the glance, the tabs and the boards."""
        yield Glance().data_bind(CreditsPane.purse, CreditsPane.subject, CreditsPane.moment)
        yield Tabs(TITLES, self.at).data_bind(CreditsPane.at)
        yield Spread(self._read_answer).data_bind(CreditsPane.at)

    def on_mount(self) -> None:
        """Plan the first purchase."""
        self.watch_subject()

    def watch_subject(self) -> None:
        """Let the boards follow the work and the model."""
        if self.is_mounted and self.moment is not None:
            now = self.purse.as_of(self.moment)
            self.spread.facts = Facts(*self._rules, now, self.subject, self.view, self.purse)

    def watch_purse(self) -> None:
        """Let it follow what is known of the account."""
        self.watch_subject()

    def watch_moment(self) -> None:
        """Let it count on."""
        self.watch_subject()

    # The boards

    async def on_tabs_chosen(self, chosen: Tabs.Chosen) -> None:
        """Show the board whose tab was clicked."""
        chosen.stop()
        await self.action_plan(chosen.name)

    async def action_plan(self, board: str) -> None:
        """Show a board, and go to its first field."""
        if board == self.at:
            self.post_message(Said(f"{TITLES[board].lower()} is shown already"))
            return
        shown = await self.spread.show(board)
        self.screen.set_focus(shown.fields[0])
        self.at = board

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Know which of two boards is in hand."""
        board = next((each for each in event.widget.ancestors if isinstance(each, PlannerBoard)), None)
        if board is not None:
            self.at = board.board

    async def action_next_plan(self, direction: int) -> None:
        """Show the next board, or the one before."""
        boards = list(TITLES)
        await self.action_plan(boards[(boards.index(self.at) + direction) % len(boards)])

    async def action_take_month(self) -> None:
        """Plan to buy what the estimate's month costs."""
        buying = await self.spread.show("buy")
        if isinstance(buying, BuyBoard):
            if self.at != "buy":
                self.screen.set_focus(buying.fields[0])
            buying.plan_month()

    def action_leave(self) -> None:
        """Go back to the prices."""
        self.post_message(Left())
