"""The board beneath the sliders: one of several things to read on the work and the highlighted model."""

from collections.abc import Callable

from textual.reactive import var

from ortui.ui.boards.shown import Shown
from ortui.ui.drawn import Line, Written, as_fit

TITLES = {
    "receipt": "Receipt",
    "bill": "Bill",
    "budget": "Budget",
    "hours": "Hours",
    "variants": "Forms",
    "mix": "Mix",
}
"""The boards, in the order of their tabs."""
FIRST_BOARD = "receipt"
Write = Callable[[Shown, int], list[Line]]


def writer(board: str) -> Write:
    """Find what writes a board; imported when it is first wanted."""
    # One import for each: most people look at the receipt alone, and the others take time to load.
    if board == "bill":
        from ortui.ui.boards.levers import levers_lines as write  # noqa: PLC0415
    elif board == "hours":
        from ortui.ui.boards.hours import hours_lines as write  # noqa: PLC0415
    elif board == "variants":
        from ortui.ui.boards.variants import variants_lines as write  # noqa: PLC0415
    elif board == "mix":
        from ortui.ui.boards.mix import mix_lines as write  # noqa: PLC0415
    else:
        from ortui.ui.boards.receipt import receipt_board as write  # noqa: PLC0415
    return write


class Board(Written):
    """The lines of one board; the last says where there are more than fit."""

    board: var[str] = var(FIRST_BOARD)
    shown: var[Shown | None] = var(None)

    def watch_board(self) -> None:
        """Write another board."""
        if self.board != "budget":
            self.rewrite()

    def watch_shown(self) -> None:
        """Write the board of another model or workload."""
        if self.display and self.board != "budget":
            self.rewrite()

    def on_resize(self) -> None:
        """Write what fits another height."""
        if self.board != "budget":
            self.rewrite()

    def write(self, width: int) -> list[Line]:
        """Write the board."""
        if self.shown is None:
            return [((" No model is highlighted.", "dim"),)]
        return as_fit(writer(self.board)(self.shown, width), self.size.height)
