"""Credits: what is left at a glance, and below it boards that plan what is bought, each a tab."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.reactive import var

from ortui.domain.byok import ByokRules
from ortui.domain.purchase import FeeRules
from ortui.ui.keys import bindings
from ortui.ui.messages import Left, Said
from ortui.ui.planner.board import PlannerBoard
from ortui.ui.planner.buy import BuyBoard
from ortui.ui.planner.facts import Facts
from ortui.ui.purse import Purse
from ortui.ui.view import Subject, View
from ortui.ui.widgets.bars import Tabs
from ortui.ui.widgets.glance import Glance

if TYPE_CHECKING:  # a name in annotations; its module is read when it is wanted
    from ortui.ui.planner.refused import ReadAnswer

TITLES = {
    "left": "Left",
    "buy": "Buy",
    "top-up": "Top-up",
    "own-key": "BYOK",
    "used": "Used",
    "keys": "Keys",
    "refused": "402?",
}
"""The boards, in the order of their tabs."""


def make_board(board: str, read_answer: "ReadAnswer") -> PlannerBoard:
    """Make a board; what it needs is imported when it is first wanted."""
    # One import for each: most people look at what is bought alone, and the others take time to load.
    made: PlannerBoard
    if board == "left":
        from ortui.ui.planner.left import LeftBoard  # noqa: PLC0415

        made = LeftBoard()
    elif board == "top-up":
        from ortui.ui.planner.top_up import TopUpBoard  # noqa: PLC0415

        made = TopUpBoard()
    elif board == "own-key":
        from ortui.ui.planner.own_key import OwnKeyBoard  # noqa: PLC0415

        made = OwnKeyBoard()
    elif board == "used":
        from ortui.ui.planner.used import UsedBoard  # noqa: PLC0415

        made = UsedBoard()
    elif board == "keys":
        from ortui.ui.planner.key_list import KeysBoard  # noqa: PLC0415

        made = KeysBoard()
    elif board == "refused":
        from ortui.ui.planner.refused import RefusedBoard  # noqa: PLC0415

        made = RefusedBoard(read_answer)
    else:
        made = BuyBoard()
    return made


class CreditsPane(Vertical):
    """The third pane."""

    BORDER_TITLE = "3 Credits"
    DEFAULT_CSS = """
    CreditsPane Glance { height: 2; }
    CreditsPane Glance.-known { height: 5; }
    .-tiny CreditsPane Glance.-known { height: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("credits")

    subject: var[Subject | None] = var(None)
    view: var[View | None] = var(None)
    purse: var[Purse] = var(Purse())
    moment: var[datetime | None] = var(None)
    at: var[str] = var("buy")

    glance = query_one(Glance)

    def __init__(self, fees: FeeRules, byok: ByokRules, read_answer: "ReadAnswer") -> None:
        super().__init__(id="credits", classes="pane")
        self._fees, self._byok, self._read_answer = fees, byok, read_answer
        self._boards: dict[str, PlannerBoard] = {"buy": make_board("buy", read_answer)}
        """Those that were looked at, by name."""

    def compose(self) -> ComposeResult:
        """Lay out the glance, the tabs and the first board."""
        yield Glance().data_bind(CreditsPane.purse, CreditsPane.subject, CreditsPane.moment)
        yield Tabs(TITLES, "buy").data_bind(CreditsPane.at)
        yield from self._boards.values()

    @property
    def board(self) -> PlannerBoard:
        """The board that is shown."""
        return self._boards[self.at]

    def on_mount(self) -> None:
        """Plan the first purchase."""
        self.watch_subject()

    def watch_subject(self) -> None:
        """Let the board that is shown follow the work and the model."""
        if self.is_mounted and self.moment is not None:
            self.board.facts = Facts(self._fees, self._byok, self.moment, self.subject, self.view, self.purse)

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
        await self.action_board(chosen.name)

    async def action_board(self, board: str) -> None:
        """Show a board, and go to its first field."""
        if board == self.at:
            self.post_message(Said(f"{TITLES[board].lower()} is shown already"))
            return
        if board not in self._boards:
            self._boards[board] = make_board(board, self._read_answer)
            await self.mount(self._boards[board])
        self.at = board
        for name, each in self._boards.items():
            each.display = name == board
        self.watch_subject()
        self.board.fields[0].focus()

    async def action_next_board(self, direction: int) -> None:
        """Show the next board, or the one before."""
        boards = list(TITLES)
        await self.action_board(boards[(boards.index(self.at) + direction) % len(boards)])

    async def action_take_month(self) -> None:
        """Plan to buy what the estimate's month costs."""
        if self.at != "buy":
            await self.action_board("buy")
        buying = self._boards["buy"]
        if isinstance(buying, BuyBoard):
            buying.plan_month()

    def action_leave(self) -> None:
        """Go back to the prices."""
        self.post_message(Left())
