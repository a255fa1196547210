"""Automatic top-up; figures worked out by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.errors import InvalidInputError
from ortui.domain.purchase import FeeRule, FeeRules
from ortui.domain.top_up import least_at_fee_share, plan_top_up

CENT = Decimal("0.01")


@pytest.mark.parametrize(
    ("amount", "burn", "method", "purchases", "between", "month", "year"),
    [
        # 10 USD a day are 300 a month: 12 purchases of 25 at 1.38 (1.375); 3 of 100 at 5.50
        ("25", "10", "card", "12.0", "2.5", "16.56", "198.72"),
        ("100", "10", "card", "3.0", "10.0", "16.50", "198.00"),
        ("5", "10", "card", "60.0", "0.5", "48.00", "576.00"),
        ("25", "10", "crypto", "12.0", "2.5", "15.00", "180.00"),
        # 0.10 a day are 3 a month: 0.3 purchases of 10 at 0.80
        ("10", "0.1", "card", "0.3", "100.0", "0.24", "2.88"),
        ("7", "0.123456789", "card", "0.5", "56.7", "0.42", "5.08"),  # 3.70370367 / 7 × 0.80 = 0.423280…; 5.07936…
    ],
)
def test_how_often_and_at_which_fees(  # noqa: PLR0913, PLR0917 - a table
    fees: FeeRules, amount: str, burn: str, method: str, purchases: str, between: str, month: str, year: str
) -> None:
    found = plan_top_up(Decimal(20), Decimal(amount), Decimal(burn), method, fees)
    assert [str(found.purchases_a_month), str(found.days_between)] == [purchases, between]
    assert [str(found.fees_a_month), str(found.fees_a_year)] == [month, year]
    assert found.problems == ()


def test_the_threshold_says_how_long_it_lasts_and_what_is_at_hand_at_most(fees: FeeRules) -> None:
    found = plan_top_up(Decimal("2.50"), Decimal(25), Decimal("0.75"), "card", fees)
    assert (found.threshold_lasts, found.most_at_hand) == (Decimal("3.3"), Decimal("27.50"))


def test_what_is_wrong_with_a_plan_is_said(fees: FeeRules) -> None:
    late = "the threshold lasts less than a day: a purchase that fails leaves little time"
    assert plan_top_up(Decimal(1), Decimal(25), Decimal(1), "card", fees).problems == ()
    assert plan_top_up(Decimal("0.99"), Decimal(25), Decimal(1), "card", fees).problems == (late,)
    too_small = "below the smallest purchase of 5 USD"
    assert plan_top_up(Decimal(0), Decimal(2), Decimal(1), "card", fees).problems == (too_small, late)


@pytest.mark.parametrize("burn", ["0", "-1"])
def test_without_a_burn_there_is_no_plan(fees: FeeRules, burn: str) -> None:
    with pytest.raises(InvalidInputError, match="nothing is used up"):
        plan_top_up(Decimal(2), Decimal(25), Decimal(burn), "card", fees)


@pytest.mark.parametrize(
    ("percent", "method", "least"),
    [
        ("16", "card", "5"),
        ("20", "card", "5"),
        ("8", "card", "10.00"),
        ("6", "card", "13.34"),  # 6 % of 13.33 are 0.7998
        ("5.5", "card", "14.55"),
        ("5.49", "card", None),
        ("5", "crypto", "5"),
        ("4.9", "crypto", None),
        ("0", "crypto", None),
    ],
)
def test_from_which_amount_the_fee_stays_under_a_percentage(
    fees: FeeRules, percent: str, method: str, least: str | None
) -> None:
    found = least_at_fee_share(Decimal(percent), method, fees)
    assert found == (None if least is None else Decimal(least))


def test_an_amount_above_the_largest_purchase_is_none() -> None:
    flat = FeeRules("", "", {"card": FeeRule("card", Decimal(0), Decimal("0.80"))}, Decimal(5), Decimal(1_000))
    assert least_at_fee_share(Decimal("0.08"), "card", flat) == Decimal(1_000)
    assert least_at_fee_share(Decimal("0.07"), "card", flat) is None
    assert least_at_fee_share(Decimal(0), "card", flat) is None
    free = FeeRules("", "", {"card": FeeRule("card", Decimal(0))}, Decimal(5), Decimal(1_000))
    assert least_at_fee_share(Decimal(0), "card", free) == Decimal(5)


percents = st.integers(1, 3_000).map(lambda number: Decimal(number) * CENT)


@given(percents, percents, st.integers(0, 300))
def test_it_is_the_smallest_such_amount(wanted: Decimal, percent: Decimal, minimum: int) -> None:
    rule = FeeRule("card", percent, minimum * CENT)
    least = least_at_fee_share(wanted, "card", FeeRules("", "", {"card": rule}, CENT, Decimal(10**9)))

    def fits(credits_usd: Decimal) -> bool:
        return max(credits_usd * percent, rule.minimum * 100) <= credits_usd * wanted

    if least is None:
        assert wanted < percent
        return
    assert fits(least)
    assert fits(least * 1_000)
    assert least == CENT or not fits(least - CENT)
