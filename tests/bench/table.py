"""The table of what was measured."""

from collections.abc import Iterable
from typing import NamedTuple


class Figure(NamedTuple):
    """One line of the table."""

    what: str
    middle: float
    high: float
    """The 95th percentile, or the highest of few."""
    limit: float | None
    """What the figure that counts may be at most; None where it is only there to be compared with."""
    beside: str = ""
    counts_high: bool = False
    """Whether the high figure is the one that counts."""

    @property
    def holds(self) -> bool:
        """Whether the limit holds."""
        return self.limit is None or (self.high if self.counts_high else self.middle) <= self.limit


def show(figures: Iterable[Figure]) -> bool:
    """Print each figure as it comes; whether all limits hold."""
    print(f"{'':48} {'median':>8} {'high':>8} {'limit':>8}")
    all_hold = True
    for each in figures:
        all_hold &= each.holds
        marked = (
            (f"{each.middle:.2f} ", f"{each.high:.2f}*")
            if each.counts_high
            else (
                f"{each.middle:.2f}*",
                f"{each.high:.2f} ",
            )
        )
        verdict = "" if each.holds else "over"
        limit = "" if each.limit is None else f"{each.limit:g}"
        print(f"{each.what:48} {marked[0]:>8} {marked[1]:>8} {limit:>8}  {verdict:4}  {each.beside}", flush=True)
    print("* the figure that the limit is for; high: the 95th percentile, or of a start the slowest")
    return all_hold
