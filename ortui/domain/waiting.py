"""Words for what it saves to wait for the cheapest time of the day."""

from collections.abc import Sequence
from datetime import datetime

from ortui.domain.hours import Span, clock, span_at
from ortui.domain.money import EXACT, quotient
from ortui.domain.price import Price
from ortui.domain.wording import price

_PERCENT = 100


def waiting(spans: Sequence[Span], now: datetime) -> str:
    """Say when the day is cheapest and what waiting saves; empty where no span is marked.

    ``cheapest 00:30–08:30 UTC: $0.0123 a request, 40 % less than now``. Where that has passed by now (in UTC), what is
    still to come counts if it costs less than now.
    """
    cheapest = [span for span in spans if span.is_cheapest]
    if not cheapest:
        return ""
    present = span_at(spans, now)
    if present.is_cheapest:
        dearest = next(span.total for span in spans if span.is_dearest)
        least = f"{price(present.total)} a request{_less(present.total, dearest, 'the dearest')}"
        return f"cheapest now, until {clock(_end(cheapest, present))} UTC: {least}"
    named, which = _worth_waiting_for(spans, cheapest, present)
    total = named[0].total
    return f"{which.format(_times(named))}: {price(total)} a request{_less(total, present.total, 'now')}"


def _worth_waiting_for(spans: Sequence[Span], cheapest: Sequence[Span], present: Span) -> tuple[Sequence[Span], str]:
    """Choose the spans to name, with words around their times."""
    if cheapest[-1].start >= present.end:
        return cheapest, "cheapest {} UTC"
    later = [(span.total.usd, span) for span in spans if span.start >= present.end and span.total.usd is not None]
    least = min((usd for usd, _ in later), default=None)
    if least is not None and present.total.usd is not None and least < present.total.usd:
        return [span for usd, span in later if usd == least], "cheapest still to come {} UTC"
    return cheapest, "cheapest {} UTC, past for this day"


def _less(total: Price, other: Price, what: str) -> str:
    """Say by how many percent it is less, in whole percent; empty where that can't be said."""
    if total.usd is None or not other.usd:
        return ""
    saved = EXACT.multiply(EXACT.subtract(other.usd, total.usd), _PERCENT)
    percent = quotient(saved, other.usd, places=0)
    return f", {percent:f} % less than {what}" if percent else f", less than 1 % less than {what}"


def _times(named: Sequence[Span]) -> str:
    """Write the spans' times, those that follow each other as one."""
    times = [f"{clock(start)}–{clock(end)}" for start, end in _runs(named)]
    return " and ".join(part for part in (", ".join(times[:-1]), times[-1]) if part)


def _end(cheapest: Sequence[Span], present: Span) -> int:
    return next(end for _, end in _runs(cheapest) if end > present.start)


def _runs(named: Sequence[Span]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for span in named:
        if runs and runs[-1][1] == span.start:
            runs[-1] = (runs[-1][0], span.end)
        else:
            runs.append((span.start, span.end))
    return runs
