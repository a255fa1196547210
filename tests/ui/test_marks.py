"""Marks for comparing: set by key and by mouse, eight at most, and taken off again one by one or all together."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ortui.domain.catalogue import Catalogue
from ortui.ui.widgets.table_lines import MARK_CELL

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, Opening, Record


def marked(hand: "Hand") -> list[str]:
    """Name the models with a mark in their row."""
    rows = [line for line in hand.lines("PriceTable") if line[MARK_CELL] == "●"]
    return [row.split("●")[1].split()[0] for row in rows]


async def test_eight_can_be_marked_and_a_ninth_is_refused(
    open_desk: "Opening", catalogue_of: Callable[..., Catalogue], record: "Callable[..., Record]"
) -> None:
    models = [record(f"lab/m{number}", "0.000001", "0.000002") for number in range(9)]
    async with open_desk((100, 30), catalogue=catalogue_of(*models)) as hand:
        for number in range(8):
            await hand.press("space", "down")
            assert marked(hand) == hand.ids[: number + 1]
        await hand.press("space")
        assert hand.notice == "8 models are marked already, the most that can be compared; space unmarks one"
        assert marked(hand) == hand.ids[:8]
        await hand.press("up", "space")
        assert marked(hand) == hand.ids[:7]
        await hand.press("down", "space")
        assert marked(hand) == [*hand.ids[:7], hand.ids[8]]
        await hand.press("u")
        assert marked(hand) == []
        await hand.press("u")
        assert hand.notice == "no model is marked"


async def test_a_click_on_the_first_cell_of_a_row_marks_it(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((80, 24), catalogue=small) as hand:
        await hand.click("PriceTable", MARK_CELL, 3)
        assert marked(hand) == [hand.ids[2]] == [hand.model]
        await hand.click("PriceTable", MARK_CELL + 3, 5)  # on the name: only the cursor goes there
        assert (marked(hand), hand.model) == ([hand.ids[2]], hand.ids[4])
        await hand.click("PriceTable", MARK_CELL, 3)
        assert marked(hand) == []
        await hand.click("PriceTable", MARK_CELL, 20)  # below the last row
        assert marked(hand) == []


async def test_marks_outlive_another_order_and_a_search_that_hides_them(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((80, 24), catalogue=small) as hand:
        await hand.press("space", "s")
        assert marked(hand) == ["lab/opus"]
        await hand.search("cheap")
        assert marked(hand) == []
        await hand.press("escape", "enter")
        assert marked(hand) == ["lab/opus"]


async def test_with_no_model_in_hand_the_key_says_why(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((80, 24), catalogue=small) as hand:
        await hand.search("zebra")
        await hand.press("enter")
        for key in ("space", "f", "p"):
            hand.desk.footer.notice = ""
            await hand.press(key)
            assert hand.notice == "no model is highlighted: the search finds none"


async def test_a_click_on_their_number_compares_them(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((100, 30), catalogue=small) as hand:
        await hand.press("space", "down", "space")
        await hand.click("Tally", 2)
        assert hand.app.screen is hand.desk
        await hand.click("Tally", hand.text("Tally").index("2 marked (v)") + 3)
        assert "─ Compare ─" in hand.screen()
