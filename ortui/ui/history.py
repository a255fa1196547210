"""What was changed, to be taken back and made again. Changes of one thing in one go are one change."""

from enum import Enum, auto
from typing import Generic, TypeVar

State = TypeVar("State")
MOST_KEPT = 200
ONE_GO = 1.0
"""Seconds between two steps of the same thing that still count as one change: a key that is held repeats sooner."""


class Go(Enum):
    """How a change belongs to the one before it."""

    NEW = auto()
    """It stands alone: a value that was typed, the first move of a drag."""
    ON = auto()
    """It goes on with the last one of the same thing, however long ago: a further move of a drag."""
    STEP = auto()
    """It goes on with the last step of the same thing, if that was just now: a key that is held, a wheel."""


class History(Generic[State]):
    """The states before the present one, and those that were taken back."""

    def __init__(self) -> None:
        self._before: list[State] = []
        self._after: list[State] = []
        self._last: tuple[str, Go, float] = ("", Go.NEW, 0.0)

    def note(self, what: str, before: State, at: float, go: Go = Go.NEW) -> None:
        """Note the state before something is changed, at so many seconds of a clock that only goes on."""
        last, last_go, last_at = self._last
        is_just_now = last_go is Go.STEP and at - last_at < ONE_GO
        goes_on = last == what and (go is Go.ON or (go is Go.STEP and is_just_now))
        self._last = what, go, at
        self._after.clear()
        if not goes_on:
            self._before = [*self._before[1 - MOST_KEPT :], before]

    def undo(self, now: State) -> State | None:
        """Give the state before the last change; None where there is none."""
        return self._step(now, self._before, self._after)

    def redo(self, now: State) -> State | None:
        """Give the state that was taken back last; None where there is none."""
        return self._step(now, self._after, self._before)

    def _step(self, now: State, taken: list[State], kept: list[State]) -> State | None:
        self._last = "", Go.NEW, 0.0
        if not taken:
            return None
        kept.append(now)
        return taken.pop()
