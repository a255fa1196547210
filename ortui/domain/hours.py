"""The price of a request over one UTC day: spans of minutes with one total each, the cheapest and dearest marked."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from ortui.domain.fit import tokens_of_prompt
from ortui.domain.model import Model
from ortui.domain.price import Price
from ortui.domain.pricing import Pricing
from ortui.domain.quote import quote
from ortui.domain.usage import Usage
from ortui.domain.window import WHOLE_DAY

_HOUR = 60


class Span(NamedTuple):
    """Minutes of the UTC day during which a request costs the same by the same rule."""

    start: int
    """Minute of the day, 0 to 1439."""
    end: int
    """The minute from which it no longer holds, at most 1440."""
    total: Price
    """One request."""
    rule: str
    """What sets the prompt rate: ``01:00–04:00 UTC``, ``listed price``."""
    is_cheapest: bool = False
    """Whether no span costs less; of spans that cost the same all day none is marked, nor one without an amount."""
    is_dearest: bool = False


def spans(model: Model, usage: Usage, day: date, known: dict[int, Price] | None = None) -> tuple[Span, ...]:
    """Price a request over a UTC day (a moment in UTC stands for its day); the spans follow each other, 0 to 1440.

    Other days of the same request need not price again what is known from the ones before.
    """
    found: list[Span] = []
    for piece in _pieces(model, usage, day, {} if known is None else known):
        if found and (found[-1].total, found[-1].rule) == (piece.total, piece.rule):
            found[-1] = found[-1]._replace(end=piece.end)
        else:
            found.append(piece)
    return _marked(found)


def _pieces(model: Model, usage: Usage, day: date, known: dict[int, Price]) -> Iterator[Span]:
    """Cut the day where a window starts or ends; what has rates that were priced before is not priced again."""
    midnight, tokens = datetime(day.year, day.month, day.day, tzinfo=UTC), tokens_of_prompt(model, usage)
    for start, end in pairwise(_edges(model.pricing)):
        moment = midnight + timedelta(minutes=start)
        rates = model.pricing.in_force(tokens, moment)  # which keeps what it makes, so that its identity tells it
        if id(rates) not in known:
            known[id(rates)] = quote(model, usage, moment).total
        yield Span(start, end, known[id(rates)], rates.rule("prompt"))


def _edges(pricing: Pricing) -> list[int]:
    windows = [entry.conditions.window for entry in pricing.overrides]
    return sorted({0, WHOLE_DAY}.union(*((window.start, window.end) for window in windows if window is not None)))


def _marked(found: Sequence[Span]) -> tuple[Span, ...]:
    amounts = [span.total.usd for span in found if span.total.usd is not None]
    if not amounts or min(amounts) == max(amounts):
        return tuple(found)
    least, most = min(amounts), max(amounts)
    return tuple(
        span._replace(is_cheapest=span.total.usd == least, is_dearest=span.total.usd == most) for span in found
    )


def by_hour(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Give the span in force at the start of each of the 24 hours."""
    return tuple(_holding(spans, start) for start in range(0, WHOLE_DAY, _HOUR))


def _holding(spans: Sequence[Span], minute: int) -> Span:
    return next(span for span in spans if span.start <= minute < span.end)


def clock(minute: int) -> str:
    """Write a minute of the day, 0 to 1440: ``08:30``, ``24:00``."""
    return f"{minute // _HOUR:02}:{minute % _HOUR:02}"
