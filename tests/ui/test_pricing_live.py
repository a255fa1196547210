"""The sliders price the whole table: figures and ranks follow at once, and a flood of steps ends on the right ones."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ortui.domain.catalogue import Catalogue

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, Opening, Record


def cost(hand: "Hand", model_id: str) -> str:
    """Read the cost of a month from a row of the widest table: it stands before the tier and the scrollbar."""
    return hand.row(model_id)[-2]


async def by_cost(hand: "Hand") -> None:
    await hand.press("s", "s", "s", "s", "s")
    assert "cheapest for this work first" in hand.text("Tally")


async def test_ranks_follow_the_sliders_and_the_highlight_stays(
    open_desk: "Opening", catalogue_of: Callable[..., Catalogue], record: "Callable[..., Record]"
) -> None:
    even, lopsided = record("lab/even", "0.000001", "0.000001"), record("lab/lopsided", "0.0000005", "0.00002")
    async with open_desk(catalogue=catalogue_of(even, lopsided)) as hand:
        await by_cost(hand)
        # 2,000 prompt and 500 completion tokens: 0.0025 against 0.001 + 0.01, times 30
        assert hand.ids == ["lab/even", "lab/lopsided"]
        assert (cost(hand, "lab/even"), cost(hand, "lab/lopsided")) == ("0.075", "0.33")
        await hand.press("g")
        assert hand.model == "lab/even"
        await hand.slider("completion", "home")
        # without completion tokens: 0.002 against 0.001, times 30
        assert hand.ids == ["lab/lopsided", "lab/even"]
        assert (cost(hand, "lab/even"), cost(hand, "lab/lopsided")) == ("0.06", "0.03")
        assert hand.model == "lab/even"
        assert "$0.06 a month" in hand.text("Board")


async def test_what_no_longer_fits_goes_behind_what_does_and_is_marked(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk(catalogue=small) as hand:
        await by_cost(hand)
        assert hand.ids.index("lab/cheap") == 1
        assert "!" not in hand.text("PriceTable")
        await hand.press("2", *"100k", "enter")
        assert hand.ids == ["lab/gift:free", "lab/tiered", "lab/opus", "lab/cheap", "lab/router", "lab/silent"]
        assert [line.split()[0] for line in hand.lines("PriceTable") if "!" in line] == ["lab/cheap"]


async def test_a_flood_of_steps_ends_on_the_right_figures(open_desk: "Opening") -> None:
    async with open_desk((160, 48)) as hand:
        await hand.point_at("anthropic/claude-opus-4.8")
        await hand.slider("prompt", "home")
        assert cost(hand, "anthropic/claude-opus-4.8") == "0.375"  # 500 × 25 / 1,000,000 × 30
        await hand.send(*[hand.key("right")] * 55, *[hand.key("left")] * 5)
        await hand.until(lambda: cost(hand, "anthropic/claude-opus-4.8") == "22.875", within=2)
        # 7 stops below ten, 10 in each decade: the 47th is 80,000, the 55th 500,000, five before that 150,000
        assert hand.text("#prompt")[-12:].strip() == "150,000"
        # 150,000 × 5 / 1,000,000 + 500 × 25 / 1,000,000 = 0.7625; × 30 = 22.875
        assert cost(hand, "anthropic/claude-opus-4.8") == "22.875"  # and stays so
        assert "$0.7625 a request" in hand.text("Board")
        assert "22.88" in hand.screen()


async def test_cost_terms_of_the_table_follow_requests_too(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk(catalogue=small) as hand:
        assert cost(hand, "lab/opus") == "0.675"  # (2,000 × 5 + 500 × 25) / 1,000,000 × 30
        await hand.slider("requests_per_day", *"200", "enter")
        assert cost(hand, "lab/opus") == "135.00"
        await hand.press("home")
        assert cost(hand, "lab/opus") == "0.00"
        assert (cost(hand, "lab/gift:free"), cost(hand, "lab/router")) == ("free", "varies")
        assert cost(hand, "lab/silent") == "unknown"
