"""Times the screen with a silent server and with none: python -m tests.bench.silent_server [ROUNDS].

Both are started in turn, each with a home of its own, in a real pseudo-terminal; medians are compared. The prices are
those that ship, which are old, so that fresh ones are asked for at once.
"""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
from collections import defaultdict
from collections.abc import Callable
from statistics import median
from time import perf_counter

from tests.faults.bad_server import BadServer, silent

NOBODY = "http://127.0.0.1:9"
ROUNDS = 15
KEYS = ("j", "j", "k", "s", "s", "S", "h", "h", "\t", "\x1b[C", "\x1b[D", "1")
"""Down and up, other orders, what is hidden, a slider."""
PATIENCE = 30.0
QUIET = 0.06
"""Seconds without output, after which a key has surely been answered."""


def main(rounds: int) -> None:
    """Print medians and ratios."""
    paints, keys = defaultdict[str, list[float]](list), defaultdict[str, list[float]](list)
    with BadServer(silent) as server:
        for number in range(rounds):
            order = (("silent", server.url), ("none", NOBODY))
            for name, address in order if number % 2 else order[::-1]:
                paint, of_keys = _visit(address)
                paints[name].append(paint)
                keys[name] += of_keys
        assert len(server.paths) >= rounds, "the silent server was not asked"
    for what, times in (("first paint", paints), ("a key", keys)):
        with_it, without = median(times["silent"]) * 1000, median(times["none"]) * 1000
        print(f"{what:12} silent {with_it:7.1f} ms   none {without:7.1f} ms   ratio {with_it / without:.3f}")


def _visit(address: str) -> tuple[float, list[float]]:
    """Open the program, press keys, quit; the time to the first prices, and of each key until it is answered."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"ORTUI_HOME": home, "OPENROUTER_BASE_URL": address, "TERM": "xterm-256color"}
        begun = perf_counter()
        with subprocess.Popen(
            [sys.executable, "-m", "ortui"], stdin=slave, stdout=slave, stderr=slave, env=environment
        ) as program:
            seen = _read_until(master, lambda data: b"muse-spark" in data)
            paint = seen - begun
            _read_until_quiet(master, 0.5)
            keys = [_press(master, key) for key in KEYS]
            os.write(master, b"\x11")
            while program.poll() is None:
                _read_until_quiet(master, 0.05)
    os.close(slave)
    os.close(master)
    return paint, keys


def _press(master: int, key: str) -> float:
    begun = perf_counter()
    os.write(master, key.encode())
    answered = _read_until(master, bool)
    _read_until_quiet(master, QUIET)
    return answered - begun


def _read_until(master: int, is_enough: Callable[[bytes], bool]) -> float:
    """Read until what came is enough; the moment at which it was."""
    data, deadline = b"", perf_counter() + PATIENCE
    while not is_enough(data):
        if not select.select([master], [], [], max(0.0, deadline - perf_counter()))[0]:
            raise TimeoutError(data[-2000:])
        data += os.read(master, 65536)
    return perf_counter()


def _read_until_quiet(master: int, quiet: float) -> None:
    while select.select([master], [], [], quiet)[0]:
        os.read(master, 65536)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]) if sys.argv[1:] else (ROUNDS,))
