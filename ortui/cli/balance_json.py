"""An account as JSON: money as exact text in USD, null with the reason beside it, never 0 for what is not known."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from ortui.cli.as_json import Part, document
from ortui.cli.asking import Asked, free_requests_of
from ortui.domain.account import Account, Budget, KeyFacts, Spend
from ortui.domain.activity import TODAY_IS_MISSING, Sum, Totals, fold
from ortui.domain.key_table import KeyRow, key_table
from ortui.domain.money import EXACT, plain
from ortui.domain.outlook import Outlook, outlook
from ortui.domain.runway import Runway
from ortui.domain.spendable import NEEDS_MANAGEMENT_KEY, NO_LIMIT, Remainder, seen_credits, why_no_credits
from ortui.domain.wording import timestamp

_NOT_SAID = "not said"


def as_json(asked: Asked) -> str:
    """Write all that is known."""
    account, found = asked.account, outlook(asked.account)
    return document(
        {
            "asked_at": timestamp(account.asked_at),
            "age_seconds": max(0, int((asked.now - account.asked_at).total_seconds())),
            **_spendable(found),
            "key": None if account.key is None else _key(account.key, account),
            "key_reason": _reason(account.key, account.key_reason),
            "account": _credits(account),
            "account_reason": why_no_credits(account) or None,
            "runways": {span.value: _runway(one) for span, one in found.runways.items()},
            "keys": _keys(account),
            "keys_reason": _reason(account.keys, account.keys_reason or NEEDS_MANAGEMENT_KEY),
            "activity": _activity(account),
            "activity_reason": _reason(account.activity, account.activity_reason or NEEDS_MANAGEMENT_KEY),
        }
    )


def _spendable(found: Outlook) -> Part:
    left = found.spendable.tightest
    return {
        "spendable_usd": _usd(found.spendable.amount),
        "bounded_by": None if left is None else left.bound.value,
        "reason": found.spendable.reason or None,
        **_remainder(left),
        "is_debt": left is not None and left.is_debt,
    }


def _remainder(left: Remainder | None) -> Part:
    return {
        "of_usd": None if left is None else _usd(left.of),
        "resets_at": None if left is None else _moment(left.resets_at),
    }


def _key(key: KeyFacts, account: Account) -> Part:
    free = free_requests_of(account)
    return {
        **_facts(key),
        "byok": _spend(key.byok_spend),
        "byok_counts_towards_limit": key.byok_counts,
        "is_free_tier": key.is_free_tier,
        "is_management_key": key.is_management,
        "free_requests": {**free._asdict(), "source": free.source},
        "effective_budget": None if key.effective_budget is None else _budget(key.effective_budget),
        "budgets": [_budget(budget) for budget in key.budgets],
    }


def _facts(key: KeyFacts) -> Part:
    facts: Part = {
        "label": key.label or None,
        "limit_usd": _usd(key.limit),
        "limit_remaining_usd": _usd(key.limit_remaining),
        "limit_reset": None if key.reset is None else key.reset.value,
        "used": _spend(key.spend),
        "expires_at": _moment(key.expires_at),
    }
    has_none = key.has_limit is False
    limit_reason = NO_LIMIT if has_none else _NOT_SAID
    return facts | {
        "limit_reason": None if key.limit is not None else limit_reason,
        "limit_remaining_reason": None if key.limit_remaining is not None else limit_reason,
    }


def _spend(spend: Spend) -> Part:
    amounts = {"usage_usd": spend.in_all, "daily_usd": spend.day, "weekly_usd": spend.week, "monthly_usd": spend.month}
    return {**_amounts(amounts), "reason": _NOT_SAID if None in amounts.values() else None}


def _budget(budget: Budget) -> Part:
    return {
        "scope": budget.scope,
        **_amounts({"limit_usd": budget.limit, "spent_usd": budget.spent, "remaining_usd": budget.remaining}),
        "reset": None if budget.reset is None else budget.reset.value,
        "resets_at": _moment(budget.resets_at),
    }


def _credits(account: Account) -> Part | None:
    found = seen_credits(account)
    if found is None:
        return None
    left = EXACT.subtract(found.bought, found.used)
    return {"credits_usd": plain(found.bought), "used_usd": plain(found.used), "left_usd": plain(left)}


def _keys(account: Account) -> list[Part] | None:
    if account.keys is None:
        return None
    return [_key_row(row) for row in key_table(account.keys, account.asked_at).rows]


def _key_row(row: KeyRow) -> Part:
    return {
        "name": row.name,
        **_facts(row.key),
        "resets_at": _remainder(row.remainder)["resets_at"],
        "unusable": row.unusable or None,
        "runway": _runway(row.runway),
    }


def _runway(found: Runway) -> Part:
    return {
        "per_day_usd": _usd(found.per_day),
        "runs_out": _moment(found.runs_out),
        "earliest": _moment(found.earliest),
        "latest": _moment(found.latest),
        "bounded_by": None if found.bound is None else found.bound.value,
        "reason": found.reason or None,
    }


def _activity(account: Account) -> Part | None:
    if account.activity is None:
        return None
    found = fold(account.activity, account.asked_at.date())
    return {
        "days": [{"date": bar.day.isoformat(), **_totals(bar.totals)} for bar in found.days],
        "models": [{"model": used.name, **_totals(used.totals)} for used in found.top],
        **_totals(found.totals),
        "note": TODAY_IS_MISSING,
    }


def _totals(totals: Totals) -> Part:
    return {
        "usage_usd": plain(totals.usage.known),
        "byok_usd": plain(totals.byok.known),
        "requests": int(totals.requests.known),
        "prompt_tokens": int(totals.prompt.known),
        "completion_tokens": int(totals.completion.known),
        "rows_without_figure": _unsaid(totals),
    }


def _unsaid(totals: Totals) -> dict[str, int]:
    sums: Mapping[str, Sum] = {
        "usage_usd": totals.usage,
        "byok_usd": totals.byok,
        "requests": totals.requests,
        "prompt_tokens": totals.prompt,
        "completion_tokens": totals.completion,
    }
    return {name: one.unsaid for name, one in sums.items() if one.unsaid}


def _amounts(amounts: Mapping[str, Decimal | None]) -> Part:
    return {name: _usd(amount) for name, amount in amounts.items()}


def _usd(amount: Decimal | None) -> str | None:
    return None if amount is None else plain(amount)


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else timestamp(moment)


def _reason(told: object, reason: str) -> str | None:
    return None if told is not None else reason or _NOT_SAID
