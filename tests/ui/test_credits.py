"""The purchase planner: credits or money are typed, the other follows by the fee rules; figures worked out by hand."""

from typing import TYPE_CHECKING

from ortui.domain.catalogue import Catalogue

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, Opening


def field(hand: "Hand", name: str) -> str:
    return hand.text(f"#{name}").strip()


def bill(hand: "Hand") -> str:
    return " ".join(hand.text("Bill").split())


async def retype(hand: "Hand", text: str) -> None:
    """Replace what stands in the field by a text."""
    await hand.press("end", *["backspace"] * 20)
    await hand.write(text)


async def test_credits_are_typed_and_the_money_follows(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.press("3")
        assert (hand.focus, field(hand, "money")) == ("credits-wanted", "105.50")
        assert bill(hand).startswith("100.00 credits + fee 5.50 = pay 105.50 surcharge 5.5 % · 5.5 % of the credits")
        assert "by crypto: pay 105.00" in bill(hand)
        await hand.write("14.54")  # the field was selected: typing replaces
        # 5.5 % of 14.54 is 0.7997: the minimum of 0.80 holds
        assert (field(hand, "credits-wanted"), field(hand, "money")) == ("14.54", "15.34")
        assert "14.54 credits + fee 0.80 = pay 15.34" in bill(hand)
        assert "minimum fee 0.80 USD" in bill(hand)
        await retype(hand, "$1,000")
        assert field(hand, "money") == "1055.00"


async def test_money_is_typed_and_the_credits_follow(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.press("3", "down")
        await hand.write("10")
        assert (field(hand, "money"), field(hand, "credits-wanted")) == ("10", "9.20")
        assert "9.20 credits + fee 0.80 = pay 10.00" in bill(hand)
        assert "by crypto: 9.52 credits" in bill(hand)  # 9.52 + 0.476, rounded to 0.48 = 10.00
        await retype(hand, "15.35")
        assert field(hand, "credits-wanted") == "14.55"  # 5.5 % of it is 0.80025, rounded to 0.80
        # 100.00 × 1.055 = 105.50, and a cent more of credits would take 105.51
        await retype(hand, "105.505")
        assert "the money 105.505 is finer than a cent; give whole cents, like 5.80" in bill(hand)
        assert field(hand, "credits-wanted") == ""
        await retype(hand, "105.50")
        assert field(hand, "credits-wanted") == "100.00"


async def test_crypto_costs_five_percent_and_has_no_minimum(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.press("3", "down", "down", "down", "space")
        assert hand.text("Method").startswith("○ card   ● crypto")
        assert field(hand, "money") == "105.00"
        assert "100.00 credits + fee 5.00 = pay 105.00" in bill(hand)
        assert "by card: pay 105.50" in bill(hand)
        for key, money in {"left": "105.50", "right": "105.00"}.items():
            await hand.press(key)
            assert field(hand, "money") == money
        await hand.click("Method", 2)
        assert (field(hand, "money"), hand.text("Method")[:1]) == ("105.50", "●")


async def test_tax_is_on_credits_and_fee(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.press("3", "down", "down")
        await hand.write("19")
        # 19 % of 105.50 is 20.045, half up to 20.05
        assert "100.00 credits + fee 5.50 + tax 20.05 = pay 125.55" in bill(hand)
        assert field(hand, "money") == "125.55"
        await retype(hand, "7.7 %")
        assert "+ tax 8.12 = pay 113.62" in bill(hand)  # 8.1235
        await retype(hand, "101")
        assert "the tax “101” is not a percentage; write it from 0 to 100, like 7.7" in bill(hand)
        await retype(hand, "")
        assert field(hand, "money") == "105.50"


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
            assert words in bill(hand)


async def test_too_little_money_says_what_the_least_is(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.press("3", "down")
        await hand.write("0.50")
        assert "0.50 USD is too little to buy a cent of credits; that takes 0.81 USD" in bill(hand)


async def test_m_plans_for_the_month_of_the_work(open_desk: "Opening") -> None:
    async with open_desk() as hand:
        await hand.point_at("anthropic/claude-opus-4.8")
        await hand.press("3", "m")
        assert "this work's month 0.675" in bill(hand)
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
        await hand.press("down", "down", "down")
        assert hand.focus == "Method"
        await hand.press("up", "up", "up", "up")
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
        # 5.5 % of 12,345.67 is 679.01185; 19 % of 13,024.68 is 2,474.6892
        for words in ("12,345.67 credits", "fee 679.01", "tax 2,474.69", "pay 15,499.37", "5.5 % of the credits"):
            assert words in bill(hand)
