"""Where requests would go, for real models (16 Aug 2026); what is expected is read off their rows by hand."""

import json
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from ortui.domain.endpoint import Endpoint, Percentiles
from ortui.domain.model import Model
from ortui.domain.pricing import Pricing
from ortui.domain.routing import Choice, Routing, route
from ortui.domain.usage import Usage
from ortui.source.parse_endpoints import read_endpoints

_REAL = json.loads((Path(__file__).parent.parent / "data" / "endpoints.json").read_text("utf-8"))
_WORK = Usage(prompt=10_000, completion=1_000)
_VARIES = "price varies: it is that of the model which serves the request"
LLAMA, TERRA, GEMINI = "meta-llama/llama-3.3-70b-instruct", "openai/gpt-5.6-terra", "google/gemini-3.7-flash"


def _route(model_id: str, moment: datetime, usage: Usage = _WORK) -> Routing:
    endpoints = read_endpoints(json.dumps(_REAL[model_id])).endpoints
    return route(Model(model_id, "Model", Pricing({})), endpoints, usage, moment)


@pytest.fixture
def route_among(make_pricing: Callable[..., Pricing], noon: datetime) -> Callable[..., Routing]:
    """Route a request among endpoints, each given by its tag, its rate, and what else there is to say of it."""

    def among(*rows: tuple[str, str] | tuple[str, str, dict[str, object]]) -> Routing:
        endpoints = [
            Endpoint(tag, tag, make_pricing({"prompt": rate, "completion": rate}), **dict(*described))
            for tag, rate, *described in rows
        ]
        return route(Model("maker/model", "Model", Pricing({})), endpoints, Usage(prompt=1), noon)

    return among


def _tag(choice: Choice) -> str | None:
    return choice.offer.endpoint.tag if choice.offer else None


def _marks(routing: Routing) -> dict[str, str]:
    return {offer.endpoint.tag: mark for offer in routing.offers if (mark := routing.mark(offer))}


@pytest.mark.parametrize(
    ("model_id", "cheapest", "dearest"),
    [
        (LLAMA, ("deepinfra/turbo", "0.00132"), ("together", "0.01144")),
        (TERRA, ("openai/flex", "0.008"), ("azure/us", "0.0352")),
        (GEMINI, ("google-vertex/global/flex", "0.0028125"), ("google-ai-studio/priority", "0.02025")),
        ("deepseek/deepseek-chat-v3-0324", ("deepinfra/fp4", "0.0033"), ("crusoe/bf16", "0.0065")),
    ],
)
def test_cheapest_and_dearest(
    model_id: str, cheapest: tuple[str, str], dearest: tuple[str, str], noon: datetime
) -> None:
    routing = _route(model_id, noon)
    for offer, (tag, usd) in ((routing.cheapest, cheapest), (routing.dearest, dearest)):
        assert offer is not None
        assert (offer.endpoint.tag, offer.usd) == (tag, Decimal(usd))


def test_who_is_cheapest_depends_on_the_work(noon: datetime) -> None:
    """Groq asks 0.59 and 0.79, CoreWeave 0.71 and 0.71: for answers alone CoreWeave is cheaper."""
    prices = {offer.endpoint.tag: offer.usd for offer in _route(LLAMA, noon, Usage(completion=1_000)).offers}
    assert prices["coreweave/fp16"] == Decimal("0.00071")
    assert prices["groq"] == Decimal("0.00079")
    prices = {offer.endpoint.tag: offer.usd for offer in _route(LLAMA, noon, Usage(prompt=1_000)).offers}
    assert prices["coreweave/fp16"] == Decimal("0.00071")
    assert prices["groq"] == Decimal("0.00059")


def test_flex_is_marked_as_the_cheapest_but_never_as_the_models_price(noon: datetime) -> None:
    assert _marks(_route(TERRA, noon)) == {
        "openai/flex": "cheapest",
        "openai": "cheapest by default",
        "amazon-bedrock/us-east-1": "dearest",
        "azure/eu": "dearest",
        "azure/us": "dearest",
    }
    default = _route(TERRA, noon).default
    assert default.best is not None
    assert default.best.endpoint.tag == "openai"
    assert {share.offer.endpoint.tag for share in default.shares}.isdisjoint({"openai/flex", "openai/priority"})


def test_marks_of_a_model_with_priority_rows(noon: datetime) -> None:
    assert _marks(_route(GEMINI, noon)) == {
        "google-vertex/global/flex": "cheapest",
        "google-vertex/global": "cheapest by default",
        "google-ai-studio": "dearest by default",
        "google-ai-studio/priority": "dearest",
    }


def test_a_degraded_endpoint_can_be_the_cheapest_but_not_by_default(noon: datetime) -> None:
    assert _marks(_route("deepseek/deepseek-chat-v3-0324", noon)) == {
        "deepinfra/fp4": "cheapest",
        "siliconflow/fp8": "cheapest by default",
        "crusoe/bf16": "dearest",
    }


def test_where_all_cost_the_same_nothing_is_marked(noon: datetime) -> None:
    routing = _route("deepseek/deepseek-v4.1-flash", noon)
    assert _marks(routing) == {}
    assert routing.cheapest is not None
    assert routing.cheapest.usd == Decimal("0.00085")


def test_what_can_not_take_the_request_is_neither(noon: datetime) -> None:
    """DeepInfra's row is the cheapest, and writes 16,384 tokens at most."""
    routing = _route(LLAMA, noon, Usage(prompt=10_000, completion=20_000))
    assert _marks(routing) == {"akashml/fp8": "cheapest", "nebius/fp8": "cheapest", "groq": "dearest"}
    assert _tag(routing.floor) == "akashml/fp8"


@pytest.mark.parametrize(
    ("model_id", "tag", "reason"),
    [
        (LLAMA, "deepinfra/turbo", "the least price of 9 endpoints, standard or flex; 4 degraded left out"),
        (
            TERRA,
            "openai/flex",
            "the least price of 6 endpoints, standard or flex; flex: slower, and refused when there is no room",
        ),
        (
            "deepseek/deepseek-chat-v3-0324",
            "siliconflow/fp8",
            (
                "the least price of 3 endpoints, standard or flex; 1 degraded left out;"
                " deepinfra/fp4 costs less, but is degraded (status -2)"
            ),
        ),
    ],
)
def test_floor_takes_the_least_price_of_standard_and_flex(model_id: str, tag: str, reason: str, noon: datetime) -> None:
    floor = _route(model_id, noon).floor
    assert (_tag(floor), floor.reason) == (tag, reason)


def test_floor_never_takes_priority(route_among: Callable[..., Routing]) -> None:
    routing = route_among(("a", "0.2"), ("b/priority", "0.1"))
    assert (_tag(routing.floor), routing.floor.reason) == ("a", "the only one it may pick")
    assert routing.cheapest is not None
    assert routing.cheapest.endpoint.tag == "b/priority"


def test_floor_takes_a_degraded_one_where_all_are(route_among: Callable[..., Routing]) -> None:
    routing = route_among(("a", "0.2", {"status": -2}), ("b", "0.1", {"status": -1}))
    assert _tag(routing.floor) == "b"
    assert routing.floor.reason == "the least price of 2 endpoints, standard or flex; all are degraded"
    assert routing.default.reason.endswith("; all are degraded")


def test_floor_leaves_out_what_has_no_price(route_among: Callable[..., Routing]) -> None:
    routing = route_among(("a", "0.2"), ("b", "0.3"), ("c", "-1"), ("d", "0"))
    assert _tag(routing.floor) == "a"
    assert routing.floor.reason.endswith("; 2 endpoints without a known price left out")
    none = route_among(("c", "-1"))
    assert none.floor == Choice(None, f"can't be told: {_VARIES}")
    assert (none.cheapest, none.dearest) == (None, None)


@pytest.mark.parametrize(
    ("model_id", "tag", "reason"),
    [
        (
            LLAMA,
            "groq",
            ("the highest throughput of 9 endpoints, standard or priority, 178 tokens a second; 4 degraded left out"),
        ),
        (
            TERRA,
            "azure/eu",
            (
                "the highest throughput of 5 endpoints, standard or priority, 86 tokens a second;"
                " 1 endpoint without a measured one left out"
            ),
        ),
        (
            "deepseek/deepseek-v4.1-flash",
            None,
            "can't be told: throughput is told only to a key, and none was sent",
        ),
    ],
)
def test_nitro_takes_the_highest_throughput_of_standard_and_priority(
    model_id: str, tag: str | None, reason: str, noon: datetime
) -> None:
    """At gpt-5.6-terra flex is the fastest of all, with 156 tokens a second, and is not admitted."""
    nitro = _route(model_id, noon).nitro
    assert (_tag(nitro), nitro.reason) == (tag, reason)


def test_nitro_admits_priority_and_says_what_it_is_billed_at(route_among: Callable[..., Routing]) -> None:
    speed = {"throughput": Percentiles(Decimal(50))}
    routing = route_among(("a", "1", speed), ("b/fast", "2", {"throughput": Percentiles(Decimal("99.6"))}))
    assert _tag(routing.nitro) == "b/fast"
    assert routing.nitro.reason.endswith(", 100 tokens a second; priority: billed at its own rate")


def test_floor_and_default_routing_leave_out_the_same_and_say_so(noon: datetime) -> None:
    routing = _route(LLAMA, noon)
    assert routing.floor.reason.startswith(f"the least price of {len(routing.default.shares)} endpoints,")
    for reason in (routing.floor.reason, routing.default.reason):
        assert reason.endswith("; 4 degraded left out")


def test_a_single_degraded_one_is_said_to_be(route_among: Callable[..., Routing]) -> None:
    routing = route_among(("a", "0.2", {"status": -2}))
    assert routing.floor.reason == "the only one it may pick; it is degraded"
    assert routing.default.reason == "one endpoint of the standard service; it is degraded"


def test_no_key_is_asked_for_where_others_of_the_answer_are_measured(route_among: Callable[..., Routing]) -> None:
    """Flex is measured but not admitted: that nobody else is can't be for want of a key."""
    routing = route_among(("a", "1"), ("b/flex", "1", {"throughput": Percentiles(Decimal(5))}))
    assert routing.nitro == Choice(None, "can't be told: none that it may pick has a measured throughput")
    assert routing.is_measured
    assert route_among(("a", "1", {"latency": Percentiles(Decimal(5))})).is_measured
    assert not route_among(("a", "1")).is_measured


def test_nitro_passes_over_what_is_degraded(route_among: Callable[..., Routing]) -> None:
    fast = {"throughput": Percentiles(Decimal(99)), "status": -2}
    assert _tag(route_among(("a", "1", {"throughput": Percentiles(Decimal(5))}), ("b", "2", fast)).nitro) == "a"


def test_where_nothing_is_listed_nothing_can_be_picked(route_among: Callable[..., Routing]) -> None:
    routing = route_among()
    nobody = Choice(None, "none that it may pick can take this request")
    assert (routing.floor, routing.nitro, routing.cheapest) == (nobody, nobody, None)
    assert routing.default.expected.usd is None
