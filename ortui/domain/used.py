"""What was used, and by whom: by the key; or, where that is a management key, by all keys of the account together."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from ortui.domain.account import Account, KeyFacts, Reset, Spend
from ortui.domain.money import ZERO, exact
from ortui.domain.resets import begins


def user(account: Account) -> KeyFacts | None:
    """Give the key whose use counts. A management key makes no requests: all keys are taken for one in its place."""
    key = account.key
    if key is None or not key.is_management:
        return key
    if account.keys is None:
        return key._replace(spend=Spend(), byok_spend=Spend())
    others = [other for other in account.keys if not other.is_management]
    return key._replace(
        spend=_together([other.spend for other in others]), byok_spend=_together([other.byok_spend for other in others])
    )


def used(account: Account, now: datetime) -> Spend:
    """Give what was used so far in the periods of now (in UTC); one that began after the asking is not known."""
    key = user(account)
    if key is None:
        return Spend()
    ended = {reset for reset in Reset if begins(reset, now) > account.asked_at}
    spend = key.spend
    return Spend(
        spend.in_all,
        None if Reset.DAILY in ended else spend.day,
        None if Reset.WEEKLY in ended else spend.week,
        None if Reset.MONTHLY in ended else spend.month,
    )


def _together(spends: list[Spend]) -> Spend:
    """Add spends up; what one of them does not say is not known of all."""
    return Spend(
        _sum(spends, lambda one: one.in_all),
        _sum(spends, lambda one: one.day),
        _sum(spends, lambda one: one.week),
        _sum(spends, lambda one: one.month),
    )


def _sum(spends: list[Spend], figure: Callable[[Spend], Decimal | None]) -> Decimal | None:
    total = ZERO
    for spend in spends:
        part = figure(spend)
        if part is None:
            return None
        with exact():
            total += part
    return total
