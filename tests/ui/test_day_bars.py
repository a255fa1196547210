"""The bars a day: what stands where in them, in eighths that are worked out by hand."""

from datetime import date
from decimal import Decimal

import pytest

from ortui.domain.activity import DayBar, Sum, Totals
from ortui.ui.drawn import Line
from ortui.ui.inks import inks
from ortui.ui.planner.day_bars import day_bars, swatch
from ortui.ui.themes import BY_NAME


def _day(*parts: str) -> DayBar:
    amounts = tuple(map(Decimal, parts))
    return DayBar(date(2026, 11, 22), amounts, Totals(usage=Sum(sum(amounts, Decimal(0)))))


_DEAREST = _day("24", "0", "0")
"""A dollar is an eighth of a cell, at a height of three."""


@pytest.mark.parametrize(
    ("parts", "column"),
    [
        (("24", "0", "0"), [("█", "bar"), ("█", "bar"), ("█", "bar")]),
        (("0", "0", "0"), [(" ", ""), (" ", ""), (" ", "")]),
        (("0", "0", "0.001"), [(" ", ""), (" ", ""), ("▁", "bar-rest")]),
        (("8", "8", "8"), [("█", "bar-rest"), ("█", "bar-second"), ("█", "bar")]),
        # 12 and 4 and 8: the second cell is half of the first, half of the second
        (("12", "4", "8"), [("█", "bar-rest"), ("▄", "bar on bar-second"), ("█", "bar")]),
        (("4", "0", "12"), [(" ", ""), ("█", "bar-rest"), ("▄", "bar on bar-rest")]),
        # the top cell has room for one ink alone: of 3 and 2 eighths the larger takes it
        (("11", "2", "0"), [(" ", ""), ("▅", "bar"), ("█", "bar")]),
        (("10", "3", "0"), [(" ", ""), ("▅", "bar-second"), ("█", "bar")]),
        # three in one cell: 4, 1 and 3 eighths; the smallest gives way to the one below it
        (("4", "1", "19"), [("█", "bar-rest"), ("█", "bar-rest"), ("▅", "bar on bar-rest")]),
        (("1", "4", "3"), [(" ", ""), (" ", ""), ("▅", "bar-second on bar-rest")]),
        (("2", "1"), [(" ", ""), (" ", ""), ("▃", "bar")]),
    ],
)
def test_the_parts_of_a_day_stand_on_each_other(parts: tuple[str, ...], column: Line) -> None:
    lines = day_bars([_DEAREST, _day(*parts)], 3, 2)
    assert [line[1] for line in lines] == [(block * 2, ink) for block, ink in column]


def test_all_after_the_second_have_one_sign() -> None:
    assert [swatch(place)[1] for place in range(4)] == ["bar", "bar-second", "bar-rest", "bar-rest"]


@pytest.mark.parametrize("theme", list(BY_NAME))
def test_the_parts_are_told_apart_in_every_look(theme: str) -> None:
    made = inks(theme)
    assert len({made[swatch(place)[1]].color for place in range(3)}) == 3
    both = made["bar-second on bar-rest"]
    assert (both.color, both.bgcolor) == (made["bar-second"].color, made["bar-rest"].color)
