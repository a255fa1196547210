"""The keys of an account beside each other: limits, use, what remains, and which would run dry first."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from ortui.domain.account import KeyFacts, Reset
from ortui.domain.money import ZERO
from ortui.domain.paces import MEASURED, PERIODS, Pace, Span, key_paces
from ortui.domain.resets import begins
from ortui.domain.runway import Runway, runway
from ortui.domain.spendable import NO_LIMIT, Remainder, Spendable, key_remainder

_NEVER = datetime.max.replace(tzinfo=UTC)


class KeyRow(NamedTuple):
    """One key."""

    key: KeyFacts
    name: str
    used: Decimal | None
    """USD in the period of its limit; in all, for a limit that never resets or none."""
    remainder: Remainder | None
    """None without a limit, or where what remains is not said."""
    runway: Runway
    """At its own pace, over the longest time that it was measured."""
    unusable: str = ""
    """Why it can't be used: disabled, expired; empty where it can."""


class KeyTable(NamedTuple):
    """All keys, the one that would run dry first at the top."""

    rows: tuple[KeyRow, ...]
    first_dry: KeyRow | None
    """None where none of them would."""


def key_table(keys: Sequence[KeyFacts], asked_at: datetime) -> KeyTable:
    """Set keys in order: by the date on which they run dry, then those that never do by their use."""
    rows = sorted((_row(key, asked_at) for key in keys), key=_order)
    first = rows[0] if rows and rows[0].runway.runs_out is not None and not rows[0].unusable else None
    return KeyTable(tuple(rows), first)


def _row(key: KeyFacts, asked_at: datetime) -> KeyRow:
    left = key_remainder(key, asked_at)
    pace = _longest_measured(key, asked_at)
    found = Spendable(() if left is None else (left,), "" if left else _why_no_remainder(key))
    lasts = runway(found, pace, pace, asked_at)
    return KeyRow(key, key.name or key.label, _used(key), left, lasts, _unusable(key, asked_at))


def _order(row: KeyRow) -> tuple[bool, datetime, bool, Decimal, str]:
    runs_out = row.runway.runs_out or _NEVER
    return bool(row.unusable), runs_out, row.used is None, -(row.used or ZERO), row.name


def _longest_measured(key: KeyFacts, asked_at: datetime) -> Pace:
    paces = key_paces(key, asked_at)
    known = [paces[span] for span in MEASURED if paces[span].per_day is not None]
    return max(known, key=lambda pace: _length(pace.span, asked_at)) if known else paces[Span.MONTH]


def _length(span: Span, asked_at: datetime) -> timedelta:
    return asked_at - begins(PERIODS[span], asked_at)


def _used(key: KeyFacts) -> Decimal | None:
    spend = key.spend
    of_period = {Reset.DAILY: spend.day, Reset.WEEKLY: spend.week, Reset.MONTHLY: spend.month}
    return spend.in_all if key.reset is None else of_period[key.reset]


def _why_no_remainder(key: KeyFacts) -> str:
    if key.is_management:
        return "a management key makes no requests"
    return NO_LIMIT if key.has_limit is False else "what remains of its limit is not said"


def _unusable(key: KeyFacts, asked_at: datetime) -> str:
    if key.is_disabled:
        return "disabled"
    return "expired" if key.expires_at is not None and key.expires_at <= asked_at else ""
