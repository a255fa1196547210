"""Forms of a model that are no rows of the catalogue: suffixes that choose the provider, service tiers, web search.

Without the providers only the base row's price is known. As documented, flex endpoints are tried by price and never
left for others; priority endpoints are tried by throughput before the standard ones; the bill follows who served.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from ortui.domain.endpoint import Listing
from ortui.domain.endpoint_kind import ServiceTier
from ortui.domain.fit import tokens_of_prompt
from ortui.domain.offer import Offer, well_among
from ortui.domain.quote import Quote, rate_of
from ortui.domain.routing import Choice, Routing, route
from ortui.domain.variant import Kind, Variant, saving
from ortui.domain.wording import price

_UNKNOWN_PROVIDERS = "fetch the providers to see it"
_TIERS = {
    ServiceTier.FLEX: "slower; refused when there is no room, as nothing else is tried",
    ServiceTier.PRIORITY: "faster; where it has no room the standard service answers, billed as served",
}


def dynamic_variants(base: Quote, present: Quote, listing: Listing | None, moment: datetime) -> Iterator[Variant]:
    """Give the forms that a base row with a known price has at a moment (in UTC), compared with a present quote.

    ``listing`` holds the endpoints of that row, where they were fetched; of another row it is ignored.
    """
    if listing is None or listing.model_id != base.model.id:
        yield from _without_providers(base)
    else:
        yield from _with_providers(base, present, route(base.model, listing, base.usage, moment))
    if "tools" in base.model.parameters:
        words = "providers that are good with tools come first: the bill may be higher or lower"
        yield Variant(":exacto", Kind.NOTE, f"{base.model.id}:exacto", None, None, words)
    yield _online(base, present, moment)


def _without_providers(base: Quote) -> Iterator[Variant]:
    for name, words in (
        (":floor", "at most about this: the cheapest provider answers, perhaps flex (slower, may be refused)"),
        (":nitro", "at least about this: the fastest provider answers, perhaps priority, billed as served"),
    ):
        sent = f"{base.model.id}{name}"
        yield Variant(name, Kind.BOUND, sent, base.total, None, f"{words}; {_UNKNOWN_PROVIDERS}")


def _with_providers(base: Quote, present: Quote, routing: Routing) -> Iterator[Variant]:
    base_id = base.model.id
    yield _chosen(base_id, ":floor", present, routing.floor)
    yield from _of_tier(base_id, present, routing, ServiceTier.FLEX)
    yield _chosen(base_id, ":nitro", present, routing.nitro)
    yield from _of_tier(base_id, present, routing, ServiceTier.PRIORITY)


def _chosen(base_id: str, name: str, present: Quote, choice: Choice) -> Variant:
    sent = f"{base_id}{name}"
    if choice.offer is None:
        return Variant(name, Kind.NOTE, sent, None, None, choice.reason)
    total = choice.offer.quote.total
    words = f"most likely {choice.offer.endpoint.tag}: {choice.reason}"
    return Variant(name, Kind.BOUND, sent, total, saving(present, total), words)


def _of_tier(base_id: str, present: Quote, routing: Routing, tier: ServiceTier) -> Iterator[Variant]:
    """Give the service tier as a form, if the model has such endpoints at all."""
    there = [offer for offer in routing.offers if offer.endpoint.kind.tier is tier]
    able = [offer for offer in there if offer.fits]
    if able:
        pool, left_out = well_among(able)
        yield _served(base_id, present, tier, pool, left_out)
    elif there:
        yield Variant(tier.value, Kind.NOTE, base_id, None, None, f"can't take this request: {_misfits(there)}")


def _misfits(offers: Sequence[Offer]) -> str:
    return "; ".join(dict.fromkeys(words for offer in offers for words in offer.compared.misfits))


def _served(base_id: str, present: Quote, tier: ServiceTier, pool: Sequence[Offer], left_out: str) -> Variant:
    """Take the price that stands for the pool: flex is tried by price, so its least; of priority the most."""
    least, most = pool[0].quote.total, pool[-1].quote.total
    service = f"{_TIERS[tier]}{left_out}"
    if most.usd is None:
        reason = f"can't be told, {pool[-1].endpoint.tag} may serve it: {most.reason}"
        return Variant(tier.value, Kind.NOTE, base_id, None, None, reason)
    if least == most:
        words = f"{pool[0].endpoint.tag}: {service}" if len(pool) == 1 else service
        return Variant(tier.value, Kind.EXACT, base_id, least, saving(present, least), words)
    total, span = least, f"at least this, at most {price(most)}"
    if tier is ServiceTier.PRIORITY:
        total, span = most, f"at most this, at least {price(least)}"
    words = f"{span}, {len(pool)} endpoints: {service}"
    return Variant(tier.value, Kind.BOUND, base_id, total, saving(present, total), words)


def _online(base: Quote, present: Quote, moment: datetime) -> Variant:
    """Add one search to the request; what it finds is read as prompt tokens, which nobody knows beforehand."""
    in_force = base.model.pricing.in_force(tokens_of_prompt(base.model, base.usage), moment)
    rate, rule = rate_of(base.model, in_force, "web_search")
    total = base.total + rate
    search = f"one search in each request at {price(rate)} ({rule})"
    words = f"at least this: {search}, and what it finds adds prompt tokens; deprecated"
    return Variant(":online", Kind.BOUND, f"{base.model.id}:online", total, saving(present, total), words)
