"""Discounts of an offer: they are already inside the listed numbers, so they are shown and never applied (rule 7)."""

from collections.abc import Mapping
from decimal import Decimal

from ortui.domain.money import EXACT, RATE_PLACES, quotient, read_number
from ortui.domain.price import Price
from ortui.domain.pricing import PER_UNIT, Pricing

_KEY = "discount"


def discount_of(pricing: Pricing) -> Decimal | None:
    """Find the fraction that was taken off (0.5 is half); below 0 it is a markup; None where none is stated."""
    return read_number(pricing.other.get(_KEY, ""))


def list_rate(listed: Decimal, discount: Decimal) -> Decimal | None:
    """Work out the rate before the discount, listed / (1 - discount); None where nothing is left to tell it by."""
    kept = EXACT.subtract(Decimal(1), discount)
    return quotient(listed, kept, places=RATE_PLACES) if kept > 0 else None


def list_pricing(pricing: Pricing) -> Pricing | None:
    """Work out all prices before the discount; None where there is none, or nothing is left to tell them by.

    Searches and requests keep their price: in every answer at hand they cost the same with and without a discount.
    """
    discount = discount_of(pricing)
    if not discount or discount >= 1:
        return None
    overrides = tuple(entry._replace(rates=_list_rates(entry.rates, discount)) for entry in pricing.overrides)
    return Pricing(_list_rates(pricing.rates, discount), overrides)


def _list_rates(rates: Mapping[str, Price], discount: Decimal) -> dict[str, Price]:
    return {
        key: price if key in PER_UNIT or price.usd is None else Price.known(list_rate(price.usd, discount) or price.usd)
        for key, price in rates.items()
    }
