"""When limits begin anew: at 00:00 UTC each day, each Monday, each first of a month; and how that is said."""

from datetime import datetime, timedelta

from ortui.domain.account import Reset

_DAY = timedelta(days=1)
_SPANS = ((_DAY, "day"), (timedelta(hours=1), "hour"), (timedelta(minutes=1), "minute"))
_NEEDS_ITS_YEAR = timedelta(days=300)


def begins(reset: Reset, moment: datetime) -> datetime:
    """Find when the period that a moment (in UTC) lies in began."""
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if reset is Reset.DAILY:
        return day
    if reset is Reset.WEEKLY:
        return day - day.weekday() * _DAY
    return day.replace(day=1)


def next_reset(reset: Reset, after: datetime) -> datetime:
    """Find the first reset after a moment (in UTC); one that begins a period is within that period."""
    start = begins(reset, after)
    if reset is Reset.DAILY:
        return start + _DAY
    if reset is Reset.WEEKLY:
        return start + 7 * _DAY
    return (start + 31 * _DAY).replace(day=1)


def until(moment: datetime, now: datetime) -> str:
    """Write how long it is until then, in whole units: ``in 7 days``, ``in 5 hours``, ``in less than a minute``."""
    left = moment - now
    for size, unit in _SPANS:
        if left >= size:
            number = left // size
            return f"in {number:,} {unit}{'' if number == 1 else 's'}"
    return "in less than a minute"


def day_of(moment: datetime, now: datetime) -> str:
    """Write a day near now without its year: ``1 Dec``; one far off with it."""
    year = f" {moment.year}" if abs(moment - now) > _NEEDS_ITS_YEAR else ""
    return f"{moment.day} {moment:%b}{year}"


def resets(moment: datetime, now: datetime) -> str:
    """Say when a limit resets: ``resets 1 Dec, in 7 days``; or that it did since what is known was asked for."""
    if moment <= now:
        return f"was reset {day_of(moment, now)}, after this was asked for"
    return f"resets {day_of(moment, now)}, {until(moment, now)}"
