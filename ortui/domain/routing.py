"""Where a request would go, and what it costs there: cheapest, dearest, `:floor`, `:nitro`, default routing.

As documented: `:floor` sorts by price and admits flex endpoints, `:nitro` sorts by throughput and admits priority ones;
neither spreads the load. Endpoints that can't take the request are not asked. Which ones are degraded changes by the
minute, and how ties are broken is not documented: what is picked here is what is most likely.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from ortui.domain.default_routing import DefaultRouting, default_routing
from ortui.domain.endpoint import Endpoint
from ortui.domain.endpoint_kind import ServiceTier
from ortui.domain.model import Model
from ortui.domain.money import rounded
from ortui.domain.offer import Offer, compared_by, offers_of, well_among
from ortui.domain.usage import Usage

_ADMITTED_BY_FLOOR = frozenset({ServiceTier.STANDARD, ServiceTier.FLEX})
_ADMITTED_BY_NITRO = frozenset({ServiceTier.STANDARD, ServiceTier.PRIORITY})
_NOBODY = "none that it may pick can take this request"
_TOLD_TO_A_KEY = "throughput is told only to a key, and none was sent"
_NOT_MEASURED = "none that it may pick has a measured throughput"
_SERVICE = {
    ServiceTier.FLEX: "; flex: slower, and refused when there is no room",
    ServiceTier.PRIORITY: "; priority: billed at its own rate",
}


class Choice(NamedTuple):
    """The endpoint that would most likely be picked."""

    offer: Offer | None
    """None where that can't be told."""
    reason: str
    """Why it, or why none."""


class Routing(NamedTuple):
    """The offers for one request, and which of them would serve it."""

    offers: tuple[Offer, ...]
    """Cheapest first, what can't take the request behind, what has no price last."""
    compared_by: Usage
    """The request that all prices here are for."""
    cheapest: Offer | None
    """Of all that can take the request, of whatever service; None where none has a price."""
    dearest: Offer | None
    floor: Choice
    nitro: Choice
    default: DefaultRouting

    @property
    def is_measured(self) -> bool:
        """Whether any endpoint has a figure of its speed: without a key the API states none at all."""
        return _is_measured(self.offers)

    def mark(self, offer: Offer) -> str:
        """Say in words whether an offer is the cheapest or dearest, of all or of default routing; empty if neither.

        Offers of one price have one mark; where all cost the same there is nothing to mark.
        """
        spans = (("", self.cheapest, self.dearest), (" by default", self.default.best, self.default.worst))
        for which, least, most in spans:
            takes_part = offer.fits if not which else any(share.offer is offer for share in self.default.shares)
            if takes_part and least is not None and most is not None and least.usd != most.usd:
                if offer.usd == least.usd:
                    return f"cheapest{which}"
                if offer.usd == most.usd:
                    return f"dearest{which}"
        return ""


def route(model: Model, endpoints: Iterable[Endpoint], usage: Usage, moment: datetime) -> Routing:
    """Price a request at all endpoints of a model at a moment (in UTC), and say where it would go."""
    offers = offers_of(model, endpoints, usage, moment)
    able = [offer for offer in offers if offer.fits]
    priced = [offer for offer in able if offer.usd is not None]
    return Routing(
        offers,
        compared_by(usage),
        priced[0] if priced else None,
        priced[-1] if priced else None,
        _floor(able),
        _nitro(able, _NOT_MEASURED if _is_measured(offers) else _TOLD_TO_A_KEY),
        default_routing(offers),
    )


def _floor(able: Sequence[Offer]) -> Choice:
    admitted = [offer for offer in able if offer.endpoint.kind.tier in _ADMITTED_BY_FLOOR]
    priced = [offer for offer in admitted if offer.usd is not None]
    if not priced:
        return Choice(None, f"can't be told: {admitted[0].price.reason}" if admitted else _NOBODY)
    pool, left_out = well_among(priced)
    picked = pool[0]
    service = _SERVICE.get(picked.endpoint.kind.tier, "")
    reason = f"{_best_of('the least price', len(pool), 'flex')}{left_out}{service}"
    if priced[0].usd != picked.usd:
        reason += f"; {priced[0].endpoint.tag} costs less, but is {priced[0].endpoint.trouble}"
    if len(priced) < len(admitted):
        reason += f"; {_counted(len(admitted) - len(priced))} without a known price left out"
    return Choice(picked, reason)


def _nitro(able: Sequence[Offer], why_unmeasured: str) -> Choice:
    admitted = [offer for offer in able if offer.endpoint.kind.tier in _ADMITTED_BY_NITRO]
    measured = [offer for offer in admitted if offer.endpoint.throughput is not None]
    if not measured:
        return Choice(None, f"can't be told: {why_unmeasured}" if admitted else _NOBODY)
    pool, left_out = well_among(sorted(measured, key=_speed, reverse=True))
    picked = pool[0]
    service = _SERVICE.get(picked.endpoint.kind.tier, "")
    best = _best_of("the highest throughput", len(pool), "priority")
    reason = f"{best}, {rounded(_speed(picked), 0):,f} tokens a second{left_out}{service}"
    if len(measured) < len(admitted):
        reason += f"; {_counted(len(admitted) - len(measured))} without a measured one left out"
    return Choice(picked, reason)


def _is_measured(offers: Iterable[Offer]) -> bool:
    return any(offer.endpoint.latency or offer.endpoint.throughput for offer in offers)


def _speed(offer: Offer) -> Decimal:
    """Find the median throughput; the documentation does not say which one counts."""
    return offer.endpoint.throughput.p50 if offer.endpoint.throughput else Decimal(0)


def _best_of(what: str, number: int, admitted: str) -> str:
    return "the only one it may pick" if number == 1 else f"{what} of {number} endpoints, standard or {admitted}"


def _counted(number: int) -> str:
    return "1 endpoint" if number == 1 else f"{number} endpoints"
