"""Written with thrift, a terminal shows the same in every cell, in fewer bytes."""

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color, ColorSystem
from rich.style import Style

from ortui.ui.thrift import thrifty

pyte.graphics.TEXT[2] = "+blink"  # it knows no dim ink, but blinking, which nothing here does
RED_ON_BLACK = "\x1b[38;2;200;0;0;48;2;0;0;0m"
BLUE_ON_BLACK = "\x1b[38;2;0;0;200;48;2;0;0;0m"
BOLD_ON_BLACK = "\x1b[1;38;2;200;0;0;48;2;0;0;0m"
PLAIN = "\x1b[0m"


def shown(data: str) -> object:
    """Feed a terminal; all its cells with their looks, its cursor, and the style it is left in."""
    screen = pyte.Screen(12, 4)
    pyte.Stream(screen).feed(data)
    cells = [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]
    return cells, (screen.cursor.x, screen.cursor.y), screen.cursor.attrs


@pytest.mark.parametrize(
    ("data", "written"),
    [
        ("plain", "plain"),
        (f"{RED_ON_BLACK}a{PLAIN}", "\x1b[38;2;200;0;0;48;2;0;0;0ma\x1b[0m"),
        # only the colour of the letters changes
        (f"{RED_ON_BLACK}a{PLAIN}{BLUE_ON_BLACK}b{PLAIN}", f"{RED_ON_BLACK}a\x1b[38;2;0;0;200mb{PLAIN}"),
        # the same again, also over a move of the cursor
        (f"{RED_ON_BLACK}a{PLAIN}\r\n\x1b[2;1H{RED_ON_BLACK}b{PLAIN}", f"{RED_ON_BLACK}a\r\n\x1b[2;1Hb{PLAIN}"),
        # bold is added by itself, but only a reset takes it away
        (f"{RED_ON_BLACK}a{PLAIN}{BOLD_ON_BLACK}b{PLAIN}", f"{RED_ON_BLACK}a\x1b[1mb{PLAIN}"),
        (
            f"{BOLD_ON_BLACK}a{PLAIN}{RED_ON_BLACK}b{PLAIN}",
            f"{BOLD_ON_BLACK}a\x1b[0;38;2;200;0;0;48;2;0;0;0mb{PLAIN}",
        ),
        # text without a style is plain
        (f"{RED_ON_BLACK}a{PLAIN}b", f"{RED_ON_BLACK}a{PLAIN}b"),
        ("\x1b[31ma\x1b[0m\x1b[92mb\x1b[0m", "\x1b[31ma\x1b[92mb\x1b[0m"),
        ("\x1b[31ma\x1b[mb", "\x1b[31ma\x1b[0mb"),
    ],
)
def test_what_is_worn_already_is_not_written(data: str, written: str) -> None:
    assert thrifty(data) == written
    assert shown(thrifty(data)) == shown(data)


COLOURS = st.none() | st.sampled_from(
    [Color.parse(name) for name in ("#102030", "#fefefe", "red", "default", "color(99)")]
)
STYLES = st.builds(
    Style,
    color=COLOURS,
    bgcolor=COLOURS,
    bold=st.booleans(),
    dim=st.booleans(),
    italic=st.booleans(),
    underline=st.booleans(),
    reverse=st.booleans(),
)
PIECES = st.tuples(STYLES, st.sampled_from(["a", "bcd", " ", "é", ""])).map(
    lambda piece: piece[0].render(piece[1], color_system=ColorSystem.TRUECOLOR)
)
MOVES = st.sampled_from(["\x1b[1;1H", "\x1b[2;5H", "\r\n\x1b[3;2H", "\x1b[?2026h", "\x1b[?25l", "\x1b[K", "x"])


@given(st.lists(PIECES | MOVES, max_size=12).map("".join))
def test_a_terminal_shows_the_same(data: str) -> None:
    assert shown(thrifty(data)) == shown(data)
    assert len(thrifty(data)) <= len(data) + 8  # a style that ends plain text has a number more
