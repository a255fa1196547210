"""The endpoints of a model as JSON: money as exact text, measures as numbers, null with the reason beside it."""

from datetime import datetime
from decimal import Decimal

from ortui.cli.as_json import Part, quote_part, usd, workload_part
from ortui.domain.default_routing import DefaultRouting, Share
from ortui.domain.discount import list_pricing
from ortui.domain.endpoint import Endpoint, Listing, Percentiles
from ortui.domain.model import Model
from ortui.domain.money import plain, quotient, rounded
from ortui.domain.offer import Offer
from ortui.domain.order import rate_now
from ortui.domain.routing import Choice, Routing
from ortui.domain.usage import Workload
from ortui.domain.wording import timestamp

COLUMNS = (
    "provider",
    "tag",
    "kind",
    "quantization",
    "context_length",
    "uptime_30m",
    "latency_ms",
    "throughput",
    "discount",
    "prompt_usd_per_token",
    "completion_usd_per_token",
    "total_usd",
    "reason",
    "fits",
    "problems",
    "mark",
)
"""What stands in the comma-separated form."""

_NOT_STATED = "not stated"
_TO_A_KEY = "told only to a key, and none was sent; or too few requests in the last 30 minutes"
_SEEN_BY_ALL = 15
"""Significant digits that every reader of JSON keeps of a number."""
_WHY_NULL = {
    "quantization": _NOT_STATED,
    "context_length": _NOT_STATED,
    "max_prompt_tokens": _NOT_STATED,
    "max_completion_tokens": _NOT_STATED,
    "status": _NOT_STATED,
    "uptime_5m": "too few requests in the last 5 minutes",
    "uptime_30m": "too few requests in the last 30 minutes",
    "uptime_1d": "too few requests in the last day",
    "latency_ms": _TO_A_KEY,
    "throughput": _TO_A_KEY,
    "discount": _NOT_STATED,
}


def providers_part(
    model: Model, listing: Listing, routing: Routing, workload: Workload, times: tuple[datetime, datetime]
) -> Part:
    """Say all there is; the times are that whose prices count, and now."""
    moment, now = times
    return {
        "model": model.id,
        "answered_for": listing.answered_for,
        "source": listing.source.value,
        "fetched_at": timestamp(listing.fetched_at),
        "age_seconds": listing.age_seconds(now),
        "at": timestamp(moment),
        "workload": workload_part(workload),
        "set_aside": len(listing.set_aside),
        "reasons": [{"id": odd.id, "reason": odd.reason} for odd in listing.set_aside],
        "endpoints": [endpoint_part(routing, offer, workload, moment) for offer in routing.offers],
        "routing": _routing_part(routing),
    }


def endpoint_part(routing: Routing, offer: Offer, workload: Workload, moment: datetime) -> Part:
    """Say what one endpoint is and what the work costs there."""
    endpoint, quoted = offer.endpoint, quote_part(offer.quote, workload)
    known = _facts(endpoint)
    return {
        **known,
        "pricing": endpoint.pricing_as_received,
        "prompt_usd_per_token": _rate(offer, "prompt", moment),
        "completion_usd_per_token": _rate(offer, "completion", moment),
        "list_pricing": _list_rates(endpoint),
        "total_usd": quoted["total_usd"],
        "reason": offer.quote.total.reason if offer.quote.total.usd is None else None,
        "per_month_usd": quoted["per_month_usd"],
        "list_total_usd": usd(offer.list_total) if offer.list_total else None,
        "problems": list(offer.problems),
        "fits": offer.fits,
        "mark": routing.mark(offer) or None,
        "not_stated": {key: why for key, why in _WHY_NULL.items() if known[key] is None},
    }


def _facts(endpoint: Endpoint) -> Part:
    kind, latency, throughput = endpoint.kind, endpoint.latency, endpoint.throughput
    return {
        "provider": endpoint.provider,
        "tag": endpoint.tag,
        "kind": kind.in_words(),
        "service_tier": kind.tier.value,
        "region": kind.region or None,
        "quantization": endpoint.quantization or None,
        "context_length": endpoint.limits.context,
        "max_prompt_tokens": endpoint.limits.prompt,
        "max_completion_tokens": endpoint.limits.completion,
        "status": endpoint.status,
        "trouble": endpoint.trouble or None,
        "uptime_5m": _number(endpoint.uptime.last_5m),
        "uptime_30m": _number(endpoint.uptime.last_30m),
        "uptime_1d": _number(endpoint.uptime.last_1d),
        "latency_ms": _number(latency.p50) if latency else None,
        "latency_ms_percentiles": _percentiles(latency),
        "throughput": _number(throughput.p50) if throughput else None,
        "throughput_percentiles": _percentiles(throughput),
        "discount": None if endpoint.discount is None else plain(endpoint.discount),
        "parameters": list(endpoint.parameters),
    }


def _list_rates(endpoint: Endpoint) -> dict[str, str | None] | None:
    listed = list_pricing(endpoint.pricing)
    return None if listed is None else {key: usd(rate) for key, rate in listed.rates.items()}


def _rate(offer: Offer, key: str, moment: datetime) -> str | None:
    rate = rate_now(offer.quote.model, key, moment)
    return None if rate is None else plain(rate)


def _percentiles(spread: Percentiles | None) -> Part | None:
    return None if spread is None else {name: _number(figure) for name, figure in spread._asdict().items()}


def _number(measure: Decimal | None) -> int | float | None:
    """Write a measure as a number: as the API wrote it, or rounded where a JSON number can't be relied on to hold it.

    No money goes through here.
    """
    if measure is None:
        return None
    if measure == measure.to_integral_value():
        return int(measure)
    # The text of a float, which JSON is written from, is the shortest that means it: mostly the very figure.
    number = float(measure)
    is_exact = Decimal(repr(number)) == measure
    return number if is_exact else float(rounded(measure, _SEEN_BY_ALL - 1 - measure.adjusted()))


def _routing_part(routing: Routing) -> Part:
    """Say where requests would go; all amounts are for the request in ``compared_by``."""
    compared = routing.compared_by
    return {
        "compared_by": workload_part(Workload(compared)),
        "cheapest": _offer_part(routing.cheapest),
        "dearest": _offer_part(routing.dearest),
        "floor": _choice_part(routing.floor),
        "nitro": _choice_part(routing.nitro),
        **_default_part(routing.default),
    }


def _default_part(default: DefaultRouting) -> Part:
    return {
        "expected_usd": usd(default.expected),
        "expected_reason": default.reason,
        "best": _offer_part(default.best),
        "worst": _offer_part(default.worst),
        "shares": [{"tag": share.offer.endpoint.tag, "part": _part(share)} for share in default.shares],
    }


def _part(share: Share) -> int | float | None:
    part = share.part
    return _number(quotient(Decimal(part.numerator), Decimal(part.denominator), places=6))


def _offer_part(offer: Offer | None) -> Part | None:
    if offer is None:
        return None
    endpoint = offer.endpoint
    return {
        "provider": endpoint.provider,
        "tag": endpoint.tag,
        "kind": endpoint.kind.in_words(),
        "total_usd": usd(offer.price),
    }


def _choice_part(choice: Choice) -> Part:
    nobody: Part = {"provider": None, "tag": None, "kind": None, "total_usd": None}
    return (_offer_part(choice.offer) or nobody) | {"reason": choice.reason}
