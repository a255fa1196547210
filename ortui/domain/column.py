"""One figure of every row, prepared: it is compared and ordered as a small whole number, fast and yet exactly."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from ortui.domain.rows import Rows, kept_in_order, rows_where

Figure = Decimal | int

FEW = 16
"""Where less than one row in so many is to be ordered, these are sorted; else the order of all rows is gone through."""


class Bound(NamedTuple):
    """What a figure is compared with."""

    sign: str
    """One of ``<``, ``<=``, ``>``, ``>=``, ``=``."""
    limit: Figure


class Column:
    """The figures of all rows; None where a row has none."""

    def __init__(self, figures: Sequence[Figure | None], ties: Sequence[int]) -> None:
        self._distinct = sorted({figure for figure in figures if figure is not None})
        places: dict[Figure | None, int] = {figure: place for place, figure in enumerate(self._distinct)}
        self._places = [places.get(figure, -1) for figure in figures]
        self._ties = ties
        """All rows, as those of equal figures and those without one are ordered."""
        self._orders: dict[bool, list[int]] = {}
        self._ranks: dict[bool, list[int]] = {}

    def rows(self, bounds: Iterable[Bound]) -> Rows:
        """Find the rows whose figure keeps all bounds; a row without a figure keeps none."""
        low, high = 0, len(self._distinct)
        for sign, limit in bounds:
            if sign in {">", ">=", "="}:
                low = max(low, (bisect_right if sign == ">" else bisect_left)(self._distinct, limit))
            if sign in {"<", "<=", "="}:
                high = min(high, (bisect_left if sign == "<" else bisect_right)(self._distinct, limit))
        return rows_where([low <= place < high for place in self._places])

    def prepare(self, *, descending: bool) -> None:
        """Make the order of all rows ready."""
        if descending not in self._orders:
            self._orders[descending] = self._order(descending=descending)

    def ordered(self, rows: Sequence[int], *, descending: bool) -> list[int]:
        """Order some rows by their figure; those without a figure are last in either direction."""
        self.prepare(descending=descending)
        order = self._orders[descending]
        if len(rows) * FEW >= len(order):
            return kept_in_order(order, rows)
        if descending not in self._ranks:
            self._ranks[descending] = sorted(range(len(order)), key=order.__getitem__)
        return sorted(rows, key=self._ranks[descending].__getitem__)

    def _order(self, *, descending: bool) -> list[int]:
        places = self._places
        having = sorted([row for row in self._ties if places[row] >= 0], key=places.__getitem__, reverse=descending)
        return having + [row for row in self._ties if places[row] < 0]
