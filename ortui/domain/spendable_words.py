"""How what can be spent is said: ``$8.10 of $20.00, the key's limit; resets 1 Dec, in 7 days``."""

from datetime import datetime

from ortui.domain.resets import resets
from ortui.domain.spendable import Bound, Remainder, Spendable
from ortui.domain.wording import usd

DEBT = "a debt: even free models are refused until credits are bought"
_BOUNDS = {Bound.KEY_LIMIT: "the key's limit", Bound.BUDGET: "a budget", Bound.ACCOUNT: "the account's credits"}


def bound_in_words(bound: Bound) -> str:
    """Name what bounds the spending."""
    return _BOUNDS[bound]


def in_words(found: Spendable, now: datetime) -> str:
    """Say what is left, of what, bounded by what and until when; or why that is not known."""
    return found.reason if found.tightest is None else remainder_in_words(found.tightest, now)


def remainder_in_words(left: Remainder, now: datetime) -> str:
    """Say what one bound leaves."""
    of = "" if left.of is None else f" of {usd(left.of)}"
    reset = "" if left.resets_at is None else f"; {resets(left.resets_at, now)}"
    if left.is_debt:
        return f"{usd(left.amount)}, {DEBT}"
    if left.amount < 0:
        return f"nothing{of}, {usd(-left.amount)} over {bound_in_words(left.bound)}{reset}"
    return f"{usd(left.amount)}{of}, {bound_in_words(left.bound)}{reset}"
