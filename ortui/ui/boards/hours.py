"""The day of the highlighted model: a strip of 24 hours, the spans of its prices, and what waiting would save."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from ortui.domain import wording
from ortui.domain.hours import Span as Hours
from ortui.domain.hours import by_hour, clock, spans
from ortui.domain.model import Model
from ortui.domain.money import EXACT, quotient
from ortui.domain.price import Price
from ortui.domain.runs import Run, at, runs_of_day
from ortui.domain.waiting import waiting
from ortui.ui.boards.shown import Shown
from ortui.ui.drawn import Line, Span, crop, wrap
from ortui.ui.widgets.figures import on_the_point

_BARS = " ▁▂▃▄▅▆▇█"
_EIGHTHS = 8


def hours_lines(shown: Shown, width: int) -> list[Line]:
    """Write the day for a width."""
    model, basis = shown.subject.model, shown.subject.basis
    usage, moment = basis.workload.usage, basis.moment
    day = spans(model, usage, moment)
    wait = wrap(waiting(model, usage, shown.now, shown.local), width, "dim")
    found = runs_of_day(model, usage, moment)
    if len(found) == 1:
        return [*wrap(_throughout(model, found[0].total), width, "dim"), *wait]
    return [*_strip(shown, day, width), *wait, *_table(found, shown, width)]


def _throughout(model: Model, total: Price) -> str:
    """Say that no hour differs from another; where none has an amount, why."""
    if total.usd is None:
        return f"{model.id} has no price by the hour; {total.reason}"
    return f"{model.id} costs the same at every hour of this day"


def _table(found: Sequence[Run], shown: Shown, width: int) -> list[Line]:
    """Write the times in UTC and where the person is, with what a request costs."""
    here, with_days = at(found, shown.subject.basis.moment), shown.subject.model.pricing.has_weekdays
    zones = (UTC, shown.local) if shown.local.utcoffset(shown.subject.basis.moment) else (UTC,)
    times = [[run.in_words(zone, with_days=with_days) for run in found] for zone in zones]
    widths = [max(map(len, column)) + 2 for column in times]
    totals = on_the_point([wording.price(run.total) for run in found])
    amounts = {run.total.usd for run in found if run.total.usd is not None}
    head = "".join(name.ljust(size) for name, size in zip(("UTC", "here"), widths, strict=False))
    lines: list[Line] = [((f" {head}a request", "dim"),)]
    for run, total, *clocks in zip(found, totals, *times, strict=True):
        ink = "strong" if run is here else ""
        cells = "".join(text.ljust(size) for text, size in zip(clocks, widths, strict=True))
        line: Line = (("▌" if run is here else " ", "accent"), (cells, ink), (total, ink), *_mark(run, amounts))
        lines.append(crop(line, width))
    return lines


def _mark(run: Run, amounts: Collection[Decimal]) -> Line:
    """Say whether nothing in sight costs less, or more."""
    if len(amounts) > 1 and run.total.usd == min(amounts):
        return ((" cheapest", "good"),)
    return ((" dearest", "warn"),) if len(amounts) > 1 and run.total.usd == max(amounts) else ()


def _strip(shown: Shown, day: tuple[Hours, ...], width: int) -> list[Line]:
    """Draw a bar for each hour, with the clocks in UTC and where the person is."""
    moment = shown.subject.basis.moment
    hours = by_hour(day)
    cell = 2 if width >= 24 * 2 + 8 else 1
    most = max((each.total.usd for each in hours if each.total.usd is not None), default=None)
    bars: list[Span] = [("  price ", "dim")]
    for hour, each in enumerate(hours):
        usd = each.total.usd
        height = 0 if not most or usd is None else max(1, int(quotient(EXACT.multiply(usd, _EIGHTHS), most, places=0)))
        ink = "accent" if hour == moment.hour else "good" if each.is_cheapest else "bar"
        bars.append((_BARS[height] * cell, ink))
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    ticks = [midnight + timedelta(hours=hour) for hour in range(0, 24, 6)]
    lines: list[Line] = [tuple(bars), (("    UTC ", "dim"), *_ticks(ticks, cell))]
    if shown.local.utcoffset(moment):
        lines.append((("   here ", "dim"), *_ticks([tick.astimezone(shown.local) for tick in ticks], cell)))
    marker = " " * (8 + moment.hour * cell) + "▲"
    lines.append(((marker, "accent"), (f" {clock(moment.hour * 60 + moment.minute)} UTC", "accent")))
    return lines


def _ticks(clocks: Sequence[datetime], cell: int) -> Line:
    """Write the hours of clocks six hours apart, with minutes where a zone is not whole hours from UTC."""
    form = "%H:%M" if any(clock.minute for clock in clocks) else "%H"
    return tuple((f"{clock:{form}}".ljust(6 * cell), "dim") for clock in clocks)
