"""Why a generation was billed otherwise than estimated: what may differ is tried, what fits exactly is named."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from ortui.domain.billed_causes import NOTHING_BILLED, another_price, exact_cause, rounding
from ortui.domain.discount import discount_of
from ortui.domain.endpoint import Endpoint
from ortui.domain.generation import Generation
from ortui.domain.money import EXACT, exact, plain
from ortui.domain.offer import model_at
from ortui.domain.quote import Quote, quote
from ortui.domain.usage import Usage

_MOST_SEARCHES = 10
_TIERS = {"flex": (Decimal("0.5"),), "priority": (Decimal(2), Decimal("1.8"))}
"""What the tiers were seen to cost, as factors of the standard price (16 Aug 2026)."""
_REGIONAL = Decimal("1.1")
"""What a region of one's own was seen to cost, as a factor (16 Aug 2026)."""
_GLOBAL = frozenset({"", "global"})
_WRITES = {"cache_write": "", "cache_write_1h": " for an hour"}


class Tried(NamedTuple):
    """A bill that differs from its estimate, and what is known about it. Amounts in USD."""

    generation: Generation
    quote: Quote
    billed: Decimal
    estimate: Decimal
    moment: datetime
    endpoints: tuple[Endpoint, ...] = ()

    @property
    def usage(self) -> Usage:
        """What was counted."""
        return self.quote.usage

    def costs_exactly(self, usage: Usage) -> bool:
        """Whether other counts cost just what was billed."""
        return quote(self.quote.model, usage, self.moment).total.usd == self.billed


def causes(tried: Tried) -> tuple[str, ...]:
    """Name what explains the difference exactly; else what may, the likeliest first; nothing where there is none."""
    if tried.billed == tried.estimate:
        return ()
    if not tried.billed:
        return (NOTHING_BILLED,)
    if exactly := tuple(dict.fromkeys(_exactly(tried))):
        return exactly
    if written := next(_writes(tried), ""):
        return (written,)
    if small := rounding(tried.estimate, tried.billed):
        return (small,)
    return (*_hints(tried), another_price(tried.estimate, tried.billed))


def _exactly(tried: Tried) -> Iterator[str]:
    yield from _providers(tried)
    yield from _tier(tried)
    yield from _searches(tried)
    if cause := exact_cause(tried.quote, tried.billed, tried.moment):
        yield cause
    if cause := _discounted(tried):
        yield cause


def _providers(tried: Tried) -> Iterator[str]:
    """Try the prices of the endpoints: those of the provider that served it alone, where it is among them."""
    served = tried.generation.provider.lower()
    own = [endpoint for endpoint in tried.endpoints if served and endpoint.provider.lower() == served]
    for endpoint in own or tried.endpoints:
        if quote(model_at(tried.quote.model, endpoint), tried.usage, tried.moment).total.usd == tried.billed:
            discount = discount_of(endpoint.pricing)
            less = f", with its discount of {plain(EXACT.scaleb(discount, 2))} %" if discount and discount > 0 else ""
            yield f"another provider: this is the price at {endpoint.tag or endpoint.provider}{less}"


def _tier(tried: Tried) -> Iterator[str]:
    tier = tried.generation.service_tier
    for factor in _TIERS.get(tier, ()):
        if _times(tried, factor):
            yield f"the {tier} tier: {plain(factor)} times the price"
    region = tried.generation.data_region
    if region not in _GLOBAL and _times(tried, _REGIONAL):
        yield f"the region {region}: {plain(_REGIONAL)} times the price"


def _times(tried: Tried, factor: Decimal) -> bool:
    return EXACT.multiply(tried.estimate, factor) == tried.billed


def _searches(tried: Tried) -> Iterator[str]:
    if tried.generation.search_results:
        for number in range(_MOST_SEARCHES + 1):
            if tried.costs_exactly(tried.usage._replace(searches=number)):
                were = "was" if number == 1 else "were"
                yield f"web searches: {number} {were} billed, {tried.usage.searches} assumed"


def _discounted(tried: Tried) -> str:
    """Try what the cache is said to have saved, where that is not what its listed price saves."""
    saved = tried.generation.cache_discount
    uncached = quote(tried.quote.model, tried.usage._replace(cached=0), tried.moment).total.usd
    if saved and uncached is not None and EXACT.subtract(uncached, saved) == tried.billed:
        return f"the cache: {plain(saved)} USD were taken off"
    return ""


def _writes(tried: Tried) -> Iterator[str]:
    """Try how many tokens may have been written to the cache, which is not said: tried last, since many bills fit."""
    for field, kept in _WRITES.items():
        if written := _written(tried, field):
            yield f"the cache: {written:,} tokens written to it{kept} would make it"


def _written(tried: Tried, field: str) -> int:
    """Find how many tokens written to the cache make the bill; 0 where no number does."""
    room = tried.usage.prompt - tried.usage.cached
    whole = quote(tried.quote.model, tried.usage._replace(**{field: room}), tried.moment).total.usd
    if not room or whole is None or whole == tried.estimate:
        return 0
    with exact():
        share, of = (tried.billed - tried.estimate) * room, whole - tried.estimate
        number, rest = divmod(share, of)
    return int(number) if not rest and 0 < number <= room else 0


def _hints(tried: Tried) -> Iterator[str]:
    generation = tried.generation
    if generation.service_tier in _TIERS:
        yield f"the {generation.service_tier} tier, which has prices of its own"
    if generation.data_region not in _GLOBAL:
        yield f"the region {generation.data_region}, which may cost more"
    if generation.search_results:
        yield "web search, whose number of searches is not said"
    if generation.cancelled:
        yield "it was cancelled: some providers bill what was made until then, others all of it"
    if generation.images or generation.audio_inputs:
        yield "images or audio in the prompt, whose tokens are not told apart"
    if generation.router:
        yield f"{generation.router} chose the model"
