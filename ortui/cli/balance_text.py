"""An account as text: what is left, what was used, how long it lasts; with a management key the keys and the models."""

from collections.abc import Iterator
from datetime import datetime

from ortui.cli.asking import Asked, free_requests_of
from ortui.cli.tables import Align, Column, table, terminal_width
from ortui.domain import free_requests, runway_words, spendable_words
from ortui.domain.account import Account, KeyFacts, Spend
from ortui.domain.activity import TODAY_IS_MISSING, Activity, fold
from ortui.domain.key_table import KeyRow, KeyTable, key_table
from ortui.domain.outlook import Outlook, outlook
from ortui.domain.paces import Span, taken_from
from ortui.domain.resets import day_of, until
from ortui.domain.runway import Runway
from ortui.domain.spendable import Bound, why_no_credits
from ortui.domain.used import used
from ortui.domain.wording import ABSENT, age, count, date, exact_figure, figure, usd

_MOST_MODELS = 5


def as_text(account: Account, now: datetime) -> str:
    """Write it in the order in which it is asked for: what is left, used, how long it lasts; then what makes it up."""
    found = outlook(account)
    parts = [table((Column(), Column()), list(_facts(account, found, now)))]
    if found.spendable.amount is not None and found.spendable.amount > 0:
        parts.append(_paces(found, now))
    if account.keys:
        parts.append(_keys(key_table(account.keys, account.asked_at), now))
    if account.activity is not None:
        parts.append(_activity(fold(account.activity, account.asked_at.date())))
    return "\n".join(parts)


def origin(asked: Asked) -> str:
    """Say whose figures these are, and how old."""
    key = asked.keys.api or asked.keys.management
    return f"key {key}, {age(max(0, int((asked.now - asked.account.asked_at).total_seconds())))}"


def _facts(account: Account, found: Outlook, now: datetime) -> Iterator[tuple[str, str]]:
    yield "left", spendable_words.in_words(found.spendable, now)
    yield from (("also", spendable_words.remainder_in_words(left, now)) for left in found.spendable.remainders[1:])
    if not any(left.bound is Bound.ACCOUNT for left in found.spendable.remainders) and found.spendable.tightest:
        yield "account", why_no_credits(account)
    key = account.key
    if key is None:
        yield "key", account.key_reason
    else:
        whose = ", by all keys" if key.is_management else ""
        yield "used", f"{_used(used(account, now))}{whose}"
        if key.byok_spend.in_all:
            yield "own keys", f"{_used(key.byok_spend)}, at list price{_counts(key)}"
    yield "free", free_requests.in_words(free_requests_of(account))
    if key is not None and key.expires_at is not None:
        yield "expires", f"{date(key.expires_at)}, {_until(key.expires_at, now)}"


def _used(spend: Spend) -> str:
    amounts = (("today", spend.day), ("this week", spend.week), ("this month", spend.month), ("in all", spend.in_all))
    return ", ".join(f"{usd(amount)} {when}" for when, amount in amounts if amount is not None) or "not said"


def _counts(key: KeyFacts) -> str:
    return {True: ", counts towards the limit", False: ", not counted towards the limit", None: ""}[key.byok_counts]


def _paces(found: Outlook, now: datetime) -> str:
    columns = [Column("Pace"), Column("USD a day", Align.POINT), Column("Runs out"), Column("Between")]
    return table(columns, [_pace_row(span, one, now) for span, one in found.runways.items()])


def _pace_row(span: Span, one: Runway, now: datetime) -> list[str]:
    per_day = ABSENT if one.per_day is None else figure(one.per_day)
    between = runway_words.between(one.earliest, one.latest, now)
    return [
        taken_from(span, is_of_completed_days=one.is_of_completed_days),
        per_day,
        runway_words.in_words(one, now),
        between,
    ]


def _until(moment: datetime, now: datetime) -> str:
    return until(moment, now) if moment > now else "past"


def _keys(keys: KeyTable, now: datetime) -> str:
    columns = [
        Column("Key", unit="USD:"),
        Column("Limit", Align.POINT),
        Column("Used", Align.POINT),
        Column("Left", Align.POINT),
        Column("Resets"),
        Column("Runs out"),
    ]
    first = f"{keys.first_dry.name} runs dry first\n" if keys.first_dry else ""
    return table(columns, [_key_row(row, now) for row in keys.rows], terminal_width()) + first


def _key_row(row: KeyRow, now: datetime) -> list[str]:
    left = row.remainder
    return [
        row.name,
        ABSENT if row.key.limit is None else exact_figure(row.key.limit),
        ABSENT if row.used is None else figure(row.used),
        ABSENT if left is None else figure(left.amount),
        ABSENT if left is None or left.resets_at is None else day_of(left.resets_at, now),
        row.unusable or runway_words.in_words(row.runway, now),
    ]


def _activity(found: Activity) -> str:
    columns = [
        Column("Model, last 30 days"),
        Column("USD", Align.POINT),
        Column("Tokens", Align.RIGHT),
        Column("Requests", Align.RIGHT),
    ]
    named = [(used.name, used.totals) for used in found.top[:_MOST_MODELS]]
    rows = [
        [name, figure(totals.usage.known), count(int(totals.tokens.known)), count(int(totals.requests.known))]
        for name, totals in (*named, ("all", found.totals))
    ]
    unsaid = found.totals.usage.unsaid
    missing = f"{count(unsaid)} rows don't say what they used and are not in it\n" if unsaid else ""
    return f"{table(columns, rows, terminal_width())}{missing}{TODAY_IS_MISSING}\n"
