"""Stretches of time, over midnight and whole days, during which a request costs the same."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from ortui.domain.hours import spans
from ortui.domain.model import Model
from ortui.domain.price import Price
from ortui.domain.usage import Usage

DAY, WEEK = timedelta(days=1), timedelta(days=7)


class Run(NamedTuple):
    """A stretch of time with one total, from ``start`` up to but not including ``end``, both in UTC."""

    start: datetime
    end: datetime
    total: Price
    """One request."""

    def holds(self, moment: datetime) -> bool:
        """Whether the moment lies in it."""
        return self.start <= moment < self.end

    def in_words(self, zone: tzinfo, *, with_days: bool) -> str:
        """Write its times on the clocks of a zone: ``22:00–06:00``, ``Sat 00:00–Sun 24:00``."""
        start, end = self.start.astimezone(zone), self.end.astimezone(zone)
        last = end - timedelta(minutes=1)  # midnight is the end of a day
        until = "24:00" if (end.hour, end.minute) == (0, 0) else f"{end:%H:%M}"
        if not with_days:
            return f"{start:%H:%M}–{until}"
        is_longer = self.end - self.start > DAY
        return f"{start:%a %H:%M}–{last:%a} {until}" if is_longer else f"{start:%a %H:%M}–{until}"


def runs(model: Model, usage: Usage, first: date, days: int) -> tuple[Run, ...]:
    """Price a request over so many UTC days; the runs follow each other, and neighbours differ in their totals."""
    found: list[Run] = []
    known: dict[int, Price] = {}
    for number in range(days):
        day = first + timedelta(days=number)
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
        for span in spans(model, usage, day, known):
            start, end = (midnight + timedelta(minutes=minute) for minute in (span.start, span.end))
            if found and found[-1].total == span.total:
                found[-1] = found[-1]._replace(end=end)
            else:
                found.append(Run(start, end, span.total))
    return tuple(found)


def runs_of_day(model: Model, usage: Usage, day: date) -> tuple[Run, ...]:
    """Give the runs that touch a UTC day, each from where it really begins to where it really ends.

    Where every day is like the other, one that comes from the day before and comes again is given once. What goes on
    for a week and more ends there.
    """
    around = 7 if model.pricing.has_weekdays else 1
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    whole = runs(model, usage, (midnight - around * DAY).date(), 2 * around + 1)
    touching = [run for run in whole if run.start < midnight + DAY and run.end > midnight]
    first, last = touching[0], touching[-1]
    comes_again = len(touching) > 1 and Run(first.start + DAY, first.end + DAY, first.total) == last
    return tuple(touching[1:] if comes_again and not model.pricing.has_weekdays else touching)


def at(found: Sequence[Run], moment: datetime) -> Run | None:
    """Find the run in force at a moment (in UTC), or at that time of the day; None where none is."""
    times = (moment, moment + DAY, moment - DAY)
    return next((run for time in times for run in found if run.holds(time)), None)
