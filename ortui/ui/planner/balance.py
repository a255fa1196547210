"""What is left, for the right of the header: in forms, the longest first."""

from datetime import datetime

from ortui.domain.account import Account
from ortui.domain.outlook import outlook
from ortui.domain.resets import day_of
from ortui.domain.runway import Runway
from ortui.domain.runway_words import lasting
from ortui.domain.spendable import NO_LIMIT, Remainder
from ortui.domain.used import used
from ortui.domain.wording import usd
from ortui.ui.drawn import Line, Span
from ortui.ui.purse import Purse

_DOT: Span = (" · ", "faint")


def balance_forms(purse: Purse, now: datetime) -> tuple[Line, ...]:
    """Write what is left of the key's or the account's credits; nothing where nothing is known."""
    if purse.account is None:
        return ()
    found = outlook(purse.account)
    key: Span = (purse.key, "dim")
    if found.spendable.tightest is None:
        return _without_bound(purse.account, key, now)
    left = found.spendable.tightest
    lasts = _lasts(found.usual, now)
    resets = (
        () if left.resets_at is None or left.resets_at <= now else ((f"resets {day_of(left.resets_at, now)}", "dim"),)
    )
    amount, of = _amount(left), _of(left)
    return (
        _joined((key,), (amount, *of), resets, lasts),
        _joined((amount, *of), resets, lasts),
        _joined((amount, *of), lasts),
        _joined((amount, *of)),
        (amount,),
    )


def _joined(*parts: tuple[Span, ...]) -> Line:
    line: list[Span] = []
    for part in filter(None, parts):
        line += (_DOT, *part) if line else part
    return tuple(line)


def _amount(left: Remainder) -> Span:
    if left.is_debt:
        return (f"{usd(left.amount)}, a debt", "warn")
    return ("nothing left", "warn") if left.amount <= 0 else (usd(left.amount), "strong")


def _of(left: Remainder) -> tuple[Span, ...]:
    """Say of what, where that is a limit: all that an account ever bought says little."""
    if left.of is None or left.is_debt:
        return ()
    return ((f" of {usd(left.of).removesuffix('.00')}", "dim"),)


def _lasts(runway: Runway, now: datetime) -> tuple[Span, ...]:
    if runway.runs_out is None or runway.runs_out <= now:
        return ()
    length = lasting(runway.runs_out, now)
    return ((f"about {length} left" if length else "less than an hour left", ""),)


def _without_bound(account: Account, key: Span, now: datetime) -> tuple[Line, ...]:
    facts = account.key
    if facts is None or facts.has_limit is not False or facts.is_management:
        return ((key,),)
    unlimited: Span = (NO_LIMIT, "")
    month = used(account, now).month
    spent = () if month is None else ((f"used {usd(month)} this month", "dim"),)
    return (_joined((key,), (unlimited,), spent), _joined((key,), (unlimited,)), (("no limit", ""),))
