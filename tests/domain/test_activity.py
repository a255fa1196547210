"""Activity folded into days, groups and totals worked out by hand."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.account import ActivityRow
from ortui.domain.activity import DAYS, OTHERS, Stacked, Sum, Totals, fold

_TODAY = date(2026, 11, 23)


def _row(days_ago: int, model: str, provider: str, usage: str | None, tokens: int | None = 10) -> ActivityRow:
    spent = None if usage is None else Decimal(usage)
    day = _TODAY - timedelta(days=days_ago)
    return ActivityRow(day, model, provider, spent, Decimal("0.012"), 5, tokens, 25, 5, None)


_ROWS = [
    _row(1, "lab/opus", "Lab", "0.30"),
    _row(1, "lab/opus", "Cloud", "0.20"),
    _row(1, "lab/mini", "Cloud", "0.05"),
    _row(30, "lab/mini", "Cloud", "1.00"),
    _row(0, "lab/opus", "Lab", "77"),  # today
    _row(31, "lab/opus", "Lab", "77"),  # too long ago
]


def test_thirty_completed_days_the_oldest_first() -> None:
    found = fold(_ROWS, _TODAY)
    assert [bar.day for bar in (found.days[0], found.days[-1])] == [date(2026, 10, 24), date(2026, 11, 22)]
    assert len(found.days) == DAYS
    assert [(bar.day.day, bar.usage) for bar in found.days if bar.usage] == [(24, Decimal(1)), (22, Decimal("0.55"))]


def test_bars_stacked_by_model_or_provider() -> None:
    by_model, by_provider = fold(_ROWS, _TODAY), fold(_ROWS, _TODAY, Stacked.PROVIDER)
    assert by_model.groups == ("lab/mini", "lab/opus")
    assert by_model.days[-1].parts == (Decimal("0.05"), Decimal("0.50"))
    assert by_provider.groups == ("Cloud", "Lab")
    assert by_provider.days[-1].parts == (Decimal("0.25"), Decimal("0.30"))


def test_what_is_not_named_stands_together() -> None:
    found = fold(_ROWS, _TODAY, groups=1)
    assert found.groups == ("lab/mini", OTHERS)
    assert found.days[-1].parts == (Decimal("0.05"), Decimal("0.50"))
    assert [used.name for used in found.top] == ["lab/mini", "lab/opus"]


def test_totals() -> None:
    totals = fold(_ROWS, _TODAY).totals
    assert (totals.usage.known, totals.usage.unsaid) == (Decimal("1.55"), 0)
    assert totals.byok.known == Decimal("0.048")
    assert [int(one.known) for one in (totals.requests, totals.tokens, totals.reasoning)] == [20, 140, 20]
    assert totals.cached == Sum(Decimal(0), 4)  # older answers don't have it


def test_what_is_not_stated_is_counted_and_no_zero() -> None:
    found = fold([_row(1, "lab/opus", "Lab", None), _row(1, "lab/opus", "Lab", "0.30", None)], _TODAY)
    assert (found.totals.usage.known, found.totals.usage.unsaid) == (Decimal("0.30"), 1)
    assert found.totals.tokens == Sum(Decimal(60), 1)
    assert found.days[-1].parts == (Decimal("0.30"),)


def test_nothing_used_has_no_groups() -> None:
    found = fold([], _TODAY)
    assert (found.groups, found.top, found.totals) == ((), (), Totals())
    assert len(found.days) == DAYS


_rows = st.lists(
    st.builds(
        _row,
        st.integers(0, 40),
        st.sampled_from(["a", "b", "c", "d"]),
        st.sampled_from(["x", "y"]),
        st.none() | st.decimals(0, 100, places=6).map(str),
    ),
    max_size=30,
)


@given(_rows, st.integers(1, 5), st.sampled_from(Stacked))
def test_parts_make_the_day_and_days_make_the_total(rows: list[ActivityRow], groups: int, by: Stacked) -> None:
    found = fold(rows, _TODAY, by, groups=groups)
    assert all(sum(bar.parts) == bar.usage for bar in found.days)
    assert sum(bar.usage for bar in found.days) == found.totals.usage.known
    assert sum(used.totals.usage.known for used in found.top) == found.totals.usage.known
    assert len(found.groups) <= groups + 1
