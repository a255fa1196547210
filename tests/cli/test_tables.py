"""Tables in cells: wide signs, marks, decimal points, narrow terminals."""

import pytest

from ortui.cli.cells import cut, left, right, width
from ortui.cli.tables import Align, Column, table


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("é", 1),
        ("e\u0301", 1),
        ("模型", 4),
        ("ｱ", 1),
        ("\uff21", 2),
        ("🦙", 2),
        ("—", 1),
        ("a\u200db", 2),
    ],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdef", 5, "abcd…"),
        ("模型模型", 8, "模型模型"),
        ("模型模型", 6, "模型…"),
        ("ab", 1, "…"),
    ],
)
def test_cut(text: str, room: int, shown: str) -> None:
    assert cut(text, room) == shown


def test_setting_left_and_right_counts_cells() -> None:
    assert (left("模", 4), right("模", 4)) == ("模  ", "  模")


def test_figures_stand_on_the_point_and_words_at_the_right() -> None:
    rows = [("a", "1,000"), ("b", "0.25"), ("c", "varies"), ("d", "—"), ("e", "12.5")]
    assert table((Column("Model"), Column("In", Align.POINT)), rows) == (
        "Model        In\na      1,000\nb          0.25\nc        varies\nd             —\ne         12.5\n"
    )


def test_the_unit_stands_once_before_its_columns() -> None:
    columns = (Column("Model", unit="USD:"), Column("In", Align.POINT))
    assert table(columns, [("a/long-name-indeed", "1.00")]) == ("Model         USD:    In\na/long-name-indeed  1.00\n")


def test_a_narrow_terminal_drops_columns_and_then_cuts_names() -> None:
    columns = (Column("Model"), Column("In", Align.RIGHT), Column("Tier", may_go=True), Column("Day", may_go=True))
    rows = [("n" * 40, "1.00", "mid", "Mon")]
    assert table(columns, rows, 60).splitlines()[1] == f"{'n' * 40}  1.00  mid   Mon"
    assert table(columns, rows, 54).splitlines()[1:] == [f"{'n' * 40}  1.00  mid", "(no room for Day)"]
    assert table(columns, rows, 48).splitlines()[1:] == [f"{'n' * 40}  1.00", "(no room for Tier, Day)"]
    assert table(columns, rows, 28).splitlines()[1] == f"{'n' * 21}…  1.00"
    assert table(columns, rows, 20).splitlines()[2:] == ["(no room for Tier,", "Day)"]
    assert table(columns, rows, 10).splitlines()[1] == f"{'n' * 19}…  1.00"
    assert table(columns, rows).splitlines()[1] == f"{'n' * 40}  1.00  mid   Mon"


def test_a_wide_name_is_cut_in_cells() -> None:
    columns = (Column("Model"), Column("In", Align.RIGHT))
    assert table(columns, [("模" * 20, "1.00"), ("b", "1.00")], 26).splitlines()[1:] == [
        f"{'模' * 9}…   1.00",
        f"b{' ' * 19}  1.00",
    ]
