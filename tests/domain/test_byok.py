"""Bring your own key: the fee by each rule, and what credits would cost instead (reading rule 11)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.byok import ByokRule, against_credits, byok_fee
from ortui.domain.errors import InvalidInputError
from ortui.domain.purchase import FeeRule

FIVE = Decimal(5)
SPEND = ByokRule("spend", FIVE, free_usd=Decimal(25_000))
ENTERPRISE = ByokRule("enterprise", FIVE, free_usd=Decimal(200_000))
REQUESTS = ByokRule("requests", FIVE, free_requests=1_000_000)
CARD, CRYPTO = FeeRule("card", Decimal("5.5"), Decimal("0.80")), FeeRule("crypto", FIVE)


@pytest.mark.parametrize(
    ("rule", "list_price", "requests", "above", "fee"),
    [
        (SPEND, "30000", 0, "5000.00", "250.00"),
        (SPEND, "24999.99", 0, "0.00", "0.00"),
        (SPEND, "25000", 0, "0.00", "0.00"),
        (SPEND, "25000.10", 0, "0.10", "0.01"),  # 0.005, half up
        (SPEND, "25000.09", 0, "0.09", "0.00"),
        (ENTERPRISE, "200000", 0, "0.00", "0.00"),
        (ENTERPRISE, "201000", 0, "1000.00", "50.00"),
        # 1,200,000 requests at 0.01 on the average: 200,000 of them are above
        (REQUESTS, "12000", 1_200_000, "2000.00", "100.00"),
        (REQUESTS, "12000", 1_000_000, "0.00", "0.00"),
        (REQUESTS, "12000", 1_000_001, "0.01", "0.00"),
        (REQUESTS, "10", 3_000_000, "6.67", "0.33"),
        (REQUESTS, "0", 0, "0.00", "0.00"),
    ],
)
def test_rule_11_the_fee_of_a_month(rule: ByokRule, list_price: str, requests: int, above: str, fee: str) -> None:
    found = byok_fee(Decimal(list_price), requests, rule)
    assert [str(found.above), str(found.fee)] == [above, fee]


def test_rule_11_a_rule_that_counts_requests_needs_them() -> None:
    with pytest.raises(InvalidInputError, match="this rule counts requests: say how many a month"):
        byok_fee(Decimal(10), 0, REQUESTS)


def test_each_rule_says_what_is_free() -> None:
    assert SPEND.in_words == "25,000 USD of list price a month are free, then 5 %"
    assert REQUESTS.in_words == "1,000,000 requests a month are free, then 5 %"


@pytest.mark.parametrize(
    ("rule", "buying", "list_price", "requests", "own", "by_credits", "break_even"),
    [
        (SPEND, CARD, "1000", 0, "0.00", "55.00", None),
        # 5 % of 5,000 are 250, and the credits for it cost 5.5 %, 13.75
        (SPEND, CARD, "30000", 0, "263.75", "1650.00", None),
        # In crypto 5.25 % in all stand against 5 %: 0.25 % of it outweigh 5.25 % of 25,000 from 525,000 on
        (SPEND, CRYPTO, "525000", 0, "26250.00", "26250.00", "525000.00"),
        (ENTERPRISE, CRYPTO, "600000", 0, "21000.00", "30000.00", "4200000.00"),
        (REQUESTS, CRYPTO, "12000", 1_200_000, "105.00", "600.00", "210000.00"),
        (REQUESTS, CRYPTO, "0", 0, "0.00", "0.00", None),
    ],
)
def test_a_month_by_ones_own_key_and_by_credits(  # noqa: PLR0913, PLR0917 - a table
    rule: ByokRule,
    buying: FeeRule,
    list_price: str,
    requests: int,
    own: str,
    by_credits: str,
    break_even: str | None,
) -> None:
    found = against_credits(Decimal(list_price), requests, rule, buying)
    assert [str(found.by_own_key), str(found.by_credits)] == [own, by_credits]
    assert found.break_even == (None if break_even is None else Decimal(break_even))


@given(
    st.integers(0, 10**9),
    st.integers(0, 10**7),
    st.integers(0, 2_000),
    st.integers(0, 2_000),
)
def test_credits_cost_less_just_above_the_break_even(list_price: int, free: int, percent: int, buying: int) -> None:
    rule = ByokRule("spend", Decimal(percent).scaleb(-2), free_usd=Decimal(free))
    by = FeeRule("crypto", Decimal(buying).scaleb(-2))
    found = against_credits(Decimal(list_price), 0, rule, by)
    cent = Decimal("0.01")
    if found.break_even is None or list_price < found.break_even:
        assert found.by_own_key <= found.by_credits + cent
    else:
        assert found.by_own_key >= found.by_credits - cent
