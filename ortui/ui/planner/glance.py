"""The glance in figures: what can be spent and what bounds it, what was used, what this work leaves, what is free."""

from datetime import datetime

from ortui.domain.account import Account
from ortui.domain.free_requests import in_words as free_words
from ortui.domain.free_requests import said_by
from ortui.domain.money import plain, quotient
from ortui.domain.price import Price
from ortui.domain.resets import resets, until
from ortui.domain.runway_words import in_words as runway_words
from ortui.domain.spendable import Bound, Remainder, Spendable, seen_credits, spendable
from ortui.domain.spendable_words import DEBT, bound_in_words
from ortui.domain.used import used
from ortui.domain.wording import usd
from ortui.ui.drawn import Line, Span, crop, fold, length, wrap
from ortui.ui.planner.pacing import runway_of_work
from ortui.ui.purse import Purse
from ortui.ui.view import Subject
from ortui.ui.widgets.receipt import bar

_BAR = 12
_DOT: Span = (" · ", "faint")
_MARGIN: Span = (" ", "")


def glance_lines(purse: Purse, subject: Subject | None, now: datetime, width: int) -> list[Line]:
    """Write the glance, the most important first."""
    account = purse.account
    if account is None:
        words = purse.reason or ("asking what is left…" if purse.is_asking else "")
        return wrap(words, width - 1, "warn" if purse.reason else "dim")
    found = spendable(account)
    lines = _left(found, now, width)
    if purse.reason:
        lines.append(crop(((f" not refreshed: {purse.reason}", "warn"),), width))
    if found.amount is not None and found.amount > 0:
        work = runway_words(runway_of_work(found, subject, account.asked_at), now)
        lines += _packed([(("this work: ", "dim"), (work, ""))], width)
    lines += _used(account, now, width)
    lines += _packed(_others(account, found, now), width)
    return lines


def _left(found: Spendable, now: datetime, width: int) -> list[Line]:
    left = found.tightest
    if left is None:
        return wrap(found.reason, width, "")
    if left.is_debt:
        return wrap(f"{usd(left.amount)}, {DEBT}", width, "warn")
    amount: Span = (usd(left.amount), "strong") if left.amount > 0 else ("nothing left", "warn")
    parts: list[Line] = [(amount, *_of(left))]
    if left.amount < 0:
        parts.append(((f"{usd(-left.amount)} over", "warn"),))
    parts.append(((bound_in_words(left.bound), "dim"),))
    if left.resets_at is not None:
        parts.append(((resets(left.resets_at, now), "dim"),))
    return _packed(parts, width)


def _of(left: Remainder) -> Line:
    """Write of what, and a bar of it."""
    if left.of is None or left.of <= 0:
        return ()
    filled = bar(Price.known(max(left.amount, left.of * 0)), Price.known(left.of), _BAR)[:_BAR]
    percent = quotient(left.amount * 100, left.of, places=0)
    return (
        (f" of {usd(left.of)}  ", "dim"),
        (filled, "bar"),
        ("▁" * (_BAR - len(filled)), "faint"),
        (f" {plain(max(percent, percent * 0))} %", "dim"),
    )


def _used(account: Account, now: datetime, width: int) -> list[Line]:
    """Write what was used today, this week and this month, as far as it is said."""
    if account.key is None:
        return wrap(account.key_reason, width, "warn")
    spend = used(account, now)
    said = {"today": spend.day, "week": spend.week, "month": spend.month}
    if all(amount is None for amount in said.values()):
        said = {"in all": spend.in_all}
    parts: list[Line] = [
        ((f"{words} ", "dim"), (usd(amount), "")) for words, amount in said.items() if amount is not None
    ]
    if not parts:
        return []
    for whose in ("used by all keys ", "all keys ") if account.key.is_management else ("used ",):
        in_full = _packed([((whose, "dim"), *parts[0]), *parts[1:]], width)
        if len(in_full) == 1:
            return in_full
    return _packed(parts, width)


def _others(account: Account, found: Spendable, now: datetime) -> list[Line]:
    parts: list[Line] = []
    credits_ = seen_credits(account)
    if credits_ is not None and (found.tightest is None or found.tightest.bound is not Bound.ACCOUNT):
        parts.append(
            (("account ", "dim"), (usd(credits_.bought - credits_.used), ""), (f" of {usd(credits_.bought)}", "dim"))
        )
    free = said_by(account.key)
    in_debt = found.tightest is not None and found.tightest.is_debt  # which stops free models too
    if free is not None and free.remaining is not None and not in_debt:
        parts.append(((free_words(free), "dim" if free.remaining else "warn"),))
    expires = account.key.expires_at if account.key is not None else None
    if expires is not None:
        gone = expires <= now
        parts.append(
            ((f"key {'has expired' if gone else f'expires {until(expires, now)}'}", "warn" if gone else "dim"),)
        )
    return parts


def _packed(parts: list[Line], width: int) -> list[Line]:
    """Set parts on as few lines as hold them, none of them broken, a dot between them."""
    lines: list[Line] = []
    for part in parts:
        if lines and length(lines[-1]) + length(part) + len(_DOT[0]) <= width:
            lines[-1] = (*lines[-1], _DOT, *part)
        else:
            lines.append((_MARGIN, *part))
    return [piece for line in lines for piece in ([line] if length(line) <= width else _folded(line, width))]


def _folded(line: Line, width: int) -> list[Line]:
    """Set a line on several, all with the same margin."""
    first, *rest = fold(line, width - 1)
    return [first, *((_MARGIN, *piece) for piece in rest)]
