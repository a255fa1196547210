"""What was changed, to be taken back and made again. Changes of one thing in one go are one change."""

from typing import Generic, TypeVar

State = TypeVar("State")
MOST_KEPT = 200
ONE_GO = 1.0
"""Seconds between two changes of the same thing that still count as one."""


class History(Generic[State]):
    """The states before the present one, and those that were taken back."""

    def __init__(self) -> None:
        self._before: list[State] = []
        self._after: list[State] = []
        self._last: tuple[str, float] = ("", 0.0)

    def note(self, what: str, before: State, at: float) -> None:
        """Note the state before something is changed, at so many seconds of a clock that only goes on."""
        is_same_go = bool(self._before) and self._last[0] == what and at - self._last[1] < ONE_GO
        self._last = what, at
        self._after.clear()
        if not is_same_go:
            self._before = [*self._before[1 - MOST_KEPT :], before]

    def undo(self, now: State) -> State | None:
        """Give the state before the last change; None where there is none."""
        return self._step(now, self._before, self._after)

    def redo(self, now: State) -> State | None:
        """Give the state that was taken back last; None where there is none."""
        return self._step(now, self._after, self._before)

    def _step(self, now: State, taken: list[State], kept: list[State]) -> State | None:
        self._last = "", 0.0
        if not taken:
            return None
        kept.append(now)
        return taken.pop()
