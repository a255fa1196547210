"""What was said: in the footer for a while, and all of it on a sheet, the newest first."""

from typing import TYPE_CHECKING

import pytest

from ortui.domain.catalogue import Catalogue

if TYPE_CHECKING:
    from tests.ui.conftest import Opening


async def test_the_sheet_shows_all_of_it_the_newest_first(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((60, 20), catalogue=small, notices=("the first " + "word " * 20 + "end",)) as hand:
        assert hand.notice.startswith("the first word")
        assert hand.text("Footer").rstrip().endswith("… n shows all")
        await hand.press("v", "u", "n")
        page = " ".join(hand.page())
        parts = page.split("· ")
        assert parts[1:] == [
            "no model is marked ",
            "mark two models or more with space, then compare them ",
            "the first " + "word " * 20 + "end",
        ]
        await hand.press("q")
        assert hand.app.screen is hand.desk


async def test_a_long_one_takes_the_place_of_the_hints_and_a_click_anywhere_on_it_brings_them_back(
    open_desk: "Opening", small: Catalogue
) -> None:
    address = "https://openrouter.ai/openai/gpt-5.6-luna-pro"
    async with open_desk((60, 20), catalogue=small, notices=(address,)) as hand:
        assert hand.text("Footer").strip() == address
        await hand.click("Footer", 58)
        assert hand.text("Footer").rstrip().endswith("? help  : palette")


async def test_a_short_one_leaves_the_hints_that_are_always_there(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((60, 20), catalogue=small, notices=("copied lab/opus",)) as hand:
        assert hand.text("Footer").split() == ["copied", "lab/opus", "?", "help", ":", "palette"]
        await hand.click("Footer", 50)
        assert hand.app.screen is not hand.desk


async def test_several_at_once_say_how_to_see_the_others(open_desk: "Opening", small: Catalogue) -> None:
    notices = ("the cache was moved aside", "settings: unknown: odd")
    async with open_desk((100, 30), catalogue=small, notices=notices, keys={"desk.nothing": "x"}) as hand:
        assert hand.notice == "3 notices, n shows them: the cache was moved aside"
        await hand.press("n")
        assert hand.page()[1:] == [
            "· settings: keys.desk.nothing is no function; the help (?) names those there are",
            "· settings: unknown: odd",
            "· the cache was moved aside",
        ]


async def test_before_anything_was_said_the_sheet_says_so(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((60, 20), catalogue=small) as hand:
        await hand.press("n")
        assert hand.page() == ["· nothing was said so far"]


async def test_only_the_last_fifty_are_kept(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((60, 20), catalogue=small) as hand:
        for number in range(60):
            hand.desk.say(f"number {number}")
        await hand.press("n")
        assert hand.page() == [f"· number {number}" for number in range(59, 9, -1)]


async def test_a_notice_goes_away_by_itself(
    open_desk: "Opening", small: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ortui.ui.notices.NOTICE_SECONDS", 0.05)
    async with open_desk((60, 20), catalogue=small) as hand:
        await hand.press("v")
        assert hand.notice.startswith("mark two")
        await hand.until(lambda: not hand.notice)
