"""How long it lasts: the date at each pace, spelled out, and all that bounds the spending."""

from datetime import datetime

from ortui.domain.account import Account
from ortui.domain.free_requests import free_today
from ortui.domain.free_requests import in_words as free_words
from ortui.domain.free_rules import FreeRules
from ortui.domain.outlook import outlook
from ortui.domain.paces import Span, key_paces
from ortui.domain.resets import day_of, until
from ortui.domain.runway import Runway
from ortui.domain.runway_words import between, in_words, widest
from ortui.domain.spendable import Spendable, seen_credits, why_no_credits
from ortui.domain.spendable_words import remainder_in_words
from ortui.domain.used import user
from ortui.domain.wording import usd
from ortui.ui.drawn import Line, length, wrap
from ortui.ui.planner.board import PlannerBoard
from ortui.ui.planner.facts import Facts
from ortui.ui.planner.pacing import runway_of_work
from ortui.ui.widgets.figures import on_the_point

_LABELS = {Span.DAY: "today's pace", Span.WEEK: "this week's", Span.MONTH: "this month's", Span.SCENARIO: "this work"}
_OF_COMPLETED = _LABELS | {Span.DAY: "yesterday's", Span.WEEK: "last 7 days", Span.MONTH: "last 30 days"}
"""Of an account's activity, completed days are known alone."""
_LABEL = 13


class LeftBoard(PlannerBoard):
    """The runway."""

    TITLE = "What is left"

    def __init__(self) -> None:
        super().__init__("left")

    def lines(self, facts: Facts, width: int) -> list[Line]:
        """Write the dates, then the bounds."""
        account, now = facts.purse.account, facts.now
        if account is None:
            return wrap(facts.why_no_account, width - 1, "dim")
        prospect = outlook(account)
        found = prospect.spendable
        if found.tightest is None:
            return [*_paces(account), (), *_bounds(account, facts.free, found, now, width)]
        runways = [*prospect.runways.values(), runway_of_work(found, facts.subject, account.asked_at)]
        lines = _dates(runways, now, width)
        range_words = between(*widest(runways), now)
        if range_words:
            lines += wrap(f"at the slowest and the fastest: {range_words}", width, "dim")
        return [*lines, (), *_bounds(account, facts.free, found, now, width)]


def _paces(account: Account) -> list[Line]:
    """Write the paces alone, where there is nothing that could run out."""
    paces = key_paces(user(account), account.asked_at)
    figures = on_the_point([usd(each.per_day) if each.per_day is not None else "—" for each in paces.values()])
    return [
        ((f" {_LABELS[span]:<{_LABEL}}", "dim"), (figure, ""), (" a day", "dim"))
        for span, figure in zip(paces, figures, strict=True)
    ]


def _dates(runways: list[Runway], now: datetime, width: int) -> list[Line]:
    """Write a date for each pace; on a line of its own below the pace where both don't fit."""
    per_day = on_the_point([usd(each.per_day) if each.per_day is not None else "—" for each in runways])
    lines: list[Line] = []
    for each, figure in zip(runways, per_day, strict=True):
        label = (_OF_COMPLETED if each.is_of_completed_days else _LABELS)[each.span]
        pace: Line = ((f" {label:<{_LABEL}}", "dim"), (figure, ""), (" a day  ", "dim"))
        words = in_words(each, now)
        ink = "strong" if each.runs_out is not None else "dim"
        if length(pace) + len(words) <= width:
            lines.append((*pace, (words, ink)))
        else:
            lines += [pace, *wrap(words, width, ink, "   ", "   ")]
    return lines


def _bounds(account: Account, rules: FreeRules, found: Spendable, now: datetime, width: int) -> list[Line]:
    """Write what each bound leaves, and what can't be seen."""
    sentences = [remainder_in_words(each, now) for each in found.remainders] or [found.reason]
    if found.remainders and (reason := why_no_credits(account)):
        sentences.append(f"the account's credits: {reason}")
    sentences.append(free_words(free_today(rules, account.key, seen_credits(account))))
    key = account.key
    if key is not None and key.expires_at is not None:
        gone = key.expires_at <= now
        sentences.append(
            f"the key {'expired' if gone else 'expires'} {day_of(key.expires_at, now)}"
            + ("" if gone else f", {until(key.expires_at, now)}")
        )
    if key is not None and key.byok_spend.month:
        sentences.append(f"by providers' own keys this month: {usd(key.byok_spend.month)} at list price")
    sentences.append(f"asked at {account.asked_at:%H:%M} UTC; all dates are UTC")
    return [line for each in sentences for line in wrap(each, width, "dim", " ", "   ")]
