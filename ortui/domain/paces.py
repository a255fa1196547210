"""How fast credits go: USD a day over the last day, week and month, each with a slower and a faster reading.

A key says what it spent in the present UTC day, week and month, which are not over: the pace is that over the time
that has passed; slower, as if nothing more came today; faster, as if all of it had come before today. An account's
activity has completed days only: the pace is their mean; slower and faster, that of their quieter and busier half.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from ortui.domain.account import ActivityRow, KeyFacts, Reset
from ortui.domain.money import EXACT, ZERO, exact, quotient
from ortui.domain.resets import begins

_PLACES = 18
_DAY = timedelta(days=1)
_TOO_SHORT = timedelta(hours=1)


class Span(StrEnum):
    """What a pace was taken from."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SCENARIO = "scenario"


MEASURED = (Span.DAY, Span.WEEK, Span.MONTH)
PERIODS = {Span.DAY: Reset.DAILY, Span.WEEK: Reset.WEEKLY, Span.MONTH: Reset.MONTHLY}
_DAYS = {Span.DAY: 1, Span.WEEK: 7, Span.MONTH: 30}


class Pace(NamedTuple):
    """How fast credits go. Amounts in USD a day."""

    span: Span
    per_day: Decimal | None
    """None where it is not known, then with a reason."""
    slow: Decimal | None = None
    fast: Decimal | None = None
    reason: str = ""
    is_of_completed_days: bool = False
    """Whether it leaves today out: that of an account does, that of a key does not."""


_IN_WORDS = {Span.DAY: "today", Span.WEEK: "this week", Span.MONTH: "this month", Span.SCENARIO: "this work"}
_COMPLETED_IN_WORDS = {Span.DAY: "yesterday", Span.WEEK: "the last 7 days", Span.MONTH: "the last 30 days"}


def taken_from(span: Span, *, is_of_completed_days: bool) -> str:
    """Say what a pace was taken from: ``this week``, or ``the last 7 days`` where those are completed ones."""
    return _COMPLETED_IN_WORDS[span] if is_of_completed_days else _IN_WORDS[span]


def _unknown(span: Span, reason: str) -> Pace:
    return Pace(span, None, reason=reason)


def scenario_pace(per_day: Decimal | None, reason: str = "") -> Pace:
    """Take the pace of work that costs so much a day; None where that is not known, for the reason given."""
    return Pace(Span.SCENARIO, per_day, per_day, per_day, reason)


def key_paces(key: KeyFacts | None, asked_at: datetime) -> Mapping[Span, Pace]:
    """Take the paces of a key from what it spent in the present day, week and month."""
    if key is None:
        return {span: _unknown(span, "nothing is known of this key") for span in MEASURED}
    spent = {Span.DAY: key.spend.day, Span.WEEK: key.spend.week, Span.MONTH: key.spend.month}
    return {span: _of_period(span, spent[span], key.created_at, asked_at) for span in MEASURED}


def _of_period(span: Span, spent: Decimal | None, created_at: datetime | None, asked_at: datetime) -> Pace:
    if spent is None:
        return _unknown(span, f"what was used this {span} is not said")
    began = begins(PERIODS[span], asked_at)
    if created_at is not None:
        began = max(began, min(created_at, asked_at))
    passed = asked_at - began
    if passed < _TOO_SHORT:
        return _unknown(span, f"this {span} has only begun")
    per_day = _a_day(spent, passed)
    begun, over = -(-passed // _DAY), passed // _DAY
    return Pace(span, per_day, _a_day(spent, begun * _DAY), _a_day(spent, over * _DAY) if over else per_day)


def _a_day(spent: Decimal, passed: timedelta) -> Decimal:
    return quotient(EXACT.multiply(spent, _seconds(_DAY)), _seconds(passed), places=_PLACES)


def _seconds(length: timedelta) -> Decimal:
    return Decimal(length // timedelta(seconds=1))


def account_paces(activity: Sequence[ActivityRow] | None, asked_at: datetime) -> Mapping[Span, Pace]:
    """Take the paces of an account from its completed days: yesterday, the last 7, the last 30."""
    if activity is None:
        return {span: _unknown(span, "the account's activity is not seen") for span in MEASURED}
    return {span: _of_days(span, days, activity, asked_at) for span, days in _DAYS.items()}


def at_least(whole: Pace, part: Pace) -> Pace:
    """Give the pace of a whole, but never less than that of a part of it: all of an account's, and one key's own.

    What a key used today is not in the completed days of its account. Where the whole's is not known, the part's stands
    for it.
    """
    if whole.per_day is None or part.per_day is None:
        return part if whole.per_day is None else whole
    faster = part if part.per_day > whole.per_day else whole
    return faster._replace(slow=_greater(whole.slow, part.slow), fast=_greater(whole.fast, part.fast))


def _greater(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return max((amount for amount in (one, other) if amount is not None), default=None)


def _of_days(span: Span, days: int, activity: Sequence[ActivityRow], asked_at: datetime) -> Pace:
    today = asked_at.date()
    spent = {today - number * _DAY: ZERO for number in range(1, days + 1)}
    for row in activity:
        if row.day in spent:
            if row.usage is None:
                return _unknown(span, f"what {row.model} used on {row.day:%d %b} is not said")
            spent[row.day] = EXACT.add(spent[row.day], row.usage)
    amounts = sorted(spent.values())
    half = max(1, days // 2)
    return Pace(span, _mean(amounts), _mean(amounts[:half]), _mean(amounts[-half:]), is_of_completed_days=True)


def _mean(amounts: Sequence[Decimal]) -> Decimal:
    with exact():
        total = sum(amounts, ZERO)
    return quotient(total, Decimal(len(amounts)), places=_PLACES)
