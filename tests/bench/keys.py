"""How long keys take at several sizes of the catalogue, and what each writes to the terminal."""

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

from tests.bench.homes import home_with
from tests.bench.session import Answer, Session
from tests.bench.starts import FIRST_MODEL, ORTUI
from tests.bench.table import Figure

ECHO = [sys.executable, str(Path(__file__).with_name("echo.py"))]
SIZES = (421, 10_000, 100_000)
SIZE = (120, 40)
WORDS = ("claude sonnet", "gpt5 mini", "has:tools out<=15", "gemni flash", "llama 70b ctx>=100k")
LIMITS = {
    "typing": (10, 12, 25),
    "backspace": (10, 12, 25),
    "sort": (12, 20, 70),
    "cursor and pages": (12, 12, 12),
    "slider": (10, 15, 60),
}
MADE_READY = (3.0, 6.0, 20.0)
"""Seconds in which the prices of each size are made ready behind the first paint."""
RIGHT, LEFT, DOWN, UP, PAGE_DOWN, PAGE_UP = "\x1b[C", "\x1b[D", "\x1b[B", "\x1b[A", "\x1b[6~", "\x1b[5~"


def _echo() -> Figure:
    """Type into the smallest app that shows it: how quick this machine is just now."""
    with Session(ECHO, SIZE, {}) as session:
        session.until("READY")
        session.settle(1.0)
        times = [session.press(character).seconds * 1000 for word in WORDS * 2 for character in word]
    return Figure("yardstick: a key in a lone entry (ms)", median(times), quantiles(times, n=20)[-1], None)


def keys(folder: Path, rounds: int, sizes: tuple[int, ...] = SIZES) -> Iterator[Figure]:
    """Press keys one by one, each once all is painted that the one before has changed."""
    yield _echo()
    for size in sizes:
        place = SIZES.index(size)
        with Session(ORTUI, SIZE, home_with(folder, size)) as session:
            session.until(FIRST_MODEL)
            session.settle(MADE_READY[place])
            answers = _answers(session, rounds)
        for name, given in answers.items():
            times = [answer.seconds * 1000 for answer in given]
            frames = sorted({answer.frames for answer in given})
            yield Figure(
                f"{name}, {size:,} models (ms)",
                median(times),
                quantiles(times, n=20)[-1],
                LIMITS[name][place],
                f"{len(times)} keys, frames {frames}, {median(answer.size for answer in given):,.0f} bytes",
                counts_high=name != "slider",
            )


def _answers(session: Session, rounds: int) -> dict[str, list[Answer]]:
    """Answers by what was done."""
    found: dict[str, list[Answer]] = {name: [] for name in LIMITS}
    press = session.press
    for _ in range(rounds):
        press("/")
        for word in WORDS:
            found["typing"] += [press(character) for character in word]
            found["backspace"] += [press("\x7f") for _ in word]
        press("\r")
        found["sort"] += [press(key) for key in "ssssssSS"]
        press("g")
        found["cursor and pages"] += [
            press(key) for key in (DOWN, DOWN, DOWN, UP, PAGE_DOWN, PAGE_DOWN, PAGE_UP, "G", "g")
        ]
        press("2")
        found["slider"] += [press(key) for key in (RIGHT, RIGHT, RIGHT, RIGHT, LEFT, LEFT, LEFT, LEFT)]
        press("\x1b[Z")
    return found


def floods(folder: Path) -> Iterator[Figure]:
    """Hold a key down on the prompt's slider: 60 a second for two seconds."""
    for size, limit in ((size, 50) for size in SIZES[:2]):
        with Session(ORTUI, SIZE, home_with(folder, size)) as session:
            session.until(FIRST_MODEL)
            session.settle(MADE_READY[SIZES.index(size)])
            session.press("2")
            session.press("\x1b[H")
            times = [answer.seconds * 1000 for answer in _held(session)]
        yield Figure(f"held key, {size:,} models: last frame after it (ms)", median(times), max(times), limit)


def _held(session: Session) -> Iterator[Answer]:
    # To and fro: at its end a slider has nothing more to say.
    for _ in range(5):
        yield session.hold([RIGHT] * 40 + [LEFT] * 40 + [RIGHT] * 40, 2.0)
        session.press("\x1b[H")


def written(folder: Path) -> Iterator[Figure]:
    """Count what a move of the cursor writes to the terminal."""
    environment = home_with(folder, 421)
    for what, size, before, limit in (
        ("80×24, Prices alone, detail closed", (80, 24), "d", 600),
        ("160×48, all panes", (160, 48), "", 6_000),
    ):
        with Session(ORTUI, size, environment) as session:
            session.until(FIRST_MODEL)
            session.settle(2.0)
            session.press(before)
            sizes = [session.press(DOWN).size for _ in range(12)]
        yield Figure(f"bytes of a cursor move, {what}", median(sizes), max(sizes), limit)
