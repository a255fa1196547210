"""The orders of the table: by key and by title, turned round, with what has no figure last both ways."""

from typing import TYPE_CHECKING

from ortui.domain.catalogue import Catalogue
from ortui.ui.widgets.table_lines import EDGE

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, Opening

WITHOUT_FIGURES = ["lab/cheap", "lab/gift:free", "lab/opus", "lab/router", "lab/silent", "lab/tiered"]
"""Where no model has the figure: by id, both ways."""
FORWARDS = {
    "newest first": ["lab/opus", "lab/gift:free", "lab/router", "lab/tiered", "lab/cheap", "lab/silent"],
    "by name": ["lab/cheap", "lab/gift:free", "lab/opus", "lab/router", "lab/silent", "lab/tiered"],
    "cheapest prompt first": ["lab/gift:free", "lab/cheap", "lab/tiered", "lab/opus", "lab/router", "lab/silent"],
    "cheapest completion first": ["lab/gift:free", "lab/cheap", "lab/tiered", "lab/opus", "lab/router", "lab/silent"],
    "cheapest cache read first": ["lab/opus", "lab/cheap", "lab/gift:free", "lab/router", "lab/silent", "lab/tiered"],
    "cheapest for this work first": [
        "lab/gift:free",
        "lab/cheap",
        "lab/tiered",
        "lab/opus",
        "lab/router",
        "lab/silent",
    ],
    "longest context first": ["lab/tiered", "lab/gift:free", "lab/opus", "lab/silent", "lab/cheap", "lab/router"],
    "by tier": ["lab/gift:free", "lab/cheap", "lab/opus", "lab/tiered", "lab/router", "lab/silent"],
    "cheapest cache write first": WITHOUT_FIGURES,
    "longest output first": WITHOUT_FIGURES,
    "highest intelligence index first": WITHOUT_FIGURES,
}
"""Every order as the tally words it, in the sequence of the key."""
BACKWARDS = {
    "oldest first": ["lab/cheap", "lab/router", "lab/tiered", "lab/gift:free", "lab/opus", "lab/silent"],
    "by name, from the end": FORWARDS["by name"][::-1],
    "dearest prompt first": ["lab/opus", "lab/tiered", "lab/cheap", "lab/gift:free", "lab/router", "lab/silent"],
    "dearest completion first": ["lab/opus", "lab/tiered", "lab/cheap", "lab/gift:free", "lab/router", "lab/silent"],
    "dearest cache read first": FORWARDS["cheapest cache read first"],
    "dearest for this work first": ["lab/opus", "lab/tiered", "lab/cheap", "lab/gift:free", "lab/router", "lab/silent"],
    "shortest context first": ["lab/cheap", "lab/gift:free", "lab/opus", "lab/silent", "lab/tiered", "lab/router"],
    "by tier, dearest first": ["lab/opus", "lab/tiered", "lab/cheap", "lab/gift:free", "lab/router", "lab/silent"],
    "dearest cache write first": WITHOUT_FIGURES,
    "shortest output first": WITHOUT_FIGURES,
    "lowest intelligence index first": WITHOUT_FIGURES,
}
TITLES = {
    "Model": "by name",
    "In $/M": "cheapest prompt first",
    "Out $/M": "cheapest completion first",
    "Cached": "cheapest cache read first",
    "Ctx": "longest context first",
    "$/month": "cheapest for this work first",
    "Tier": "by tier",
}


def _order(hand: "Hand") -> str:
    return hand.lines("Tally")[1].strip().rpartition(" · ")[2]


async def test_s_goes_through_all_orders_and_round(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk(catalogue=small) as hand:
        for words, ids in FORWARDS.items():
            assert (_order(hand), hand.ids) == (words, ids)
            await hand.press("s")
        assert _order(hand) == "newest first"


async def test_capital_s_turns_each_order_and_back(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk(catalogue=small) as hand:
        for words, ids in BACKWARDS.items():
            before = hand.ids
            await hand.press("S")
            assert (_order(hand), hand.ids) == (words, ids)
            await hand.press("S")
            assert hand.ids == before
            await hand.press("s")


async def test_every_title_sorts_and_a_second_click_turns(open_desk: "Opening", small: Catalogue) -> None:
    backwards = dict(zip(FORWARDS, BACKWARDS, strict=True))
    async with open_desk(catalogue=small) as hand:
        for title, words in TITLES.items():
            x = hand.lines("PriceTable")[0].index(title)
            await hand.click("PriceTable", max(x, EDGE))
            assert (_order(hand), hand.ids) == (words, FORWARDS[words])
            arrow = "▼" if title == "Ctx" else "▲"
            assert arrow in hand.lines("PriceTable")[0]
            await hand.click("PriceTable", max(x, EDGE))
            assert (_order(hand), hand.ids) == (backwards[words], BACKWARDS[backwards[words]])


async def test_the_highlighted_model_stays_highlighted_and_in_sight(open_desk: "Opening") -> None:
    async with open_desk((100, 30)) as hand:
        await hand.search("anthropic/claude-opus-4.8")
        await hand.press("escape", "escape")
        for _ in range(25):
            await hand.press("down")
        model = hand.model
        for key in ("s", "S", "s", "s", "S", "h", "s", "s", "h", "s", "s"):
            await hand.press(key)
            assert hand.model == model
            (marked,) = [line for line in hand.lines("PriceTable") if line.startswith("▌")]
            assert model[:20] in marked


async def test_the_row_stays_where_the_eye_is(open_desk: "Opening") -> None:
    async with open_desk((100, 30)) as hand:
        for _ in range(30):
            await hand.press("down")
        await hand.press("up", "up", "up")
        place = [line.startswith("▌") for line in hand.lines("PriceTable")].index(True)
        await hand.press("h", "h")
        assert [line.startswith("▌") for line in hand.lines("PriceTable")].index(True) == place


async def test_a_key_goes_back_to_the_order_at_the_start(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk(catalogue=small) as hand:
        at_the_start = hand.ids
        await hand.press("s", "s", "S")
        assert hand.ids != at_the_start
        await hand.press("i")
        assert any(line.endswith("; b goes back to the order at the start") for line in hand.page())
        await hand.press("escape", "b")
        assert (_order(hand), hand.ids) == ("newest first", at_the_start)
        await hand.press("b")
        assert hand.notice == "this is the order at the start: newest first"
        await hand.search("opus")
        await hand.press("enter", "s", "b")
        assert _order(hand) == "best match first"


async def test_a_third_click_on_a_title_goes_back_to_the_order_at_the_start(
    open_desk: "Opening", small: Catalogue
) -> None:
    async with open_desk(catalogue=small) as hand:
        at_the_start = hand.ids
        x = hand.lines("PriceTable")[0].index("In $/M")
        for words in ("cheapest prompt first", "dearest prompt first", "newest first", "cheapest prompt first"):
            await hand.click("PriceTable", x)
            assert _order(hand) == words
        await hand.press("b")
        assert hand.ids == at_the_start
