"""Random answers about a key and its account, valid by the schema and odd within it, or with words for figures."""

from random import Random
from typing import Any

from tests.faults.answers import Shape, flag, many, nullable, number, one_of, record, text

_MOMENTS = ("2026-08-22", "2026-08-22T18:35:00Z", "2026-08-22T18:35:00.123+02:00", "0001-01-01", "never", "", "1e9")


def figure(chance: Random) -> object:
    """Make a number; now and then a word, which some servers send for one."""
    return chance.choice(("", "12.5", "free", [], {}, True, None)) if chance.random() < 0.1 else number(chance)


def _moment(chance: Random) -> str:
    return chance.choice(_MOMENTS)


_RESET = nullable(one_of("daily", "weekly", "monthly"))
_SPENDS = ("usage", "usage_daily", "usage_weekly", "usage_monthly")
_BUDGET = record(
    {"scope": one_of("member", "api_key", "key_limit"), "limit_usd": figure, "spend_usd": figure},
    {"remaining_usd": figure, "reset_interval": _RESET, "resets_at": nullable(_moment), "include_byok": flag},
)
KEY = record(
    {"label": text, "limit": nullable(figure), "usage": figure, "is_free_tier": flag},
    {
        "limit_remaining": nullable(figure),
        "limit_reset": _RESET,
        **dict.fromkeys([*_SPENDS[1:], *(f"byok_{name}" for name in _SPENDS)], figure),
        "include_byok_in_limit": flag,
        "is_management_key": flag,
        "rate_limit": record({"requests": number, "interval": text, "note": text}),
        "expires_at": nullable(_moment),
        "free_model_daily_requests": record({"limit": figure, "used": figure, "remaining": figure}),
        "budgets": many(_BUDGET),
        "effective_budget": nullable(_BUDGET),
        "name": text,
        "disabled": flag,
        "created_at": _moment,
        "last_used_at": nullable(_moment),
    },
)
CREDITS = record({"total_credits": figure, "total_usage": figure})
_COUNTS = ("requests", "prompt_tokens", "completion_tokens", "reasoning_tokens")
ACTIVITY = record(
    {
        "date": _moment,
        "model": text,
        "provider_name": text,
        "usage": figure,
        "byok_usage_inference": figure,
        **dict.fromkeys(_COUNTS, figure),
    },
    {"model_permaslug": text, "endpoint_id": text, "cached_tokens": figure},
)
GENERATION = record(
    {
        "id": text,
        "model": nullable(text),
        "provider_name": nullable(text),
        "created_at": _moment,
        "total_cost": figure,
        "cache_discount": nullable(figure),
        "is_byok": flag,
        **dict.fromkeys(("tokens_prompt", "tokens_completion"), nullable(figure)),
        **dict.fromkeys(("native_tokens_prompt", "native_tokens_completion"), nullable(figure)),
        **dict.fromkeys(("latency", "generation_time"), nullable(figure)),
    },
    {
        "usage": figure,
        "upstream_inference_cost": nullable(figure),
        "native_tokens_reasoning": nullable(figure),
        "native_tokens_cached": nullable(figure),
        "num_media_prompt": nullable(figure),
        "num_search_results": nullable(figure),
        "provider_responses": nullable(many(record({"provider_name": nullable(text), "status": nullable(number)}))),
    },
)


def listed(shape: Shape) -> Shape:
    """Make a list of up to five."""

    def make(chance: Random) -> list[Any]:
        return [shape(chance) for _ in range(chance.randint(0, 5))]

    return make
