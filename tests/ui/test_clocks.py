"""A clock that is decades off, or steps back: the screen says no age that can't be, and goes on."""

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.ui.conftest import FETCHED_AT

if TYPE_CHECKING:
    from tests.ui.conftest import Clock, Opening

WALK = ("enter", "escape", "2", "t", "i", "b", "escape", "3", "escape", "/")


@pytest.mark.parametrize("year", [1970, 2099])
async def test_the_screen_goes_on_and_no_age_is_negative(open_desk: "Opening", clock: "Clock", year: int) -> None:
    clock.now = datetime(year, 1, 1, tzinfo=UTC)
    async with open_desk((160, 48), clock=clock) as hand:
        for days in (0, 40_000, -41_000):
            clock.move_on(days=days)
            hand.desk.show_heading()
            await hand.press(*WALK)
            await hand.write("new<30d")
            await hand.press("escape", "escape")
            assert "421" in hand.text("Header")
            assert re.search(r"-\d", hand.text("Header")) is None
            assert ("just now" in hand.text("Header")) is (clock.now < FETCHED_AT)
