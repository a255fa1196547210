"""A discount is already inside the listed numbers (reading rule 7)."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest

from ortui.domain.discount import discount_of, list_rate
from ortui.domain.model import Model
from ortui.domain.pricing import Pricing
from ortui.domain.quote import quote
from ortui.domain.usage import Usage


def test_rule_7_a_discount_is_never_applied(make_model: Callable[..., Model], noon: datetime) -> None:
    """gpt-5.6-terra by its first provider on 16 Aug 2026: listed 0.000001, with half taken off already."""
    model = make_model({"prompt": "0.000001", "completion": "0.000006", "discount": "0.5"})
    found = quote(model, Usage(prompt=1_000_000), noon)
    assert found.lines[0].rate.usd == Decimal("0.000001")
    assert found.total.usd == 1


def test_rule_7_the_list_price_is_the_listed_one_without_the_discount() -> None:
    assert list_rate(Decimal("0.000001"), Decimal("0.5")) == Decimal("0.000002")


@pytest.mark.parametrize(
    ("listed", "discount", "expected"),
    [
        ("0.00000003", "0.9", "0.0000003"),
        ("0.000000375", "0", "0.000000375"),
        ("0.0000011", "-0.1", "0.000001"),
        ("0.000000000000000000000000000001", "0.7", "0.000000000000000000000000000003"),
    ],
)
def test_rule_7_more_list_prices(listed: str, discount: str, expected: str) -> None:
    """Among them a markup, and one that does not divide evenly."""
    assert list_rate(Decimal(listed), Decimal(discount)) == Decimal(expected)


@pytest.mark.parametrize("discount", ["1", "1.5"])
def test_where_all_is_taken_off_there_is_no_telling_the_list_price(discount: str) -> None:
    assert list_rate(Decimal(0), Decimal(discount)) is None


@pytest.mark.parametrize(
    ("stated", "expected"),
    [({"discount": "0.5"}, "0.5"), ({"discount": "0"}, "0"), ({"discount": "half"}, None), ({}, None)],
)
def test_a_discount_is_found_where_it_is_stated(
    make_pricing: Callable[..., Pricing], stated: dict[str, str], expected: str | None
) -> None:
    pricing = make_pricing({"prompt": "1", "completion": "1"} | stated)
    assert discount_of(pricing) == (None if expected is None else Decimal(expected))
