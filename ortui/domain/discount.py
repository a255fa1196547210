"""Discounts of an offer: they are already inside the listed numbers, so they are shown and never applied (rule 7)."""

from decimal import Decimal

from ortui.domain.money import EXACT, RATE_PLACES, quotient, read_number
from ortui.domain.pricing import Pricing

_KEY = "discount"


def discount_of(pricing: Pricing) -> Decimal | None:
    """Find the fraction that was taken off (0.5 is half); below 0 it is a markup; None where none is stated."""
    return read_number(pricing.other.get(_KEY, ""))


def list_rate(listed: Decimal, discount: Decimal) -> Decimal | None:
    """Work out the rate before the discount, listed / (1 - discount); None where nothing is left to tell it by."""
    kept = EXACT.subtract(Decimal(1), discount)
    return quotient(listed, kept, places=RATE_PLACES) if kept > 0 else None
