"""When credits run out, by bounds and paces whose dates are worked out by hand; and how that is said."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.account import Reset
from ortui.domain.paces import Pace, Span, scenario_pace
from ortui.domain.resets import next_reset
from ortui.domain.runway import Runway, runway
from ortui.domain.runway_words import about, between, in_words, widest
from ortui.domain.spendable import Bound, Remainder, Spendable

_NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
"""A Monday; 7.5 days before December."""
_UNKNOWN = Pace(Span.WEEK, None, reason="what was used this week is not said")


def _left(amount: str, of: str | None = None, reset: Reset | None = None, bound: Bound = Bound.KEY_LIMIT) -> Remainder:
    resets_at = None if reset is None else next_reset(reset, _NOW)
    return Remainder(bound, Decimal(amount), None if of is None else Decimal(of), reset, resets_at)


def _account(amount: str) -> Remainder:
    return _left(amount, bound=Bound.ACCOUNT)


def _pace(per_day: str, slow: str = "", fast: str = "") -> Pace:
    return Pace(Span.WEEK, Decimal(per_day), Decimal(slow or per_day), Decimal(fast or per_day))


def _runway(pace: Pace, *left: Remainder, of_account: Pace = _UNKNOWN) -> Runway:
    return runway(Spendable(left, "" if left else "no limit on this key"), pace, of_account, _NOW)


@pytest.mark.parametrize(
    ("left", "per_day", "runs_out"),
    [
        (_account("10"), "1", "2026-12-03T12:00"),
        (_account("10"), "4", "2026-11-26T00:00"),
        (_account("-0.0037"), "1", "2026-11-23T12:00"),
        (_account("0"), "0", "2026-11-23T12:00"),
        (_left("8.1"), "0.81", "2026-12-03T12:00"),  # a limit that never resets
        (_left("8.1", "20", Reset.MONTHLY), "2", "2026-11-27T13:12"),  # 4.05 days
        # 7.5 days × 1 are no more than 8.1, nor are 31 days × 0.6 more than 20
        (_left("8.1", "20", Reset.MONTHLY), "0.6", None),
        # lasts to December, whose 31 days then take more than 20: after 20 days
        (_left("8.1", "20", Reset.MONTHLY), "1", "2026-12-21T00:00"),
        # 0.65 × 31 = 20.15: 20 are used up 30 days and 18.46 hours into December
        (_left("8.1", "20", Reset.MONTHLY), "0.65", "2026-12-31T18:27:42"),
        # the reset comes at the very moment at which it would have run out
        (_left("7.5", "31", Reset.MONTHLY), "1", None),
        (_left("1", "1", Reset.DAILY), "1", None),
        (_left("1", "1", Reset.DAILY), "1.5", "2026-11-24T16:00"),
        (_left("0", "5", Reset.WEEKLY), "0.1", "2026-11-23T12:00"),  # nothing is left until the reset
        (_left("6", None, Reset.MONTHLY), "0.1", None),
        (_account("1000000000"), "0.01", None),
    ],
)
def test_when_it_runs_out(left: Remainder, per_day: str, runs_out: str | None) -> None:
    found = _runway(_pace(per_day), left)
    assert found.runs_out == (None if runs_out is None else _utc(runs_out))
    assert bool(found.reason) == (runs_out is None)


def test_of_several_bounds_the_first_to_be_used_up_counts() -> None:
    """The key's limit is smaller, but it is there again in December; the account is not."""
    key, account = _left("8.1", "20", Reset.MONTHLY), _account("15")
    found = _runway(_pace("0.5"), key, account)
    assert (found.runs_out, found.bound) == (_utc("2026-12-23T12:00"), Bound.ACCOUNT)
    quick = _runway(_pace("2"), key, account)
    assert (quick.runs_out, quick.bound) == (_utc("2026-11-27T13:12"), Bound.KEY_LIMIT)


def test_the_account_goes_at_its_own_pace() -> None:
    """All keys together use 3 a day, this one 0.5."""
    key, account = _left("8.1", "20", Reset.MONTHLY), _account("15")
    found = _runway(_pace("0.5"), key, account, of_account=_pace("3"))
    assert (found.runs_out, found.bound, found.per_day) == (_utc("2026-11-28T12:00"), Bound.ACCOUNT, Decimal(3))


def test_the_account_goes_no_slower_than_one_of_its_keys() -> None:
    """Its completed days know nothing of the 36 a day that this key uses today: 15 are gone in 10 hours."""
    completed = _pace("3", slow="1", fast="90")._replace(is_of_completed_days=True)
    found = _runway(_pace("36", slow="24", fast="60"), _left("100"), _account("15"), of_account=completed)
    assert (found.runs_out, found.bound, found.per_day) == (_utc("2026-11-23T22:00"), Bound.ACCOUNT, Decimal(36))
    assert not found.is_of_completed_days
    # at 90 a day in 4 hours, at 24 in 15
    assert (found.earliest, found.latest) == (_utc("2026-11-23T16:00"), _utc("2026-11-24T03:00"))


def test_an_unknown_pace_of_one_bound_leaves_the_other() -> None:
    found = _runway(_UNKNOWN, _left("1"), _account("15"), of_account=_pace("3"))
    assert (found.runs_out, found.bound) == (_utc("2026-11-28T12:00"), Bound.ACCOUNT)


def test_the_range_is_that_of_the_slow_and_the_fast_pace() -> None:
    found = _runway(_pace("1", slow="0.5", fast="2"), _account("10"))
    assert (found.earliest, found.latest) == (_utc("2026-11-28T12:00"), _utc("2026-12-13T12:00"))
    never = _runway(_pace("1", slow="0", fast="2"), _account("10"))
    assert (never.earliest, never.latest) == (_utc("2026-11-28T12:00"), None)


@pytest.mark.parametrize(
    ("pace", "left", "reason"),
    [
        (_pace("1"), [], "no limit on this key"),
        (_UNKNOWN, [_account("10")], "what was used this week is not said"),
        (_pace("0"), [_account("10")], "nothing is used at this pace"),
        (_pace("0.1"), [_left("8", "20", Reset.MONTHLY)], "it resets before it runs out"),
        (_pace("0.001"), [_account("10")], "it lasts more than ten years"),
        (scenario_pace(None, "price varies"), [_account("10")], "price varies"),
    ],
)
def test_why_there_is_no_date(pace: Pace, left: list[Remainder], reason: str) -> None:
    found = _runway(pace, *left)
    assert (found.runs_out, found.earliest, found.latest) == (None, None, None)
    assert in_words(found, _NOW) == reason


@pytest.mark.parametrize(
    ("runs_out", "words"),
    [
        ("2026-12-03T12:00", "Thursday 3 December, in about 10 days"),
        ("2026-12-03T00:00", "Thursday 3 December, in about 10 days"),  # 9.5, half up
        ("2026-11-25T12:00", "Wednesday 25 November, in about 2 days"),
        ("2026-11-25T11:00", "Wednesday 25 November, in about 47 hours"),
        ("2026-11-23T13:00", "Monday 23 November, in about 1 hour"),
        ("2026-11-23T12:59", "Monday 23 November, within the hour"),
        ("2026-11-23T12:00", "nothing is left"),
        ("2027-02-25T12:00", "Thursday 25 February, in about 3 months"),
        ("2029-11-23T12:00", "Friday 23 November 2029, in about 3 years"),
    ],
)
def test_the_words(runs_out: str, words: str) -> None:
    assert in_words(Runway(Span.WEEK, runs_out=_utc(runs_out)), _NOW) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (None, None, ""),
        ("2026-12-01T00:00", "2026-12-09T00:00", "1 to 9 December"),
        ("2026-11-28T00:00", "2026-12-09T00:00", "28 November to 9 December"),
        ("2026-12-28T00:00", "2028-01-09T00:00", "28 December to 9 January 2028"),
        ("2026-12-01T00:00", "2026-12-01T23:00", ""),
        ("2026-12-01T00:00", None, "1 December or later, perhaps never"),
    ],
)
def test_the_range_in_words(earliest: str | None, latest: str | None, words: str) -> None:
    assert between(_perhaps(earliest), _perhaps(latest), _NOW) == words


def test_the_widest_range_of_all_paces() -> None:
    week = _runway(_pace("1", slow="0.5", fast="2"), _account("10"))
    scenario = _runway(scenario_pace(Decimal(5)), _account("10"))
    unknown = _runway(_UNKNOWN, _account("10"))
    assert widest([week, scenario, unknown]) == (_utc("2026-11-25T12:00"), _utc("2026-12-13T12:00"))
    assert widest([week, _runway(_pace("0"), _account("10"))]) == (_utc("2026-11-28T12:00"), None)
    assert widest([unknown]) == (None, None)


_amounts = st.decimals("0.01", 10_000, places=2)
_paces = st.decimals("0.001", 1_000, places=3)


@given(_amounts, _paces, _paces)
def test_a_faster_pace_never_lasts_longer(amount: Decimal, one: Decimal, other: Decimal) -> None:
    slow, fast = sorted((one, other))
    for reset in (None, *Reset):
        lasts = [_runway(scenario_pace(pace), _left(str(amount), str(amount), reset)).runs_out for pace in (slow, fast)]
        assert lasts[0] is None or (lasts[1] is not None and lasts[1] <= lasts[0])


@given(_amounts, _paces)
def test_what_is_used_until_it_runs_out_is_what_was_left(amount: Decimal, per_day: Decimal) -> None:
    found = _runway(scenario_pace(per_day), _account(str(amount)))
    if found.runs_out is not None:
        used = per_day * ((found.runs_out - _NOW) // timedelta(seconds=1)) / 86_400
        assert abs(used - amount) <= per_day / 86_400  # a second's worth
        assert about(found.runs_out, _NOW)


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _perhaps(text: str | None) -> datetime | None:
    return None if text is None else _utc(text)
