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
from textual.app import App
from textual.geometry import Region

from ortui.domain.account import Account, AccountCredits, KeyFacts
from ortui.domain.catalogue import Catalogue
from ortui.source.cache import save
from ortui.source.catalogue_file import Packed
from ortui.source.last_frame import Frame, frame_at_hand
from ortui.source.paths import Paths
from ortui.source.state import State
from ortui.ui.desk import Desk
from ortui.ui.machine import MemoryOnDisk
from ortui.ui.setup import NoMemory
from tests.terminal import NOBODY, STOPPED, WITHIN, Terminal
from tests.ui.conftest import NOW

if TYPE_CHECKING:
    from tests.ui.conftest import Accounts, Opening

on_a_terminal = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
LIVE = "not refreshed"
DATED = b"as left on "


class Remembering(NoMemory):
    """Keeps the frame in hand."""

    def __init__(self) -> None:
        self.state, self.frame = State(), Frame((0, 0), b"")

    def remember(self, state: State, frame: Frame) -> None:
        """Keep both."""
        self.state, self.frame = state, frame

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


LEFT = {
    "as it began": [],
    "elsewhere in the table": ["pagedown", "down", "space", "G"],
    "with other work": ["2", *["right"] * 12, "down", "right", "t"],
    "on another board": ["2", "b"],
    "sharing the work": ["space", "down", "space", "2", "x", "up", "right"],
    "in a search": ["/", *"claude", "down", "down"],
    "sorted, in full and brief": ["s", "s", "S", "h", "d"],
    "in Credits": ["3", "l"],
    "in other colours": ["ctrl+t"],
}


@pytest.mark.parametrize("keys", LEFT.values(), ids=LEFT)
@pytest.mark.parametrize("size", [(160, 48), pytest.param((80, 24), marks=pytest.mark.slow)])
async def test_the_frame_is_what_the_next_start_shows_but_dated(
    open_desk: "Opening", keys: list[str], size: tuple[int, int]
) -> None:
    memory = Remembering()
    async with open_desk(size, memory=memory) as hand:
        await hand.send(*map(hand.key, keys))
        hand.table.top = hand.table.possible_top(hand.table.top + 3)  # as the wheel does
        hand.app.exit()
        await hand.until(lambda: not hand.app.is_running)
    frame = memory.lines()
    async with open_desk(size, left=memory.state, memory=NoMemory()) as hand:
        await hand.until(lambda: hand.desk.pane == (memory.state.pane or "prices"))
        live = [line.ljust(size[0]) for line in hand.screen().split("\n")[:-1]]
        right, account = hand.desk.query_exactly_one("#right"), hand.desk.query_exactly_one("#credits")
        hidden = account.content_region if account.display else Region()
        if hand.desk.pane == "prices":  # the first live frame shows no more, either
            hidden = right.region if right.display else Region()
    for y in hidden.line_range:
        live[y] = live[y][: hidden.x] + " " * hidden.width + live[y][hidden.right :]
    assert frame[0].split("·")[0].strip() == "ortui  as left on 23 Nov 2026, 18:35 UTC"
    assert frame[1:] == live[1:]


async def test_no_figure_of_the_account_is_in_the_frame(open_desk: "Opening", accounts: "Accounts") -> None:
    memory = Remembering()
    accounts.kept = Account(NOW, KeyFacts(label="…890"), credits=AccountCredits(Decimal("98765.43"), Decimal(0)))
    async with open_desk((160, 48), memory=memory, accounts=accounts) as hand:
        await hand.until(lambda: "98,765" in hand.screen())
        await hand.press("2")
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
    again.type("h/claude\r")
    again.sees("73 shown by h", "claude-opus-4.8", "? help")  # enter left the search line, where that would be typed
    at_first = again.raw.index(DATED)
    assert at_first < again.raw.index(b"\x1b[?1000h")  # Textual asks for the mouse when it takes over
    again.type("\x11")
    assert again.end() == 0
    assert again.is_given_back


@on_a_terminal
@pytest.mark.slow
@pytest.mark.parametrize("key", ["\x11", "\x1c\x11", "\x1a\x11"], ids=["ctrl+q", "ctrl+backslash", "ctrl+z"])
def test_a_key_before_the_live_screen_is_for_that_and_not_for_the_system(
    start: Callable[[], Terminal], key: str
) -> None:
    quit_once_live(start())
    again = start()
    again.sees("as left on")
    again.type(key)
    if "\x1a" in key:
        again.until(lambda _: os.waitid(os.P_PID, again.process.pid, STOPPED) is not None)
        again.until(lambda _: again.is_given_back)
        again.process.send_signal(signal.SIGCONT)
    assert again.end() == 0
    assert again.is_given_back


@pytest.mark.parametrize(("pane", "is_whole"), [("prices", False), ("estimate", True), ("credits", True)])
@pytest.mark.parametrize("size", [(160, 48), (80, 24)])
async def test_the_first_live_frame_shows_prices_at_once_and_another_pane_once_it_is_there(
    open_desk: "Opening", monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], pane: str, *, is_whole: bool
) -> None:
    shown: list[bool] = []
    display = App._display  # noqa: SLF001 - what is painted is told nowhere else

    def displayed(app: App[None], screen: object, update: object) -> None:
        if update is not None and not app._batch_count and isinstance(app.screen, Desk):  # noqa: SLF001 - the same
            shown.append(app.screen.is_whole)
        display(app, screen, update)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(App, "_display", displayed)
    async with open_desk(size, left=State(pane=pane)) as hand:
        assert hand.desk.pane == pane
    assert shown[0] is is_whole


async def test_a_frame_is_kept_only_for_a_start_with_its_prices_and_settings(tmp_path: Path, small: Catalogue) -> None:
    paths = Paths(tmp_path, tmp_path / "cache", tmp_path)
    shipped = Frame((80, 24), b"shipped")
    fetched = shipped._replace(painted=b"fetched", prices_of=small.fetched_at)

    def kept(memory: MemoryOnDisk, frame: Frame) -> bytes:
        paths.frame_file.unlink(missing_ok=True)
        memory.remember(State(), frame)
        return frame_at_hand(paths, {}, (80, 24))

    memory = MemoryOnDisk(paths, {}, lambda: NOW, {})
    assert (kept(memory, shipped), kept(memory, fetched)) == (b"shipped", b"")
    save(paths.catalogue_file, Packed(small))  # as another ortui does
    assert (kept(memory, shipped), kept(memory, fetched)) == (b"", b"fetched")
    paths.settings_file.write_text('theme = "light"')
    assert kept(memory, fetched) == b""
    assert kept(MemoryOnDisk(paths, {}, lambda: NOW, {}), fetched) == b"fetched"


@on_a_terminal
@pytest.mark.slow
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
    ended = again.end()
    assert ended == code or (code, ended) == (130, -signal.SIGINT)  # of either a shell says 130
    assert b"typed" not in again.raw
    assert again.echoes_as_before
    assert re.findall(rb"\x1b\[\?1049([hl])", again.raw)[-1] == b"l"
    assert re.findall(rb"\x1b\[\?25([hl])", again.raw)[-1] == b"h"
