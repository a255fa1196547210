"""How fast credits go, by spends of a key and days of an account whose paces are worked out by hand."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.account import ActivityRow, KeyFacts, Spend
from ortui.domain.paces import MEASURED, Pace, Span, account_paces, key_paces, scenario_pace

_THURSDAY_NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
"""Half of a day, three and a half of the week, twenty-five and a half of the month have passed."""
_KEY = KeyFacts(spend=Spend(Decimal(40), Decimal("0.4"), Decimal("2.1"), Decimal("11.9")))


def _figures(pace: Pace) -> tuple[str, ...]:
    return tuple("" if figure is None else f"{figure:.6f}" for figure in (pace.slow, pace.per_day, pace.fast))


@pytest.mark.parametrize(
    ("span", "figures"),
    [
        (Span.DAY, ("0.400000", "0.800000", "0.800000")),
        (Span.WEEK, ("0.525000", "0.600000", "0.700000")),  # 2.1 over 4, 3.5 and 3 days
        (Span.MONTH, ("0.457692", "0.466667", "0.476000")),  # 11.9 over 26, 25.5 and 25 days
    ],
)
def test_a_key_by_the_time_that_has_passed(span: Span, figures: tuple[str, ...]) -> None:
    assert _figures(key_paces(_KEY, _THURSDAY_NOON)[span]) == figures


def test_a_key_younger_than_the_month_is_measured_by_its_own_life() -> None:
    young = _KEY._replace(created_at=_THURSDAY_NOON - timedelta(days=2))
    paces = key_paces(young, _THURSDAY_NOON)
    assert _figures(paces[Span.DAY]) == ("0.400000", "0.800000", "0.800000")
    assert _figures(paces[Span.WEEK]) == ("1.050000", "1.050000", "1.050000")
    assert _figures(paces[Span.MONTH]) == ("5.950000", "5.950000", "5.950000")


@pytest.mark.parametrize(
    ("key", "asked_at", "reasons"),
    [
        (None, _THURSDAY_NOON, ["nothing is known of this key"] * 3),
        (KeyFacts(), _THURSDAY_NOON, [f"what was used this {span} is not said" for span in MEASURED]),
        (_KEY, datetime(2026, 11, 26, 0, 59, tzinfo=UTC), ["this day has only begun", "", ""]),
        (_KEY, datetime(2026, 11, 23, 0, 59, tzinfo=UTC), ["this day has only begun", "this week has only begun", ""]),
        (_KEY, datetime(2026, 11, 23, 1, tzinfo=UTC), ["", "", ""]),
        (
            _KEY._replace(created_at=_THURSDAY_NOON),
            _THURSDAY_NOON,
            [f"this {span} has only begun" for span in MEASURED],
        ),
    ],
)
def test_what_is_not_known_stays_so(key: KeyFacts | None, asked_at: datetime, reasons: list[str]) -> None:
    paces = key_paces(key, asked_at)
    assert [paces[span].reason for span in MEASURED] == reasons
    assert all((paces[span].per_day is None) == bool(paces[span].reason) for span in MEASURED)


def _row(day: date, usage: str | None) -> ActivityRow:
    spent = None if usage is None else Decimal(usage)
    return ActivityRow(day, "lab/opus", "Lab", spent, None, None, None, None, None, None)


def _november(spent: Mapping[int, str | None]) -> list[ActivityRow]:
    return [_row(date(2026, 11, day), usage) for day, usage in spent.items()]


def test_an_account_by_its_completed_days() -> None:
    """The 26th is today and the 26th of October is out of reach; two rows of a day are one day."""
    rows = _november({26: "99", 25: "3", 24: "2", 20: "1", 19: "1", 1: "8"})
    paces = account_paces([*rows, _row(date(2026, 10, 26), "77"), _row(date(2026, 11, 25), "0.5")], _THURSDAY_NOON)
    assert _figures(paces[Span.DAY]) == ("3.500000", "3.500000", "3.500000")
    # 3.5, 2, 1, 1 and three days of nothing
    assert _figures(paces[Span.WEEK]) == ("0.000000", "1.071429", "2.166667")
    assert _figures(paces[Span.MONTH]) == ("0.000000", "0.516667", "1.033333")


def test_an_account_that_used_nothing_is_known_to_use_nothing() -> None:
    assert {pace.per_day for pace in account_paces([], _THURSDAY_NOON).values()} == {Decimal(0)}


def test_a_day_without_its_figure_leaves_the_pace_unknown() -> None:
    paces = account_paces(_november({25: "3", 20: None}), _THURSDAY_NOON)
    assert paces[Span.DAY].per_day == 3
    assert [paces[span].per_day for span in (Span.WEEK, Span.MONTH)] == [None, None]
    assert paces[Span.WEEK].reason == "what lab/opus used on 20 Nov is not said"


def test_an_account_that_is_not_seen() -> None:
    paces = account_paces(None, _THURSDAY_NOON)
    assert {pace.reason for pace in paces.values()} == {"the account's activity is not seen"}


def test_a_scenario_has_one_pace() -> None:
    assert _figures(scenario_pace(Decimal("13.08"))) == ("13.080000",) * 3
    assert scenario_pace(None, "price varies") == Pace(Span.SCENARIO, None, reason="price varies")


_spends = st.decimals(0, 10_000, places=6)
_moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - drawn in UTC


@given(_spends, _moments)
def test_slow_is_never_above_and_fast_never_below(spent: Decimal, asked_at: datetime) -> None:
    for pace in key_paces(KeyFacts(spend=Spend(spent, spent, spent, spent)), asked_at).values():
        if pace.slow is not None and pace.per_day is not None and pace.fast is not None:
            assert pace.slow <= pace.per_day <= pace.fast
