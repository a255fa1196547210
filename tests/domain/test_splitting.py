"""One large purchase against several small ones; figures worked out by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.errors import InvalidInputError
from ortui.domain.purchase import FeeRule, FeeRules, buy
from ortui.domain.splitting import split, ten_against_one

CENT = Decimal("0.01")


@pytest.mark.parametrize(
    ("credits_usd", "parts", "method", "tax", "part", "pay", "costs_more"),
    [
        ("100", 10, "card", "0", "10.00", "108.00", "2.50"),  # ten fees of 0.80, one of 5.50
        ("100", 10, "crypto", "0", "10.00", "105.00", "0.00"),
        ("100", 10, "card", "19", "10.00", "128.50", "2.95"),  # 12.85 each, with 2.05 (2.052) tax; 125.55 at once
        ("100", 3, "card", "0", "33.33", "105.49", "-0.01"),  # fees 1.83 (1.83315) and twice it, 33.34 likewise
        ("50", 10, "card", "0", "5.00", "58.00", "5.25"),
        ("100", 1, "card", "0", "100.00", "105.50", "0.00"),
    ],
)
def test_parts_against_one(  # noqa: PLR0913, PLR0917 - a table
    fees: FeeRules, credits_usd: str, parts: int, method: str, tax: str, part: str, pay: str, costs_more: str
) -> None:
    found = split(Decimal(credits_usd), parts, method, fees, Decimal(tax))
    assert [str(found.part), str(found.pay), str(found.costs_more)] == [part, pay, costs_more]
    assert found.problems == ()


def test_parts_under_the_smallest_purchase_are_flagged(fees: FeeRules) -> None:
    assert split(Decimal("49.99"), 10, "card", fees).problems == ("below the smallest purchase of 5 USD",)
    assert split(Decimal(50), 10, "card", fees).problems == ()


def test_an_amount_too_small_for_so_many_parts_is_refused(fees: FeeRules) -> None:
    assert str(split(Decimal("0.10"), 10, "card", fees).part) == "0.01"
    with pytest.raises(InvalidInputError, match=r"0\.09 USD can't be bought in 10 parts of at least a cent"):
        split(Decimal("0.09"), 10, "card", fees)


def test_ten_of_what_is_too_small_to_be_parted_are_set_against_one_of_all(fees: FeeRules) -> None:
    large = ten_against_one(Decimal(50), "card", fees)
    assert (large.at_once.credits, large.part) == (Decimal(50), Decimal(5))
    small = ten_against_one(Decimal("49.99"), "card", fees)
    assert (small.at_once.credits, small.part) == (Decimal("499.90"), Decimal("49.99"))
    assert str(ten_against_one(Decimal(5), "card", fees).costs_more) == "5.25"  # 58.00 against 52.75


@given(st.integers(100, 3_000_000), st.integers(1, 100), st.integers(0, 3_000), st.integers(0, 300))
def test_the_parts_are_the_whole_and_cost_no_less_but_for_rounding(
    cents: int, parts: int, percent: int, minimum: int
) -> None:
    rule = FeeRule("card", percent * CENT, minimum * CENT)
    rules = FeeRules("", "", {"card": rule}, Decimal(5), Decimal(25_000))
    found = split(cents * CENT, parts, "card", rules)
    larger = cents - int(found.part / CENT) * parts
    assert 0 <= larger < parts
    singly = [buy(found.part + (CENT if place < larger else 0), "card", rules) for place in range(parts)]
    assert sum(each.credits for each in singly) == found.at_once.credits
    assert sum(each.pay for each in singly) == found.pay
    assert found.costs_more >= -CENT * parts / 2
