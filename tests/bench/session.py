"""A program in a real pseudo-terminal, with a clock at each byte that it paints."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import NamedTuple, Self

PATIENCE = 60.0
_ESCAPES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[()#][0-9A-B]|\x1b[=>]")
_FRAME_ENDS = b"\x1b[?2026l"
_ASKED = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y"}
"""What a present terminal answers; Textual then marks where its frames begin and end."""
_UNWANTED = ("NO_COLOR", "TMUX", "COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE")


class Answer(NamedTuple):
    """What followed on keys."""

    seconds: float
    """From the key to the last byte of its last frame."""
    frames: int
    size: int
    """Bytes written to the terminal."""
    first: float = 0.0
    """Seconds from the key to the end of the first frame after it."""


class Session:
    """One run of a program. Use it as a context manager; the program is killed at its end."""

    def __init__(self, words: Sequence[str], size: tuple[int, int], environment: Mapping[str, str]) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        kept = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
        self._heard = b""
        self.begun = perf_counter()
        self.process = subprocess.Popen(
            words,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment},
            start_new_session=True,
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._master)

    def until(self, *words: str) -> float:
        """Read until these words are on the screen; the seconds since the start."""
        wanted, seen = [word.encode() for word in words], b""
        while any(word not in seen for word in wanted):
            moment, data = self._read(PATIENCE)
            if not data:
                raise TimeoutError(f"no {words} within {PATIENCE:g} seconds")
            self._heard += data
            seen = _ESCAPES.sub(b"", self._heard)
        return moment - self.begun

    def settle(self, quiet: float = 0.3) -> None:
        """Read until nothing comes for a while."""
        while self._read(quiet)[1]:
            pass
        self._heard = b""

    def press(self, keys: str, quiet: float = 0.12) -> Answer:
        """Send keys at once, and wait until nothing follows any more."""
        begun = perf_counter()
        os.write(self._master, keys.encode())
        return self._answered(begun, quiet)

    def hold(self, keys: Sequence[str], seconds: float) -> Answer:
        """Send keys one after the other, spread over a time; what followed is timed from the last of them."""
        begun = perf_counter()
        frames = size = 0
        for number, key in enumerate(keys):
            while (wait := begun + seconds * number / len(keys) - perf_counter()) > 0:
                data = self._read(wait)[1]
                frames, size = frames + data.count(_FRAME_ENDS), size + len(data)
            os.write(self._master, key.encode())
        last = self._answered(perf_counter(), 0.3)
        return Answer(last.seconds, frames + last.frames, size + last.size)

    def _answered(self, begun: float, quiet: float) -> Answer:
        first, last, heard = 0.0, begun, b""
        while True:
            moment, data = self._read(quiet)
            if not data:
                return Answer(last - begun, heard.count(_FRAME_ENDS), len(heard), first)
            last, heard = moment, heard + data
            if not first and _FRAME_ENDS in heard:
                first = last - begun

    def _read(self, patience: float) -> tuple[float, bytes]:
        """Read what is there within the time; none where nothing came."""
        if not select.select([self._master], [], [], patience)[0]:
            return perf_counter(), b""
        try:
            data = os.read(self._master, 65536)
        except OSError:  # Linux says so when the program has ended
            return perf_counter(), b""
        moment = perf_counter()
        for asked, answer in _ASKED.items():
            if asked in data:
                os.write(self._master, answer)
        return moment, data

    def end(self) -> None:
        """Quit as a person does, so that all is kept that is kept then."""
        os.write(self._master, b"\x11")
        while self._read(5.0)[1]:
            pass
        self.process.wait(PATIENCE)

    @property
    def memory(self) -> float:
        """MiB that the program holds."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text("ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024

    @property
    def processor(self) -> float:
        """Seconds of processor time so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
