"""The order of a catalogue's models by what one request costs on each, made once for a request and a moment."""

from collections.abc import Sequence
from functools import cached_property

from ortui.domain.column import FEW
from ortui.domain.rows import kept_in_order


class CostOrder:
    """Models by row: first what can take the request, then what can't, last what has no total; equal ones by id."""

    def __init__(self, totals: Sequence[int | None], misfitting: Sequence[bool], by_id: Sequence[int]) -> None:
        self._totals, self._misfitting, self._by_id = totals, misfitting, by_id
        # Floats are compared twice as fast as large whole numbers. They only bring the rows into order nearly: totals
        # that differ by less than a float can tell, as by a rate of 0.0000000833333333333333, are put right exactly.
        self._exact = [total or 0 for total in totals]
        self._nearly = [float(total) for total in self._exact]
        self._orders: dict[bool, list[int]] = {}

    def ordered(self, rows: Sequence[int], *, reverse: bool) -> list[int]:
        """Order some rows; ``reverse`` puts the dearest of each kind first."""
        if len(rows) * FEW < len(self._by_id):
            return self._sorted(sorted(rows, key=self._places_by_id.__getitem__), reverse=reverse)
        if reverse not in self._orders:
            self._orders[reverse] = self._sorted(self._by_id, reverse=reverse)
        return kept_in_order(self._orders[reverse], rows)

    @cached_property
    def _places_by_id(self) -> list[int]:
        return sorted(range(len(self._by_id)), key=self._by_id.__getitem__)

    def _sorted(self, rows: Sequence[int], *, reverse: bool) -> list[int]:
        totals, misfitting = self._totals, self._misfitting
        by_total = [row for row in rows if totals[row] is not None]
        by_total.sort(key=self._nearly.__getitem__, reverse=reverse)
        by_total.sort(key=self._exact.__getitem__, reverse=reverse)
        others = [row for row in by_total if misfitting[row]]
        fitting = [row for row in by_total if not misfitting[row]] if others else by_total
        unknown = [row for row in rows if totals[row] is None]
        return fitting + others + sorted(unknown, key=misfitting.__getitem__)
