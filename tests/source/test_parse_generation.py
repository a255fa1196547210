"""What the API says of one request: whole, in part, and odd."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from ortui.domain.errors import InvalidInputError
from ortui.domain.generation import Generation, read_generation_id
from ortui.source.errors import UnreadableError
from ortui.source.parse import read_json
from ortui.source.parse_generation import parse_generation


def test_a_whole_one() -> None:
    read = parse_generation(
        read_json("""{
      "id": "gen-1", "model": "maker/model", "provider_name": "Maker", "created_at": "2026-07-15T23:33:19.433273+00:00",
      "api_type": "completions", "total_cost": 0.0015, "usage": 0.0016, "upstream_inference_cost": 0.0012,
      "cache_discount": -0.0001, "is_byok": false,
      "native_tokens_prompt": 10, "native_tokens_completion": 25, "native_tokens_reasoning": 5,
      "native_tokens_cached": 3, "native_tokens_completion_images": 0, "tokens_prompt": 11, "tokens_completion": 26,
      "num_media_prompt": 1, "num_input_audio_prompt": 0, "num_search_results": 5, "num_fetches": 0,
      "web_search_engine": "exa", "streamed": true, "cancelled": false, "latency": 1250, "generation_time": 1200.5,
      "finish_reason": "stop", "service_tier": "priority", "router": "openrouter/auto", "data_region": "global",
      "provider_responses": [{"provider_name": "First", "status": 500}, null, {"provider_name": "Maker"}],
      "user_agent": "x"}""")
    )
    assert read == Generation(
        id="gen-1",
        model="maker/model",
        provider="Maker",
        created_at=datetime(2026, 7, 15, 23, 33, 19, 433273, tzinfo=UTC),
        api_type="completions",
        total_cost=Decimal("0.0015"),
        cache_discount=Decimal("-0.0001"),
        upstream_cost=Decimal("0.0012"),
        is_byok=False,
        prompt=10,
        completion=25,
        reasoning=5,
        cached=3,
        image_output=0,
        normalised_prompt=11,
        normalised_completion=26,
        images=1,
        audio_inputs=0,
        search_results=5,
        search_engine="exa",
        fetches=0,
        streamed=True,
        cancelled=False,
        latency_ms=Decimal(1250),
        duration_ms=Decimal("1200.5"),
        finish_reason="stop",
        service_tier="priority",
        router="openrouter/auto",
        data_region="global",
        providers_tried=("First", "Maker"),
    )


def test_one_of_which_little_is_said() -> None:
    read = parse_generation(read_json('{"id": "gen-2", "total_cost": 0.0001402, "upstream_inference_cost": 0}'))
    assert read == Generation(id="gen-2", total_cost=Decimal("0.0001402"), upstream_cost=Decimal(0))
    assert parse_generation({}) == Generation()


def test_the_usage_is_what_was_billed_where_the_total_is_missing() -> None:
    assert parse_generation(read_json('{"usage": 0.5}')).total_cost == Decimal("0.5")
    assert parse_generation(read_json('{"total_cost": 0, "usage": 0.5}')).total_cost == 0


@pytest.mark.parametrize("odd", ["NaN", '"0.5"', "-1", "true", "[1]", "1e400"])
def test_odd_values_are_not_said(odd: str) -> None:
    fields = ("total_cost", "upstream_inference_cost", "native_tokens_prompt", "latency", "num_search_results")
    read = parse_generation(read_json("{" + ", ".join(f'"{field}": {odd}' for field in fields) + "}"))
    assert read == Generation()


@pytest.mark.parametrize("odd", [None, [], "gen", 5])
def test_what_is_no_generation_is_an_error(odd: object) -> None:
    with pytest.raises(UnreadableError):
        parse_generation(odd)


def test_an_id_is_one_word() -> None:
    assert read_generation_id(" gen-1772030107-abc\n") == "gen-1772030107-abc"
    for odd in ("", " ", "gen 1", "gen-\x1b", "gen-é", "x" * 201):
        with pytest.raises(InvalidInputError, match="is one word, like gen-"):
            read_generation_id(odd)
