"""How a runway is said: ``Thursday 3 December, in about 10 days``."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from ortui.domain.money import quotient
from ortui.domain.runway import Runway

_UNITS = (
    (timedelta(days=731), timedelta(days=365, hours=6), "year"),
    (timedelta(days=91), timedelta(days=30, hours=10, minutes=30), "month"),
    (timedelta(days=2), timedelta(days=1), "day"),
    (timedelta(hours=1), timedelta(hours=1), "hour"),
)
"""From which length on it is counted in which unit, and how long that is."""
_NEEDS_ITS_YEAR = timedelta(days=300)


def in_words(runway: Runway, now: datetime) -> str:
    """Say when it runs out, or why there is no such date."""
    if runway.runs_out is None:
        return runway.reason
    if runway.runs_out <= now:
        return "nothing is left"
    year = f" {runway.runs_out.year}" if runway.runs_out - now > _NEEDS_ITS_YEAR else ""
    return f"{runway.runs_out:%A} {runway.runs_out.day} {runway.runs_out:%B}{year}, {about(runway.runs_out, now)}"


def about(moment: datetime, now: datetime) -> str:
    """Write how long it is until then, rounded: ``in about 10 days``, ``in about 5 hours``, ``within the hour``."""
    length = lasting(moment, now)
    return f"in about {length}" if length else "within the hour"


def lasting(moment: datetime, now: datetime) -> str:
    """Write how long it is until then, rounded: ``10 days``, ``5 hours``; empty below an hour."""
    left = moment - now
    for least, length, unit in _UNITS:
        if left >= least:
            number = quotient(_seconds(left), _seconds(length), places=0)
            return f"{number:,f} {unit}{'' if number == 1 else 's'}"
    return ""


def between(earliest: datetime | None, latest: datetime | None, now: datetime) -> str:
    """Write the days between which it runs out: ``1 to 9 December``; empty where that is one day, or none is known."""
    if earliest is None:
        return ""
    if latest is None:
        return f"{_day(earliest, now)} or later, perhaps never"
    if earliest.date() == latest.date():
        return ""
    is_same_month = (earliest.year, earliest.month) == (latest.year, latest.month)
    return f"{earliest.day if is_same_month else _day(earliest, now)} to {_day(latest, now)}"


def widest(runways: Iterable[Runway]) -> tuple[datetime | None, datetime | None]:
    """Give the first and the last date of all paces; the last is None where one of them may never run out."""
    known = [found for found in runways if found.per_day is not None]
    first = [found.earliest for found in known if found.earliest is not None]
    last = [found.latest for found in known if found.latest is not None]
    return min(first, default=None), max(last) if last and len(last) == len(known) else None


def _seconds(length: timedelta) -> Decimal:
    return Decimal(length // timedelta(seconds=1))


def _day(moment: datetime, now: datetime) -> str:
    year = f" {moment.year}" if abs(moment - now) > _NEEDS_ITS_YEAR else ""
    return f"{moment.day} {moment:%B}{year}"
