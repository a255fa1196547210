"""The purchase planner: credits or money are typed, the other follows by the fee rules; figures worked out by hand."""

from typing import TYPE_CHECKING

import pytest

from ortui.domain.catalogue import Catalogue
from ortui.ui.drawn import Line
from ortui.ui.widgets.reading import Reading

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, Opening


def field(hand: "Hand", name: str) -> str:
    return hand.text(f"#{name}").strip()


def read(hand: "Hand", board: str = "buy") -> str:
    """Read the lines below the fields, blanks pressed together."""
    return " ".join(hand.text(f"#read-{board}").split())


async def retype(hand: "Hand", text: str) -> None:
    """Replace what stands in the field by a text."""
    await hand.press("end", *["backspace"] * 20)
    await hand.write(text)


async def test_credits_are_typed_and_the_money_follows(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.press("3")
        assert (hand.focus, field(hand, "money")) == ("credits-wanted", "105.50")
        assert read(hand).startswith("card crypto fee 5.50 5.00 pay 105.50 105.00 surcharge % 5.5 5.0")
        await hand.write("14.54")  # the field was selected: typing replaces
        # 5.5 % of 14.54 is 0.7997: the minimum of 0.80 holds; 5 % of it is 0.727
        assert (field(hand, "credits-wanted"), field(hand, "money")) == ("14.54", "15.34")
        assert read(hand).startswith("card crypto fee 0.80 0.73 pay 15.34 15.27 surcharge % 5.5021 5.0206")
        assert "by card the minimum fee of 0.80 holds below 14.55" in read(hand)
        await retype(hand, "$1,000")
        assert field(hand, "money") == "1055.00"


async def test_money_is_typed_and_the_credits_follow(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.press("3", "down")
        await hand.write("10")
        assert (field(hand, "money"), field(hand, "credits-wanted")) == ("10", "9.20")
        # 9.52 + 0.476, rounded to 0.48 = 10.00
        assert "credits 9.20 9.52 fee 0.80 0.48 pay 10.00 10.00" in read(hand)
        await retype(hand, "15.35")
        assert field(hand, "credits-wanted") == "14.55"  # 5.5 % of it is 0.80025, rounded to 0.80
        # 100.00 × 1.055 = 105.50, and a cent more of credits would take 105.51
        await retype(hand, "105.505")
        assert "the money 105.505 is finer than a cent; give whole cents, like 5.80" in read(hand)
        assert field(hand, "credits-wanted") == ""
        await retype(hand, "105.50")
        assert field(hand, "credits-wanted") == "100.00"


async def test_what_the_money_does_not_buy_is_said(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.press("3", "down")
        await hand.write("10.14")  # by card 9.34, all of it; in crypto 9.65 + 0.48 = 10.13, and 9.66 + 0.48 = 10.14
        assert "unspent" not in read(hand)
        await retype(hand, "0.94")  # in crypto 0.89 + 0.04 = 0.93, and 0.90 + 0.05 = 0.95
        assert "pay 0.94 0.93 unspent 0.00 0.01" in read(hand)


async def test_crypto_costs_five_percent_and_has_no_minimum(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.press("3", "down", "down", "down", "space")
        assert hand.text("#method").startswith("○ card  ● crypto")
        assert field(hand, "money") == "105.00"
        assert "by crypto there is no minimum fee" in read(hand)
        for key, money in {"left": "105.50", "right": "105.00"}.items():
            await hand.press(key)
            assert field(hand, "money") == money
        await hand.click("#method", 2)
        assert (field(hand, "money"), hand.text("#method")[:1]) == ("105.50", "●")


async def test_tax_is_on_credits_and_fee(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.press("3", "down", "down")
        await hand.write("19")
        # 19 % of 105.50 is 20.045, half up to 20.05; of 105.00 it is 19.95
        assert "fee 5.50 5.00 tax 20.05 19.95 pay 125.55 124.95" in read(hand)
        assert field(hand, "money") == "125.55"
        await retype(hand, "7.7 %")
        assert "tax 8.12 8.09 pay 113.62 113.09" in read(hand)  # 8.1235 and 8.085
        await retype(hand, "101")
        assert "the tax “101” is not a percentage; write it from 0 to 100, like 7.7" in read(hand)
        await retype(hand, "")
        assert field(hand, "money") == "105.50"


async def test_ten_small_purchases_are_set_against_one_large(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.press("3")
        assert "ten of 10.00 cost 108.00, one of 100.00 105.50: 2.50 more" in read(hand)
        await retype(hand, "5")  # too little to be bought in ten
        assert "ten of 5.00 cost 58.00, one of 50.00 52.75: 5.25 more" in read(hand)
        await hand.press("down", "down", "down", "space")
        assert "ten of 5.00 cost 52.50, one of 50.00 52.50: the same" in read(hand)


REFUSALS = {
    "": "the credits “” is not an amount in USD; write it like 100 or 5.80",
    "1.005": "the credits 1.005 is finer than a cent; give whole cents, like 5.80",
    "0": "the credits must be at least 0.01 USD",
    "4": "below the smallest purchase of 5 USD",
    "25001": "above the largest purchase of 25,000 USD",
}


async def test_what_cannot_be_bought_says_why(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((80, 24), catalogue=small) as hand:
        await hand.press("3")
        for credits_wanted, words in REFUSALS.items():
            await retype(hand, credits_wanted)
            assert words in read(hand)


async def test_too_little_money_says_what_the_least_is(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.press("3", "down")
        await hand.write("0.50")
        assert "0.50 USD is too little to buy a cent of credits; that takes 0.81 USD" in read(hand)


async def test_m_plans_for_the_month_of_the_work(open_desk: "Opening") -> None:
    async with open_desk() as hand:
        await hand.point_at("anthropic/claude-opus-4.8")
        await hand.press("3", "m")
        assert "this work's month 0.675" in read(hand)
        assert field(hand, "credits-wanted") == "5"  # the smallest purchase covers it
        await hand.press("shift+tab")
        await hand.slider("requests_per_day", *"200", "enter", "tab", "m")
        # 0.0225 × 200 × 30 = 135; 5.5 % of it is 7.425, half up to 7.43
        assert (field(hand, "credits-wanted"), field(hand, "money")) == ("135", "142.43")
        await hand.press("shift+tab")
        await hand.slider("prompt", *"2001", "enter", "tab", "m")
        # 0.022505 × 6,000 = 135.03
        assert field(hand, "credits-wanted") == "135.03"


async def test_m_says_why_where_there_is_nothing_to_plan(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small) as hand:
        await hand.point_at("lab/gift:free")
        await hand.press("3", "m")
        assert hand.notice == "there is nothing to buy: a month of this work costs nothing on this model"
        assert field(hand, "credits-wanted") == "100"
        await hand.press("escape")
        await hand.point_at("lab/cheap")
        await hand.press("3", "m")  # 0.012 a month
        assert hand.notice == "raised to 5 USD, the smallest purchase"
        assert field(hand, "credits-wanted") == "5"


async def test_fields_take_digits_and_leave_other_keys_to_the_desk(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.press("3", "2")
        assert (hand.focus, field(hand, "credits-wanted")) == ("credits-wanted", "2")
        await hand.press("enter")
        assert hand.focus == "money"
        await hand.press("down", "down", "down", "down")
        assert hand.focus == "read-buy"
        await hand.press("up", "up", "up", "up", "up")
        assert hand.focus == "credits-wanted"
        await hand.press("?")
        assert hand.app.screen is not hand.desk
        await hand.press("escape", "/")
        assert hand.focus == "search"
        await hand.press("escape", "3", "escape")
        assert hand.focus == "table"


async def test_no_amount_is_cut_off_beside_the_prices(open_desk: "Opening") -> None:
    async with open_desk((120, 48)) as hand:
        await hand.press("3")
        await hand.write("12345.67")
        await hand.press("down", "down")
        await hand.write("19")
        # 5.5 % of 12,345.67 is 679.01185; 19 % of 13,024.68 is 2,474.6892; in crypto 617.2835 and 2,462.9611
        for words in ("fee 679.01 617.28", "tax 2,474.69 2,462.96", "pay 15,499.37 15,425.91", "surcharge % 5.5 5.0"):
            assert words in read(hand)


async def test_a_top_up_is_planned_for_what_is_used_up(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.press("3", "t")
        assert (hand.focus, field(hand, "burn")) == ("threshold", "this work")
        await hand.press("down", "down")
        await hand.write("10")
        # 300 a month are 12 purchases of 25, at 1.375 and 1.25
        for words in (
            "12.0 purchases a month, one every 2.5 days",
            "card crypto fee each 1.38 1.25 fees a month 16.56 15.00 fees a year 198.72 180.00 ≤ 6 % from 13.34 5.00",
            "the threshold lasts less than a day",
            "from 5.00 on, the credits last 0.5 days if a purchase fails",
            "30.00 at hand just after a purchase",
        ):
            assert words in read(hand, "top-up")
        await hand.press("down")
        await hand.write("4")
        assert "≤ 4 % from never never" in read(hand, "top-up")
        await retype(hand, "5")
        assert "≤ 5 % from never 5.00" in read(hand, "top-up")
        await hand.press("up", "up", "up")
        await hand.write("20")
        assert "the credits last 2.0 days" in read(hand, "top-up")
        await retype(hand, "x")
        await retype(hand, "")
        assert "the threshold “” is not an amount in USD" in read(hand, "top-up")


async def test_a_top_up_follows_the_work(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((80, 24), catalogue=small) as hand:
        await hand.point_at("lab/opus")
        await hand.slider("requests_per_day", *"200", "enter", "tab", "t")
        # 2,000 × 5/M + 500 × 25/M = 0.0225; 200 times a day
        assert "for 4.50 a day: a month of this work over 30 days" in read(hand, "top-up")
        assert "one every 5.6 days" in read(hand, "top-up")
        await hand.press("escape")
        await hand.point_at("lab/router")
        await hand.press("3")
        assert "what this work costs is not known: type what is used up a day" in read(hand, "top-up")


async def test_ones_own_key_is_set_against_credits(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.press("3", "o")
        assert hand.focus == "list-price"
        await hand.write("30000")
        # 5 % of 5,000, and 5.5 % of that to buy the credits for it; 5.5 % of 30,000
        assert "own key credits on top 263.75 1,650.00 in all 30,263.75 31,650.00" in read(hand, "own-key")
        assert "fee 250.00 on 5,000.00 above what is free" in read(hand, "own-key")
        assert "credits bought by card never cost less" in read(hand, "own-key")
        await hand.press("down", "down", "right", "right", "up")
        await hand.write("1.2")
        assert "the requests “1.2” is not a whole number" in read(hand, "own-key")
        await retype(hand, "1,200,000")
        # 200,000 of 1,200,000 requests, a sixth of 30,000, are above
        assert "fee 250.00 on 5,000.00 above what is free 1,000,000 requests a month are free" in read(hand, "own-key")
        await hand.press("down", "down", "right")
        # 5.25 % against 5 %: from 21 times the price of 1,000,000 requests, 25,000, on
        assert "credits bought by crypto cost less from 525,000.00 of list price" in read(hand, "own-key")


async def test_boards_by_tabs_and_brackets(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.press("3", "]", "]")
        assert hand.focus == "threshold"
        await hand.press("[", "[", "b")
        assert hand.notice == "buy is shown already"
        await hand.click("CreditsPane Tabs", hand.text("CreditsPane Tabs").index("BYOK"))
        assert hand.focus == "list-price"
        await hand.press("escape", "3")
        assert hand.focus == "list-price"  # where it was
        await hand.press("m")
        assert hand.focus == "credits-wanted"


async def test_lines_that_do_not_fit_are_on_a_sheet(open_desk: "Opening") -> None:
    async with open_desk((120, 40)) as hand:
        await hand.press("3")
        assert hand.text("#read-buy").rstrip().endswith("more lines: ↓ here, then enter")
        await hand.press("enter", "down", "down", "down")
        assert hand.text("#read-buy").rstrip().endswith("more lines: enter")
        await hand.press("enter")
        assert any("fees as of 2026-08-22" in line for line in hand.page())
        await hand.press("escape")
        await hand.click("#read-buy", 3, 1)
        assert any("fees as of 2026-08-22" in line for line in hand.page())


async def test_without_a_key_the_pane_explains_itself(open_desk: "Opening") -> None:
    words = {120: "No key: set OPENROUTER_API_KEY to see it. The planner works without one."}
    usual = "No key: set OPENROUTER_API_KEY to see what is left. The planner below works without one."
    for width in (80, 120, 160):
        async with open_desk((width, 40)) as hand:
            await hand.press("3")
            assert " ".join(hand.text("Glance").split()) == words.get(width, usual)


async def test_the_mouse_chooses_the_word_it_points_at(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.press("3", "e")
        words = hand.text("#refusal-choice")
        for word, cause in {
            "held": "in-flight budget used up",
            "credits": "out of credits",
            "debt": "negative",
        }.items():
            await hand.click("#refusal-choice", words.index(word) + 1)
            assert f"● {word}" in hand.text("#refusal-choice")
            assert cause in read(hand, "refused")
        await hand.click("#refusal-choice", words.index("debt") + 1)
        await hand.click("#refusal-choice", len(words.rstrip()) + 2)
        assert "● debt" in hand.text("#refusal-choice")


async def test_a_board_is_never_painted_beside_the_one_before(
    open_desk: "Opening", monkeypatch: pytest.MonkeyPatch
) -> None:
    widths: set[int] = set()
    writes = Reading.write

    def write(reading: Reading, width: int) -> list[Line]:
        widths.add(width)
        return writes(reading, width)

    monkeypatch.setattr(Reading, "write", write)
    async with open_desk((80, 24)) as hand:
        await hand.press("3", *"ltoakeb")
        assert widths == {hand.desk.query_exactly_one("#read-buy").size.width}
