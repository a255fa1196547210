"""Why a request may have been billed otherwise than estimated: each likely cause is tried by pricing it."""

from datetime import datetime, timedelta
from decimal import Decimal

from ortui.domain.hours import spans
from ortui.domain.money import EXACT, plain, quotient
from ortui.domain.quote import Quote, quote

_ROUNDING = Decimal("0.00001")
"""Differences as small as this come from upstream, which reports costs in few places (seen on live answers)."""
_HALF = Decimal("0.5")
NOTHING_BILLED = "nothing was billed: a cached answer, a failed request, or a free provider"


def likely_cause(found: Quote, billed: Decimal, moment: datetime) -> str:
    """Say in words what most likely makes the difference; empty where there is none or no estimate.

    ``billed`` is in USD, the moment (in UTC) the one whose prices the quote took.
    """
    estimate = found.total.usd
    if estimate is None or billed == estimate:
        return ""
    if not billed:
        return NOTHING_BILLED
    return rounding(estimate, billed) or exact_cause(found, billed, moment) or another_price(estimate, billed)


def exact_cause(found: Quote, billed: Decimal, moment: datetime) -> str:
    """Name what, priced so, costs exactly what was billed: no cache, another hour; empty where neither does."""
    return _without_cache(found, billed, moment) or _another_hour(found, billed, moment)


def rounding(estimate: Decimal, billed: Decimal) -> str:
    """Name rounding where the difference is so small; empty where it is not."""
    is_small = abs(EXACT.subtract(billed, estimate)) <= _ROUNDING
    return "rounding: some providers report their cost in few places" if is_small else ""


def _without_cache(found: Quote, billed: Decimal, moment: datetime) -> str:
    usage = found.usage
    if usage.cached and quote(found.model, usage._replace(cached=0), moment).total.usd == billed:
        return "the cache: billed as if nothing was read from it"
    return ""


def _another_hour(found: Quote, billed: Decimal, moment: datetime) -> str:
    for days in (0, 1):
        for span in spans(found.model, found.usage, moment - timedelta(days=days)):
            if span.total.usd == billed:
                return f"another hour: {span.rule}"
    return ""


def another_price(estimate: Decimal, billed: Decimal) -> str:
    """Say how far they are apart, and what may make such a difference."""
    if not estimate:
        return "a provider that charges, or another price than today's"
    if billed == EXACT.multiply(estimate, _HALF):
        return "half the price: the batch API or the flex tier"
    percent = plain(quotient(EXACT.multiply(abs(EXACT.subtract(billed, estimate)), 100), estimate, places=1))
    if billed < estimate:
        return f"{percent} % less: another provider, a discount, the flex tier, or other prices at that time"
    return f"{percent} % more: another provider, the priority tier, tools, or other prices at that time"
