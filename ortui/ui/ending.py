"""Ending from outside: a signal, or a terminal that is closed, ends the screen as quitting does.

The terminal is given back, how the screen was left is remembered, and what is being saved is saved. Where the screen
can't come to its end, as when a terminal that takes nothing holds it up, the process ends without it.
"""

import os
import select
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from types import FrameType

from textual.app import App

LAST_RESORT = 1.5
"""Seconds that the screen has for its end."""
_STDIN = 0
_STREAMS = (_STDIN, 1, 2)
_ENDING = ("SIGTERM", "SIGHUP", "SIGINT")
_HANGUP = 1
"""The number of SIGHUP, also where there is no such signal."""


@contextmanager
def ended_from_outside(app: App[None]) -> Iterator[None]:
    """While the app runs, end it cleanly at a signal or a hangup; its return code is 128 and the signal's number."""
    is_over = Event()

    def end(number: int) -> None:
        app.exit(return_code=128 + number)
        if not is_over.wait(LAST_RESORT):
            os._exit(128 + number)

    def on_signal(number: int, _: FrameType | None) -> None:
        # In a thread: the loop sleeps through a signal, and may be held up by a terminal that takes nothing.
        Thread(target=end, args=(number,), daemon=True).start()

    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, on_signal)
    on_terminal = [handle for handle in _STREAMS if os.isatty(handle)]
    if hasattr(select, "poll") and _STDIN in on_terminal:
        Thread(target=_watch_terminal, args=(on_terminal, end), daemon=True).start()
    try:
        yield
    finally:
        is_over.set()


def _watch_terminal(on_terminal: list[int], end: Callable[[int], None]) -> None:
    """Wait until the terminal is gone, and end then: reading from it would return nothing at once, for ever."""
    poll = select.poll()
    poll.register(_STDIN, 0)  # nothing but a hangup or an error is waited for
    poll.poll()
    nothing = os.open(os.devnull, os.O_RDWR)
    for handle in on_terminal:
        os.dup2(nothing, handle)  # what is still written must not fail, and hold up the end
    end(_HANGUP)
