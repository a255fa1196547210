"""Keys that come in one burst, as from a fast hand, a paste or a slow line: each acts where the one before has led."""

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import OpeningTerminal

DOWN, RIGHT = "\x1b[B", "\x1b[C"
VISIT = (
    (f"2{RIGHT}{RIGHT}", ("▌Prompt", "3,000 prompt")),
    (f"{DOWN}80\r{DOWN * 5}1200\r", ("▌Completion", "1,200 completion")),
    ("\t\x7f\x7f\x7f250", ("Credits $  250", "263.75")),
    (f"{DOWN}\x15211", ("Credits $  200.00", "200.95")),
    ("\x1b[Z\x1b[Z/claude haiku\rs", ("/ claude haiku", "newest first")),
    ("/\x15opus 4.8\r27777\r", ("▌Completion", "7,777 completion", "opus-4.8")),
    ("/\x15\x1b[200~sonnet\x1b[201~ 4.5\r?", ("─ Help",)),
    ("?2w\x15mine\r", ("saved as mine", "claude-sonnet-4.5")),
    (f"b\x15\x0b30{DOWN}{RIGHT}", ("Budget $  30", "● a request")),
    ("1:Go to Cr\x08ed", ("Go to Ced",)),
)
"""What is typed at once, and what is then seen; each goes on from the one before."""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_each_key_waits_for_the_one_before(open_terminal: "OpeningTerminal") -> None:
    terminal = open_terminal(100, 40)
    terminal.sees("348 of 421", "not refreshed")
    for burst, seen in VISIT:
        terminal.type(burst)
        terminal.sees(*seen)
