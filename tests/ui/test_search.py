"""The search line narrows the table in the frame of the key; words are found as a person means them."""

from typing import TYPE_CHECKING

import pytest

from ortui.domain.catalogue import Catalogue

if TYPE_CHECKING:
    from tests.ui.conftest import Opening


async def test_words_find_what_a_person_means(open_desk: "Opening") -> None:
    async with open_desk() as hand:
        await hand.search("gpt5")
        assert "openai/gpt-5" in hand.ids
        assert all("gpt" in model and "5" in model for model in hand.ids)
        assert not any("gpt-3.5" in model for model in hand.ids)
        together = hand.ids
        await hand.search("gpt 5")
        assert set(together) <= set(hand.ids)
        await hand.search("claude-sonnet")
        sonnets = hand.ids
        assert "anthropic/claude-sonnet-4.5" in sonnets
        assert all("sonnet" in model for model in sonnets)
        await hand.search("sonnet claude")
        assert hand.ids == sonnets
        await hand.search("openai")
        assert hand.ids
        assert all(model.startswith("openai/") for model in hand.ids)


async def test_each_key_narrows_and_each_backspace_widens(open_desk: "Opening") -> None:
    async with open_desk() as hand:
        await hand.press("slash")
        counts = []
        for key in "opus":
            await hand.press(key)
            counts.append(len(hand.ids))
            assert f" {len(hand.ids)} of 421 · " in hand.text("Tally")
        assert counts == sorted(counts, reverse=True)
        assert counts[0] > counts[-1] > 0
        for count in [*counts[-2::-1], 348]:
            await hand.press("backspace")
            assert len(hand.ids) == count


async def test_the_first_hit_is_highlighted(open_desk: "Opening") -> None:
    async with open_desk() as hand:
        await hand.press("down", "down")
        await hand.search("sonnet")
        assert hand.model == hand.ids[0]
        assert hand.lines("PriceTable")[1].startswith(f"▌   {hand.ids[0]} ")
        assert hand.text("Detail").startswith(f"─ {hand.ids[0]} ")
        assert hand.text("Board").startswith(f" {hand.ids[0]} ")


async def test_arrows_and_page_keys_move_the_table_from_the_line(open_desk: "Opening") -> None:
    async with open_desk() as hand:
        await hand.search("openai")
        await hand.press("down", "down")
        assert hand.model == hand.ids[2]
        await hand.press("up")
        assert hand.model == hand.ids[1]
        await hand.press("pagedown")
        page = hand.table.rows - 1
        assert hand.model == hand.ids[1 + page]
        await hand.press("pageup")
        assert hand.model == hand.ids[1]
        assert hand.focus == "search"


async def test_enter_goes_to_the_table_and_escape_clears_then_leaves(open_desk: "Opening") -> None:
    async with open_desk() as hand:
        await hand.search("opus")
        await hand.press("enter")
        assert (hand.focus, "opus" in hand.text("SearchLine")) == ("table", True)
        await hand.press("slash", "escape")
        assert (hand.focus, len(hand.ids)) == ("search", 348)
        await hand.press("escape")
        assert hand.focus == "table"


async def test_escape_in_the_table_clears_the_search_and_keeps_the_model(open_desk: "Opening") -> None:
    async with open_desk((100, 30)) as hand:
        await hand.search("gemini-2.5-pro")
        await hand.press("enter", "down", "escape")
        model = hand.model
        assert "gemini-2.5-pro" in model
        assert (hand.focus, len(hand.ids)) == ("table", 348)
        assert hand.text("SearchLine").strip().startswith("search:")
        await hand.press("escape")
        assert hand.notice == "the search is empty: it rules out no model"
        assert hand.model == model


async def test_every_printable_key_types(open_desk: "Opening", small: Catalogue) -> None:
    typed = "q123sShryYog?:/jmkGuv"
    async with open_desk((60, 20), catalogue=small) as hand:
        await hand.press("/", *typed)
        assert hand.text("SearchLine").strip() == typed
        assert hand.focus == "search"
        assert hand.app.screen is hand.desk


async def test_h_shows_and_hides_batch_rows_and_aliases(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk(catalogue=small) as hand:
        assert len(hand.ids) == 6
        await hand.press("h")
        assert {"lab/opus:batch", "~lab/opus-latest"} <= set(hand.ids)
        assert "8 models, 2 of them hidden again by h ·" in hand.text("Header")
        assert "hidden" not in hand.text("Tally")
        await hand.press("h")
        assert len(hand.ids) == 6
        assert "6 of 8 models, 2 hidden (h)" in hand.text("Header")


async def test_a_row_named_by_its_id_is_found_though_the_default_hides_it(
    open_desk: "Opening", small: Catalogue
) -> None:
    async with open_desk(catalogue=small) as hand:
        await hand.search("lab/opus:batch")
        assert hand.ids == ["lab/opus:batch"]


async def test_finding_nothing_says_so_and_what_to_do(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk(catalogue=small) as hand:
        await hand.search("zebra")
        assert hand.ids == []
        assert hand.lines("PriceTable")[2].strip() == "No model matches. Esc clears the search."
        assert hand.text("Board").strip() == "No model is highlighted."
        assert hand.text("Detail").strip() == ""
        await hand.press("enter", "y")
        assert hand.notice == "no model is highlighted: the search finds none"
        await hand.search("opus latest")
        assert hand.lines("PriceTable")[2].strip() == "1 hidden: enter, then h shows it (batch rows, aliases)."
        await hand.press("enter")
        assert hand.lines("PriceTable")[2].strip() == "1 hidden: h shows it (batch rows, aliases)."
        assert "1 hidden: h shows it (batch rows, aliases)." in hand.screen()
        await hand.press("h")
        assert hand.ids == ["~lab/opus-latest"]


async def test_finding_nothing_says_which_words_are_in_the_way(open_desk: "Opening") -> None:
    async with open_desk((60, 20)) as hand:
        await hand.search("claude code")
        assert [line.strip() for line in hand.lines("PriceTable")[2:6]] == [
            "No model matches. Esc clears the search.",
            "19 without “claude”",
            "17 without “code”",
            "",
        ]
        await hand.search("claude")
        assert "without" not in hand.text("PriceTable")


@pytest.mark.parametrize(
    ("typed", "counts_as"),
    [("claude to", "claude tools"), ("claude too", "claude tools"), ("opus vis", "opus vision"), ("opus ct", "opus")],
)
async def test_a_term_that_is_being_typed_does_not_empty_the_table(
    open_desk: "Opening", typed: str, counts_as: str
) -> None:
    async with open_desk((80, 24)) as hand:
        await hand.search(counts_as)
        wanted = hand.ids
        assert wanted
        await hand.search(typed)
        assert hand.ids == wanted
        assert hand.desk.arrangement.text == typed


async def test_without_favourites_it_is_said_how_to_make_one(open_desk: "Opening", small: Catalogue) -> None:
    none_yet = "There is no favourite yet: f makes the highlighted model one. Esc clears the search."
    async with open_desk(catalogue=small) as hand:
        await hand.search("is:favourite")
        assert hand.lines("PriceTable")[2].strip() == none_yet
        await hand.press("escape", "enter", "f")
        await hand.search("is:favourite cheap")
        assert hand.lines("PriceTable")[2].strip() == "No model matches. Esc clears the search."


async def test_an_empty_catalogue_says_how_to_fetch_one(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk(catalogue=small & (lambda _: False)) as hand:
        assert hand.lines("PriceTable")[2].strip() == "There are no models; r fetches them."


async def test_the_sign_of_an_alias_finds_those_that_the_default_hides(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk(catalogue=small) as hand:
        await hand.search("~opus")
        assert hand.ids == ["~lab/opus-latest"]
        assert hand.lines("Tally")[1].startswith(" aliases called opus · ")


async def test_with_everything_shown_the_tally_says_so_and_what_hides_it(
    open_desk: "Opening", small: Catalogue
) -> None:
    async with open_desk(catalogue=small) as hand:
        await hand.press("h")
        assert hand.lines("Tally")[0].strip() == "8 of 8 · 2 of them a batch row and an alias, h hides them"
        await hand.resize(60, 20)
        assert hand.lines("Tally")[0].strip().endswith(", h hides them")
