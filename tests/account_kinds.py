"""Every kind of key and account that the API tells of, in the fields that matter, and what is to be said of each."""

from collections.abc import Sequence
from typing import Any, NamedTuple

Replies = dict[str, Any]

_DENIED = (403, {"error": {"code": 403, "message": "Only management keys may do that"}})
_GONE = (404, {"error": {"code": 404, "message": "Not Found"}})
_FEW = {"label": "sk-or-v1-abc...890", "usage": 0.65017511, "is_free_tier": False}
"""All that a server of early 2025 said, but for the limit."""
_MANY = {
    **_FEW,
    "usage": 31.4,
    "usage_daily": 0.4,
    "usage_weekly": 2.1,
    "usage_monthly": 11.9,
    "byok_usage": 0,
    "include_byok_in_limit": False,
    "is_management_key": False,
    "is_provisioning_key": False,
    "rate_limit": {"requests": -1, "interval": "10s"},
}
_NO_LIMIT = {"limit": None, "limit_remaining": None, "limit_reset": None}
_MONTHLY = {"limit": 20, "limit_remaining": 8.1, "limit_reset": "monthly"}
_NEW: Replies = {
    "expires_at": None,
    "free_model_daily_requests": {"limit": 1000, "used": 10, "remaining": 990},
    "budgets": [],
    "effective_budget": None,
}
_BUDGET = {
    "scope": "key_limit",
    "limit_usd": 20,
    "spend_usd": 11.9,
    "remaining_usd": 8.1,
    "reset_interval": "monthly",
    "resets_at": "2026-12-01T00:00:00Z",
}
_ROW = _MANY | _NO_LIMIT | {"name": "ci", "hash": "f01d", "disabled": False}
_DAY = {
    "date": "2026-11-25",
    "model": "lab/opus",
    "provider_name": "Lab",
    "usage": 0.015,
    "byok_usage_inference": 0.012,
    "requests": 5,
    "prompt_tokens": 50,
    "completion_tokens": 125,
    "reasoning_tokens": 25,
}


class Kind(NamedTuple):
    """One kind: what a server replies to each call, and how its account is told."""

    name: str
    replies: Replies
    left: str
    """What ``balance`` says is left."""
    glance: str
    """What the pane says of it, at 26 November 2026, noon."""
    header: str


def _ordinary(*said: Replies, **replies: object) -> Replies:
    key: Replies = {}
    for each in said:
        key |= each
    return {"/key": {"data": key}, "/credits": _DENIED, "/keys": _DENIED, "/activity": _DENIED, **replies}


def _credits(bought: object, used: object) -> Replies:
    return {"data": {"total_credits": bought, "total_usage": used}}


def _managed(credits_: object) -> Replies:
    manager = _MANY | _NO_LIMIT | _NEW | {"is_management_key": True}
    return {
        "/key": {"data": manager},
        "/credits": credits_,
        "/keys": {"data": [_ROW]},
        "/activity": {"data": [_DAY]},
    }


_LIMITED = "$8.10 of $20.00, the key's limit; resets 1 Dec, in 4 days"
_LIMITED_GLANCE = "the key's limit · resets 1 Dec, in 4 days"
_UNLIMITED = "no limit on this key; the account's credits: needs a management key"
_IN_DEBT = "-$0.0037, a debt: even free models are refused until credits are bought"
KINDS: Sequence[Kind] = (
    Kind("monthly limit", _ordinary(_MANY, _MONTHLY, _NEW), _LIMITED, _LIMITED_GLANCE, "$8.10 of $20 · resets 1 Dec"),
    Kind(
        "the limit as a budget too",
        _ordinary(_MANY, _MONTHLY, _NEW, {"budgets": [_BUDGET], "effective_budget": _BUDGET}),
        _LIMITED,
        _LIMITED_GLANCE,
        "$8.10 of $20 · resets 1 Dec",
    ),
    Kind("fields missing", _ordinary(_MANY, _MONTHLY), _LIMITED, _LIMITED_GLANCE, "$8.10 of $20 · resets 1 Dec"),
    Kind("no limit", _ordinary(_MANY, _NO_LIMIT, _NEW), _UNLIMITED, _UNLIMITED, "no limit on this key"),
    Kind(
        "never paid",
        _ordinary(
            _MANY,
            _NO_LIMIT,
            _NEW,
            {"is_free_tier": True, "free_model_daily_requests": {"limit": 50, "used": 52, "remaining": 0}},
        ),
        _UNLIMITED,
        "52 of 50 free requests used, none left today",
        "no limit on this key",
    ),
    Kind(
        "the path of 2025",
        _ordinary(_FEW, _NO_LIMIT) | {"/auth/key": {"data": _FEW | _NO_LIMIT}, "/key": _GONE},
        _UNLIMITED,
        "used in all $0.6502",
        "no limit on this key",
    ),
    Kind(
        "credits of zeros",
        _ordinary(_MANY, _NO_LIMIT, _NEW, **{"/credits": _credits(0, 0)}),
        _UNLIMITED,
        _UNLIMITED,
        "no limit on this key",
    ),
    Kind(
        "credits told to an ordinary key",
        _ordinary(_MANY, _NO_LIMIT, _NEW, **{"/credits": _credits(100.5, 25.75)}),
        "$74.75 of $100.50, the account's credits",
        "the account's credits",
        "$74.75 of $100.50",
    ),
    Kind(
        "the limit is passed",
        _ordinary(_MANY, _MONTHLY, {"limit_remaining": -0.4}),
        "nothing of $20.00, $0.40 over the key's limit; resets 1 Dec, in 4 days",
        "nothing left of $20.00 ▁▁▁▁▁▁▁▁▁▁▁▁ 0 % $0.40 over · the key's limit",
        "nothing left of $20",
    ),
    Kind(
        "management",
        _managed(_credits(100.5, 25.75)),
        "$74.75 of $100.50, the account's credits",
        "all keys today $0.40 · week $2.10 · month $11.90",
        "$74.75 of $100.50",
    ),
    Kind("debt", _managed(_credits(10, 10.0037)), _IN_DEBT, _IN_DEBT, "-$0.0037, a debt"),
    Kind(
        "an ordinary key in debt",
        _ordinary(_MANY, _MONTHLY, _NEW, **{"/credits": _credits(10, 10.0037)}),
        _IN_DEBT,
        _IN_DEBT,
        "-$0.0037, a debt",
    ),
)
