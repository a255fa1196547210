"""The receipt: figures worked out by hand, the rule in words, and what to say where there is no figure."""

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

import pytest

from ortui.domain.catalogue import Catalogue

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, Opening


async def set_work(hand: "Hand", *values: str) -> None:
    for slider, value in zip(("prompt", "cached_percent", "completion", "requests_per_day"), values, strict=False):
        await hand.slider(slider, *value, "enter")


def receipt(hand: "Hand") -> list[str]:
    """Read the receipt without its bars, blanks pressed together."""
    return [" ".join(line.rstrip(" █▏▎▍▌▋▊▉").split()) for line in hand.lines("Board")]


async def test_an_agents_turn_on_opus(open_desk: "Opening") -> None:
    async with open_desk((160, 48)) as hand:
        await hand.point_at("anthropic/claude-opus-4.8")
        await set_work(hand, "90k", "80", "1500", "200")
        lines = receipt(hand)
        assert lines[0] == "anthropic/claude-opus-4.8"
        # 18,000 × 5 + 72,000 × 0.5 + 1,500 × 25, in millionths: 0.09 + 0.036 + 0.0375 = 0.1635
        assert lines[1:4] == [
            "$0.1635 a request $981.00 a month",
            "$32.70 a day $11,772.00 a year",
            "$163.50 a thousand",
        ]
        assert lines[5:8] == [
            "18,000 prompt × 5.00 /M 0.09",
            "72,000 from cache × 0.50 /M 0.036",
            "1,500 completion × 25.00 /M 0.0375",
        ]
        # and 128,000, the most it writes, × 25: 3.2, with the 0.126 of the prompt
        assert " ".join(lines[8:]).strip() == (
            "at worst $3.326 a request, if it runs to the output limit: 128,000 completion tokens"
        )


async def test_a_long_prompt_pays_the_higher_rates_for_the_whole_request(open_desk: "Opening") -> None:
    async with open_desk((160, 48)) as hand:
        await hand.point_at("google/gemini-2.5-pro")
        await set_work(hand, "200k", "0", "1000")
        # exactly 200,000 is not above: 200,000 × 1.25 + 1,000 × 10 = 0.25 + 0.01
        assert receipt(hand)[1] == "$0.26 a request $7.80 a month"
        assert receipt(hand)[5:7] == ["200,000 prompt × 1.25 /M 0.25", "1,000 completion × 10.00 /M 0.01"]
        assert "above" not in hand.text("Board")
        assert "listed ▸ now, this work  " in hand.text("Detail")
        await hand.slider("prompt", *"250k", "enter")
        # 250,000 × 2.50 + 1,000 × 15 = 0.625 + 0.015
        assert receipt(hand)[1:3] == ["$0.64 a request $19.20 a month", "$0.64 a day $230.40 a year"]
        assert receipt(hand)[5:8] == [
            "250,000 prompt × 2.50 /M 0.625",
            "1,000 completion × 15.00 /M 0.015",
            "both: above 200,000 prompt tokens",
        ]
        assert "above 200,000 prompt tokens ▸ this work  2.50  15.00" in hand.text("Detail")
        assert "listed ▸ now  " in hand.text("Detail")


async def test_lines_in_a_row_that_share_a_rule_say_it_once(open_desk: "Opening") -> None:
    async with open_desk((160, 48)) as hand:
        await hand.point_at("google/gemini-2.5-pro")
        await set_work(hand, "250k", "80", "1500")
        assert receipt(hand)[5:9] == [
            "50,000 prompt × 2.50 /M 0.125",
            "200,000 from cache × 0.25 /M 0.05",
            "1,500 completion × 15.00 /M 0.0225",
            "these 3: above 200,000 prompt tokens",
        ]
        await hand.slider("images", "1", "enter")
        assert receipt(hand)[7] == "both: above 200,000 prompt tokens"
        assert receipt(hand)[8].startswith("1,000 image × 2.50 /M")


async def test_a_part_without_a_price_of_its_own_names_its_rule(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small) as hand:
        await hand.point_at("lab/tiered")
        await set_work(hand, "2000", "50")
        words = " ".join(receipt(hand))
        assert "1,000 from cache × 1.25 /M 0.00125" in words
        assert "no separate price for cache reads: prompt rate, listed price" in words


async def test_free_varies_and_unknown_stay_words(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small) as hand:
        await hand.point_at("lab/gift:free")
        assert receipt(hand)[1:3] == ["free for requests of any length", ""]
        assert receipt(hand)[3:5] == ["2,000 prompt × 0.00 /M 0.00", "500 completion × 0.00 /M 0.00"]
        await hand.point_at("lab/router")
        assert receipt(hand)[1] == "varies"
        assert "! price varies: it is that of the model which" in " ".join(receipt(hand))
        await hand.point_at("lab/silent")
        assert receipt(hand)[1] == "unknown"
        assert "! no token price listed" in receipt(hand)
        assert "$" not in hand.text("Board")
        await hand.press("3", "m")
        assert hand.notice == "what a month of this work costs on the highlighted model is not known"


async def test_a_free_model_says_how_many_requests_are_free(open_desk: "Opening", small: Catalogue) -> None:
    limits = "50 a day, 1,000 once $10 of credits were ever bought"
    async with open_desk((160, 48), catalogue=small) as hand:
        await hand.point_at("lab/gift:free")
        assert f"all free models together: 20 requests a minute; {limits}" in " ".join(receipt(hand))
        await hand.slider("requests_per_day", *"51", "enter")
        assert f"! 51 requests a day need credits: free models take {limits}" in " ".join(receipt(hand))
        await hand.slider("requests_per_day", *"5k", "enter")
        assert "! 5,000 requests a day are too many: free models take" in " ".join(receipt(hand))
        await hand.point_at("lab/opus")
        assert "free" not in hand.text("Board")


async def test_what_does_not_fit_the_model_says_so(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small) as hand:
        await hand.point_at("lab/cheap")
        await set_work(hand, "90k", "0", "1500")
        words = " ".join(receipt(hand))
        assert "! does not fit the context: 90,000 prompt + 1,500 completion tokens, the context is 8,000" in words
        assert "$0.0096 a request" in words  # 90,000 × 0.1 + 1,500 × 0.4, in millionths: the figure is still there


@pytest.mark.parametrize("size", [(160, 48), (80, 24), (60, 20)])
async def test_what_does_not_fit_is_said_where_no_height_cuts_it_off(
    open_desk: "Opening", size: tuple[int, int]
) -> None:
    async with open_desk(size) as hand:
        await hand.point_at("google/gemini-2.5-pro")
        await hand.press("2")
        await set_work(hand, "1M", "80", "60k")
        assert receipt(hand)[4].startswith("! does not fit the context: 1,000,000 prompt +")


async def test_the_detail_says_all_of_it_on_a_small_screen_too(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((80, 24), catalogue=small) as hand:
        await hand.point_at("lab/cheap")
        await set_work(hand, "90k", "0", "1500")
        await hand.press("shift+tab", "enter")
        words = " ".join(hand.text("Page").split())
        assert "does not fit the context: 90,000 prompt + 1,500 completion tokens, the context is 8,000" in words


async def test_figures_are_never_cut_off_only_rounded(open_desk: "Opening") -> None:
    # 82,717 × 1.25 + 40,740 × 0.125 + 7 × 10, in millionths
    exact = [Decimal("0.10339625"), Decimal("0.0050925"), Decimal("0.00007")]
    async with open_desk((160, 48)) as hand:
        await hand.point_at("google/gemini-2.5-pro")
        await set_work(hand, "123457", "33", "7", "1000000")
        for width in (160, 149, 120, 119, 80, 60):
            await hand.resize(width, 40)
            shown = [Decimal(line.rpartition(" ")[2]) for line in receipt(hand) if "/M" in line]
            places = [len(str(amount).partition(".")[2]) for amount in shown]
            assert min(places) >= 5
            assert shown == [
                amount.quantize(Decimal(1).scaleb(-place), ROUND_HALF_UP)
                for amount, place in zip(exact, places, strict=True)
            ]
            # a request is 0.10855875: a million a day for 30 days, and for twelve such months
            words = " ".join(receipt(hand))
            for total in ("$0.1086 a request", "$108,558.75 a day", "$3,256,762.50 a month", "$39,081,150.00 a year"):
                assert total in words, width
