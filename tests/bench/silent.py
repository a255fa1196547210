"""What a server that accepts and says nothing costs: starts and keys with it and without it, in turn.

The prices are those that ship, which are old, so that fresh ones are asked for at once.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.homes import NOBODY
from tests.bench.keys import LEFT, RIGHT, UP
from tests.bench.session import Session
from tests.bench.starts import FIRST_MODEL, ORTUI, SIZE
from tests.bench.table import Figure
from tests.faults.bad_server import BadServer, silent

KEYS = ("j", "j", "k", "s", "s", "S", "h", "h", "2", RIGHT, LEFT, "\x1b[Z", UP)
"""Down and up, other orders, what is hidden, a slider."""
LIMIT = 1.1


def beside_silence(folder: Path, rounds: int) -> Iterator[Figure]:
    """Compare medians; each start has a home of its own."""
    paints, keys = defaultdict[str, list[float]](list), defaultdict[str, list[float]](list)
    with BadServer(silent) as server:
        for number in range(rounds):
            order = (("silent", server.url), ("none", NOBODY))
            for name, address in order if number % 2 else order[::-1]:
                home = folder / f"{name}-{number}"
                paint, of_keys = _visit({"ORTUI_HOME": str(home), "OPENROUTER_BASE_URL": address})
                paints[name].append(paint)
                keys[name] += of_keys
        if len(server.paths) < rounds:
            raise AssertionError(server.paths)  # it was not asked, so nothing was measured
    for what, times in (("first prices", paints), ("a key", keys)):
        ratio = median(times["silent"]) / median(times["none"])
        beside = f"{median(times['silent']) * 1000:.1f} and {median(times['none']) * 1000:.1f} ms"
        yield Figure(f"{what} beside a silent server (× without)", ratio, ratio, LIMIT, beside)


def _visit(environment: dict[str, str]) -> tuple[float, list[float]]:
    """Give the time to the first prices, and of each key until it is answered, in seconds."""
    with Session(ORTUI, SIZE, environment) as session:
        paint = session.until(FIRST_MODEL)
        session.settle(0.5)
        keys = [session.press(key, quiet=0.06).seconds for key in KEYS]
        session.end()
    return paint, keys
