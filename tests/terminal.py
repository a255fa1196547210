"""The real program on a pseudo-terminal, and what a person would see there."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pyte

STOPPED = os.WSTOPPED | os.WNOHANG | os.WNOWAIT
NOBODY = "http://127.0.0.1:9"
"""An address at which nothing listens."""
WITHIN = 20
"""Seconds that anything may take on a busy machine."""
ON_THE_WAY = 0.1
"""Seconds after which nothing that was written is still on its way through the system."""


def _own_terminal() -> None:
    """Make the terminal this session's, as a window does: it is then told when the window is closed."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """The program on a pseudo-terminal, and the screen that a person would see."""

    def __init__(  # noqa: PLR0913 - all that a terminal and its program are given
        self,
        home: Path,
        columns: int,
        rows: int,
        address: str,
        *,
        owns: bool = False,
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self._master, self._slave = pty.openpty()
        self._handles = [self._slave, self._master]
        self._modes_before = termios.tcgetattr(self._slave)
        self._set_size(columns, rows)
        unwanted = {"NO_COLOR", "COLUMNS", "LINES", "OPENROUTER_API_KEY", "OPENROUTER_MANAGEMENT_KEY"}
        kept = {name: value for name, value in os.environ.items() if name not in unwanted}
        nobody = {"ORTUI_HOME": str(home), "OPENROUTER_BASE_URL": address}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ortui"],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env={**kept, **nobody, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment},
            process_group=None if owns else 0,  # of this session, or the system would not let it be suspended
            start_new_session=owns,
            preexec_fn=_own_terminal if owns else None,  # noqa: PLW1509 - nothing but a call to the system
        )

    @property
    def is_given_back(self) -> bool:
        """Whether the terminal is as it was: the usual screen, cursor, mouse and pasting, and its echo."""
        self.reads_all()
        at_last = [self._last_of(mode) for mode in (b"1049", b"1000", b"2004", b"25")]
        return at_last == [b"l", b"l", b"l", b"h"] and self.echoes_as_before

    @property
    def echoes_as_before(self) -> bool:
        """Whether the system treats its keys and lines as it did."""
        return termios.tcgetattr(self._slave) == self._modes_before

    def _last_of(self, mode: bytes) -> bytes:
        switched = re.findall(b"\x1b\\[\\?" + mode + b"([hl])", self.raw)
        return switched[-1] if switched else b""

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size, as a terminal does."""
        self.screen.resize(rows, columns)
        self._set_size(columns, rows)
        self.process.send_signal(signal.SIGWINCH)

    def type(self, keys: str) -> None:
        """Send keys as the terminal sends them."""
        os.write(self._master, keys.encode())

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self.screen.display)

    def until(self, is_so: Callable[[str], bool]) -> str:
        """Read what the program paints until the screen is as wanted."""
        end = time.monotonic() + WITHIN
        while not is_so(self.text):
            assert time.monotonic() < end, self.text
            self.reads(0.5)
        return self.text

    def sees(self, *words: str) -> str:
        """Wait until all these words are on the screen."""
        return self.until(lambda text: all(word in text for word in words))

    def reads(self, patience: float) -> bool:
        """Read what the program paints within the time; whether anything came."""
        if not select.select([self._master], [], [], patience)[0]:
            return False
        data = os.read(self._master, 65536)
        self.raw += data
        self._stream.feed(data)
        return True

    def reads_all(self) -> None:
        """Read what the program has painted until nothing more comes."""
        while self.reads(ON_THE_WAY):
            pass

    def end(self) -> int:
        """Wait for the program's own end; its exit code."""
        stop = time.monotonic() + WITHIN
        while self.process.poll() is None and time.monotonic() < stop:
            self.reads(0.02)
        code = self.process.wait(1)
        self.reads_all()
        return code

    def hang_up(self) -> None:
        """Close the window."""
        self._close()

    def close(self) -> None:
        """Leave nothing behind."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._close()

    def _close(self) -> None:
        for handle in self._handles:
            os.close(handle)
        self._handles.clear()
