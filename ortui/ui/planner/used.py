"""Activity: what an account used on its last 30 completed days, a bar a day, and the models or providers it went to."""

from collections.abc import Sequence
from datetime import date, timedelta

from ortui.domain.account import Account
from ortui.domain.activity import TODAY_IS_MISSING, Activity, DayBar, Stacked, Totals, Used, fold
from ortui.domain.price import Price
from ortui.domain.wording import short_count, usd
from ortui.ui.drawn import Line, crop, length, wrap
from ortui.ui.planner.board import PlannerBoard
from ortui.ui.planner.day_bars import NAMED, day_bars, swatch
from ortui.ui.planner.facts import Facts
from ortui.ui.widgets.choice import Choice
from ortui.ui.widgets.figures import on_the_point
from ortui.ui.widgets.receipt import bar

_HEIGHT = 3
_SCALE = 9
"""Cells of the scale beside the bars."""
_WIDE_DAY = 2
_MOST_NAMED = 8
_DAY = timedelta(days=1)
_LEAST_NAME, _LEAST_BAR = 12, 4
_ORDER = "in each bar the first is at the bottom, and all after the second together at the top"


class UsedBoard(PlannerBoard):
    """The activity of the account."""

    TITLE = "What was used"

    def __init__(self) -> None:
        self._by = Choice("used-by", tuple(Stacked))
        super().__init__("used", (("By", self._by),))
        self._folded: tuple[Account, str, Activity] | None = None

    def lines(self, facts: Facts, width: int) -> list[Line]:
        """Write the bars, the totals, and where it went."""
        account = facts.purse.account
        if account is None:
            return wrap(facts.why_no_account, width - 1, "dim")
        if account.activity is None:
            return wrap(f"the account's activity: {account.activity_reason or 'not said'}", width - 1, "dim")
        found = self._fold(account)
        is_drawn = any(each.usage for each in found.days)
        lines = _bars(found.days, facts.now.date(), width) if is_drawn else []
        lines += [_totals(found.totals, width)]
        if unsaid := found.totals.usage.unsaid:
            said = "1 row doesn't say what it used and is" if unsaid == 1 else f"{unsaid:,} rows don't say it and are"
            lines += wrap(f"{said} not in it", width, "warn")
        lines += _top(found.top[:_MOST_NAMED], found.totals, width)
        for words in (_ORDER if is_drawn else "", TODAY_IS_MISSING):
            lines += wrap(words, width, "dim", " ", "   ")
        return lines

    def _fold(self, account: Account) -> Activity:
        """Fold once for an account: each step of a slider writes the board anew."""
        by = self._by.chosen
        if self._folded is None or self._folded[0] is not account or self._folded[1] != by:
            self._folded = account, by, fold(account.activity or (), account.asked_at.date(), Stacked(by), groups=NAMED)
        return self._folded[2]


def _bars(days: Sequence[DayBar], today: date, width: int) -> list[Line]:
    """Draw a bar a day beside their scale, and the first and the last day below."""
    cells = _WIDE_DAY if width >= _SCALE + len(days) * _WIDE_DAY else 1
    scale = [usd(max(each.usage for each in days)), *[""] * (_HEIGHT - 2), "$0"]
    bars = day_bars(days, _HEIGHT, cells)
    lines: list[Line] = [((f"{figure:>{_SCALE - 1}} ", "dim"), *line) for figure, line in zip(scale, bars, strict=True)]
    first, last = _day(days[0].day), "yesterday" if days[-1].day == today - _DAY else _day(days[-1].day)
    gap = max(1, len(days) * cells - len(first) - len(last))
    lines.append(((" " * _SCALE + first + " " * gap + last, "dim"),))
    return lines


def _day(day: date) -> str:
    """Write a day without its year."""
    return f"{day.day} {day:%b}"


def _totals(totals: Totals, width: int) -> Line:
    parts: list[Line] = [
        ((f" {usd(totals.usage.known)}", "strong"),),
        ((f" · {short_count(int(totals.requests.known))} requests", "dim"),),
        ((f" · {short_count(int(totals.tokens.known))} tokens", "dim"),),
    ]
    if totals.byok.known:
        parts.append(((f" · own keys {usd(totals.byok.known)} at list price", "dim"),))
    return crop(tuple(span for part in parts for span in part), width)


def _top(top: Sequence[Used], totals: Totals, width: int) -> list[Line]:
    """Write those that used most, each with its share as a bar."""
    figures = on_the_point([usd(each.totals.usage.known) for each in top])
    counts = [f"{short_count(int(each.totals.requests.known))} req" for each in top]
    counted = max(map(len, counts), default=0)
    name = max(_LEAST_NAME, min(max((len(each.name) for each in top), default=0), width // 2))
    lines: list[Line] = []
    for place, (each, figure, count) in enumerate(zip(top, figures, counts, strict=True)):
        line: Line = (
            (" ", ""),
            swatch(place),
            *crop(((f" {each.name:<{name}}", ""),), name + 1),
            (f" {figure}", ""),
            (f" {count:>{counted}}", "dim"),
        )
        room = width - length(line) - 2
        if room >= _LEAST_BAR:
            share = bar(Price.known(each.totals.usage.known), Price.known(totals.usage.known), room)
            line = (*line, (f" {share}", swatch(place)[1]))
        lines.append(line)
    return lines
