"""The last frame before the live screen: dated, without figures of the account, and a terminal always given back."""

import os
import re
import signal
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pyte
import pytest

from ortui.domain.account import Account, AccountCredits, KeyFacts
from ortui.source.last_frame import Frame
from ortui.source.state import State
from ortui.ui.setup import NoMemory
from tests.terminal import NOBODY, WITHIN, Terminal
from tests.ui.conftest import NOW

if TYPE_CHECKING:
    from tests.ui.conftest import Accounts, Opening

on_a_terminal = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
LIVE = "not refreshed"
DATED = b"as left on "


class Remembering(NoMemory):
    """Keeps the frame in hand."""

    def __init__(self) -> None:
        self.frame = Frame((0, 0), b"")

    def remember(self, state: State, frame: Frame) -> None:
        """Keep it."""
        del state
        self.frame = frame

    def lines(self) -> list[str]:
        """Paint the frame, and read what is then seen."""
        screen = pyte.Screen(*self.frame.size)
        pyte.ByteStream(screen).feed(self.frame.painted)
        return list(screen.display)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], Terminal]]:
    """Start the program again and again in one home; all of it ends with the test."""
    terminals: list[Terminal] = []

    def started() -> Terminal:
        terminals.append(Terminal(tmp_path, 100, 30, NOBODY, owns=True))
        return terminals[-1]

    yield started
    for terminal in terminals:
        terminal.close()


def quit_once_live(terminal: Terminal) -> None:
    terminal.sees("348 of 421", LIVE)
    terminal.type("q")
    assert terminal.end() == 0


async def test_the_frame_is_what_the_next_start_shows_but_dated(open_desk: "Opening") -> None:
    memory = Remembering()
    async with open_desk((160, 48), memory=memory) as hand:
        opened = hand.screen().split("\n")
        await hand.press("down", "space", "2", "right", "right")
        await hand.press("1")
        hand.app.exit()
        await hand.until(lambda: not hand.app.is_running)
    lines = memory.lines()
    assert lines[0].split("·")[0].strip() == "ortui  as left on 23 Nov 2026, 18:35 UTC"
    assert [line[:100] for line in lines[1:-1]] == [line[:100] for line in opened[1:-2]]


async def test_no_figure_of_the_account_is_in_the_frame(open_desk: "Opening", accounts: "Accounts") -> None:
    memory = Remembering()
    accounts.kept = Account(NOW, KeyFacts(label="…890"), credits=AccountCredits(Decimal("98765.43"), Decimal(0)))
    async with open_desk((160, 48), memory=memory, accounts=accounts) as hand:
        await hand.until(lambda: "98,765" in hand.screen())
        hand.app.exit()
        await hand.until(lambda: not hand.app.is_running)
    seen = "\n".join(memory.lines())
    assert "3 Credits" in seen
    assert not re.search(r"98,?765|890", seen)


async def test_an_end_that_is_forced_leaves_no_frame(open_desk: "Opening") -> None:
    memory = Remembering()
    async with open_desk((100, 30), memory=memory) as hand:
        hand.app.exit(return_code=143)
        await hand.until(lambda: not hand.app.is_running)
    assert memory.frame.painted == b""


@on_a_terminal
def test_it_is_seen_before_the_live_screen_which_takes_what_was_typed(start: Callable[[], Terminal]) -> None:
    quit_once_live(start())
    again = start()
    again.sees("as left on")
    again.type("h/claude")
    again.sees("73 shown by h", "claude-opus-4.8", LIVE)
    at_first = again.raw.index(DATED)
    assert at_first < again.raw.index(b"\x1b[?1000h")  # Textual asks for the mouse when it takes over
    again.type("\x11")
    assert again.end() == 0
    assert again.is_given_back


@on_a_terminal
@pytest.mark.parametrize(
    ("stop", "code"),
    [
        (lambda terminal: terminal.type("\x03"), 130),
        (lambda terminal: os.kill(terminal.process.pid, signal.SIGTERM), 143),
        (lambda terminal: os.kill(terminal.process.pid, signal.SIGHUP), 129),
        (lambda terminal: terminal.type("typed"), 1),
    ],
    ids=["ctrl+c", "SIGTERM", "SIGHUP", "Textual is broken"],
)
def test_the_terminal_is_given_back_where_the_live_screen_never_comes(
    start: Callable[[], Terminal],
    stop: Callable[[Terminal], object],
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    quit_once_live(start())
    (tmp_path / "textual.py").write_text(f"import time\ntime.sleep({0.5 if code == 1 else WITHIN})\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    again = start()
    again.sees("as left on")
    stop(again)
    assert again.end() == code
    assert b"typed" not in again.raw
    assert again.echoes_as_before
    assert re.findall(rb"\x1b\[\?1049([hl])", again.raw)[-1] == b"l"
    assert re.findall(rb"\x1b\[\?25([hl])", again.raw)[-1] == b"h"
