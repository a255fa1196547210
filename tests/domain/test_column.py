"""Figures of all rows: compared and ordered as they would be one by one."""

import operator
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.column import Bound, Column, Figure
from ortui.domain.rows import all_rows, flags_of, rows_of, rows_where

SIGNS: dict[str, Callable[[Figure, Figure], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}
figures = st.one_of(st.integers(0, 4), st.decimals(0, 4, places=1))
columns = st.lists(st.none() | figures, max_size=12)
bounds = st.lists(st.builds(Bound, st.sampled_from(sorted(SIGNS)), figures), max_size=2)


def made_of(given_figures: list[Figure | None]) -> Column:
    return Column(given_figures, range(len(given_figures)))


@given(columns, bounds)
def test_it_compares_as_one_by_one(given_figures: list[Figure | None], given_bounds: list[Bound]) -> None:
    expected = [
        figure is not None and all(SIGNS[sign](figure, limit) for sign, limit in given_bounds)
        for figure in given_figures
    ]
    assert made_of(given_figures).rows(given_bounds) == rows_where(expected)


@pytest.mark.parametrize(("sign", "expected"), [("<", [0]), ("<=", [0, 1]), ("=", [1]), (">=", [1, 2]), (">", [2])])
def test_it_is_exact_where_a_float_is_not(sign: str, expected: list[int]) -> None:
    close = [Decimal("0.09999999999999999999999"), Decimal("0.1"), Decimal("0.10000000000000000000001")]
    assert len(set(map(float, close))) == 1
    assert made_of([*close]).rows([Bound(sign, Decimal("0.1"))]) == rows_of(expected, 3)


@given(st.lists(st.none() | figures, max_size=60), st.data(), st.booleans())
def test_few_rows_and_many_are_ordered_alike(
    given_figures: list[Figure | None],
    data: st.DataObject,
    descending: bool,  # noqa: FBT001 - drawn
) -> None:
    size = len(given_figures)
    rows = data.draw(st.lists(st.sampled_from(range(size)), unique=True)) if size else []
    column = made_of(given_figures)
    having = [row for row in sorted(rows) if given_figures[row] is not None]
    having.sort(key=lambda row: given_figures[row] or 0, reverse=descending)
    expected = having + [row for row in sorted(rows) if given_figures[row] is None]
    assert column.ordered(rows, descending=descending) == expected
    for few in (rows[:1], rows[:2]):
        assert column.ordered(few, descending=descending) == [row for row in expected if row in few]


def test_equal_figures_are_ordered_as_given_in_both_directions() -> None:
    column = Column([1, 2, 1, None, None], [4, 3, 2, 1, 0])
    assert column.ordered(range(5), descending=False) == [2, 0, 1, 4, 3]
    assert column.ordered(range(5), descending=True) == [1, 2, 0, 4, 3]


@given(st.lists(st.booleans(), max_size=20), st.lists(st.booleans(), max_size=20))
def test_sets_of_rows_are_joined_and_cut_as_sets(one: list[bool], other: list[bool]) -> None:
    size = max(len(one), len(other))

    def members(flags: list[bool]) -> set[int]:
        return {row for row, flag in enumerate(flags) if flag}

    assert rows_where(one) | rows_where(other) == rows_of(members(one) | members(other), size)
    assert rows_where(one) & rows_where(other) == rows_of(members(one) & members(other), size)
    assert all_rows(size) ^ rows_where(one) == rows_of(set(range(size)) - members(one), size)
    assert rows_where(one).bit_count() == len(members(one))
    assert [bool(flag) for flag in flags_of(rows_where(one), len(one))] == one
