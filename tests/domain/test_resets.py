"""Resets at 00:00 UTC, by the calendar of 2026 and 2027, and their words."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.account import Reset
from ortui.domain.resets import begins, day_of, next_reset, resets, until

moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - drawn in UTC


@pytest.mark.parametrize(
    ("reset", "after", "expected"),
    [
        (Reset.DAILY, "2026-11-23T12:00", "2026-11-24T00:00"),
        (Reset.DAILY, "2026-11-23T00:00", "2026-11-24T00:00"),
        (Reset.DAILY, "2026-12-31T23:59", "2027-01-01T00:00"),
        (Reset.WEEKLY, "2026-11-23T12:00", "2026-11-30T00:00"),  # a Monday: the next one
        (Reset.WEEKLY, "2026-11-29T23:59", "2026-11-30T00:00"),  # a Sunday
        (Reset.WEEKLY, "2026-11-30T00:00", "2026-12-07T00:00"),
        (Reset.MONTHLY, "2026-11-23T12:00", "2026-12-01T00:00"),
        (Reset.MONTHLY, "2026-12-01T00:00", "2027-01-01T00:00"),
        (Reset.MONTHLY, "2027-01-31T23:59", "2027-02-01T00:00"),
        (Reset.MONTHLY, "2028-02-29T10:00", "2028-03-01T00:00"),
    ],
)
def test_the_next_reset(reset: Reset, after: str, expected: str) -> None:
    assert next_reset(reset, _utc(after)) == _utc(expected)


@given(st.sampled_from(Reset), moments)
def test_a_period_holds_its_moment_and_touches_the_next(reset: Reset, moment: datetime) -> None:
    start, end = begins(reset, moment), next_reset(reset, moment)
    assert start <= moment < end
    assert begins(reset, end) == end
    assert next_reset(reset, start) == end
    assert next_reset(reset, end - timedelta(microseconds=1)) == end


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-12-01T00:00", "resets 1 Dec, in 7 days"),
        ("2026-11-24T12:00", "resets 24 Nov, in 1 day"),
        ("2026-11-24T00:00", "resets 24 Nov, in 12 hours"),
        ("2026-11-23T13:00", "resets 23 Nov, in 1 hour"),
        ("2026-11-23T12:59", "resets 23 Nov, in 59 minutes"),
        ("2026-11-23T12:00:30", "resets 23 Nov, in less than a minute"),
        ("2028-01-01T00:00", "resets 1 Jan 2028, in 403 days"),
        ("2026-11-23T12:00", "was reset 23 Nov, after this was asked for"),
    ],
)
def test_the_words(noon: datetime, moment: str, words: str) -> None:
    assert resets(_utc(moment), noon) == words


def test_a_turn_of_the_year_that_is_near_needs_no_year(noon: datetime) -> None:
    assert day_of(_utc("2027-01-01T00:00"), noon) == "1 Jan"
    assert until(_utc("2027-01-01T00:00"), noon) == "in 38 days"


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
