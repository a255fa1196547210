"""`ortui balance --format`: one line for a status bar or a prompt. It never fails: what can't be known prints ``?``."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from ortui.cli.answer import Answer
from ortui.cli.asking import PATIENCE_OF_A_PROMPT, Asked, ask_account, free_requests_of
from ortui.cli.options import BALANCE_FIELDS
from ortui.domain import wording
from ortui.domain.account import Spend
from ortui.domain.money import EXACT
from ortui.domain.outlook import Outlook, outlook
from ortui.domain.resets import day_of, until
from ortui.domain.runway_words import lasting
from ortui.domain.spendable import seen_credits, why_no_credits
from ortui.domain.used import used
from ortui.source.errors import OrtuiError

_FIELD = re.compile(r"\{([a-z_]+)\}")
_UNKNOWN = "?"
_NO_END = "no end"


class _Told(NamedTuple):
    """A figure as text; or none, and why."""

    text: str = ""
    reason: str = ""


class _Known(NamedTuple):
    """What a line is made of."""

    asked: Asked
    outlook: Outlook


def line(template: str) -> Answer:
    """Fill a template in. Every error becomes a note, and every field that it leaves open a question mark."""
    wanted = list(dict.fromkeys(_FIELD.findall(template)))
    strange = tuple(
        f"there is no field {{{name}}}; there are {', '.join(BALANCE_FIELDS)}" for name in wanted if name not in _FIELDS
    )
    try:
        asked = ask_account(PATIENCE_OF_A_PROMPT, is_wished=False)
    except OrtuiError as error:
        return Answer(f"{_FIELD.sub(_UNKNOWN, template)}\n", (*strange, f"ortui: {error}"))
    known = _Known(asked, outlook(asked.account))
    told = {name: _FIELDS[name](known) for name in wanted if name in _FIELDS}
    reasons = (f"{name}: {one.reason}" for name, one in told.items() if one.reason)
    texts = {name: one.text or _UNKNOWN for name, one in told.items()}
    filled = _FIELD.sub(lambda found: texts.get(found[1], _UNKNOWN), template)
    return Answer(f"{filled}\n", (*asked.notes, *strange, *reasons))


def _usd(amount: Decimal | None, reason: str) -> _Told:
    return _Told(reason=reason) if amount is None else _Told(wording.usd(amount))


def _left(known: _Known) -> _Told:
    tightest = known.outlook.spendable.tightest
    if tightest is not None and tightest.resets_at is not None and tightest.resets_at <= known.asked.now:
        return _Told(reason="it was reset since, and could not be asked for")
    return _usd(known.outlook.spendable.amount, known.outlook.spendable.reason)


def _limit(known: _Known) -> _Told:
    found, key = known.outlook.spendable, known.asked.account.key
    if found.tightest is None:
        has_none = key is not None and key.has_limit is False and not key.is_management
        return _Told("no limit" if has_none else "", "" if has_none else found.reason)
    return _usd(found.tightest.of, "it is not said of how much this is left")


def _bound(known: _Known) -> _Told:
    found = known.outlook.spendable
    return _Told(reason=found.reason) if found.tightest is None else _Told(found.tightest.bound.replace("_", " "))


def _reset(known: _Known) -> _Told:
    found = known.outlook.spendable
    if found.tightest is None:
        return _Told(reason=found.reason)
    at = found.tightest.resets_at
    return _Told("never") if at is None else _Told(day_of(at, known.asked.now))


def _reset_in(known: _Known) -> _Told:
    found = known.outlook.spendable
    if found.tightest is None:
        return _Told(reason=found.reason)
    at, now = found.tightest.resets_at, known.asked.now
    if at is None:
        return _Told("never")
    return _Told(until(at, now).removeprefix("in ") if at > now else "passed")


def _used(figure: Callable[[Spend], Decimal | None]) -> Callable[[_Known], _Told]:
    def tell(known: _Known) -> _Told:
        account = known.asked.account
        return _usd(figure(used(account, known.asked.now)), account.key_reason or "not said")

    return tell


def _free_left(known: _Known) -> _Told:
    account = known.asked.account
    today = free_requests_of(account)
    return _Told(reason=today.source) if today.remaining is None else _Told(wording.count(today.remaining))


def _runway(known: _Known) -> _Told:
    usual, now = known.outlook.usual, known.asked.now
    if usual.runs_out is not None:
        return _Told("nothing" if usual.runs_out <= now else lasting(usual.runs_out, now) or "less than an hour")
    return _Told(_NO_END) if usual.per_day is not None else _Told(reason=usual.reason)


def _runs_out(known: _Known) -> _Told:
    usual, now = known.outlook.usual, known.asked.now
    if usual.runs_out is not None:
        return _Told(day_of(usual.runs_out, now))
    return _Told("never") if usual.per_day is not None else _Told(reason=usual.reason)


def _account(known: _Known) -> _Told:
    found = seen_credits(known.asked.account)
    left = None if found is None else EXACT.subtract(found.bought, found.used)
    return _usd(left, why_no_credits(known.asked.account))


def _key(known: _Known) -> _Told:
    return _Told(str(known.asked.keys.api or known.asked.keys.management))


def _age(known: _Known) -> _Told:
    seconds = (known.asked.now - known.asked.account.asked_at).total_seconds()
    return _Told(wording.age(max(0, int(seconds))))


_FIELDS: Mapping[str, Callable[[_Known], _Told]] = MappingProxyType(
    {
        "left": _left,
        "limit": _limit,
        "bound": _bound,
        "reset": _reset,
        "reset_in": _reset_in,
        "today": _used(lambda spend: spend.day),
        "week": _used(lambda spend: spend.week),
        "month": _used(lambda spend: spend.month),
        "free_left": _free_left,
        "runway": _runway,
        "runs_out": _runs_out,
        "account": _account,
        "key": _key,
        "age": _age,
    }
)
