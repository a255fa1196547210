"""What a reader would miss: terms in the help, words for unknown prices, functions by the mouse, turned orders."""

from typing import TYPE_CHECKING

import pytest
from textual.command import CommandPalette

from ortui.domain.terms import CHOICES
from ortui.ui.help import help_lines
from ortui.ui.keys import KEYS

if TYPE_CHECKING:
    from tests.ui.conftest import Opening


def test_the_help_names_every_term_and_mark() -> None:
    text = "\n".join("".join(span for span, _ in line) for line in help_lines(KEYS, 96))
    for kind, choices in CHOICES.items():
        assert f"{kind}:{choices[0]}" in text
        assert all(choice in text for choice in choices)
    for term in (
        "in<1",
        "out<=10",
        "cached<0.1",
        "cost<50",
        "ctx>=200k",
        "new<30d",
        "expiring",
        "by:",
        "not:",
        '"large 2"',
    ):
        assert term in text
    for mark in "●★↑◷†!":
        assert f"  {mark} " in text


async def test_a_zero_that_is_no_price_is_not_shown_as_one(open_desk: "Opening") -> None:
    async with open_desk((120, 36)) as hand:
        await hand.search("ox-alpha")
        assert hand.ids == ["stealth/ox-alpha"]
        detail = hand.text("Detail")
        assert detail.count("no token price listed") == 1
        assert "0.00" not in detail
        await hand.press("enter", "Y")
        assert "0.00" not in hand.notice


async def test_turning_what_is_seen_chooses_it(open_desk: "Opening") -> None:
    async with open_desk((160, 24)) as hand:
        await hand.press("S")
        assert "oldest first" in hand.text("Tally")
        await hand.search("claude")
        assert "oldest first" in hand.text("Tally")
        assert hand.ids[0] == "anthropic/claude-3-haiku"


@pytest.mark.parametrize("width", [160, 80, 60])
async def test_the_palette_and_the_help_are_in_reach_of_the_mouse(open_desk: "Opening", width: int) -> None:
    async with open_desk((width, 24)) as hand:
        for focus in ((), ("slash",), ("2",), ("tab",)):
            await hand.press(*focus)
            await hand.click("Footer", hand.lines("Footer")[0].index("palette"))
            assert isinstance(hand.app.screen, CommandPalette)
            await hand.press("escape")
            await hand.until(lambda: hand.app.screen is hand.desk)
            await hand.click("Footer", hand.lines("Footer")[0].index("help"))
            assert "Show every key" in hand.screen()
            await hand.press("escape")


async def test_what_is_hidden_and_misread_comes_before_what_may_be_cropped(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.search("claude ctx>=200k tools in<abc")
        tally = hand.text("Tally").strip()
        assert tally.startswith("17 of 421 · 15 hidden (h) · in<abc: ")
