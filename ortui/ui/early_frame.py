"""The last frame, on the screen before Textual is read: that takes most of a start.

What is typed meanwhile waits in the terminal for the live screen, which paints over the frame. Whatever ends the
program before that puts the terminal right again.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, NamedTuple

from ortui.source.last_frame import frame_at_hand
from ortui.source.paths import find_paths

_ENTER = b"\x1b[?1049h\x1b[?25l"
_LEAVE = b"\x1b[0m\x1b[?25h\x1b[?1049l"


class HandOver(NamedTuple):
    """What the live screen needs to know of the frame before it."""

    when_live: Callable[[], None] = lambda: None
    """To be called once the terminal is the screen's own."""
    modes: Callable[[], list[Any] | None] = lambda: None
    """How the terminal was before the frame; None where it still is so."""


@contextmanager
def early_frame() -> Iterator[HandOver]:
    """Show the last frame where it fits, until the live screen takes over."""
    has_modes = sys.platform != "win32"  # there a terminal can't be kept from echoing what is typed
    frame = frame_at_hand(find_paths(os.environ), os.environ, _size()) if has_modes else b""
    if not frame:
        yield HandOver()
        return
    curtain = _Curtain()
    try:
        curtain.show(frame)
        yield HandOver(curtain.hand_over, curtain.modes)
    finally:
        curtain.drop()


def _size() -> tuple[int, int]:
    try:
        columns, lines = os.get_terminal_size(sys.stdout.fileno())
    except OSError:
        return 0, 0
    return columns, lines


class _Curtain:
    """The terminal while nobody but the frame has it."""

    def __init__(self) -> None:
        self._is_up = False
        self._modes: list[Any] | None = None
        """How the terminal was; None where that can't be known."""
        self._signals = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}

    def show(self, frame: bytes) -> None:
        """Paint, and keep what is typed from being echoed over it."""
        import termios  # noqa: PLC0415 - not there on every system

        for number in self._signals:
            signal.signal(number, self._end)
        with suppress(termios.error):
            terminal = sys.stdin.fileno()
            self._modes = termios.tcgetattr(terminal)
            termios.tcsetattr(terminal, termios.TCSANOW, _as_live(termios.tcgetattr(terminal)))
        self._is_up = True  # before it is: what interrupts the writing has to be put right too
        _write(_ENTER + frame)

    def modes(self) -> list[Any] | None:
        """Tell how the terminal was."""
        return self._modes

    def hand_over(self) -> None:
        """Leave the terminal to the live screen."""
        self._is_up = False
        for number, before in self._signals.items():
            if signal.getsignal(number) == self._end:
                signal.signal(number, before)

    def drop(self) -> None:
        """Put the terminal right, whoever had it last."""
        if self._is_up:
            self.hand_over()
            _write(_LEAVE)
        if self._modes is not None:
            import termios  # noqa: PLC0415 - as above

            with suppress(termios.error):
                termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, self._modes)

    @staticmethod
    def _end(number: int, frame: FrameType | None) -> None:
        """End the program by way of what puts the terminal right."""
        del frame
        raise SystemExit(128 + number)


def _as_live(modes: list[Any]) -> list[Any]:
    """Have keys come as they will come to the live screen, unseen; of those that the system acts on, only ctrl+c."""
    import termios  # noqa: PLC0415 - as above

    modes[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    modes[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    for stops in (termios.VQUIT, termios.VSUSP):
        modes[6][stops] = b"\0"
    return modes


def _write(data: bytes) -> None:
    with suppress(OSError):
        while data:
            data = data[os.write(sys.stdout.fileno(), data) :]
