"""The average cost under default routing: weights of 1 / price², worked out by hand."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.default_routing import DefaultRouting, default_routing
from ortui.domain.endpoint import Endpoint
from ortui.domain.model import Limits, Model
from ortui.domain.offer import offers_of
from ortui.domain.price import Price, PriceState
from ortui.domain.pricing import Pricing
from ortui.domain.usage import Usage
from ortui.source.parse_endpoints import read_endpoints

_REAL = json.loads((Path(__file__).parent.parent / "data" / "endpoints.json").read_text("utf-8"))
_NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
Row = tuple[str, str, int]


def _endpoint(tag: str, rate: str, status: int = 0) -> Endpoint:
    price = Price.varies("price varies") if rate == "-1" else Price.known(Decimal(rate))
    return Endpoint(tag, tag, Pricing({"prompt": price, "completion": price}), status=status, limits=Limits(10_000_000))


def _default(*endpoints: Endpoint, usage: Usage = Usage(prompt=1), model_id: str = "maker/model") -> DefaultRouting:
    return default_routing(offers_of(Model(model_id, "Model", Pricing({})), endpoints, usage, _NOON))


def _parts(default: DefaultRouting) -> dict[str, Fraction]:
    return {share.offer.endpoint.tag: share.part for share in default.shares}


def test_the_example_of_the_documentation() -> None:
    """A costs 1 USD a million, B 2 with outages, C 3: A is nine times as likely as C, B comes last."""
    rows = (_endpoint("a", "0.000001"), _endpoint("b", "0.000002", -2), _endpoint("c", "0.000003"))
    default = _default(*rows, usage=Usage(prompt=1_000_000))
    assert _parts(default) == {"a": Fraction(9, 10), "c": Fraction(1, 10)}
    assert default.expected == Price.known(Decimal("1.2"))
    assert default.reason == (
        "2 endpoints of the standard service, weighted by 1 / price² of this request (an assumption);"
        " 1 degraded left out"
    )


def test_gemini_at_two_prices() -> None:
    """0.005625 at Vertex and 0.01125 at AI Studio: four to one, (4 × 0.005625 + 0.01125) / 5."""
    endpoints = read_endpoints(json.dumps(_REAL["google/gemini-3.7-flash"])).endpoints
    default = _default(*endpoints, usage=Usage(prompt=10_000, completion=1_000))
    assert _parts(default) == {"google-vertex/global": Fraction(4, 5), "google-ai-studio": Fraction(1, 5)}
    assert default.expected == Price.known(Decimal("0.00675"))
    assert default.best is not None
    assert default.worst is not None
    assert (default.best.usd, default.worst.usd) == (Decimal("0.005625"), Decimal("0.01125"))


def test_terra_at_five_endpoints() -> None:
    """In units of 0.016: 1, 2 and three times 2.2; (1 + 1/2 + 3/2.2) / (1 + 1/4 + 3/4.84) = 1386/905 of them."""
    endpoints = read_endpoints(json.dumps(_REAL["openai/gpt-5.6-terra"])).endpoints
    default = _default(*endpoints, usage=Usage(prompt=10_000, completion=1_000))
    assert default.expected == Price.known(Decimal("0.024503867403314917127071823204"))
    assert _parts(default)["openai"] == Fraction(484, 905)


def test_llama_leaves_four_degraded_ones_out() -> None:
    endpoints = read_endpoints(json.dumps(_REAL["meta-llama/llama-3.3-70b-instruct"])).endpoints
    default = _default(*endpoints, usage=Usage(prompt=10_000, completion=1_000))
    assert len(default.shares) == 9
    assert _parts(default).keys().isdisjoint({"nebius/fp8", "parasail/fp8", "cloudflare/fp8", "google-vertex"})
    assert default.reason.endswith("; 4 degraded left out")


def test_flex_and_priority_take_no_part() -> None:
    default = _default(
        _endpoint("a/flex", "1"), _endpoint("a", "2"), _endpoint("a/priority", "3"), _endpoint("a/us", "4")
    )
    assert _parts(default) == {"a": Fraction(4, 5), "a/us": Fraction(1, 5)}
    only_flex = _default(_endpoint("a/flex", "1"))
    assert only_flex.expected.state is PriceState.UNKNOWN
    assert only_flex.reason == "no endpoint of the standard service can take this request"
    assert (only_flex.best, only_flex.worst) == (None, None)


def test_what_can_not_take_the_request_takes_no_part() -> None:
    default = _default(
        _endpoint("a", "1"), Endpoint("b", "b", _endpoint("b", "1").pricing, limits=Limits(5)), usage=Usage(6)
    )
    assert _parts(default) == {"a": Fraction(1)}
    assert default.reason == "one endpoint of the standard service"


def test_where_all_are_degraded_they_serve_all_the_same() -> None:
    default = _default(_endpoint("a", "1", -1), _endpoint("b", "1", -5))
    assert _parts(default) == {"a": Fraction(1, 2), "b": Fraction(1, 2)}
    assert default.expected == Price.known(Decimal(1))
    assert default.reason.endswith("; all are degraded")


@pytest.mark.parametrize(
    ("rate", "state", "reason"),
    [
        ("-1", PriceState.VARIES, "b may serve it: price varies: it is that of the model which serves the request"),
        ("0", PriceState.UNKNOWN, "b may serve it: no token price listed"),
    ],
)
def test_what_varies_or_is_unknown_never_counts_as_nothing(rate: str, state: PriceState, reason: str) -> None:
    default = _default(_endpoint("a", "1"), _endpoint("b", rate))
    assert (default.expected.state, default.expected.usd, default.reason) == (state, None, reason)
    assert (default.shares, default.best, default.worst) == ((), None, None)


def test_but_a_degraded_one_without_a_price_is_in_nobodys_way() -> None:
    assert _default(_endpoint("a", "1"), _endpoint("b", "-1", -2)).expected == Price.known(Decimal(1))


def test_free_endpoints_share_the_requests_among_themselves() -> None:
    default = _default(*(_endpoint("a", "0"), _endpoint("b", "0"), _endpoint("c", "1")), model_id="maker/model:free")
    assert _parts(default) == {"a": Fraction(1, 2), "b": Fraction(1, 2)}
    assert default.expected.state is PriceState.FREE
    assert default.reason == "endpoints that cost nothing come before all others"


_RATES = st.lists(st.decimals("1e-30", "1000", places=30), min_size=1, max_size=13)


@given(_RATES, st.integers(1, 10_000_000))
def test_the_average_lies_between_best_and_worst_and_the_parts_make_a_whole(
    rates: Sequence[Decimal], tokens: int
) -> None:
    endpoints = [_endpoint(f"p{place}", f"{rate:f}") for place, rate in enumerate(rates)]
    default = _default(*endpoints, usage=Usage(prompt=tokens))
    assert default.best is not None
    assert default.worst is not None
    best, expected, worst = default.best.usd, default.expected.usd, default.worst.usd
    assert best is not None
    assert expected is not None
    assert worst is not None
    assert best <= expected <= worst
    assert sum(share.part for share in default.shares) == 1


@given(_RATES)
def test_the_order_of_the_rows_makes_no_difference(rates: Sequence[Decimal]) -> None:
    endpoints = [_endpoint(f"p{place}", f"{rate:f}") for place, rate in enumerate(rates)]
    assert _default(*endpoints).expected == _default(*reversed(endpoints)).expected


def test_a_sum_of_thirteen_awkward_prices_is_exact() -> None:
    """Thirteen equal prices but one that is twice as high: (12 + 1/2) / (12 + 1/4) of the lower price."""
    low = "0.000000041666666666666700000001"
    high = "0.000000083333333333333400000002"
    default = _default(*(_endpoint(f"p{place}", low) for place in range(12)), _endpoint("p", high))
    assert default.expected == Price.known(Decimal("0.000000042517006802721122448981"))
