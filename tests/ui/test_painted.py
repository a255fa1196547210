"""What is painted piece by piece adds up to the whole: after each key, a terminal shows what a full repaint would."""

from typing import TYPE_CHECKING

import pyte
import pytest
from textual._compositor import CompositorUpdate
from textual.app import App

from ortui.ui.thrift import thrifty

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, Opening

Cells = list[list[tuple[object, ...]]]


def cells(screen: pyte.Screen) -> Cells:
    """Read each cell with its look."""
    return [[tuple(screen.buffer[y][x]) for x in range(screen.columns)] for y in range(screen.lines)]


class Watched:
    """A terminal that is fed with each frame."""

    def __init__(self) -> None:
        self.screen = pyte.Screen(1, 1)
        self._stream = pyte.Stream(self.screen)

    def begin(self, hand: "Hand") -> None:
        """Start from a full repaint."""
        self.screen = pyte.Screen(*hand.app.size)
        self._stream = pyte.Stream(self.screen)
        self._stream.feed(self.whole(hand))

    def feed(self, app: App[None], update: object) -> None:
        """Take a frame."""
        if isinstance(update, CompositorUpdate):
            self._stream.feed(thrifty(update.render_segments(app.console)).replace("\n", "\r\n"))

    @staticmethod
    def whole(hand: "Hand") -> str:
        """Render all of the screen anew."""
        lines = hand.app.screen._compositor.render_strips()  # noqa: SLF001 - the one way to the lines of a screen
        console = hand.app.console
        return "".join(f"\x1b[{row};1H{line.render(console)}" for row, line in enumerate(lines, start=1))

    def differs_at(self, hand: "Hand") -> list[tuple[int, int]]:
        """Find the cells that are not as a full repaint would make them."""
        full = pyte.Screen(*hand.app.size)
        pyte.Stream(full).feed(self.whole(hand))
        pairs = zip(cells(self.screen), cells(full), strict=True)
        return [
            (x, y)
            for y, (seen, due) in enumerate(pairs)
            for x, (cell, wanted) in enumerate(zip(seen, due, strict=True))
            if cell != wanted
        ]


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Watched:
    """Feed a terminal with what the app displays."""
    watching, display = Watched(), App._display  # noqa: SLF001 - what is painted is told nowhere else

    def displayed(app: App[None], screen: object, update: object) -> None:
        watching.feed(app, update)
        display(app, screen, update)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(App, "_display", displayed)
    return watching


KEYS = (
    *["2", "tab", "shift+tab", "escape", "down", "pagedown", "/", *"cla", "backspace", "enter", "G", "g", "s", "S"],
    *["space", "f", "h", "2", "right", "pageup", "b", "c", "x", "escape", "3", "l", "b", "escape", "d", "down", "d"],
)


@pytest.mark.parametrize("size", [pytest.param((160, 48), marks=pytest.mark.slow), (120, 40), (80, 24)])
async def test_after_each_key_a_terminal_shows_what_a_full_repaint_would(
    open_desk: "Opening", watched: Watched, size: tuple[int, int]
) -> None:
    async with open_desk(size) as hand:
        await hand.settle()
        watched.begin(hand)
        for key in KEYS:
            await hand.press(key)
            assert (key, watched.differs_at(hand)[:8]) == (key, [])
