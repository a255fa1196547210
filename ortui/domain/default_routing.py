"""What a request costs on average under OpenRouter's default routing, which spreads requests over the providers.

The documentation says: of the providers without a recent outage, one is chosen with the weight 1 / price², and the
others are tried if it fails. It does not say what the price is. Assumed here, and said with every figure: it is what
the request at hand costs there. Flex and priority endpoints take part only where a request asks for them; regional ones
take part like any other (also an assumption).
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from ortui.domain.endpoint_kind import ServiceTier
from ortui.domain.money import RATE_PLACES, quotient
from ortui.domain.offer import Offer, well_among
from ortui.domain.price import Price, PriceState


class Share(NamedTuple):
    """How much of the requests an endpoint would get."""

    offer: Offer
    part: Fraction
    """Of 1; exact."""


class DefaultRouting(NamedTuple):
    """The average cost of one request, and what it can be at best and at worst."""

    expected: Price
    """Rounded half up to as many places as a rate may have, so that it never leaves the span it lies in."""
    shares: tuple[Share, ...]
    """Cheapest first; empty where they can't be told."""
    reason: str
    """How the figure comes about, or why there is none."""

    @property
    def best(self) -> Offer | None:
        """The cheapest endpoint that may serve the request; None where that can't be told."""
        return self.shares[0].offer if self.shares else None

    @property
    def worst(self) -> Offer | None:
        """The dearest one."""
        return self.shares[-1].offer if self.shares else None


def default_routing(offers: Sequence[Offer]) -> DefaultRouting:
    """Work out the average cost; what varies or is unknown makes it vary or unknown, nothing counts as 0."""
    able = [offer for offer in offers if offer.endpoint.kind.tier is ServiceTier.STANDARD and offer.fits]
    if not able:
        reason = "no endpoint of the standard service can take this request"
        return DefaultRouting(Price.unknown(reason), (), reason)
    takes_part, left_out = well_among(able)
    pool = sorted(takes_part, key=lambda offer: offer.usd or 0)
    for offer in pool:
        if offer.usd is None:
            reason = f"{offer.endpoint.tag} may serve it: {offer.price.reason}"
            return DefaultRouting(_without_amount(offer.price, reason), (), reason)
    shares = tuple(_shares(pool))
    return DefaultRouting(_expected(shares), shares, _reason(pool) + left_out)


def _without_amount(price: Price, reason: str) -> Price:
    return Price.varies(reason) if price.state is PriceState.VARIES else Price.unknown(reason)


def _shares(pool: Sequence[Offer]) -> list[Share]:
    prices = [Fraction(offer.usd or 0) for offer in pool]
    # The weight of a price of nothing is beyond all others: such endpoints share the requests among themselves.
    free = prices.count(Fraction(0))
    weights = [Fraction(not price) if free else 1 / price**2 for price in prices]
    total = sum(weights)
    return [Share(offer, weight / total) for offer, weight in zip(pool, weights, strict=True) if weight]


def _expected(shares: Sequence[Share]) -> Price:
    least, most = shares[0].offer.price, shares[-1].offer.price
    if least.usd == most.usd:
        return least
    mean = sum((share.part * Fraction(share.offer.usd or 0) for share in shares), Fraction(0))
    return Price.known(quotient(Decimal(mean.numerator), Decimal(mean.denominator), places=RATE_PLACES))


def _reason(pool: Sequence[Offer]) -> str:
    if len(pool) == 1:
        return "one endpoint of the standard service"
    if any(offer.usd == 0 for offer in pool):
        return "endpoints that cost nothing come before all others"
    return f"{len(pool)} endpoints of the standard service, weighted by 1 / price² of this request (an assumption)"
