"""Fetching prices anew: they swap under the highlight, or stay and the header says why."""

import gc
import weakref
from typing import TYPE_CHECKING

from ortui.domain.catalogue import Catalogue, Source
from ortui.source.catalogues import Fetched
from ortui.source.errors import UnreachableError

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, Opening, Prices


async def fetched(hand: "Hand") -> None:
    """Let the fetching end."""
    await hand.until(lambda: not hand.desk.activity.is_busy)
    await hand.settle()


def turned(catalogue: Catalogue) -> Catalogue:
    """Make fresh prices of the same models in the opposite order, with one gone."""
    return Catalogue(catalogue.models[:0:-1], Source.LIVE, catalogue.fetched_at)


async def test_fresh_prices_swap_and_the_highlighted_model_stays(
    open_desk: "Opening", prices: "Prices", bundled: Catalogue
) -> None:
    prices.answer = Fetched(turned(bundled))
    async with open_desk() as hand:
        await hand.press(*["down"] * 30, "r")
        model = hand.model
        await fetched(hand)
        assert prices.asked == 1
        assert len(hand.table.view.catalogue if hand.table.view else ()) == 420
        assert hand.model == model
        assert any(line.startswith(f"▌   {model}") for line in hand.lines("PriceTable"))
        assert hand.text("Header").startswith(" ortui  347 of 420 models, 73 hidden (h) · prices of 22 Aug 2026")
        assert "refreshing" not in hand.text("Header")


async def test_boards_out_of_sight_do_not_hold_prices_of_long_ago(
    open_desk: "Opening", prices: "Prices", small: Catalogue
) -> None:
    known: list[weakref.ref[Catalogue]] = []
    async with open_desk((80, 24), catalogue=small) as hand:
        for _ in range(6):
            known.append(weakref.ref(hand.desk.catalogue))
            prices.answer = Fetched(turned(hand.desk.catalogue))
            await hand.press("3", "]", "escape", "r")
            await fetched(hand)
        prices.answer = UnreachableError("no route")
        # left are that at the start, and that of the board in sight
        await hand.until(lambda: gc.collect() >= 0 and sum(each() is not None for each in known) <= 2)


async def test_a_failure_keeps_the_prices_and_says_why(
    open_desk: "Opening", prices: "Prices", bundled: Catalogue
) -> None:
    prices.answer = UnreachableError("the API can't be reached: no route")
    async with open_desk() as hand:
        await hand.press("down", "r")
        await fetched(hand)
        header = hand.text("Header")
        assert header.startswith(" ortui  348 of 421 models")
        assert header.rstrip().endswith("not refreshed: the API can't be reached: no route")
        assert hand.model == hand.ids[1]
        prices.answer = Fetched(turned(bundled))
        await hand.press("r")
        await fetched(hand)
        assert "not refreshed" not in hand.text("Header")


async def test_a_reason_without_room_in_the_header_is_a_notice(open_desk: "Opening", prices: "Prices") -> None:
    prices.answer = UnreachableError("the API can't be reached: " + "very " * 60 + "far")
    async with open_desk((60, 20)) as hand:
        await hand.press("r")
        await fetched(hand)
        # the age of the prices is never given up for it
        assert " ".join(hand.text("Header").split()) == "ortui bundled prices 93 days old not refreshed"
        assert hand.notice.startswith("the prices were not refreshed: the API can't be reach")
        assert "… " in hand.text("Footer")
        await hand.press("n")
        assert " ".join(hand.page()).startswith("· the prices were not refreshed: the API can't be reached: very very")
        assert " ".join(hand.page()).endswith("very far")


async def test_a_second_r_while_fetching_says_so_and_does_not_ask_again(
    open_desk: "Opening", prices: "Prices", bundled: Catalogue
) -> None:
    prices.answer = Fetched(bundled)
    prices.may_answer.clear()
    async with open_desk() as hand:
        await hand.press("r")
        assert hand.text("Header").rstrip().endswith("refreshing…")
        await hand.press("r")
        assert hand.notice == "the prices are being fetched already"
        await hand.press("down", "s")  # the screen goes on working meanwhile
        assert "by name" in hand.text("Tally")
        prices.may_answer.set()
        await fetched(hand)
        assert "refreshing" not in hand.text("Header")
        assert prices.asked == 1


async def test_a_notice_about_the_cache_is_said_for_a_while(
    open_desk: "Opening", prices: "Prices", bundled: Catalogue
) -> None:
    prices.answer = Fetched(bundled, notices=("the prices could not be kept: disk full",))
    async with open_desk() as hand:
        await hand.press("r")
        await fetched(hand)
        assert hand.notice == "the prices could not be kept: disk full"
        await hand.click("Footer", 3)
        assert "disk full" not in hand.notice


async def test_a_search_and_its_hit_outlive_a_refresh(
    open_desk: "Opening", prices: "Prices", bundled: Catalogue
) -> None:
    prices.answer = Fetched(turned(bundled))
    async with open_desk() as hand:
        await hand.point_at("google/gemini-2.5-pro")
        await hand.press("r")
        await fetched(hand)
        assert hand.model == "google/gemini-2.5-pro"
        assert "google/gemini-2.5-pro" in hand.text("SearchLine")
