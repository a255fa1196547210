"""Ending from outside: a signal, or a terminal that is closed, ends the screen as quitting does.

The terminal is given back, how the screen was left is remembered, and what is being saved is saved. Where the screen
can't come to its end, as when a terminal that takes nothing holds it up, the process does the rest without it.
"""

import os
import select
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from types import FrameType
from typing import Any

from textual.app import App

LAST_RESORT = 1.5
"""Seconds that the screen has for its end."""
_STDIN = 0
_STREAMS = (_STDIN, 1, 2)
_ENDING = ("SIGTERM", "SIGHUP", "SIGINT")
_HANGUP = 1
"""The number of SIGHUP, also where there is no such signal."""
_USUAL_SCREEN = b"".join(
    (
        b"\x1b[?2004l\x1b[?7h\x1b[?2048l",  # pasting, wrapping and resizing as before
        b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l",  # the mouse
        b"\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l",  # keys, screen, cursor, focus
    )
)


@contextmanager
def ended_from_outside(app: App[None], remember: Callable[[], None], modes: list[Any] | None = None) -> Iterator[None]:
    """While the app runs, end it cleanly at a signal or a hangup; its return code is 128 and the signal's number.

    ``remember`` is called where the app does not come to its own end; from a thread. ``modes`` are those that the
    terminal is then given back with; None stands for those that it has now.
    """
    is_over = Event()
    give_back = _terminal_as_it_was(modes)

    def end(number: int) -> None:
        app.exit(return_code=128 + number)
        if not is_over.wait(LAST_RESORT):
            give_back()
            remember()
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
    _silence(on_terminal)
    end(_HANGUP)


def _silence(handles: Iterable[int]) -> None:
    """Let what is still painted go nowhere, so that it neither fails nor comes last."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for handle in handles:
        os.dup2(nothing, handle)


if sys.platform == "win32":

    def _terminal_as_it_was(modes: list[Any] | None) -> Callable[[], None]:
        """Do nothing: consoles are given back by the system."""
        del modes
        return lambda: None

else:
    import termios

    def _terminal_as_it_was(modes: list[Any] | None) -> Callable[[], None]:
        """Look at the terminal before the screen opens; return what makes it so again, waiting for nothing.

        One that takes nothing any more gets its echo and its lines back all the same.
        """
        try:
            before, name = modes or termios.tcgetattr(_STDIN), os.ttyname(_STDIN)
        except (OSError, termios.error):
            return lambda: None

        def give_back() -> None:
            with suppress(OSError, termios.error):
                own = os.open(name, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)  # its own: the shell's stays blocking
                termios.tcsetattr(own, termios.TCSANOW, before)
                _silence(_STREAMS)
                os.write(own, _USUAL_SCREEN)

        return give_back
