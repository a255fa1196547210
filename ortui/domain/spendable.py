"""What can be spent now: the smallest of what key, budget and account leave (reading rule 8).

A limit that is null is no limit, not zero; what may not be seen is named, never shown as 0; a debt stays one.
"""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from ortui.domain.account import Account, AccountCredits, Budget, KeyFacts, Reset
from ortui.domain.money import EXACT
from ortui.domain.resets import next_reset

NEEDS_MANAGEMENT_KEY = "needs a management key"
NO_LIMIT = "no limit on this key"
_KEY_SCOPE = "key_limit"


class Bound(StrEnum):
    """What can end the spending."""

    KEY_LIMIT = "key_limit"
    BUDGET = "budget"
    ACCOUNT = "account"


class Remainder(NamedTuple):
    """What one bound leaves."""

    bound: Bound
    amount: Decimal
    """USD; below zero: a debt."""
    of: Decimal | None = None
    """USD at the beginning of the period; of an account, all that was ever bought."""
    reset: Reset | None = None
    resets_at: datetime | None = None
    """When the whole is there again; None where that never happens or is not said."""

    @property
    def is_debt(self) -> bool:
        """Whether the account itself is below zero: even free models are refused then."""
        return self.bound is Bound.ACCOUNT and self.amount < 0


class Spendable(NamedTuple):
    """What can be spent now, and why no more."""

    remainders: tuple[Remainder, ...] = ()
    """All that are known, the smallest first."""
    reason: str = ""
    """Why nothing is known; empty where something is."""

    @property
    def tightest(self) -> Remainder | None:
        """The remainder that bounds the rest; None where none is known."""
        return self.remainders[0] if self.remainders else None

    @property
    def amount(self) -> Decimal | None:
        """USD; None where it is not known, then with a reason."""
        return self.remainders[0].amount if self.remainders else None


def spendable(account: Account) -> Spendable:
    """Find what can be spent, as of the moment at which the account was asked."""
    found: dict[Bound, Remainder] = {}
    for remainder in sorted(_remainders(account), key=lambda remainder: remainder.amount):
        found.setdefault(remainder.bound, remainder)  # a key's limit may be told twice, by itself and as a budget
    return Spendable(tuple(found.values()), "" if found else _why_unknown(account))


def seen_credits(account: Account) -> AccountCredits | None:
    """Give the account's credits; None where the key may not see them, which some servers tell as 0 of 0."""
    credits_ = account.credits
    if credits_ is None or credits_.bought or credits_.used:
        return credits_
    asked_by_management = account.keys is not None or (account.key is not None and account.key.is_management)
    return credits_ if asked_by_management else None


def why_no_credits(account: Account) -> str:
    """Say why the account's credits are not seen; empty where they are."""
    if seen_credits(account) is not None:
        return ""
    return (account.credits is None and account.credits_reason) or NEEDS_MANAGEMENT_KEY


def key_remainder(key: KeyFacts, asked_at: datetime) -> Remainder | None:
    """Find what a key's own limit leaves; None without a limit, or where it is not said.

    A limit that resets is compared with the use of its period, so that all-time use says nothing about it.
    """
    if key.limit_remaining is None or key.is_management:
        return None
    resets_at = None if key.reset is None else next_reset(key.reset, asked_at)
    return Remainder(Bound.KEY_LIMIT, key.limit_remaining, key.limit, key.reset, resets_at)


def _remainders(account: Account) -> Iterator[Remainder]:
    """Give what is known, in the order in which equal ones are named."""
    if key := account.key:
        if remainder := key_remainder(key, account.asked_at):
            yield remainder
        if key.effective_budget and (remainder := _budget_remainder(key.effective_budget, key, account.asked_at)):
            yield remainder
    if credits_ := seen_credits(account):
        left = EXACT.subtract(credits_.bought, credits_.used)
        yield Remainder(Bound.ACCOUNT, left, credits_.bought)


def _budget_remainder(budget: Budget, key: KeyFacts, asked_at: datetime) -> Remainder | None:
    is_key_limit = budget.scope == _KEY_SCOPE
    if budget.remaining is None or (is_key_limit and key.is_management):
        return None
    resets_at = budget.resets_at
    if resets_at is None and budget.reset is not None:
        resets_at = next_reset(budget.reset, asked_at)
    bound = Bound.KEY_LIMIT if is_key_limit else Bound.BUDGET
    return Remainder(bound, budget.remaining, budget.limit, budget.reset, resets_at)


def _why_unknown(account: Account) -> str:
    account_words = f"the account's credits: {why_no_credits(account)}"
    key = account.key
    if key is None:
        return account.key_reason or "nothing is known of this key"
    if key.is_management:
        return account_words
    if key.has_limit is False:
        return f"{NO_LIMIT}; {account_words}"
    if key.has_limit:
        return f"the key has a limit, but what remains of it is not said; {account_words}"
    return f"whether this key has a limit is not said; {account_words}"
