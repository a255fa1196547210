"""A price stays what it is through every product and sum: never a stand-in zero."""

from decimal import Decimal

import pytest

from ortui.domain.price import Price, PriceState

KNOWN = Price.known(Decimal("0.000003"))
FREE = Price.free()
VARIES = Price.varies("it varies")
UNKNOWN = Price.unknown("nobody says")


def test_a_known_price_multiplies_exactly() -> None:
    assert KNOWN.times(1_000).usd == Decimal("0.003")


@pytest.mark.parametrize("price", [FREE, VARIES, UNKNOWN])
@pytest.mark.parametrize("quantity", [0, 1, 10**12])
def test_what_is_free_varies_or_is_unknown_stays_so_in_any_quantity(price: Price, quantity: int) -> None:
    assert price.times(quantity) == price


def test_known_prices_add_exactly() -> None:
    assert (KNOWN + Price.known(Decimal(1000))).usd == Decimal("1000.000003")


@pytest.mark.parametrize("other", [KNOWN, FREE, VARIES, UNKNOWN])
def test_a_sum_with_an_unknown_part_is_unknown(other: Price) -> None:
    for total in (UNKNOWN + other, other + UNKNOWN):
        assert (total.state, total.usd, total.reason) == (PriceState.UNKNOWN, None, "nobody says")


@pytest.mark.parametrize("other", [KNOWN, FREE, VARIES])
def test_rule_4_a_sum_with_a_varying_part_varies(other: Price) -> None:
    for total in (VARIES + other, other + VARIES):
        assert (total.state, total.usd, total.reason) == (PriceState.VARIES, None, "it varies")


def test_free_and_free_is_free_but_free_and_known_is_known() -> None:
    assert (FREE + FREE).state is PriceState.FREE
    assert FREE + KNOWN == KNOWN
    assert KNOWN + FREE == KNOWN


def test_a_known_zero_is_not_free() -> None:
    assert Price.known(Decimal(0)) != FREE
