"""The greatest affordable number of a run, exactly, from few trials.

Parts of a request are shares of a count, rounded down, so a cost may fall from one number to the next. Over a whole
step it never does, as long as the rates stay: numbers that lie whole steps apart are halved, again and again.
"""

from bisect import bisect_right
from collections.abc import Callable


def greatest(
    run: range,
    step: int,
    usable_from: Callable[[int], int | None],
    is_affordable: Callable[[int], bool],
) -> int | None:
    """Find the greatest affordable number of a run; None where none is.

    ``usable_from`` gives the least number that can be asked for, whole steps (or none) above a number; None where
    there is none. From it on, step by step, numbers are affordable up to some number and not beyond.
    """
    best: int | None = None
    for start in reversed(run[:step]):
        # Where a number is known already, only what is above it is of interest: mostly one trial shows there is none.
        above = start if best is None else best + step - (best - start) % step
        first = usable_from(above)
        if first is None or first not in run or not is_affordable(first):
            continue
        numbers = range(first, run.stop, step)
        best = numbers[bisect_right(numbers, 0, key=lambda number: not is_affordable(number)) - 1]
    return best
