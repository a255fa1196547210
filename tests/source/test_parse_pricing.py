"""The price object: exact rates, overrides with their conditions, unknown keys kept."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from ortui.domain.price import PriceState
from ortui.domain.pricing import Pricing
from ortui.source.parse import read_answer

_MONDAY_NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def _read(pricing: str) -> Pricing:
    parsed = read_answer(f'[{{"id": "a/b", "pricing": {pricing}}}]')
    assert parsed.set_aside == ()
    return parsed.models[0].pricing


def _usd(pricing: Pricing, prompt_tokens: int, moment: datetime = _MONDAY_NOON) -> Mapping[str, str]:
    rates = pricing.in_force(prompt_tokens, moment).rates
    return {key: f"{price.usd:f}" for key, price in rates.items() if price.usd is not None}


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ('"0.00000020000000000000002"', "0.00000020000000000000002"),
        ('"0.0000000416666666666667"', "0.0000000416666666666667"),
        ("0.0000000416666666666667", "0.0000000416666666666667"),
        ("6e-07", "0.0000006"),
        ('"6e-07"', "0.0000006"),
        ('"6E-7"', "0.0000006"),
        ("1", "1"),
        ("1.0", "1"),
        ('"1e-30"', "0.000000000000000000000000000001"),
        ("1000", "1000"),
        ('" 0.5 "', "0.5"),
        ("0", "0"),
        ('"-0"', "0"),
        ('"0.000"', "0"),
        ("0e-99", "0"),
        ('"0e9999"', "0"),
    ],
)
def test_rates_are_exact_to_the_last_digit(received: str, expected: str) -> None:
    price = _read(f'{{"prompt": {received}}}').rates["prompt"]
    assert price.state is PriceState.KNOWN
    assert price.usd is not None
    assert f"{price.usd:f}" == expected


def test_all_fourteen_keys_are_rates() -> None:
    keys = [
        *("prompt", "completion", "input_cache_read", "input_cache_write", "input_cache_write_1h", "image"),
        *("image_token", "audio", "input_audio_cache", "internal_reasoning", "image_output", "audio_output"),
        *("web_search", "request"),
    ]
    pricing = _read(json.dumps({key: f"0.{number}" for number, key in enumerate(keys, start=1)}))
    assert [str(price.usd) for price in pricing.rates.values()] == [f"0.{number}" for number in range(1, 15)]
    assert list(pricing.rates) == keys
    assert pricing.other == {}


def test_a_null_rate_is_absent() -> None:
    assert list(_read('{"prompt": "1", "image": null, "overrides": null, "unknown": null}').rates) == ["prompt"]


def test_unknown_price_keys_are_kept_in_words() -> None:
    pricing = _read('{"prompt": "1", "discount": 0.25, "per_song": "0.08", "steps": [1, {"a": null}], "is_sale": true}')
    assert pricing.other == {
        "discount": "0.25",
        "per_song": "0.08",
        "steps": '[1, {"a": null}]',
        "is_sale": "true",
    }


def test_two_tiers_replace_what_they_name_above_their_thresholds() -> None:
    pricing = _read(
        json.dumps(
            {
                "prompt": "0.000001",
                "completion": "0.000005",
                "input_cache_read": "0.0000001",
                "overrides": [
                    {"min_prompt_tokens": 32000, "prompt": "0.000002", "completion": "0.000006"},
                    {"min_prompt_tokens": 128000.0, "prompt": "0.000003"},
                ],
            }
        )
    )
    assert pricing.has_tiers
    assert _usd(pricing, 32_000)["prompt"] == "0.000001"
    assert _usd(pricing, 32_001) == {"prompt": "0.000002", "completion": "0.000006", "input_cache_read": "0.0000001"}
    assert _usd(pricing, 128_001) == {"prompt": "0.000003", "completion": "0.000006", "input_cache_read": "0.0000001"}


def test_windows_hold_by_hour_and_day() -> None:
    night = {"utc_start": 2200, "utc_end": 400, "prompt": "0.1"}
    weekend = {"utc_days": ["saturday", "sunday"], "prompt": "0.2"}
    pricing = _read(json.dumps({"prompt": "0.3", "overrides": [night, weekend]}))
    assert pricing.has_windows
    assert _usd(pricing, 1, datetime(2026, 11, 23, 12, tzinfo=UTC)) == {"prompt": "0.3"}
    assert _usd(pricing, 1, datetime(2026, 11, 23, 22, tzinfo=UTC)) == {"prompt": "0.1"}
    assert _usd(pricing, 1, datetime(2026, 11, 24, 3, 59, tzinfo=UTC)) == {"prompt": "0.1"}
    assert _usd(pricing, 1, datetime(2026, 11, 24, 4, tzinfo=UTC)) == {"prompt": "0.3"}
    assert _usd(pricing, 1, datetime(2026, 11, 28, 12, tzinfo=UTC)) == {"prompt": "0.2"}


def test_a_condition_nobody_knows_is_named_and_its_override_skipped() -> None:
    pricing = _read('{"prompt": "0.1", "overrides": [{"moon_phase": "full", "prompt": "0.2"}]}')
    assert pricing.not_understood == ("moon_phase",)
    assert _usd(pricing, 1) == {"prompt": "0.1"}


def test_what_varies_in_an_override_varies() -> None:
    pricing = _read('{"prompt": "0.1", "overrides": [{"min_prompt_tokens": 10, "prompt": "-1"}]}')
    assert pricing.in_force(11, _MONDAY_NOON).rates["prompt"].state is PriceState.VARIES


def test_a_key_that_only_looks_like_a_rate_does_not_replace_it() -> None:
    pricing = _read('{"prompt\\u200b": "9", "prompt": "0.1", "\\u202eprompt": "8"}')
    assert pricing.rates["prompt"].usd == Decimal("0.1")


def test_endless_lists_and_depths_are_bounded() -> None:
    deep = "[" * 400 + "]" * 400
    pricing = _read(f'{{"prompt": "0.1", "deep": {deep}, "long": {json.dumps([0] * 9999)}}}')
    assert len(pricing.other["deep"]) < 50
    assert pricing.other["long"].startswith("[0, 0, 0")
    assert len(pricing.other["long"]) <= 200
