"""All prices before a discount: what the providers of gpt-5.6-terra listed on 16 Aug 2026 proves the rule (rule 7)."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from ortui.domain.discount import list_pricing
from ortui.domain.pricing import Pricing

_OPENAI = {
    "prompt": "0.000001",
    "completion": "0.000006",
    "web_search": "0.01",
    "input_cache_read": "0.0000001",
    "input_cache_write": "0.00000125",
    "discount": "0.5",
}
_OPENAI_LONG = {"min_prompt_tokens": 272000, "prompt": "0.000002", "completion": "0.000009"}
_AZURE = {
    "prompt": "0.000002",
    "completion": "0.000012",
    "web_search": "0.01",
    "input_cache_read": "0.0000002",
    "input_cache_write": "0.0000025",
}
_AZURE_LONG = {"min_prompt_tokens": 272000, "prompt": "0.000004", "completion": "0.000018"}


def test_without_its_discount_openai_asks_what_azure_asks(make_pricing: Callable[..., Pricing]) -> None:
    """Tokens in every tier; searches cost the same with and without the discount."""
    listed = list_pricing(make_pricing(_OPENAI, _OPENAI_LONG))
    assert listed == make_pricing(_AZURE, _AZURE_LONG)


def test_a_markup_is_taken_off(make_pricing: Callable[..., Pricing]) -> None:
    listed = list_pricing(make_pricing({"prompt": "0.0000011", "completion": "0.0000022", "discount": "-0.1"}))
    assert listed is not None
    assert listed.rates["prompt"].usd == Decimal("0.000001")
    assert listed.rates["completion"].usd == Decimal("0.000002")


def test_what_varies_goes_on_varying(make_pricing: Callable[..., Pricing]) -> None:
    listed = list_pricing(make_pricing({"prompt": "-1", "completion": "1", "discount": "0.5"}))
    assert listed is not None
    assert listed.rates["prompt"].usd is None


@pytest.mark.parametrize(
    "discount", [{}, {"discount": "0"}, {"discount": "1"}, {"discount": "2"}, {"discount": "half"}]
)
def test_where_there_is_nothing_to_tell_there_is_none(
    make_pricing: Callable[..., Pricing], discount: dict[str, str]
) -> None:
    assert list_pricing(make_pricing({"prompt": "1", "completion": "1"} | discount)) is None
