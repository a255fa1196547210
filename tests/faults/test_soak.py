"""Use, compressed: keys, sizes and refreshes by the hundred leave no memory, task, thread or file behind."""

import asyncio
import gc
import logging
import os
import random
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from textual.events import Key
from textual.keys import key_to_character
from textual.pilot import Pilot

from ortui.domain.catalogue import Catalogue
from ortui.source.bundled import load_bundled
from ortui.source.catalogues import Fetched
from ortui.source.fees import load_byok_rules, load_fee_rules
from ortui.ui.app import Ortui, settle_memory
from ortui.ui.desk import Desk
from ortui.ui.setup import Setup

NOW = datetime(2026, 8, 22, 19, tzinfo=UTC)
KEYS = (
    *["up", "down", "left", "right", "pagedown", "home", "end", "tab", "shift+tab", "1", "2", "3", "enter", "escape"],
    *["escape", "s", "S", "space", "v", "h", "f", "u", "y", "b", "c", "i", "t", "a", "x", "slash", "g", "n", "r"],
    *["question_mark", "colon", "ctrl+t", "backspace", "p", "w", "m"],
)
KEYS_IN_ALL = int(os.environ.get("SOAK_KEYS", "800"))
"""Keys of a run; ``SOAK_KEYS=10000`` makes a long one of it."""
BURST = 8
"""Keys that are typed in one breath; a refresh falls into each."""
LONGEST_BURST = 60
"""Seconds for it, on a machine that is busy with other tests: what ends the screen must end the test too."""
BURSTS = KEYS_IN_ALL // BURST
WARM_UP, EACH_SIZE = BURSTS // 2, 12
MAY_GROW = 1.1 if KEYS_IN_ALL >= 5000 else 1.2
"""How much more may be held at the end than after the warm-up: a short one leaves bounded caches half empty."""
END_BY_THEMSELVES = 10
"""Tasks: timers of notices, parts of the screen that are put away; a leak leaves one for each refresh or burst."""
SIZE = (160, 48)
SIZES = ((20, 8), (20, 60), (48, 16), (60, 20), (80, 24), (100, 30), (120, 40), (160, 24), SIZE, (220, 60))
"""As few as a terminal takes in use: Textual remembers thousands of places on a screen before it forgets one."""
FEW_BLOCKS = 500
"""By which memory changes while nothing goes on."""
STATUS = Path("/proc/self/status")


class Prices:
    """A source that answers at once, each time with prices of a moment later."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue, self.asked = catalogue, 0

    def is_stale(self, catalogue: Catalogue, now: datetime) -> bool:
        """Never of itself."""
        del catalogue, now
        return False

    def refresh(self, now: datetime) -> Fetched:
        """Give the same models, fetched anew."""
        del now
        self.asked += 1
        models, source = self.catalogue.models, self.catalogue.source
        return Fetched(Catalogue(models, source, self.catalogue.fetched_at + timedelta(seconds=self.asked)))


class Held:
    """What the process holds at a moment."""

    def __init__(self, app: Ortui) -> None:
        gc.collect()
        self.blocks = sys.getallocatedblocks()
        self.kilobytes = int(
            next(line.split()[1] for line in STATUS.read_text("ascii").splitlines() if line.startswith("VmRSS:"))
        )
        self.widgets = len(list(app.screen.walk_children(with_self=True)))
        self.tasks = len(asyncio.all_tasks()) - self.widgets  # each widget has one
        self.threads = threading.active_count()
        self.files = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - nothing but a number

    def __str__(self) -> str:
        return ", ".join(f"{value:,} {name}" for name, value in vars(self).items())


async def at_rest(app: Ortui, pilot: Pilot[None]) -> Held:
    """Close every sheet, have all drawn anew, let what is behind the screen end, and look."""
    while not isinstance(app.screen, Desk):
        app.pop_screen()
        await asyncio.sleep(0.05)
    for size in (SIZES[0], SIZE):
        await pilot.resize_terminal(*size)
    before = 0
    while threading.active_count() > 1 or abs(sys.getallocatedblocks() - before) > FEW_BLOCKS:
        before = sys.getallocatedblocks()
        await asyncio.sleep(0.2)
        gc.collect()
    return Held(app)


@pytest.fixture
def _usual_memory() -> Iterator[None]:
    """Collect garbage after the test as before it: the program itself does so seldom."""
    usual = gc.get_threshold()
    yield
    gc.set_threshold(*usual)
    gc.unfreeze()


@pytest.mark.slow
@pytest.mark.usefixtures("_usual_memory")
@pytest.mark.skipif(not STATUS.exists(), reason="what a process holds is told there")
async def test_long_use_leaves_nothing_behind() -> None:
    prices, chance = Prices(load_bundled()), random.Random(1)  # noqa: S311 - no secret
    rules = partial(load_fee_rules, {}), partial(load_byok_rules, {})
    app = Ortui(Setup(prices.catalogue, prices, *rules, lambda: NOW, when_ready=settle_memory))
    held: list[Held] = []
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.5)
        desk = app.screen
        assert isinstance(desk, Desk)
        for burst in range(BURSTS):
            for key in chance.choices(KEYS, k=BURST):
                app.post_message(Key(key, key_to_character(key)))
            desk.action_refresh_prices()
            await asyncio.sleep(0)
            async with asyncio.timeout(LONGEST_BURST):
                await app.all_input_is_taken()
                while desk.activity.is_busy:  # noqa: ASYNC110 - no event tells of it
                    await asyncio.sleep(0)
            if burst % EACH_SIZE == 0:
                await pilot.resize_terminal(*chance.choice(SIZES))
            if burst in {WARM_UP, BURSTS - 1}:
                held.append(await asyncio.wait_for(at_rest(app, pilot), LONGEST_BURST))
    before, after = held
    logging.getLogger(__name__).info("%s keys, %s refreshes: %s; then %s", KEYS_IN_ALL, prices.asked, before, after)
    assert (after.threads, after.files) == (before.threads, before.files)
    assert after.tasks <= before.tasks + END_BY_THEMSELVES
    assert after.blocks < before.blocks * MAY_GROW
    assert after.kilobytes < before.kilobytes * MAY_GROW
    assert prices.asked >= BURSTS
