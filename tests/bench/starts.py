"""How long starts take, as ratios to the yardstick within the run: all of them in turn, again and again."""

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.bench.homes import home_with, home_with_account
from tests.bench.session import Session
from tests.bench.table import Figure

SIZE = (120, 40)
MINIMAL = [sys.executable, str(Path(__file__).with_name("minimal.py"))]
ORTUI = [sys.executable, "-m", "ortui"]
FIRST_MODEL = "muse-spark"
QUOTE = ["quote", "anthropic/claude-opus-4.8", "--prompt", "12000", "--completion", "900"]
LIMITS: dict[str, float | None] = {
    "first prices, 421 models": 1.20,
    "first prices, 10,000 models": 1.60,
    "the last frame": 0.15,
    "live after the last frame": None,
    "quote, whole process": 0.20,
    "balance --format, whole process": 0.25,
}


def starts(folder: Path, rounds: int) -> Iterator[Figure]:
    """Start everything in turn; the first round only warms up."""
    usual, many, account = home_with(folder, 421), home_with(folder, 10_000), home_with_account(folder)
    kept = home_with(folder / "kept", 421)
    _first_paint(kept, then_quit=True)
    runs: dict[str, Callable[[], float]] = {
        "minimal": lambda: _painted(MINIMAL, {}, "READY"),
        "first prices, 421 models": partial(_first_paint, usual),
        "first prices, 10,000 models": partial(_first_paint, many),
        "the last frame": partial(_painted, ORTUI, kept, "as left on"),
        "live after the last frame": partial(_live, kept),
        "quote, whole process": partial(_process, QUOTE, usual),
        "balance --format, whole process": partial(_process, ["balance", "--format", "{left}"], account),
    }
    times = defaultdict[str, list[float]](list)
    for number in range(rounds + 1):
        for name, run in runs.items():
            took = run()
            if number:
                times[name].append(took)
    for name, limit in LIMITS.items():
        ratios = [own / yardstick for own, yardstick in zip(times[name], times["minimal"], strict=True)]
        yield Figure(f"{name} (× minimal)", median(ratios), max(ratios), limit, f"{median(times[name]) * 1000:.0f} ms")


def _first_paint(environment: Mapping[str, str], *, then_quit: bool = False) -> float:
    with Session(ORTUI, SIZE, environment) as session:
        took = session.until(FIRST_MODEL)
        if then_quit:
            session.settle(1.0)
            session.end()
    return took


def _painted(words: list[str], environment: Mapping[str, str], word: str) -> float:
    with Session(words, SIZE, environment) as session:
        return session.until(word)


def _live(environment: Mapping[str, str]) -> float:
    """Time how long the last frame stands: until the header no longer is its own."""
    with Session(ORTUI, SIZE, environment) as session:
        session.until("as left on")
        return session.until("hidden (h)")


def _process(words: list[str], environment: Mapping[str, str]) -> float:
    begun = perf_counter()
    subprocess.run([*ORTUI, *words], env=os.environ | environment, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - begun
