"""The day of the highlighted model: a strip of 24 hours, the spans of its prices, and what waiting would save."""

from datetime import timedelta

from ortui.domain import wording
from ortui.domain.hours import Span as Hours
from ortui.domain.hours import by_hour, clock, span_at, spans
from ortui.domain.money import EXACT, quotient
from ortui.domain.waiting import waiting
from ortui.ui.boards.shown import Shown
from ortui.ui.drawn import Line, Span, wrap
from ortui.ui.widgets.figures import on_the_point

_BARS = " ▁▂▃▄▅▆▇█"
_EIGHTHS = 8


def hours_lines(shown: Shown, width: int) -> list[Line]:
    """Write the day for a width."""
    model, basis = shown.subject.model, shown.subject.basis
    day = spans(model, basis.workload.usage, basis.moment)
    if len(day) == 1:
        return wrap(f"{model.id} costs the same at every hour of this day", width, "dim")
    here = span_at(day, basis.moment)
    lines = [*_strip(shown, day, width), ()]
    totals = on_the_point([wording.price(each.total) for each in day])
    for each, total in zip(day, totals, strict=True):
        mark = "▌" if each is here else " "
        word = " cheapest" if each.is_cheapest else " dearest" if each.is_dearest else ""
        lines.append(
            (
                (mark, "accent"),
                (f"{clock(each.start)}–{clock(each.end)}", "strong" if each is here else ""),
                (f"  {total}", "strong" if each is here else ""),
                (" a request", "dim"),
                (word, "good" if each.is_cheapest else "warn"),
            )
        )
    return lines + [line for words in filter(None, (waiting(day, shown.now),)) for line in wrap(words, width, "dim")]


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
    local = [(midnight + timedelta(hours=hour)).astimezone(shown.local).hour for hour in range(0, 24, 6)]
    lines: list[Line] = [tuple(bars), (("    UTC ", "dim"), *_ticks([0, 6, 12, 18], cell))]
    if shown.local.utcoffset(moment):
        lines.append((("   here ", "dim"), *_ticks(local, cell)))
    marker = " " * (8 + moment.hour * cell) + "▲"
    lines.append(((marker, "accent"), (f" {clock(moment.hour * 60 + moment.minute)} UTC", "accent")))
    return lines


def _ticks(hours: list[int], cell: int) -> Line:
    return tuple((f"{hour:02}".ljust(6 * cell), "dim") for hour in hours)
