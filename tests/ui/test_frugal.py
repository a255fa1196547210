"""What a start and a key may take, in counts that are the same on every machine: frames, layouts, bytes, files."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.app import App

from ortui.ui.desk import Desk
from tests.bench.homes import home_with
from tests.terminal import NOBODY, Terminal

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, Opening

DOWN = "\x1b[B"
FIRST = "muse-spark"
"""The first model of the prices that ship."""
WATCHED = """
import os, sys

_log = os.open(os.environ["OPENED"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)


def _seen(event, facts):
    if event == "open" and isinstance(facts[0], str):
        os.write(_log, facts[0].encode() + b"\\n")
    elif event in ("socket.connect", "subprocess.Popen"):
        os.write(_log, event.encode() + b"\\n")


sys.addaudithook(_seen)
"""
"""What an interpreter runs before all else, to write down what it opens from then on."""


class Work:
    """What the screen has done since the last look."""

    def __init__(self) -> None:
        self.frames = self.layouts = 0

    def since(self) -> tuple[int, int]:
        """Give the frames and the layouts, and count anew."""
        done = self.frames, self.layouts
        self.frames = self.layouts = 0
        return done


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """Count frames and layouts."""
    counted, display, lay_out = Work(), App._display, Desk._refresh_layout  # noqa: SLF001 - they are told nowhere else

    def displayed(*given: object) -> None:
        counted.frames += given[-1] is not None
        display(*given)  # type: ignore[arg-type]  # as they came

    def laid_out(*given: object, **named: object) -> None:
        counted.layouts += 1
        lay_out(*given, **named)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(App, "_display", displayed)
    monkeypatch.setattr(Desk, "_refresh_layout", laid_out)
    return counted


async def at_search(hand: "Hand") -> None:
    await hand.press("/")


async def at_slider(hand: "Hand") -> None:
    await hand.press("2")


async def at_table(hand: "Hand") -> None:
    assert hand.focus == "table"


@pytest.mark.parametrize(
    ("begin", "keys"),
    [
        (at_search, [*"claude 4", "backspace", "backspace", "down", "pagedown"]),
        (at_table, ["down", "down", "pagedown", "up", "G", "g", "s", "S", "b", "space", "f"]),
        (at_slider, ["right", "right", "pageup", "left", "end"]),
    ],
)
@pytest.mark.parametrize("size", [(160, 48), (80, 24)])
async def test_a_key_takes_one_frame_and_no_layout(
    open_desk: "Opening",
    work: Work,
    begin: "Callable[[Hand], object]",
    keys: list[str],
    size: tuple[int, int],
) -> None:
    async with open_desk(size) as hand:
        await begin(hand)  # type: ignore[misc]  # what each gives can be waited for
        await hand.settle()
        work.since()
        for key in keys:
            await hand.press(key)
            assert (key, *work.since()) == (key, 1, 0)


async def test_the_focus_moves_in_one_frame_where_panes_stand_beside_each_other(
    open_desk: "Opening", work: Work
) -> None:
    async with open_desk((160, 48)) as hand:
        work.since()
        for key in ("/", "enter", "2", "down", "tab", "shift+tab", "escape"):
            await hand.press(key)
            assert (key, *work.since()) == (key, 1, 0)


@pytest.fixture
def opened(tmp_path: Path) -> Path:
    """Name the list of what a program opens, and make it."""
    folder = tmp_path / "watched"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(WATCHED, "utf-8")
    return folder / "opened"


Begin = Callable[[int, int], Terminal]


@pytest.fixture
def start(tmp_path: Path, opened: Path) -> Iterator[Begin]:
    """Start the program on a terminal of some size."""
    terminals: list[Terminal] = []

    def begin(columns: int, rows: int) -> Terminal:
        environment = {"PYTHONPATH": str(opened.parent), "OPENED": str(opened)}
        home = Path(home_with(tmp_path, 421)["ORTUI_HOME"])  # prices of just now: none are fetched meanwhile
        terminal = Terminal(home, columns, rows, NOBODY, environment=environment)
        terminals.append(terminal)
        terminal.sees(FIRST)
        return terminal

    yield begin
    for terminal in terminals:
        terminal.close()


def at_rest(terminal: Terminal, opened: Path) -> None:
    """Wait until nothing more is painted or opened."""
    before = None
    while before != (before := (len(terminal.raw), opened.stat().st_size)):
        end = time.monotonic() + 0.5
        while (left := end - time.monotonic()) > 0:
            terminal.reads(left)


@pytest.mark.slow
def test_a_key_opens_no_file_and_asks_no_network(start: Begin, opened: Path) -> None:
    terminal = start(160, 48)
    at_rest(terminal, opened)
    before = len(opened.read_text("utf-8").splitlines())
    for keys in ("/", "claude", "\x7f\x7f", "\r", DOWN, "s", "g", "2", "\x1b[C", "\x1b[C", "1", "h", " "):
        terminal.type(keys)
        at_rest(terminal, opened)
    assert opened.read_text("utf-8").splitlines()[before:] == []


@pytest.mark.slow
@pytest.mark.parametrize(("size", "before", "most"), [((80, 24), "d", 600), ((160, 48), "", 6_000)])
def test_a_move_of_the_cursor_writes_few_bytes(
    start: Begin, opened: Path, size: tuple[int, int], before: str, most: int
) -> None:
    terminal = start(*size)
    at_rest(terminal, opened)
    terminal.type(before)
    at_rest(terminal, opened)
    for _ in range(4):
        painted = len(terminal.raw)
        terminal.type(DOWN)
        at_rest(terminal, opened)
        assert 0 < len(terminal.raw) - painted <= most
