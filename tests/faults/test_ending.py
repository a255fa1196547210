"""Ending from outside: by a signal or with its window, the screen ends as by quitting, and the terminal is usable."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ortui.source.lock import locked
from ortui.source.paths import find_paths
from ortui.source.state import load_state
from tests.terminal import NOBODY, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")

Opening = Callable[..., Terminal]


@pytest.fixture
def open_terminal(tmp_path: Path) -> Iterator[Opening]:
    """Start the program in a window of its own or of a session that it shares; it ends with the test."""
    terminals: list[Terminal] = []

    def start(columns: int = 80, rows: int = 24, *, owns: bool = True) -> Terminal:
        terminals.append(Terminal(tmp_path, columns, rows, NOBODY, owns=owns))
        terminals[-1].sees("348 of 421", "not refreshed")
        return terminals[-1]

    yield start
    for terminal in terminals:
        terminal.close()


def left_theme(home: Path) -> str:
    return load_state(find_paths({"ORTUI_HOME": str(home)}).state_file).theme


def change_theme(terminal: Terminal) -> None:
    terminal.type("\x14")
    terminal.sees("theme: light")


def slowness() -> float:
    """How much longer than alone anything may take, as others work on this machine too."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


@pytest.mark.parametrize(
    ("number", "keys"),
    [
        (signal.SIGTERM, ""),
        pytest.param(signal.SIGHUP, "?", marks=pytest.mark.slow),
        pytest.param(signal.SIGINT, "\x10", marks=pytest.mark.slow),
    ],
    ids=["term", "hup under a sheet", "int under the palette"],
)
def test_a_signal_ends_it_as_quitting_does(
    number: signal.Signals, keys: str, open_terminal: Opening, tmp_path: Path
) -> None:
    terminal = open_terminal()
    change_theme(terminal)
    if keys:
        terminal.type(keys)
        terminal.until(lambda text: "Show every key" in text or "a function, or a model" in text)
    terminal.process.send_signal(number)
    assert terminal.end() == 128 + number
    assert terminal.is_given_back
    assert b"Traceback" not in terminal.raw
    assert left_theme(tmp_path) == "light"


def test_when_its_terminal_is_gone_it_ends_and_remembers(open_terminal: Opening, tmp_path: Path) -> None:
    terminal = open_terminal(owns=False)  # no signal tells it
    change_theme(terminal)
    began = time.monotonic()
    terminal.hang_up()
    assert terminal.process.wait(10) == 128 + signal.SIGHUP
    assert time.monotonic() - began < 4 * slowness()
    assert left_theme(tmp_path) == "light"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="it looks at how much the process works")
def test_it_ends_also_when_the_terminal_took_nothing_more(open_terminal: Opening, tmp_path: Path) -> None:
    terminal = open_terminal(250, 70)
    change_theme(terminal)
    for _ in range(60):  # a frame each: more than fits into a terminal that nobody reads, and than may wait for it
        terminal.type("\x1b[B")
        time.sleep(0.03)
    wait_until_stuck(terminal)
    terminal.process.send_signal(signal.SIGTERM)
    assert terminal.process.wait(10) == 128 + signal.SIGTERM
    assert terminal.echoes_as_before
    assert left_theme(tmp_path) != ""


@pytest.mark.slow
def test_it_ends_in_time_and_gives_the_terminal_back_with_much_to_do(open_terminal: Opening, tmp_path: Path) -> None:
    terminal = open_terminal()
    terminal.type("\x14" * 200)  # each key paints the whole screen anew
    terminal.sees("theme: ")
    terminal.process.send_signal(signal.SIGTERM)
    began = time.monotonic()
    assert terminal.end() == 128 + signal.SIGTERM
    assert time.monotonic() - began < 4 * slowness()
    assert terminal.is_given_back
    assert left_theme(tmp_path) != ""


def wait_until_stuck(terminal: Terminal) -> None:
    """Wait until what is painted is no longer taken, and no more is painted."""
    until, before = time.monotonic() + 10, -1.0
    while (used := cpu_seconds(terminal.process.pid)) != before:
        assert time.monotonic() < until
        before = used
        time.sleep(0.5)


def cpu_seconds(process: int) -> float:
    return sum(map(int, Path(f"/proc/{process}/stat").read_text("ascii").rsplit(") ", 1)[1].split()[11:13])) / 100


def test_what_is_being_saved_when_its_window_is_closed_is_saved(open_terminal: Opening, tmp_path: Path) -> None:
    terminal = open_terminal()
    change_theme(terminal)
    favourites = find_paths({"ORTUI_HOME": str(tmp_path)}).favourites_file
    with locked(favourites):
        terminal.type("f")
        terminal.sees("★")
        terminal.hang_up()
        with pytest.raises(subprocess.TimeoutExpired):
            terminal.process.wait(2)  # it has ended its screen, and waits for its turn to write
        assert not favourites.exists()
    assert terminal.process.wait(10) == 128 + signal.SIGHUP
    assert favourites.read_text("utf-8").startswith("favourites = [")
    assert left_theme(tmp_path) == "light"
