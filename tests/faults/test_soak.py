"""Use, compressed: keys, sizes and refreshes by the hundred leave no memory, task, thread or file behind."""

import asyncio
import gc
import os
import random
import threading
import tracemalloc
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from textual.events import Key
from textual.keys import key_to_character

from ortui.domain.catalogue import Catalogue
from ortui.source.bundled import load_bundled
from ortui.source.catalogues import Fetched
from ortui.source.fees import load_byok_rules, load_fee_rules
from ortui.ui.app import Ortui
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
WARM_UP, EACH_REFRESH, EACH_SIZE = KEYS_IN_ALL // 2, 4, 97


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

    def __init__(self) -> None:
        gc.collect()
        self.memory = tracemalloc.get_traced_memory()[0]
        self.tasks, self.threads = len(asyncio.all_tasks()), threading.active_count()
        self.files = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - nothing but a number


async def at_rest(app: Ortui) -> Held:
    """Close every sheet, let what is behind the screen end, and look."""
    while not isinstance(app.screen, Desk):
        app.pop_screen()
        await asyncio.sleep(0.05)
    for _ in range(100):
        await asyncio.sleep(0.02)
        if threading.active_count() == 1:
            break
    return Held()


@pytest.mark.slow
@pytest.mark.skipif(not os.path.exists("/proc/self/fd"), reason="open files are counted there")  # noqa: PTH110
async def test_long_use_leaves_nothing_behind() -> None:
    prices, chance = Prices(load_bundled()), random.Random(1)  # noqa: S311 - no secret
    app = Ortui(Setup(prices.catalogue, prices, partial(load_fee_rules, {}), partial(load_byok_rules, {}), lambda: NOW))
    tracemalloc.start()
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.pause(0.5)
        for count in range(KEYS_IN_ALL):
            key = chance.choice(KEYS)
            app.post_message(Key(key, key_to_character(key)))
            await asyncio.sleep(0)
            await app.all_input_is_taken()
            if count % EACH_SIZE == 0:
                await pilot.resize_terminal(chance.randint(20, 220), chance.randint(8, 60))
            if count % EACH_REFRESH == 0 and isinstance(app.screen, Desk):
                app.screen.action_refresh_prices()
            if count == WARM_UP:
                await pilot.resize_terminal(160, 48)
                before = await at_rest(app)
        await pilot.resize_terminal(160, 48)
        after = await at_rest(app)
        held = [(each.tasks, each.threads, each.files) for each in (before, after)]
    tracemalloc.stop()
    assert held[0] == held[1]
    assert after.memory < before.memory * 1.1
    assert prices.asked > KEYS_IN_ALL // 20
