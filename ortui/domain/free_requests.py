"""Requests to free models: what is left of this UTC day, as the key says it, else what the rules say (rule 12)."""

from typing import NamedTuple

from ortui.domain.account import AccountCredits, KeyFacts
from ortui.domain.free_rules import FreeRules


class FreeToday(NamedTuple):
    """The requests to free models that an account may make in this UTC day; None where it can't be known."""

    limit: int | None
    used: int | None = None
    remaining: int | None = None
    """Never below 0, though more may have been used than are allowed."""
    source: str = ""
    """Where the figures are from, or why one is not known."""


def said_by(key: KeyFacts | None) -> FreeToday | None:
    """Return what the key itself says; None where it says nothing."""
    said = key.free_requests if key else None
    if said is None or (said.limit, said.used, said.remaining) == (None, None, None):
        return None
    return FreeToday(said.limit, said.used, _remaining(said.limit, said.used, said.remaining), "as the key says")


def free_today(rules: FreeRules, key: KeyFacts | None, credits_: AccountCredits | None) -> FreeToday:
    """Find what is left, from what the key says, else the limit alone from what was ever bought."""
    if said := said_by(key):
        return said
    by_rule = f"by the rules of {rules.as_of}; how many were used is not said"
    if credits_ is not None:
        return FreeToday(rules.limit(credits_.bought), source=by_rule)
    if key is not None and key.is_free_tier:
        return FreeToday(rules.per_day, source=by_rule)
    return FreeToday(None, source=rules.day_in_words())


def _remaining(limit: int | None, used: int | None, remaining: int | None) -> int | None:
    if remaining is None and limit is not None and used is not None:
        remaining = limit - used
    return None if remaining is None else max(0, remaining)


def in_words(today: FreeToday) -> str:
    """Say it in one line: ``990 of 1,000 free requests left today``."""
    if today.remaining is None:
        if today.limit is None:
            return f"free requests: {today.source}"
        return f"{today.limit:,} free requests a day, {today.source}"
    if today.remaining == 0 and today.used is not None and today.limit is not None:
        return f"{today.used:,} of {today.limit:,} free requests used, none left today"
    of = "" if today.limit is None else f" of {today.limit:,}"
    return f"{today.remaining:,}{of} free requests left today"
