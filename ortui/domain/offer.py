"""What a piece of work costs at each endpoint, by the one price engine: the model with the endpoint's prices."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from ortui.domain.discount import list_pricing
from ortui.domain.endpoint import Endpoint
from ortui.domain.model import Model
from ortui.domain.price import Price
from ortui.domain.quote import Quote, quote
from ortui.domain.usage import Usage

TYPICAL = Usage(prompt=1_000, completion=1_000)
"""What endpoints are compared by where there is no work to compare them by; its cost is no one's bill."""


class Offer(NamedTuple):
    """One endpoint's price for the work."""

    endpoint: Endpoint
    quote: Quote
    compared: Quote
    """The quote it is compared by: the same, but where the work is nothing that of ``TYPICAL``."""
    list_total: Price | None
    """What the work would cost without the discount; None where there is none."""
    list_price: Price | None
    """The same for what it is compared by: it stands beside ``price``."""

    @property
    def price(self) -> Price:
        """What it is compared by."""
        return self.compared.total

    @property
    def usd(self) -> Decimal | None:
        """The same as an amount; None where it varies or is unknown."""
        return self.compared.total.usd

    @property
    def fits(self) -> bool:
        """Whether the endpoint can take the request it is compared by."""
        return self.compared.fits

    @property
    def problems(self) -> tuple[str, ...]:
        """All there is to say of what it is compared by, misfits first."""
        return self.compared.problems


def compared_by(usage: Usage) -> Usage:
    """Find the request that endpoints are compared by: this one, unless it has nothing that is priced."""
    has_work = usage.prompt or usage.completion or usage.images or usage.searches
    return usage if has_work else TYPICAL


def model_at(model: Model, endpoint: Endpoint) -> Model:
    """Make the model as this endpoint serves it: with its prices, limits and parameters, not the headline's."""
    return model._replace(
        pricing=endpoint.pricing,
        pricing_as_received=endpoint.pricing_as_received,
        limits=endpoint.limits,
        parameters=endpoint.parameters,
    )


def offers_of(model: Model, endpoints: Iterable[Endpoint], usage: Usage, moment: datetime) -> tuple[Offer, ...]:
    """Price a request at each endpoint at a moment (in UTC).

    Ordered by price: what can take the request first, what has no price last, equal ones by tag.
    """
    offers = sorted((_offer(model, endpoint, usage, moment) for endpoint in endpoints), key=_tag)
    offers.sort(key=lambda offer: offer.usd or 0)
    return tuple(sorted(offers, key=lambda offer: (offer.usd is None, not offer.fits)))


def _offer(model: Model, endpoint: Endpoint, usage: Usage, moment: datetime) -> Offer:
    there = model_at(model, endpoint)
    found = quote(there, usage, moment)
    compared = found if compared_by(usage) == usage else quote(there, TYPICAL, moment)
    listed = list_pricing(endpoint.pricing)
    if listed is None:
        return Offer(endpoint, found, compared, None, None)
    before = there._replace(pricing=listed)
    list_total, list_price = (quote(before, each, moment).total for each in (usage, compared_by(usage)))
    return Offer(endpoint, found, compared, list_total, list_price)


def well_among(offers: Sequence[Offer]) -> tuple[list[Offer], str]:
    """Leave out the degraded ones, unless all are; with words to append that say what was done, perhaps none."""
    well = [offer for offer in offers if not offer.endpoint.trouble]
    degraded = len(offers) - len(well)
    if well:
        return well, f"; {degraded} degraded left out" if degraded else ""
    return list(offers), "; it is degraded" if degraded == 1 else "; all are degraded"


def _tag(offer: Offer) -> str:
    return offer.endpoint.tag
