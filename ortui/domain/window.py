"""When an override of a price holds: by the size of the prompt, by the hour, by the day (all in UTC)."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WHOLE_DAY = 24 * 60
_CONDITIONS = frozenset({"min_prompt_tokens", "utc_start", "utc_end", "utc_days"})
_MOST_DIGITS = 12
_PAIR = 2


class Window(NamedTuple):
    """A daily span of UTC minutes, from ``start`` up to but not including ``end``; it wraps midnight if start > end."""

    start: int = 0
    end: int = WHOLE_DAY
    days: tuple[str, ...] = ()
    """Lower-case weekdays on which the span starts; empty means every day."""

    def holds(self, moment: datetime) -> bool:
        """Whether the moment (in UTC) lies in the span."""
        minute, weekday = moment.hour * 60 + moment.minute, moment.weekday()
        if self.start <= self.end:
            return self.start <= minute < self.end and self._starts_on(weekday)
        if minute >= self.start:
            return self._starts_on(weekday)
        return minute < self.end and self._starts_on(weekday - 1)

    def _starts_on(self, weekday: int) -> bool:
        return not self.days or WEEKDAYS[weekday] in self.days

    def in_words(self) -> str:
        """Say the span: ``01:00–04:00 UTC, Monday to Friday``."""
        parts = []
        if (self.start, self.end) != (0, WHOLE_DAY):
            parts.append(f"{_clock(self.start)}–{_clock(self.end)} UTC")
        if self.days:
            parts.append(_days_in_words(self.days))
        return ", ".join(parts) or "all day"


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _days_in_words(days: tuple[str, ...]) -> str:
    names = [day.capitalize() for day in WEEKDAYS if day in days]
    first = WEEKDAYS.index(names[0].lower())
    is_run = tuple(name.lower() for name in names) == WEEKDAYS[first : first + len(names)]
    if is_run and len(names) > _PAIR:
        return f"{names[0]} to {names[-1]}"
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


class Conditions(NamedTuple):
    """All that must hold for an override to count."""

    above_prompt_tokens: int | None = None
    """Strictly more prompt tokens than this."""
    window: Window | None = None
    not_understood: tuple[str, ...] = ()
    """Conditions ortui does not know or can't read: such an override is skipped, and the receipt says so."""

    def hold(self, prompt_tokens: int, moment: datetime) -> bool:
        """Whether the override counts for a prompt of this size at this moment (in UTC)."""
        if self.not_understood:
            return False
        if self.above_prompt_tokens is not None and prompt_tokens <= self.above_prompt_tokens:
            return False
        return self.window is None or self.window.holds(moment)

    def in_words(self) -> str:
        """Say the conditions: ``above 200,000 prompt tokens``."""
        parts = []
        if self.above_prompt_tokens is not None:
            parts.append(f"above {self.above_prompt_tokens:,} prompt tokens")
        if self.window is not None:
            parts.append(self.window.in_words())
        return ", ".join(parts) or "always"


def read_conditions(entry: Mapping[str, object]) -> Conditions:
    """Read the conditions of one override from its JSON entry without the price keys.

    ``min_prompt_tokens`` is strictly greater-than; ``utc_start`` and ``utc_end`` are HHMM numbers, an end of 0 is
    midnight; ``utc_days`` without a span means whole UTC days. A null is no condition; what can't be read counts as
    not understood.
    """
    unknown = [key for key, value in entry.items() if value is not None and key not in _CONDITIONS]
    above = _whole(entry.get("min_prompt_tokens"))
    if above is None and entry.get("min_prompt_tokens") is not None:
        unknown.append("min_prompt_tokens")
    window = None
    if any(entry.get(key) is not None for key in ("utc_start", "utc_end", "utc_days")):
        start, end = _minute(entry.get("utc_start", 0)), _minute(entry.get("utc_end", 0))
        days = _days(entry.get("utc_days"))
        readable = {"utc_start": start is not None, "utc_end": end is not None, "utc_days": days is not None}
        unknown += [key for key, is_readable in readable.items() if not is_readable]
        if start is not None and end is not None and days is not None:
            window = Window(start, end or WHOLE_DAY, days)
    return Conditions(above, window, tuple(unknown))


def _whole(value: object) -> int | None:
    if isinstance(value, str):
        return int(value) if value.isascii() and value.isdigit() and len(value) <= _MOST_DIGITS else None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    return int(value) if 0 <= value < 10**_MOST_DIGITS and value == int(value) else None


def _minute(value: object) -> int | None:
    hhmm = _whole(0 if value is None else value)
    if hhmm is None or hhmm > 2400 or hhmm % 100 >= 60:  # noqa: PLR2004 - HHMM
        return None
    return hhmm // 100 * 60 + hhmm % 100


def _days(value: object) -> tuple[str, ...] | None:
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        return None
    days = tuple(str(day).lower() for day in value)
    return days if days and all(day in WEEKDAYS for day in days) else None
