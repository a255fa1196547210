"""What the API says of a key and of the account behind it. Every field may be missing: None then means "not said".

Amounts are in USD. Sources of the fields: ``GET /key``, ``/credits``, ``/keys`` and ``/activity``.
"""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Reset(StrEnum):
    """How often a limit or a budget begins anew: at 00:00 UTC each day, each Monday, each first of a month."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


class Spend(NamedTuple):
    """What was spent so far: in all, and in the present UTC day, week (from Monday) and month."""

    in_all: Decimal | None = None
    day: Decimal | None = None
    week: Decimal | None = None
    month: Decimal | None = None


class Budget(NamedTuple):
    """One layer of budgets that a request must pass (``KeyBudget``)."""

    scope: str
    limit: Decimal | None = None
    spent: Decimal | None = None
    remaining: Decimal | None = None
    """0 or less: requests are refused."""
    reset: Reset | None = None
    resets_at: datetime | None = None


class FreeRequests(NamedTuple):
    """The requests to free models of this UTC day, of the whole account."""

    limit: int | None = None
    used: int | None = None
    """May exceed the limit."""
    remaining: int | None = None


class KeyFacts(NamedTuple):
    """What a key says of itself (``GET /key``), or a management key of another one (a row of ``GET /keys``)."""

    label: str = ""
    """Masked by the API."""
    name: str = ""
    limit: Decimal | None = None
    limit_remaining: Decimal | None = None
    has_limit: bool | None = None
    """False where the API says that there is none; None where it does not say either."""
    reset: Reset | None = None
    spend: Spend = Spend()
    byok_spend: Spend = Spend()
    """List-price spend through providers' own keys; no credits."""
    byok_counts: bool | None = None
    """Whether that spend counts towards the limit."""
    is_free_tier: bool | None = None
    """Whether the account has never paid."""
    is_management: bool | None = None
    is_disabled: bool = False
    created_at: datetime | None = None
    last_used_at: datetime | None = None
    expires_at: datetime | None = None
    free_requests: FreeRequests | None = None
    budgets: tuple[Budget, ...] = ()
    effective_budget: Budget | None = None
    """The layer that blocks first."""


class AccountCredits(NamedTuple):
    """All credits ever bought, and all ever used (``GET /credits``)."""

    bought: Decimal
    used: Decimal


class ActivityRow(NamedTuple):
    """What one model at one provider used on one completed UTC day (``GET /activity``)."""

    day: date
    model: str
    provider: str
    usage: Decimal | None
    byok_usage: Decimal | None
    requests: int | None
    prompt: int | None
    completion: int | None
    reasoning: int | None
    cached: int | None


class Account(NamedTuple):
    """All that is known, from one moment; what a key may not see is None, with the reason beside it."""

    asked_at: datetime
    key: KeyFacts | None = None
    key_reason: str = ""
    credits: AccountCredits | None = None
    credits_reason: str = ""
    keys: tuple[KeyFacts, ...] | None = None
    keys_reason: str = ""
    activity: tuple[ActivityRow, ...] | None = None
    activity_reason: str = ""
