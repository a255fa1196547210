"""The real program in a real terminal: a pseudo-terminal gives the keys, pyte reads back what is painted."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.terminal import NOBODY, STOPPED, WITHIN

if TYPE_CHECKING:
    from tests.conftest import OpeningTerminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")


def test_a_whole_visit(open_terminal: "OpeningTerminal") -> None:
    terminal = open_terminal(100, 30)
    terminal.sees("348 of 421", "1 Prices", "In $/M", "meta/muse-spark-1.2-contributor")
    terminal.sees("not refreshed: the API can't be reached")  # stale by now, and nobody answers
    terminal.type("/")
    terminal.sees("esc")
    terminal.type("sonnet")
    terminal.until(lambda text: "/ sonnet" in text and "muse" not in text)
    terminal.type("\r")
    terminal.sees("? help")
    terminal.type("\x1b[B")
    terminal.until(lambda text: sum("▌" in line and "sonnet" in line for line in text.splitlines()) == 1)
    terminal.type("2")
    terminal.sees("▌Prompt", "2,000 prompt", "a month")
    terminal.type("\x1b[C")
    terminal.sees("2,500 prompt")
    terminal.type("12k")
    terminal.sees("12k▏")
    terminal.type("\r")
    terminal.sees("12,000 prompt")
    terminal.type("?")
    terminal.sees("Help", "Show every key", "desk.help")
    terminal.type("\x1b")
    terminal.until(lambda text: "desk.help" not in text)
    terminal.type("\x10")
    terminal.sees("a function, or a model")
    terminal.type("Go to Credits")
    terminal.until(lambda text: "Go to Credits" in text and "Show every key" not in text)
    terminal.type("\r")
    terminal.sees("You pay $", "105.50")
    terminal.resize(160, 48)
    terminal.sees("╭─ 1 Prices", "╭─ 2 Estimate", "╭─ 3 Credits", "12,000 prompt")
    terminal.resize(60, 20)
    terminal.until(lambda text: "╭" not in text and "You pay $" in text)
    terminal.type("q")
    assert terminal.end() == 0
    assert terminal.is_given_back


def test_control_z_gives_the_terminal_back_until_the_program_goes_on(
    open_terminal: "OpeningTerminal",
) -> None:
    terminal = open_terminal(80, 24)
    terminal.sees("348 of 421", "not refreshed")
    terminal.type("\x1a")
    terminal.until(lambda _: os.waitid(os.P_PID, terminal.process.pid, STOPPED) is not None)
    assert terminal.is_given_back
    terminal.screen.reset()
    terminal.process.send_signal(signal.SIGCONT)
    terminal.sees("348 of 421", "In $/M")
    assert not terminal.is_given_back
    terminal.type("q")
    assert terminal.end() == 0


def test_the_look_is_remembered_and_control_c_twice_quits(open_terminal: "OpeningTerminal") -> None:
    first = open_terminal(80, 24)
    first.sees("348 of 421")
    first.type("\x14")
    first.sees("theme: light")
    first.type("\x03")
    first.sees("ctrl+c once more quits")
    first.type("\x03")
    assert first.end() == 0
    second = open_terminal(80, 24)
    second.sees("348 of 421")
    second.type("\x14")
    second.sees("theme: terminal")
    second.type("\x11")
    assert second.end() == 0
    assert second.is_given_back


def test_quitting_does_not_wait_for_a_network_that_stays_silent(open_terminal: "OpeningTerminal") -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        terminal = open_terminal(80, 24, f"http://127.0.0.1:{silent.getsockname()[1]}")
        terminal.sees("348 of 421", "refreshing…")
        began = time.monotonic()
        terminal.type("q")
        assert terminal.end() == 0
        assert time.monotonic() - began < 5  # where the network gives up after thirty seconds
        assert terminal.is_given_back


def test_without_a_terminal_it_says_what_there_is_for_scripts(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ortui"],
        env=os.environ | {"ORTUI_HOME": str(tmp_path), "OPENROUTER_BASE_URL": NOBODY},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=WITHIN,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "ortui: the screen needs a terminal; for scripts there are commands, see ortui --help\n"
    assert list(tmp_path.iterdir()) == []
