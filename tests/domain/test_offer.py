"""What work costs at each endpoint of real models (16 Aug 2026); the figures are worked out by hand."""

import json
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from ortui.domain.endpoint import Endpoint
from ortui.domain.model import Limits, Model
from ortui.domain.offer import TYPICAL, Offer, compared_by, model_at, offers_of
from ortui.domain.pricing import Pricing
from ortui.domain.usage import Usage
from ortui.source.parse_endpoints import read_endpoints

_REAL = json.loads((Path(__file__).parent.parent / "data" / "endpoints.json").read_text("utf-8"))


def _offers(model_id: str, usage: Usage, moment: datetime) -> dict[str, Offer]:
    endpoints = read_endpoints(json.dumps(_REAL[model_id])).endpoints
    headline = Model(model_id, "Model", Pricing({}))
    return {offer.endpoint.tag: offer for offer in offers_of(headline, endpoints, usage, moment)}


def test_gpt_terra_at_each_of_its_endpoints(noon: datetime) -> None:
    offers = _offers("openai/gpt-5.6-terra", Usage(prompt=10_000, completion=1_000), noon)
    assert [(tag, offer.quote.total.usd) for tag, offer in offers.items()] == [
        ("openai/flex", Decimal("0.008")),
        ("openai", Decimal("0.016")),
        ("azure", Decimal("0.032")),
        ("openai/priority", Decimal("0.032")),
        ("amazon-bedrock/us-east-1", Decimal("0.0352")),
        ("azure/eu", Decimal("0.0352")),
        ("azure/us", Decimal("0.0352")),
    ]


def test_a_long_prompt_is_priced_by_the_endpoints_own_tier(noon: datetime) -> None:
    """The priority row has no tier, and so is hardly dearer than the standard one above 272,000 tokens."""
    offers = _offers("openai/gpt-5.6-terra", Usage(prompt=300_000, completion=1_000), noon)
    assert offers["openai"].usd == Decimal("0.609")
    assert offers["openai/flex"].usd == Decimal("0.3045")
    assert offers["openai/priority"].usd == Decimal("0.612")
    assert offers["azure"].usd == Decimal("1.218")
    assert offers["azure/us"].usd == Decimal("1.3398")


def test_the_list_total_is_what_the_work_costs_without_the_discount(noon: datetime) -> None:
    offers = _offers("openai/gpt-5.6-terra", Usage(prompt=300_000, completion=1_000, searches=1), noon)
    listed = offers["openai"].list_total
    assert listed is not None
    assert listed.usd == offers["azure"].quote.total.usd == Decimal("1.228")
    assert offers["azure"].list_total is None


def test_cached_tokens_cost_what_each_endpoint_says(noon: datetime) -> None:
    """Relace and Wafer ask the same for tokens, and differ in what is read from cache."""
    offers = _offers("deepseek/deepseek-v4.1-flash", Usage(prompt=1_000_000, cached=1_000_000), noon)
    assert offers["relace"].usd == Decimal("0.01")
    assert offers["wafer"].usd == Decimal("0.0245")


def test_an_endpoints_own_limits_hold(noon: datetime) -> None:
    """Of 13 providers of llama-3.3-70b five can write 20,000 tokens in one go, and one does not state a limit."""
    offers = _offers("meta-llama/llama-3.3-70b-instruct", Usage(prompt=10_000, completion=20_000), noon)
    able = {tag for tag, offer in offers.items() if offer.quote.fits}
    assert able == {"akashml/fp8", "nebius/fp8", "crusoe/bf16", "coreweave/fp16", "google-vertex", "groq"}
    assert list(offers)[: len(able)] == ["akashml/fp8", "nebius/fp8", *list(offers)[2:6]]
    assert offers["together"].quote.misfits == (
        "longer than the output limit: 20,000 completion tokens, the limit is 2,048",
    )


def test_a_prompt_may_be_too_long_for_one_endpoint_alone(noon: datetime) -> None:
    offers = _offers("openai/gpt-5.6-terra", Usage(prompt=922_001), noon)
    assert offers["openai"].quote.misfits == (
        "longer than the prompt limit: 922,001 prompt tokens, the limit is 922,000",
    )
    assert offers["azure/us"].quote.fits
    assert _offers("openai/gpt-5.6-terra", Usage(prompt=922_000), noon)["openai"].quote.fits


def test_gemini_writes_pay_storage_on_top_at_each_endpoint(noon: datetime) -> None:
    """Rule 2 goes by the model's id, so it holds at every endpoint: 0.00000075 + 0.0000000416666666666667 a token."""
    offers = _offers("google/gemini-3.7-flash", Usage(prompt=1_000_000, cache_write=1_000_000), noon)
    assert offers["google-ai-studio"].usd == Decimal("0.7916666666666667")


def test_the_model_there_has_nothing_of_the_headlines_prices(make_model: Callable[..., Model]) -> None:
    headline = make_model({"prompt": "5", "completion": "5", "image": "5"}, limits=Limits(9, 9, 9))
    there = model_at(headline, Endpoint("P", "p", Pricing({}), limits=Limits(7), parameters=("tools",)))
    assert (there.id, there.pricing, there.limits, there.parameters) == (
        headline.id,
        Pricing({}),
        Limits(7),
        ("tools",),
    )
    assert there.price.reason == "no prompt price listed"


@pytest.mark.parametrize(
    ("model_id", "total", "reason"),
    [("maker/gift:free", Decimal(0), "free"), ("maker/gift", None, "no token price listed")],
)
def test_a_price_of_nothing_is_free_only_where_the_model_is(
    model_id: str, total: Decimal | None, reason: str, make_pricing: Callable[..., Pricing], noon: datetime
) -> None:
    endpoint = Endpoint("P", "p", make_pricing({"prompt": "0", "completion": "0", "discount": "0.5"}))
    (offer,) = offers_of(Model(model_id, "M", Pricing({})), [endpoint], Usage(prompt=1_000), noon)
    assert (offer.quote.total.usd, offer.quote.total.reason) == (total, reason)
    assert offer.list_total is not None
    assert offer.list_total.usd == total


def test_where_there_is_no_work_a_typical_request_compares(noon: datetime) -> None:
    offers = _offers("openai/gpt-5.6-terra", Usage(), noon)
    assert [offer.quote.total.usd for offer in offers.values()] == [0] * 7
    assert offers["openai"].usd == Decimal("0.007")
    assert next(iter(offers)) == "openai/flex"


def test_without_work_the_list_price_is_that_of_the_same_request(noon: datetime) -> None:
    """1,000 × 0.000002 + 1,000 × 0.000012 at OpenAI before half is taken off; the work itself costs nothing."""
    offer = _offers("openai/gpt-5.6-terra", Usage(), noon)["openai"]
    assert offer.list_price is not None
    assert offer.list_total is not None
    assert (offer.usd, offer.list_price.usd) == (Decimal("0.007"), Decimal("0.014"))
    assert (offer.quote.total.usd, offer.list_total.usd) == (Decimal(0), Decimal(0))


def test_what_fits_is_told_of_what_is_compared(make_pricing: Callable[..., Pricing], noon: datetime) -> None:
    small = Endpoint("P", "p", make_pricing({"prompt": "1", "completion": "1"}), limits=Limits(9_000, 500))
    (offer,) = offers_of(Model("a/b", "M", Pricing({})), [small], Usage(), noon)
    assert offer.quote.fits
    assert not offer.fits
    assert offer.problems == ("longer than the output limit: 1,000 completion tokens, the limit is 500",)


def test_any_work_compares_itself() -> None:
    for work in (Usage(prompt=1), Usage(completion=1), Usage(images=1), Usage(searches=1)):
        assert compared_by(work) is work
    assert compared_by(Usage()) is TYPICAL
    assert (TYPICAL.prompt, TYPICAL.completion) == (1_000, 1_000)


def test_what_has_no_price_comes_last_and_equal_prices_by_tag(
    make_pricing: Callable[..., Pricing], noon: datetime
) -> None:
    prices = {"d": "0.1", "c": "-1", "b": "0.1", "a": "0"}
    endpoints = [Endpoint("P", tag, make_pricing({"prompt": text, "completion": text})) for tag, text in prices.items()]
    offers = offers_of(Model("a/b", "M", Pricing({})), endpoints, Usage(prompt=1), noon)
    assert [offer.endpoint.tag for offer in offers] == ["b", "d", "a", "c"]
