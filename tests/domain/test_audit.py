"""Bills beside their estimates: every cause by a request whose cost is worked out by hand."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.audit import Audit, audit
from ortui.domain.endpoint import Endpoint
from ortui.domain.generation import Generation
from ortui.domain.model import Model
from ortui.domain.price import Price, PriceState
from ortui.domain.pricing import Pricing

_NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
_RATES = {
    "prompt": "0.000002",
    "completion": "0.00001",
    "input_cache_read": "0.0000002",
    "input_cache_write": "0.0000025",
    "input_cache_write_1h": "0.000004",
    "web_search": "0.01",
}
_NIGHT = {"utc_start": 100, "utc_end": 400, "prompt": "0.000003"}
_MADE = Generation("gen-1", "maker/model", "Lab", prompt=1_000, cached=500, completion=1_000, reasoning=300)
"""500 at 2, 500 at 0.2 and 1,000 at 10 millionths: 0.0111 USD."""


@pytest.fixture(scope="module")
def model(make_model: Callable[..., Model]) -> Model:
    return make_model(_RATES, _NIGHT)


def _billed(usd: str, **said: Any) -> Generation:  # noqa: ANN401 - fields as a test names them
    return _MADE._replace(total_cost=Decimal(usd), **said)


def _endpoint(provider: str, tag: str, prompt: str, discount: str = "") -> Endpoint:
    rates = {key: Price.known(Decimal(rate)) for key, rate in (_RATES | {"prompt": prompt}).items()}
    return Endpoint(provider, tag, Pricing(rates, (), {"discount": discount} if discount else {}))


def test_a_bill_that_equals_its_estimate_needs_no_cause(model: Model) -> None:
    found = audit(_billed("0.0111"), model, _NOON)
    assert (found.estimate.usd, found.difference, found.causes) == (Decimal("0.0111"), Decimal(0), ())


@pytest.mark.parametrize(
    ("generation", "difference", "causes"),
    [
        # 1,000 × 2 + 1,000 × 10
        (_billed("0.012"), "0.0009", ["the cache: billed as if nothing was read from it"]),
        # 500 × 3 + 500 × 0.2 + 1,000 × 10
        (_billed("0.0116"), "0.0005", ["another hour: 01:00–04:00 UTC"]),
        (_billed("0.00555", service_tier="flex"), "-0.00555", ["the flex tier: 0.5 times the price"]),
        (_billed("0.0222", service_tier="priority"), "0.0111", ["the priority tier: 2 times the price"]),
        (_billed("0.01998", service_tier="priority"), "0.00888", ["the priority tier: 1.8 times the price"]),
        (_billed("0.01221", data_region="eu"), "0.00111", ["the region eu: 1.1 times the price"]),
        # 0.0111 + 2 × 0.01, where one search was assumed
        (_billed("0.0311", search_results=9), "0.01", ["web searches: 2 were billed, 1 assumed"]),
        (_billed("0.0111", search_results=9), "-0.01", ["web searches: 0 were billed, 1 assumed"]),
        # 0.012 - 0.0004, though reads are listed at a tenth
        (_billed("0.0114", cache_discount=Decimal("0.0006")), "0.0003", ["the cache: 0.0006 USD were taken off"]),
        # 100 × (2.5 - 2)
        (_billed("0.01115"), "0.00005", ["the cache: 100 tokens written to it would make it"]),
        # 400 × (4 - 2); at 2.5 it would take 1,600, more than were read
        (_billed("0.0119"), "0.0008", ["the cache: 400 tokens written to it for an hour would make it"]),
        (_billed("0"), "-0.0111", ["nothing was billed: a cached answer, a failed request, or a free provider"]),
        (_billed("0.0111049"), "0.0000049", ["rounding: some providers report their cost in few places"]),
    ],
)
def test_what_explains_the_difference(model: Model, generation: Generation, difference: str, causes: list[str]) -> None:
    found = audit(generation, model, _NOON)
    assert found.difference == Decimal(difference)
    assert [cause.partition(" (")[0] for cause in found.causes] == causes


def test_the_price_of_the_provider_that_served_it(model: Model) -> None:
    """At 1.5 millionths a prompt token: 500 × 1.5 + 500 × 0.2 + 1,000 × 10."""
    endpoints = [
        _endpoint("Lab", "lab/fp8", "0.0000015", "0.25"),
        _endpoint("Lab", "lab", "0.000003"),
        _endpoint("Cloud", "cloud", "0.0000015"),
    ]
    found = audit(_billed("0.01085"), model, _NOON, endpoints)
    assert found.causes == ("another provider: this is the price at lab/fp8, with its discount of 25 %",)
    elsewhere = audit(_billed("0.01085", provider="Gone"), model, _NOON, endpoints[1:])
    assert elsewhere.causes == ("another provider: this is the price at cloud",)


def test_what_may_make_a_difference_that_nothing_explains(model: Model) -> None:
    found = audit(
        _billed(
            "0.0333", service_tier="priority", data_region="us", cancelled=True, router="openrouter/auto", images=1
        ),
        model,
        _NOON,
    )
    assert [cause.split(",")[0].split(":")[0] for cause in found.causes] == [
        "the priority tier",
        "the region us",
        "it was cancelled",
        "images or audio in the prompt",
        "openrouter/auto chose the model",
        "200 % more",
    ]


def test_an_own_key_is_billed_a_fee(model: Model) -> None:
    found = audit(_billed("0", is_byok=True, upstream_cost=Decimal("0.0096")), model, _NOON)
    assert (found.difference, found.estimate.usd) == (None, Decimal("0.0111"))
    assert found.causes[0].startswith("a provider's key of your own was used")


@pytest.mark.parametrize(
    ("generation", "reason"),
    [
        (Generation("gen-1", total_cost=Decimal("0.0001402")), "the native token counts"),
        (_MADE._replace(cached=2_000), "its counts don't fit together: cached (2,000) must lie inside the prompt"),
    ],
)
def test_without_counts_there_is_no_estimate(model: Model, generation: Generation, reason: str) -> None:
    found = audit(generation, model, _NOON)
    assert (found.quote, found.difference, found.causes) == (None, None, ())
    assert found.estimate.state is PriceState.UNKNOWN
    assert found.estimate.reason.startswith(reason)


def test_a_model_that_is_not_known_or_varies(make_model: Callable[..., Model]) -> None:
    unknown = audit(_billed("0.01"), None, _NOON)
    assert unknown.estimate.reason == "maker/model is not in the catalogue"
    varies = audit(_billed("0.01"), make_model({"prompt": "-1", "completion": "-1"}), _NOON)
    assert (varies.estimate.state, varies.difference) == (PriceState.VARIES, None)


def test_what_was_billed_may_be_unsaid(model: Model) -> None:
    found = audit(_MADE, model, _NOON)
    assert (found.billed, found.difference, found.estimate.usd) == (None, None, Decimal("0.0111"))


def test_what_is_assumed_is_said(model: Model) -> None:
    found = audit(_billed("0.0211", search_results=5, audio_inputs=1), model, _NOON)
    assert (found.difference, found.estimate.usd) == (Decimal(0), Decimal("0.0211"))
    assert [remark.split(" ")[0] for remark in found.counted.remarks] == ["one", "it"]


@given(st.decimals("0.000001", "0.1", places=8), st.booleans(), st.sampled_from(["", "flex", "priority", "new"]))
def test_a_difference_always_has_a_cause(billed: Decimal, is_cancelled: bool, tier: str) -> None:  # noqa: FBT001 - drawn
    found: Audit = audit(_billed(str(billed), cancelled=is_cancelled, service_tier=tier), _PLAIN, _NOON)
    assert found.difference == billed - Decimal("0.0111")
    assert bool(found.causes) == bool(found.difference)


_PLAIN = Model(
    "maker/model", "Model", Pricing({key: Price.known(Decimal(rate)) for key, rate in _RATES.items()}, (), {})
)
