"""What is shown is said in two lines that never move; what has no room there is a key or a click away."""

from typing import TYPE_CHECKING

import pytest

from ortui.domain.catalogue import Catalogue

if TYPE_CHECKING:
    from tests.ui.conftest import Opening

LONG = "opus in<10 out<=60 ctx>=200k by:anthropic has:tools has:image has:cache -fast"
LONG_IN_WORDS = (
    *("opus", "prompt price below 10", "completion price at most 60", "context at least 200,000", "by anthropic"),
    *("with tools", "with image", "with cache", "not fast", "best match first"),
)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (160, 48)])
async def test_a_long_search_is_said_in_full_by_a_key(open_desk: "Opening", size: tuple[int, int]) -> None:
    async with open_desk(size) as hand:
        await hand.search(LONG)
        said = " ".join(hand.text("Tally").split())
        assert said.endswith("… i all") or all(words in said for words in LONG_IN_WORDS)
        await hand.press("enter", "i")
        page = hand.page()
        assert f"typed {LONG}" in " ".join(page)
        assert [words for words in LONG_IN_WORDS if not any(line.endswith(words) for line in page)] == []


async def test_a_click_on_the_words_says_them_in_full(open_desk: "Opening") -> None:
    async with open_desk((60, 20)) as hand:
        await hand.search(LONG)
        second = hand.lines("Tally")[1]
        await hand.click("Tally", second.index("all"), 1)
        assert "─ What is shown ─" in hand.screen()
        await hand.press("escape", "escape")
        await hand.click("Tally", hand.lines("Tally")[1].index("newest"), 1)
        assert "order newest first" in hand.page()


async def test_what_is_hidden_and_back_again_by_clicks_on_its_number(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((100, 30), catalogue=small) as hand:
        await hand.click("Tally", 3)  # on the number of models: nothing
        for words, number in (("hidden: a batch", 8), ("h hides", 6), ("2 hidden", 8)):
            await hand.click("Tally", hand.lines("Tally")[0].index(words))
            assert len(hand.ids) == number


async def test_what_is_hidden_by_a_click_in_the_header(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((100, 30), catalogue=small) as hand:
        await hand.click("Header", 2)
        await hand.click("Header", hand.text("Header").index("bundled"))
        assert len(hand.ids) == 6
        await hand.click("Header", hand.text("Header").index("hidden"))
        assert len(hand.ids) == 8
        await hand.click("Header", hand.text("Header").index("again"))
        assert len(hand.ids) == 6


async def test_what_alone_was_found_but_is_hidden_by_a_click_where_it_is_said(
    open_desk: "Opening", small: Catalogue
) -> None:
    async with open_desk((100, 30), catalogue=small) as hand:
        await hand.search("latest")
        await hand.click("PriceTable", 10, 3)
        assert hand.ids == []
        assert "1 hidden" in hand.lines("PriceTable")[2]
        await hand.click("PriceTable", 10, 2)
        assert hand.ids == ["~lab/opus-latest"]
