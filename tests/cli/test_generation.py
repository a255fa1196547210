"""`ortui generation` against a server that plays a request's bill: beside the estimate, waited for, in part."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]

_MADE = {
    "id": "gen-1",
    "model": "lab/opus",
    "provider_name": "Lab",
    "created_at": "2026-08-20T10:00:00.433273+00:00",
    "total_cost": 0.0415,
    "usage": 0.0415,
    "upstream_inference_cost": 0.0415,
    "is_byok": False,
    "native_tokens_prompt": 4000,
    "native_tokens_cached": 1000,
    "native_tokens_completion": 1000,
    "native_tokens_reasoning": 300,
    "tokens_prompt": 3900,
    "tokens_completion": 950,
    "service_tier": None,
    "finish_reason": "stop",
    "num_search_results": None,
}
"""3,000 × 5 + 1,000 × 0.5 + 1,000 × 25 millionths are 0.0405; 0.0415 would be 0.001 more."""


@pytest.fixture
def billed(account_api: Any, kept: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:  # noqa: ANN401 - a server
    """Serve a bill; what is given replaces its fields. The prices at hand are of 22 Aug 2026."""
    kept()
    monkeypatch.setenv("OPENROUTER_API_KEY", "sk-or-v1-0123456789-890")
    monkeypatch.setattr("ortui.source.account_api.PAUSES", (0.0, 0.0))

    def serve(**changed: object) -> Any:  # noqa: ANN401 - a server
        account_api.replies["/generation"] = {"data": _MADE | changed}
        return account_api

    return serve


def test_the_json(run: Run, billed: Callable[..., Any]) -> None:
    server = billed(total_cost=0.0405)
    ran = run("generation", "gen-1", "--json")
    assert (ran.code, ran.err) == (0, "")
    told = ran.json
    assert {key: told[key] for key in ("schema", "id", "model", "provider", "created_at")} == {
        "schema": "ortui/1",
        "id": "gen-1",
        "model": "lab/opus",
        "provider": "Lab",
        "created_at": "2026-08-20T10:00:00Z",
    }
    assert (told["billed_usd"], told["estimate_usd"], told["difference_usd"]) == ("0.0405", "0.0405", "0")
    assert (told["billed_reason"], told["estimate_reason"], told["difference_reason"]) == (None, None, None)
    assert told["causes"] == []
    assert told["tokens"] == {
        "prompt": 4000,
        "cached": 1000,
        "completion": 1000,
        "reasoning": 300,
        "image_output": None,
        "normalised_prompt": 3900,
        "normalised_completion": 950,
        "reason": "not said",
    }
    assert [line["item"] for line in told["lines"]] == ["prompt", "input_cache_read", "completion"]
    assert server.paths() == ["/generation?id=gen-1"]


@pytest.mark.parametrize(
    ("changed", "difference", "cause"),
    [
        # 4,000 × 5 + 1,000 × 25
        ({"total_cost": 0.045}, "0.0045", "the cache: billed as if nothing was read from it"),
        ({"total_cost": 0.02025, "service_tier": "flex"}, "-0.02025", "the flex tier: 0.5 times the price"),
        ({"total_cost": 0.081, "service_tier": "priority"}, "0.0405", "the priority tier: 2 times the price"),
        # 0.0405 + 2 × 0.01, where one search is assumed
        ({"total_cost": 0.0605, "num_search_results": 9}, "0.01", "web searches: 2 were billed, 1 assumed"),
        # 800 × (6.25 - 5)
        ({"total_cost": 0.0415}, "0.001", "the cache: 800 tokens written to it would make it"),
        ({"total_cost": 0}, "-0.0405", "nothing was billed"),
        ({"total_cost": 0.040501}, "0.000001", "rounding"),
        ({"total_cost": 0.0305}, "-0.01", "24.7 % less: another provider, a discount"),
    ],
)
def test_what_explains_the_difference(
    run: Run, billed: Callable[..., Any], changed: dict[str, object], difference: str, cause: str
) -> None:
    billed(**changed)
    told = run("generation", "gen-1", "--json").json
    assert told["difference_usd"] == difference
    assert told["causes"][0].startswith(cause)


def test_the_price_of_the_provider_that_served_it(run: Run, billed: Callable[..., Any]) -> None:
    """The endpoints that `ortui providers` kept are looked at: 3,000 × 4 + 1,000 × 0.5 + 1,000 × 25."""
    server = billed(total_cost=0.0375)
    pricing = {"prompt": "0.000004", "completion": "0.000025", "input_cache_read": "0.0000005", "discount": 0.2}
    endpoint = {"provider_name": "Lab", "tag": "lab/eu", "name": "Lab | opus", "pricing": pricing}
    server.replies["/models/lab/opus/endpoints"] = {"data": {"id": "lab/opus", "endpoints": [endpoint]}}
    assert run("providers", "lab/opus").code == 0
    assert run("generation", "gen-1", "--json").json["causes"] == [
        "another provider: this is the price at lab/eu, with its discount of 20 %"
    ]


def test_the_text(run: Run, billed: Callable[..., Any]) -> None:
    billed(total_cost=0.045)
    ran = run("generation", "gen-1")
    facts, receipt, amounts = ran.out.split("\n\n")
    assert [" ".join(line.split()) for line in facts.splitlines()] == [
        "id gen-1",
        "model lab/opus",
        "provider Lab",
        "made 2026-08-20T10:00:00Z",
        "prompt 4,000 native tokens, 1,000 of them from cache",
        "completion 1,000 native tokens, 300 of them reasoning",
    ]
    assert receipt.splitlines()[1].split()[:4] == ["prompt", "3,000", "5.00", "0.015"]
    assert amounts == (
        "               USD\n"
        "billed      0.045\n"
        "estimate    0.0405  from these counts, by the prices at hand\n"
        "difference  0.0045  billed less estimate\n"
        "likely the cache: billed as if nothing was read from it\n"
    )
    assert ran.err.startswith("prices from a file of 22 Aug 2026, ")


def test_one_that_is_not_there_yet_is_waited_for(run: Run, billed: Callable[..., Any]) -> None:
    server = billed()
    missing = (404, {"error": {"code": 404, "message": "Generation not found"}})
    server.replies["/generation"] = [missing, missing, {"data": _MADE}]
    ran = run("generation", "gen-1", "--json")
    assert (ran.code, ran.json["billed_usd"]) == (0, "0.0415")
    assert ran.err.splitlines() == ["it is not there yet, as is usual for a moment (404); asking again in 0 s"] * 2
    assert len(server.paths()) == 3


def test_one_that_never_comes(run: Run, billed: Callable[..., Any]) -> None:
    server = billed()
    server.replies["/generation"] = (404, {"error": {"code": 404, "message": "Generation not found"}})
    ran = run("generation", "gen-1")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.splitlines()[-2] == "ortui: the API knows no generation gen-1 of this key's account (404)"
    assert len(server.paths()) == 3


def test_a_bill_in_part_is_no_estimate(run: Run, billed: Callable[..., Any]) -> None:
    server = billed()
    server.replies["/generation"] = {"data": {"id": "gen-1", "total_cost": 0.0001402, "upstream_inference_cost": 0}}
    told = run("generation", "gen-1", "--json").json
    assert (told["billed_usd"], told["estimate_usd"], told["difference_usd"]) == ("0.0001402", None, None)
    assert told["estimate_reason"] == "its model is not in the catalogue"
    assert (told["lines"], told["causes"], told["upstream_usd"]) == ([], [], "0")


def test_counts_that_are_missing_are_no_zero(run: Run, billed: Callable[..., Any]) -> None:
    billed(native_tokens_completion=None)
    ran = run("generation", "gen-1")
    assert "completion  native tokens not said" in ran.out
    assert "estimate    unknown  the native token counts, by which requests are billed, are not said" in ran.out
    assert "difference        ?" in ran.out


def test_an_own_key_is_billed_a_fee(run: Run, billed: Callable[..., Any]) -> None:
    billed(total_cost=0, is_byok=True, upstream_inference_cost=0.0096)
    told = run("generation", "gen-1", "--json").json
    assert (told["billed_usd"], told["estimate_usd"], told["difference_usd"]) == ("0", "0.0405", None)
    assert told["difference_reason"] == "billed is a fee alone"
    assert told["causes"][0].startswith("a provider's key of your own was used")


def test_prices_of_another_time_are_said(run: Run, billed: Callable[..., Any]) -> None:
    billed(created_at="2026-05-01T10:00:00Z")
    assert (
        "the prices are of 22 Aug 2026, the request of 1 May 2026: they may have changed\n"
        in run("generation", "gen-1").err
    )


def test_what_is_not_an_id_is_wrong_usage(run: Run, billed: Callable[..., Any]) -> None:
    server = billed()
    ran = run("generation", "two words")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("ortui: the id of a generation is one word")
    assert server.paths() == []
