"""Activity: what an account used on its last 30 completed days, a bar a day, and the models or providers it went to."""

from collections.abc import Sequence
from decimal import Decimal

from ortui.domain.account import Account
from ortui.domain.activity import TODAY_IS_MISSING, Activity, DayBar, Stacked, Totals, Used, fold
from ortui.domain.money import EXACT, quotient
from ortui.domain.price import Price
from ortui.domain.wording import short_count, usd
from ortui.ui.drawn import Line, crop, length, wrap
from ortui.ui.planner.board import PlannerBoard
from ortui.ui.planner.facts import Facts
from ortui.ui.widgets.choice import Choice
from ortui.ui.widgets.figures import on_the_point
from ortui.ui.widgets.receipt import bar

_HEIGHT = 3
_EIGHTHS = 8
_BLOCKS = " ▁▂▃▄▅▆▇█"
_SCALE = 9
"""Cells of the scale beside the bars."""
_WIDE_DAY = 2
_MOST_NAMED = 8
_LEAST_NAME, _LEAST_BAR = 12, 4


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
        most = max(each.usage for each in found.days)
        lines = _bars(found.days, most, width) if most else []
        lines += [_totals(found.totals, width)]
        if unsaid := found.totals.usage.unsaid:
            said = "1 row doesn't say what it used and is" if unsaid == 1 else f"{unsaid:,} rows don't say it and are"
            lines += wrap(f"{said} not in it", width, "warn")
        lines += wrap(TODAY_IS_MISSING, width, "dim")
        return [*lines, *_top(found.top[:_MOST_NAMED], found.totals, width)]

    def _fold(self, account: Account) -> Activity:
        """Fold once for an account: each step of a slider writes the board anew."""
        by = self._by.chosen
        if self._folded is None or self._folded[0] is not account or self._folded[1] != by:
            self._folded = account, by, fold(account.activity or (), account.asked_at.date(), Stacked(by))
        return self._folded[2]


def _bars(days: Sequence[DayBar], most: Decimal, width: int) -> list[Line]:
    """Draw a bar a day in eighths of a cell, the dearest at the top of the scale."""
    cell = _WIDE_DAY if width >= _SCALE + len(days) * _WIDE_DAY else 1
    heights = [_eighths(each.usage, most) for each in days]
    lines: list[Line] = []
    for row in reversed(range(_HEIGHT)):
        scale = usd(most) if row == _HEIGHT - 1 else "$0" if row == 0 else ""
        blocks = "".join(_BLOCKS[min(_EIGHTHS, max(0, height - row * _EIGHTHS))] * cell for height in heights)
        lines.append(((f"{scale:>{_SCALE - 1}} ", "dim"), (blocks, "bar")))
    first, last = (_day(each) for each in (days[0], days[-1]))
    gap = max(1, len(days) * cell - len(first) - len(last))
    lines.append(((" " * _SCALE + first + " " * gap + last, "dim"),))
    return lines


def _day(each: DayBar) -> str:
    """Write a day without its year."""
    return f"{each.day.day} {each.day:%b}"


def _eighths(usage: Decimal, most: Decimal) -> int:
    """Measure a bar; what is not nothing has at least an eighth."""
    found = int(quotient(EXACT.multiply(usage, _HEIGHT * _EIGHTHS), most, places=0))
    return max(1, found) if usage > 0 else 0


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
    for each, figure, count in zip(top, figures, counts, strict=True):
        line: Line = (
            *crop(((f" {each.name:<{name}}", ""),), name + 1),
            (f" {figure}", ""),
            (f" {count:>{counted}}", "dim"),
        )
        room = width - length(line) - 2
        if room >= _LEAST_BAR:
            share = bar(Price.known(each.totals.usage.known), Price.known(totals.usage.known), room)
            line = (*line, (f" {share}", "bar"))
        lines.append(line)
    return lines
