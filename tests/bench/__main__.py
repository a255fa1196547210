"""Measures ortui in a real pseudo-terminal: python -m tests.bench [starts keys floods written rest refresh silence].

Starts are ratios to the smallest Textual app, measured in turn within the run. A machine that does other things
meanwhile shows it in the high figures.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.bench.keys import floods, keys, written
from tests.bench.rest import at_rest, while_refreshing
from tests.bench.silent import beside_silence
from tests.bench.starts import starts
from tests.bench.table import Figure, show

MEASURES: dict[str, Callable[[Path], Iterator[Figure]]] = {
    "starts": partial(starts, rounds=15),
    "keys": partial(keys, rounds=3),
    "floods": floods,
    "written": written,
    "rest": at_rest,
    "refresh": while_refreshing,
    "silence": partial(beside_silence, rounds=10),
}


def main(wanted: list[str]) -> int:
    """Measure what is wanted, else all; 1 where a limit does not hold."""
    if unknown := set(wanted) - set(MEASURES):
        sys.stderr.write(f"no such measure: {', '.join(sorted(unknown))}; there are {', '.join(MEASURES)}\n")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        figures = (figure for name in wanted or MEASURES for figure in MEASURES[name](Path(folder)))
        return 0 if show(figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
