"""When credits run out at a pace: the first of the dates at which any bound does, with limits that reset honoured.

A limit that resets before it is used up is whole again then. It is used up only where the pace takes more than the
whole within one of its coming periods.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from ortui.domain.money import EXACT, quotient
from ortui.domain.paces import Pace, Span, at_least
from ortui.domain.resets import next_reset
from ortui.domain.spendable import Bound, Remainder, Spendable

_DAY = timedelta(days=1)
_SECONDS_A_DAY = 86_400
_HORIZON = 3_650 * _DAY
_PERIODS_AHEAD = 12
"""As many as hold a month of each length."""


class Runway(NamedTuple):
    """How long what can be spent lasts at one pace."""

    span: Span
    per_day: Decimal | None = None
    """USD; the pace at which the bound is used up."""
    runs_out: datetime | None = None
    """None where that never happens or is not known, then with a reason."""
    earliest: datetime | None = None
    latest: datetime | None = None
    """None where the slower pace never uses it up."""
    bound: Bound | None = None
    """What is used up first."""
    reason: str = ""
    is_of_completed_days: bool = False
    """Whether the pace leaves today out."""


class _End(NamedTuple):
    at: datetime
    bound: Bound
    pace: Pace


def runway(found: Spendable, of_key: Pace, of_account: Pace, asked_at: datetime) -> Runway:
    """Find when it runs out: key and budget at the key's pace, the account at its own, but no slower than the key."""
    if found.tightest is None:
        return Runway(of_key.span, reason=found.reason)
    paced = list(_paced(found, of_key, of_account))
    known = [pace for _, pace in paced if pace.per_day is not None]
    if not known:
        return Runway(of_key.span, reason=paced[0][1].reason)
    end = _first((_end(left, pace, pace.per_day, asked_at) for left, pace in paced), asked_at)
    if end is None:
        return Runway(
            of_key.span,
            known[0].per_day,
            reason=_why_never(found, known),
            is_of_completed_days=known[0].is_of_completed_days,
        )
    earliest = _first((_end(left, pace, pace.fast, asked_at) for left, pace in paced), asked_at)
    latest = _first((_end(left, pace, pace.slow, asked_at) for left, pace in paced), asked_at)
    return Runway(
        of_key.span,
        end.pace.per_day,
        end.at,
        earliest.at if earliest else end.at,
        latest.at if latest else None,
        end.bound,
        is_of_completed_days=end.pace.is_of_completed_days,
    )


def _paced(found: Spendable, of_key: Pace, of_account: Pace) -> Iterator[tuple[Remainder, Pace]]:
    for left in found.remainders:
        yield left, at_least(of_account, of_key) if left.bound is Bound.ACCOUNT else of_key


def _first(ends: Iterable[_End | None], asked_at: datetime) -> _End | None:
    within = [end for end in ends if end is not None and end.at <= asked_at + _HORIZON]
    return min(within, key=lambda end: end.at, default=None)


def _end(left: Remainder, pace: Pace, per_day: Decimal | None, asked_at: datetime) -> _End | None:
    """Find when one bound is used up; None for never, or an unknown pace."""
    if per_day is None:
        return None
    at = _used_up(left, per_day, asked_at)
    return None if at is None else _End(at, left.bound, pace)


def _used_up(left: Remainder, per_day: Decimal, asked_at: datetime) -> datetime | None:
    at = _after(asked_at, left.amount, per_day)
    if left.resets_at is None or (at is not None and at < left.resets_at):
        return at
    if left.reset is None or left.of is None:
        return None  # whole again at the reset, and nothing is known of what comes after it
    start = left.resets_at
    for _ in range(_PERIODS_AHEAD):
        end = next_reset(left.reset, start)
        at = _after(start, left.of, per_day)
        if at is not None and at < end:
            return at
        start = end
    return None


def _after(start: datetime, amount: Decimal, per_day: Decimal) -> datetime | None:
    if amount <= 0:
        return start
    if not per_day:
        return None
    seconds = quotient(EXACT.multiply(amount, _SECONDS_A_DAY), per_day, places=0)
    return start + timedelta(seconds=int(seconds)) if seconds <= 2 * _HORIZON // timedelta(seconds=1) else None


def _why_never(found: Spendable, paces: Iterable[Pace]) -> str:
    if not any(pace.per_day for pace in paces):
        return "nothing is used at this pace"
    if any(left.resets_at is not None for left in found.remainders):
        return "it resets before it runs out"
    return "it lasts more than ten years"
