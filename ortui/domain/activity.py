"""What an account used on its last 30 completed days: bars a day, stacked by model or provider; the most used; totals.

A figure that a row does not state is left out of the sum and counted, never taken for 0.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from ortui.domain.account import ActivityRow
from ortui.domain.money import EXACT, ZERO

DAYS = 30
TODAY_IS_MISSING = "today is not in it: the API gives completed UTC days only"
OTHERS = "others"
_DAY = timedelta(days=1)


class Stacked(StrEnum):
    """What the bars are stacked by."""

    MODEL = "model"
    PROVIDER = "provider"


class Sum(NamedTuple):
    """USD, or a count, over some rows."""

    known: Decimal = ZERO
    unsaid: int = 0
    """How many rows don't state it."""

    def plus(self, figure: Decimal | int | None) -> "Sum":
        """Add one row's figure."""
        if figure is None:
            return self._replace(unsaid=self.unsaid + 1)
        return self._replace(known=EXACT.add(self.known, Decimal(figure)))


class Totals(NamedTuple):
    """What some rows come to."""

    usage: Sum = Sum()
    """USD of credits."""
    byok: Sum = Sum()
    """USD at list price through providers' own keys; no credits."""
    requests: Sum = Sum()
    prompt: Sum = Sum()
    completion: Sum = Sum()
    reasoning: Sum = Sum()
    """Within the completion."""
    cached: Sum = Sum()
    """Within the prompt."""

    def plus(self, row: ActivityRow) -> "Totals":
        """Add one row."""
        return Totals(
            self.usage.plus(row.usage),
            self.byok.plus(row.byok_usage),
            self.requests.plus(row.requests),
            self.prompt.plus(row.prompt),
            self.completion.plus(row.completion),
            self.reasoning.plus(row.reasoning),
            self.cached.plus(row.cached),
        )

    @property
    def tokens(self) -> Sum:
        """All tokens: prompt and completion, which hold the rest."""
        return Sum(EXACT.add(self.prompt.known, self.completion.known), self.prompt.unsaid + self.completion.unsaid)


class Used(NamedTuple):
    """What one model, or one provider, used in all."""

    name: str
    totals: Totals


class DayBar(NamedTuple):
    """One day; the parts in the order of ``Activity.groups``, each USD, and its total."""

    day: date
    parts: tuple[Decimal, ...]
    totals: Totals

    @property
    def usage(self) -> Decimal:
        """USD of the whole day, as far as it is stated."""
        return self.totals.usage.known


class Activity(NamedTuple):
    """The last completed days, oldest first."""

    days: tuple[DayBar, ...]
    groups: tuple[str, ...]
    """What the bars are made of: the names of those that used most, then ``others`` where there are any."""
    top: tuple[Used, ...]
    """All of them, the one that used most first."""
    totals: Totals


def fold(rows: Iterable[ActivityRow], today: date, by: Stacked = Stacked.MODEL, *, groups: int = 5) -> Activity:
    """Fold rows into bars of at most so many named groups; rows of other days than the 30 before today are left out."""
    name_of = _model if by is Stacked.MODEL else _provider
    days = [today - number * _DAY for number in range(DAYS, 0, -1)]
    of_day: dict[date, list[ActivityRow]] = {day: [] for day in days}
    for row in rows:
        if row.day in of_day:
            of_day[row.day].append(row)
    within = [row for day in days for row in of_day[day]]
    top = _top(within, name_of)
    named = tuple(used.name for used in top[:groups])
    shown = (*named, OTHERS) if len(top) > len(named) else named
    bars = tuple(DayBar(day, _parts(of_day[day], shown, name_of), _totals(of_day[day])) for day in days)
    return Activity(bars, shown, top, _totals(within))


def _model(row: ActivityRow) -> str:
    return row.model


def _provider(row: ActivityRow) -> str:
    return row.provider


def _top(rows: Sequence[ActivityRow], name_of: Callable[[ActivityRow], str]) -> tuple[Used, ...]:
    found: dict[str, Totals] = {}
    for row in rows:
        found[name_of(row)] = found.get(name_of(row), Totals()).plus(row)
    used = (Used(name, total) for name, total in found.items())
    return tuple(sorted(used, key=lambda one: (-one.totals.usage.known, -one.totals.tokens.known, one.name)))


def _totals(rows: Iterable[ActivityRow]) -> Totals:
    totals = Totals()
    for row in rows:
        totals = totals.plus(row)
    return totals


def _parts(
    rows: Iterable[ActivityRow], shown: Sequence[str], name_of: Callable[[ActivityRow], str]
) -> tuple[Decimal, ...]:
    parts = dict.fromkeys(shown, ZERO)
    for row in rows:
        if row.usage is not None:
            name = name_of(row) if name_of(row) in parts else OTHERS
            parts[name] = EXACT.add(parts[name], row.usage)
    return tuple(parts.values())
