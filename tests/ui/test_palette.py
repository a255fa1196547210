"""The palette finds every function by its words and every model by its name, hidden or not."""

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from textual.command import CommandPalette
from textual.widgets import OptionList

from ortui.domain.basis import Basis
from ortui.domain.catalogue import Catalogue
from ortui.domain.scope import Scope
from ortui.domain.term import Term
from ortui.domain.terms import read_term
from ortui.ui.keys import KEYS
from ortui.ui.other_words import OTHER_WORDS, words_like
from ortui.ui.palette import ORDERS, likeness
from ortui.ui.term_hits import TERMS, toggled
from tests.ui.conftest import NOW

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, Opening


async def choose(hand: "Hand", key: str, text: str, words: str) -> None:
    """Open the palette, type, wait for what is wanted to be the first, and take it."""
    await hand.press(key)
    assert isinstance(hand.app.screen, CommandPalette)
    await hand.write(text)
    await hand.until(lambda: words in hand.screen().partition(text)[2])
    await hand.settle()
    await hand.press("enter")
    await hand.until(lambda: hand.app.screen is hand.desk)
    await hand.settle()


@pytest.mark.parametrize("key", [":", "ctrl+p"])
async def test_it_goes_to_a_model_that_the_search_does_not_show(open_desk: "Opening", key: str) -> None:
    async with open_desk() as hand:
        await hand.search("opus")
        await hand.press("enter")
        await choose(hand, key, "gemini-3.6-flash", "google/gemini-3.6-flash")
        assert hand.model == "google/gemini-3.6-flash"
        assert hand.focus == "table"
        assert hand.text("Board").startswith(" google/gemini-3.6-flash ")
        assert any(line.startswith("▌   google/gemini-3.6-flash") for line in hand.lines("PriceTable"))
        assert len(hand.ids) == 348


async def test_a_models_name_comes_before_functions_with_the_same_letters(open_desk: "Opening") -> None:
    async with open_desk((100, 30)) as hand:
        await choose(hand, ":", "opus", "anthropic/claude-opus")
        assert "opus" in hand.model


@pytest.mark.parametrize("key", ["pageup", "pagedown", "up", "down", "ctrl+home", "ctrl+end"])
async def test_keys_that_come_before_its_list_is_laid_out_do_no_harm(open_desk: "Opening", key: str) -> None:
    async with open_desk() as hand:
        await hand.send(*map(hand.key, (":", key, key)))
        found = hand.app.screen.query_exactly_one(OptionList)
        await hand.until(lambda: found.size.height > 0)
        await hand.press("ctrl+home", "pagedown")
        assert found.highlighted
        await hand.press("escape")
        assert hand.app.screen is hand.desk


async def test_nothing_drawn_of_it_is_held_once_it_is_closed(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk(catalogue=small) as hand:
        await hand.press(":")
        await hand.until(lambda: "Show every key" in hand.screen())
        lines = weakref.ref(hand.app.screen.query_exactly_one(OptionList)._styles_cache)  # noqa: SLF001 - where they are
        await hand.press("escape")
        await hand.until(lambda: gc.collect() >= 0 and lines() is None)


async def test_it_goes_to_a_model_that_the_default_hides(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk(catalogue=small) as hand:
        await choose(hand, ":", "opus-latest", "~lab/opus-latest")
        assert hand.model == "~lab/opus-latest"
        assert len(hand.ids) == 8
        assert "8 models" in hand.text("Header")


async def test_it_goes_to_prices_from_another_pane_of_a_narrow_screen(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((80, 24), catalogue=small) as hand:
        await hand.press("2")
        await choose(hand, ":", "tiered", "lab/tiered")
        assert (hand.model, hand.focus) == ("lab/tiered", "table")
        await hand.until(lambda: "newest first" in hand.screen())


async def test_it_runs_functions_from_wherever_it_is_opened(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((100, 30), catalogue=small) as hand:
        await choose(hand, "ctrl+p", "next column", "Sort by the next column")
        assert "by name" in hand.text("Tally")
        await hand.press("2")
        await choose(hand, "ctrl+p", "Go to Credits", "Go to Credits")
        assert hand.focus == "credits-wanted"
        await choose(hand, "ctrl+p", "hide batch", "Show or hide batch rows")
        assert len(hand.ids) == 8


async def test_it_lists_the_functions_and_escape_closes_it(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((100, 48), catalogue=small) as hand:
        await hand.press(":")
        await hand.until(lambda: "Search the models" in hand.screen())
        assert "/   everywhere outside entry fields" in hand.screen()
        await hand.press("escape")
        assert hand.app.screen is hand.desk
        assert hand.focus == "table"


async def test_what_begins_as_typed_comes_first(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((100, 30), catalogue=small) as hand:
        await hand.press("space")
        await choose(hand, ":", "unmark", "Mark the model for comparing, or unmark it")
        assert hand.desk.picks.marked == ()
        assert hand.notice != "no model is marked"  # it was "Unmark all models" that was taken


@pytest.mark.parametrize(
    ("typed", "function"),
    [
        ("copy", "Copy the model's id"),
        ("sort", "Sort by the next column"),
        ("dark", "Switch between dark, light"),
        ("export", "Copy the model's price line"),
        ("clipboard", "Copy the model's id"),
        ("cheapest", "Sort: cheapest prompt first"),
        ("expensive", "Sort: dearest for this work first"),
        ("zebra", ""),
        ("reset sort", "Go back to the order at the start"),
        ("star", "Make the model a favourite"),
        ("exit", "Quit"),
        ("balance", "Go to Credits"),
        ("endpoints", "Show who serves the model"),
        ("find", "Search the models"),
    ],
)
def test_functions_are_found_by_the_words_people_have_for_them(typed: str, function: str) -> None:
    known = {key.help: OTHER_WORDS.get(key.id, "") for key in KEYS} | {words: words_like(words) for words in ORDERS}
    found = [sentence for sentence, others in known.items() if likeness(typed, sentence.lower(), others)]
    assert any(sentence.startswith(function) for sentence in found) if function else found == []


def test_other_words_are_those_of_functions() -> None:
    assert set(OTHER_WORDS) <= {key.id for key in KEYS}


async def test_it_sorts_by_an_order_that_is_named(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((100, 30), catalogue=small) as hand:
        await choose(hand, ":", "dearest prompt", "Sort: dearest prompt first")
        assert "dearest prompt first" in hand.text("Tally")
        assert hand.ids[0] == "lab/opus"
        await choose(hand, ":", "cheapest", "Sort: cheapest")
        assert "cheapest" in hand.text("Tally")
        await choose(hand, ":", "reset sort", "Go back to the order")
        assert "newest first" in hand.text("Tally")


@pytest.mark.parametrize(
    ("size", "words", "focus"),
    [
        ((160, 48), "automatic top-up", "threshold"),
        ((80, 24), "automatic top-up", "threshold"),
        ((80, 24), "fix a budget", "budget"),
    ],
)
async def test_it_goes_to_a_board_of_another_pane(
    open_desk: "Opening", size: tuple[int, int], words: str, focus: str
) -> None:
    async with open_desk(size) as hand:
        await choose(hand, ":", words, words.partition(" ")[2])
        await hand.until(lambda: hand.focus == focus)


async def test_a_term_is_put_into_the_search_line_and_taken_away_again(open_desk: "Opening") -> None:
    async with open_desk((100, 30)) as hand:
        await hand.search("claude in<1")
        await hand.press("enter")
        narrow = hand.ids
        await choose(hand, ":", "with vision", "Narrow: with vision")
        assert hand.desk.arrangement.text == "claude in<1 has:vision"
        assert hand.ids == narrow
        assert hand.focus == "table"
        await choose(hand, ":", "prompt price", "Narrow no longer: prompt price below 1")
        assert hand.desk.arrangement.text == "claude has:vision"
        assert len(hand.ids) > len(narrow)


@pytest.mark.parametrize("term", TERMS)
def test_every_term_that_is_offered_can_be_read(term: str) -> None:
    assert isinstance(read_term(term, Scope(Basis(NOW), NOW)), Term)
    assert toggled(toggled("opus  tools", term), term) == "opus tools"
