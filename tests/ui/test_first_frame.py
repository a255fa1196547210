"""The first frame: the prices that ship, their date and age, and no network unless they are stale."""

import pathlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ortui.domain.catalogue import Catalogue
from ortui.source.catalogues import Fetched
from ortui.source.paths import Paths
from ortui.ui.app import Ortui
from ortui.ui.machine import setup_from

if TYPE_CHECKING:
    from tests.ui.conftest import Opening, Prices, Record


async def test_it_shows_what_there_is_how_old_it_is_and_three_panes(open_desk: "Opening", prices: "Prices") -> None:
    async with open_desk((160, 48)) as hand:
        assert hand.lines("Header") == [
            " ortui  348 of 421 models, 73 hidden (h) · bundled prices of 22 Aug 2026, 93 days old".ljust(160)
        ]
        screen = hand.screen()
        for title in ("1 Prices", "2 Estimate", "3 Credits"):
            assert title in screen
        assert "348 of 421 · 73 hidden: batch rows and aliases, h shows them" in screen
        assert len(hand.ids) == 348
        assert hand.focus == "table"
        assert prices.asked == 0


async def test_fresh_prices_are_not_fetched(open_desk: "Opening", prices: "Prices") -> None:
    async with open_desk() as hand:
        await hand.pilot.pause(0.05)
        assert prices.asked == 0


async def test_stale_prices_are_fetched_once_behind_the_first_frame(
    open_desk: "Opening", prices: "Prices", small: Catalogue
) -> None:
    prices.stale, prices.answer = True, Fetched(small)
    prices.may_answer.clear()
    async with open_desk() as hand:
        assert "348 of 421 models" in hand.text("Header")
        assert hand.text("Header").rstrip().endswith("refreshing…")
        prices.may_answer.set()
        await hand.until(lambda: not hand.desk.activity.is_busy)
        assert "6 of 8 models, 2 hidden (h)" in hand.text("Header")
        assert prices.asked == 1


async def test_stale_prices_stay_where_nothing_may_be_fetched_by_itself(open_desk: "Opening", prices: "Prices") -> None:
    prices.stale = True
    async with open_desk(refreshes_by_itself=False) as hand:
        await hand.pilot.pause(0.05)
        assert prices.asked == 0


async def test_the_panes_beside_the_prices_follow_the_first_frame(
    open_desk: "Opening", bundled: Catalogue, prices: "Prices"
) -> None:
    order: list[str] = []

    def ready() -> None:
        order.append("ready")

    async with open_desk(when_ready=ready) as hand:
        await hand.settle()
        assert order == ["ready"]
        assert hand.text("Board").startswith(f" {bundled.models[0].id} ")
        prices.answer = Fetched(bundled)
        await hand.press("r")
        await hand.until(lambda: not hand.desk.activity.is_busy)
        assert order == ["ready"]  # prices that are fetched are not there for good


async def test_records_that_were_set_aside_are_counted(
    open_desk: "Opening", catalogue_of: Callable[..., Catalogue], record: "Callable[..., Record]"
) -> None:
    odd = [record("lab/negative", "-2", "0.1"), {"name": "without an id"}]
    async with open_desk(catalogue=catalogue_of(record("lab/one", "0.000001", "0.000002"), *odd)) as hand:
        assert "1 models, 2 set aside" in hand.text("Header")


async def test_the_age_follows_the_clock(open_desk: "Opening") -> None:
    moments = [datetime(2026, 8, 22, 18, 35, 30, tzinfo=UTC), datetime(2026, 8, 22, 18, 40, tzinfo=UTC)]
    for moment, age in zip(moments, ("just now", "5 minutes old"), strict=True):
        async with open_desk(clock=lambda moment=moment: moment) as hand:
            assert hand.text("Header").rstrip().endswith(f"bundled prices of 22 Aug 2026, {age}")


async def test_what_was_noticed_while_loading_is_said(tmp_path: pathlib.Path) -> None:
    (tmp_path / "settings.toml").write_text('theme = "neon"\nodd = 1\n[fees.card]\npercent = "many"\n', "utf-8")
    moment = datetime(2026, 8, 22, 19, 0, tzinfo=UTC)
    app = Ortui(setup_from(Paths(tmp_path, tmp_path, tmp_path), {}, lambda: moment))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        footer = app.screen.query_exactly_one("Footer").render_line(0).text
        assert footer.startswith(" 3 notices, n shows them: settings: unknown: odd; known: theme, columns, tiers,")
        await pilot.press("n")
        page = app.screen.query_exactly_one("Page")
        said = " ".join(" ".join(page.render_line(y).text for y in range(page.size.height)).split())
    assert "theme is “neon”; choose dark, light, terminal" in said
    assert "unknown: odd" in said
    assert "fees.card.percent “many” is not a percentage" in said
