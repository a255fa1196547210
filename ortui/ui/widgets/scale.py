"""The scales of sliders: where a value lies on the track, and which values a step goes to."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import expm1, log1p

_FINE = (10, 12, 15, 20, 25, 30, 40, 50, 60, 80)
_COARSE = (10, 20, 50)
_LINEAR_UP_TO = 50
"""Counts below this share the first few cells of a logarithmic track."""


@dataclass(frozen=True)
class Logarithmic:
    """From 0 to ``highest``, for counts that span decades; stops at round numbers."""

    highest: int
    lowest = 0

    @cached_property
    def stops(self) -> Sequence[int]:
        """The values that small steps go to."""
        return _stops(_FINE, self.highest)

    @cached_property
    def coarse_stops(self) -> Sequence[int]:
        """The values that big steps go to."""
        return _stops(_COARSE, self.highest)

    def fraction(self, value: int) -> float:
        """Where the value lies on the track, 0 to 1."""
        return min(1.0, log1p(value / _LINEAR_UP_TO) / log1p(self.highest / _LINEAR_UP_TO))

    def value(self, fraction: float) -> int:
        """Find the round value nearest to a place on the track."""
        exact = expm1(fraction * log1p(self.highest / _LINEAR_UP_TO)) * _LINEAR_UP_TO
        return min(self.stops, key=lambda stop: abs(self.fraction(stop) - self.fraction(round(exact))))


@dataclass(frozen=True)
class Linear:
    """From ``lowest`` to ``highest`` in whole numbers, for shares."""

    highest: int
    small: int = 5
    big: int = 25
    lowest: int = 0

    @cached_property
    def stops(self) -> Sequence[int]:
        """The values that small steps go to."""
        return _steps(self.lowest, self.highest, self.small)

    @cached_property
    def coarse_stops(self) -> Sequence[int]:
        """The values that big steps go to."""
        return _steps(self.lowest, self.highest, self.big)

    def fraction(self, value: int) -> float:
        """Where the value lies on the track, 0 to 1."""
        return min(1.0, max(0.0, (value - self.lowest) / (self.highest - self.lowest)))

    def value(self, fraction: float) -> int:
        """Find the value at a place on the track."""
        return self.lowest + round(fraction * (self.highest - self.lowest))


def _steps(lowest: int, highest: int, size: int) -> Sequence[int]:
    """Give round values between two ends, with both ends."""
    return sorted({lowest, highest, *range(-(-lowest // size) * size, highest + 1, size)})


Scale = Logarithmic | Linear


def stepped(value: int, stops: Sequence[int], direction: int) -> int:
    """Go to the next stop up or down; at an end, and beyond it, stay."""
    if direction > 0:
        place = bisect_right(stops, value)
        return stops[place] if place < len(stops) else value
    place = bisect_left(stops, value) - 1
    return stops[place] if place >= 0 else value


def _stops(mantissas: tuple[int, ...], highest: int) -> Sequence[int]:
    stops, decade = {0, highest}, 1
    while decade <= highest:
        stops |= {mantissa * decade // 10 for mantissa in mantissas if mantissa * decade % 10 == 0}
        decade *= 10
    return sorted(stop for stop in stops if stop <= highest)
