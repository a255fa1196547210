"""The boards of Credits in one place: the one that is wanted and, where there is room, one that goes well with it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.reactive import var

from ortui.ui.planner.board import PlannerBoard
from ortui.ui.planner.buy import BuyBoard
from ortui.ui.planner.facts import Facts
from ortui.ui.widgets.boxes import Row

if TYPE_CHECKING:  # a name in annotations; its module is read when it is wanted
    from ortui.ui.planner.refused import ReadAnswer

TITLES: Mapping[str, str] = {
    "buy": "Buy",
    "left": "Left",
    "top-up": "Top-up",
    "own-key": "BYOK",
    "used": "Used",
    "keys": "Keys",
    "refused": "402?",
}
"""The boards, in the order of their tabs and, of a pair, from the left."""
_PAIRS = (("buy", "left"), ("top-up", "own-key"), ("used", "keys"))
_PAIRS_WITHOUT_KEY = (("buy", "top-up"),)
_WIDE_ENOUGH_FOR_TWO = 96


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


class Spread(Row):
    """One board, or two beside each other."""

    DEFAULT_CSS = """
    Spread { height: 1fr; }
    Spread PlannerBoard { width: 1fr; }
    Spread .-second { margin-left: 2; }
    """

    facts: var[Facts | None] = var(None)
    at: var[str] = var("buy")
    """The board that is in hand."""

    def __init__(self, read_answer: "ReadAnswer") -> None:
        super().__init__()
        self._read_answer = read_answer
        self._boards: dict[str, PlannerBoard] = {self.at: make_board(self.at, read_answer)}
        """Those that were looked at, by name."""
        self._seen: tuple[str, ...] = (self.at,)

    def compose(self) -> ComposeResult:
        """Lay out the first board."""
        yield from self._boards.values()

    async def show(self, board: str) -> PlannerBoard:
        """Show a board, and the one that it goes with."""
        self.at = board
        await self._arrange()
        return self._boards[board]

    def _wanted(self) -> tuple[str, ...]:
        """List what is to be seen, from the left."""
        if self.size.width < _WIDE_ENOUGH_FOR_TWO:
            return (self.at,)
        has_key = self.facts is not None and bool(self.facts.purse.key)
        pairs = _PAIRS if has_key else _PAIRS_WITHOUT_KEY
        return next((pair for pair in pairs if self.at in pair), (self.at,))

    async def _arrange(self) -> None:
        self._seen = self._wanted()
        for name in self._seen:
            if name not in self._boards:
                self._boards[name] = made = make_board(name, self._read_answer)
                made.display = False  # until the one before is hidden: no frame holds both
                await self.mount(made, before=self._first_after(name))
        for name, each in self._boards.items():
            each.display = name in self._seen
            each.set_class(name in self._seen[1:], "-second")
            if not each.display:
                each.facts = None  # all prices of the last time it was seen hang on them
        self.watch_facts()

    def _first_after(self, board: str) -> PlannerBoard | None:
        """Find the board to stand before, of those that are there."""
        names = list(TITLES)
        return next((self._boards[name] for name in names[names.index(board) + 1 :] if name in self._boards), None)

    async def on_resize(self) -> None:
        """Show as many as have room."""
        if self._wanted() != self._seen:
            await self._arrange()

    def watch_facts(self) -> None:
        """Let the boards that are seen follow."""
        if self.is_mounted and self._wanted() != self._seen:
            self.call_later(self._arrange)
        for name in self._seen:
            self._boards[name].facts = self.facts
