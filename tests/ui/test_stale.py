"""Prices that grow old while the screen is open are fetched by the minute's tick: once, and seldom where it fails."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from ortui.domain.catalogue import Catalogue
from ortui.source.catalogues import Fetched
from ortui.source.errors import RefusedError, UnreachableError

if TYPE_CHECKING:
    from tests.ui.conftest import Clock, Hand, Opening, Prices, Record


@pytest.fixture(autouse=True)
def _short_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tick of the minute come every few milliseconds; what has passed is told by the test's own clock."""
    monkeypatch.setattr("ortui.ui.desk.MINUTE", 0.005)


async def some_ticks(hand: "Hand") -> None:
    await hand.pilot.pause(0.05)


async def test_stale_prices_are_fetched_once_and_then_are_fresh(
    open_desk: "Opening", prices: "Prices", clock: "Clock", bundled: Catalogue, small: Catalogue
) -> None:
    prices.answer = Fetched(bundled)
    async with open_desk((100, 30), catalogue=small, clock=clock) as hand:
        await some_ticks(hand)
        assert prices.asked == 0
        await hand.press("down")
        prices.stale = True
        prices.may_answer.clear()
        clock.move_on(minutes=61)
        await hand.until(lambda: prices.asked == 1)
        await some_ticks(hand)
        assert prices.asked == 1  # not again while it goes on
        prices.stale = False
        prices.may_answer.set()
        await hand.until(lambda: not hand.desk.activity.is_busy)
        await some_ticks(hand)
        assert prices.asked == 1
        assert "348 of 421" in hand.text("Header")


async def test_after_a_failure_it_waits_ten_minutes_but_r_does_not(
    open_desk: "Opening", prices: "Prices", clock: "Clock", small: Catalogue
) -> None:
    prices.stale, prices.answer = True, UnreachableError("the API can't be reached: no route")
    async with open_desk((100, 30), catalogue=small, clock=clock) as hand:
        await hand.until(lambda: "not refreshed" in hand.text("Header"))
        assert hand.notice == "the prices were not refreshed: the API can't be reached: no route"
        clock.move_on(minutes=9, seconds=59)
        await some_ticks(hand)
        assert prices.asked == 1
        clock.move_on(seconds=1)
        await hand.until(lambda: prices.asked == 2)
        await some_ticks(hand)
        assert prices.asked == 2
        await hand.press("r")
        await hand.until(lambda: prices.asked == 3 and not hand.desk.activity.is_busy)
        clock.move_on(minutes=9)  # counted from the last time, whoever asked
        await some_ticks(hand)
        assert prices.asked == 3


@pytest.mark.parametrize(("wanted", "hours"), [(3 * 3600, 3), (31_536_000, 24)])
async def test_a_server_that_wants_to_be_left_alone_is_for_a_day_at_most(
    wanted: float, hours: int, open_desk: "Opening", prices: "Prices", clock: "Clock"
) -> None:
    prices.stale, prices.answer = True, RefusedError("the API answered 429", status=429, retry_after=wanted)
    async with open_desk((100, 30), clock=clock) as hand:
        await hand.until(lambda: "not refreshed" in hand.text("Header"))
        clock.move_on(hours=hours, seconds=-1)
        await some_ticks(hand)
        assert prices.asked == 1
        clock.move_on(seconds=1)
        await hand.until(lambda: prices.asked == 2)


async def test_the_age_grows_with_each_minute_and_a_price_of_the_hour_with_it(
    open_desk: "Opening",
    clock: "Clock",
    catalogue_of: Callable[..., Catalogue],
    record: "Callable[..., Record]",
) -> None:
    night = {"utc_start": 2200, "utc_end": 400, "prompt": "0.000001"}
    owl = catalogue_of(record("lab/owl", "0.000004", "0.000008", more={"overrides": [night]}))
    async with open_desk((160, 30), catalogue=owl, clock=clock) as hand:
        assert hand.row("lab/owl")[3:5] == ["4.00", "8.00"]
        clock.move_on(hours=3, minutes=24)
        await some_ticks(hand)
        assert hand.row("lab/owl")[3:5] == ["4.00", "8.00"]
        clock.move_on(minutes=1)  # from 18:35 to 22:00
        await hand.until(lambda: hand.row("lab/owl")[3:5] == ["1.00", "8.00"])
        assert "93 days old" in hand.text("Header")
        clock.move_on(hours=20, minutes=35)
        await hand.until(lambda: "94 days old" in hand.text("Header"))
