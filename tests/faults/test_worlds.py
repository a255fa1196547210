"""Odd worlds: streams that are closed, terminals that can little, sizes that change like weather, clocks gone wrong."""

import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.terminal import NOBODY, WITHIN

if TYPE_CHECKING:
    from tests.conftest import OpeningTerminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")

SAID = "ortui: the screen needs a terminal; for scripts there are commands, see ortui --help\n"
ASCII_ONLY = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}


@pytest.fixture
def in_shell(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run ortui from a line of the shell, where it is called ``ortui``."""

    def run(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - only lines of these tests
            ["/bin/sh", "-c", f'ortui() {{ "{sys.executable}" -m ortui "$@"; }}; {line}'],
            env={**os.environ, "ORTUI_HOME": str(tmp_path), "OPENROUTER_BASE_URL": NOBODY, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=3 * WITHIN,
            check=False,
        )

    return run


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("ortui | cat; ortui", 2, SAID * 2),
        ("ortui <&-", 2, SAID),
        ("ortui >&-", 2, SAID),
        ("ortui 2>&-", 2, ""),
        ("ortui fee --pay 50 2>&- >&- <&-", 0, ""),
        ("ortui --version >/dev/full", 1, "ortui: the output can't be written: No space left on device\n"),
    ],
)
def test_streams_that_are_no_terminal_are_told_in_a_sentence(
    in_shell: Callable[..., subprocess.CompletedProcess[str]], line: str, code: int, said: str
) -> None:
    done = in_shell(line)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", said)


@pytest.mark.parametrize(
    "world",
    [
        ASCII_ONLY,
        {"TZ": ":/nowhere"},
        *(pytest.param(world, marks=pytest.mark.slow) for world in ({"TZ": "Pacific/Apia"}, {"HOME": ""})),
        pytest.param({"TERM": "dumb", "COLUMNS": "-3"}, marks=pytest.mark.slow),
    ],
    ids=str,
)
def test_the_figures_are_the_same_everywhere(
    in_shell: Callable[..., subprocess.CompletedProcess[str]], world: dict[str, str]
) -> None:
    line = (
        "ortui quote anthropic/claude-opus-4.8 --prompt 12000 --cached 8000 --completion 900 --at 2026-10-25T00:30:00Z"
    )
    done, usual = in_shell(f"{line} --json", **world), in_shell(f"{line} --json")
    assert (done.returncode, done.stdout.partition('"at"')[2]) == (0, usual.stdout.partition('"at"')[2])
    assert '"total_usd"' in done.stdout
    assert in_shell("ortui quote anthropic/claude-opus-4.8 --prompt 12k", **world).returncode == 0
    shown, told = (in_shell("ortui show anthropic/claude-opus-4.8", **each) for each in (world, {}))
    assert (shown.returncode, ascii_of(shown.stdout)) == (0, ascii_of(told.stdout))  # its days are those of UTC
    assert ascii_of(shown.stderr) == ascii_of(told.stderr)


def ascii_of(text: str) -> bytes:
    return text.encode("ascii", "replace")


@pytest.mark.parametrize(
    ("world", "colours"),
    [
        ({**ASCII_ONLY, "TERM": "dumb"}, "true"),
        pytest.param({"TERM": "", "COLORTERM": ""}, "sixteen", marks=pytest.mark.slow),
        pytest.param({"NO_COLOR": "1"}, "grey", marks=pytest.mark.slow),
        pytest.param({"TZ": "Pacific/Apia"}, "true", marks=pytest.mark.slow),
    ],
    ids=str,
)
def test_the_screen_opens_acts_and_gives_the_terminal_back(
    open_terminal: "OpeningTerminal", world: dict[str, str], colours: str
) -> None:
    terminal = open_terminal(80, 24, **world)
    terminal.sees("348 of 421", "not refreshed")
    terminal.type("2\x1b[C")
    terminal.sees("2,500 prompt")
    terminal.type("\x11")
    assert terminal.end() == 0
    assert terminal.is_given_back
    assert colours_of(terminal.raw) == colours


def colours_of(painted: bytes) -> str:
    """Tell which colours were sent to a terminal."""
    true = set(re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", painted))
    if not true:
        return "sixteen"
    return "true" if any(len(set(colour)) > 1 for colour in true) else "grey"


def test_a_storm_of_sizes_down_to_nothing_leaves_the_screen_whole(open_terminal: "OpeningTerminal") -> None:
    terminal = open_terminal(20, 5)
    terminal.sees("348 of 421")
    chance = random.Random(1)  # noqa: S311 - no secret
    keys = ["2", "\x1b[B", "3", "1", "?", "q", "\x1b[B"]
    for _ in range(80):
        terminal.resize(chance.randint(1, 250), chance.randint(1, 80))
        if chance.random() < 0.2:
            terminal.type(chance.choice(keys[:5]))
        time.sleep(0.005)
    terminal.resize(160, 48)
    terminal.sees("╭─ 1 Prices", "2 Estimate", "3 Credits")
    terminal.type("\x11")
    assert terminal.end() == 0
    assert terminal.is_given_back
    assert b"Traceback" not in terminal.raw
