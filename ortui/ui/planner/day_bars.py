"""A bar a day, stacked: what used most at the bottom, above it the second, at the top all the rest together."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

from ortui.domain.activity import DayBar
from ortui.domain.money import EXACT, ZERO, quotient
from ortui.ui.drawn import Line, Span
from ortui.ui.inks import ON, STACKED

NAMED = len(STACKED) - 1
"""Groups that are stacked under their own names."""
_EIGHTHS = 8
_BLOCKS = " ▁▂▃▄▅▆▇█"


def swatch(place: int) -> Span:
    """Draw the sign of the group that used most but for so many others."""
    return ("■", STACKED[min(place, NAMED)])


def day_bars(days: Sequence[DayBar], height: int, cells: int) -> list[Line]:
    """Draw the bars in eighths of a cell, so many cells high and each so many wide; the dearest day fills them."""
    most = max(day.usage for day in days)
    stacks = [_ends(day, most, height * _EIGHTHS) for day in days]
    return [
        tuple((block * cells, ink) for block, ink in (_cell(ends, row * _EIGHTHS) for ends in stacks))
        for row in reversed(range(height))
    ]


def _ends(day: DayBar, most: Decimal, eighths: int) -> list[int]:
    """Find where each part of a day ends, in eighths from the bottom; what is not nothing has at least one."""
    if not day.usage:
        return [0]
    sums = accumulate(day.parts, EXACT.add, initial=ZERO)
    ends = [int(quotient(EXACT.multiply(end, eighths), most, places=0)) for end in sums][1:]
    if not ends[-1]:
        ends[day.parts.index(max(day.parts)) :] = [1] * (len(ends) - day.parts.index(max(day.parts)))
    return ends


def _cell(ends: Sequence[int], bottom: int) -> Span:
    """Draw one cell of a bar. It holds two inks at most: the two that fill most of it; where its top is empty, one."""
    starts = (0, *ends)
    filled = [
        max(0, min(end, bottom + _EIGHTHS) - max(start, bottom)) for start, end in zip(starts, ends, strict=False)
    ]
    height = sum(filled)
    by_size = sorted(range(len(filled)), key=lambda place: -filled[place])
    if height < _EIGHTHS or len(by_size) == 1 or not filled[by_size[1]]:
        return (_BLOCKS[height], STACKED[by_size[0]] if height else "")
    lower, upper = sorted(by_size[:2])
    return (_BLOCKS[sum(filled[:upper])], f"{STACKED[lower]}{ON}{STACKED[upper]}")
