"""Automatic top-up: whenever the credits fall to a threshold, an amount is bought. How often, and at which fees.

A month has 30 days, a year 12 such months, as those of the estimate do by default.
"""

from decimal import Decimal
from typing import NamedTuple

from ortui.domain.errors import InvalidInputError
from ortui.domain.money import EXACT, exact, quotient
from ortui.domain.purchase import FeeRules, Purchase, buy

MONTH_DAYS = 30
YEAR_MONTHS = 12


class TopUp(NamedTuple):
    """An automatic top-up at a steady burn. All amounts in USD."""

    purchase: Purchase
    """Each of them."""
    purchases_a_month: Decimal
    """To one place."""
    days_between: Decimal
    """From one purchase to the next, to one place."""
    fees_a_month: Decimal
    """In whole cents, on the average."""
    fees_a_year: Decimal
    """The same."""
    threshold_lasts: Decimal
    """Days that the credits last from the threshold on if a purchase fails, to one place."""
    most_at_hand: Decimal
    """The credits just after a purchase; what a refund or an expiry would concern."""
    problems: tuple[str, ...]


def plan_top_up(threshold: Decimal, amount: Decimal, burn_a_day: Decimal, method: str, rules: FeeRules) -> TopUp:
    """Plan a top-up of an amount (USD of credits) at a threshold (USD), for what is used up a day (USD).

    Tax is left out, as it is no fee. Raises InvalidInputError where nothing is used up, or the amount can't be bought.
    """
    bought = buy(amount, method, rules)
    if burn_a_day <= 0:
        raise InvalidInputError("nothing is used up, so nothing is bought; say what is used up a day")
    with exact():
        a_month = burn_a_day * MONTH_DAYS
        fees = bought.fee * a_month
        most = threshold + bought.credits
    problems = list(bought.problems)
    if threshold < burn_a_day:
        problems.append("the threshold lasts less than a day: a purchase that fails leaves little time")
    return TopUp(
        bought,
        quotient(a_month, bought.credits, places=1),
        quotient(bought.credits, burn_a_day, places=1),
        quotient(fees, bought.credits, places=2),
        quotient(EXACT.multiply(fees, YEAR_MONTHS), bought.credits, places=2),
        quotient(threshold, burn_a_day, places=1),
        most,
        tuple(problems),
    )


def least_at_fee_share(percent: Decimal, method: str, rules: FeeRules) -> Decimal | None:
    """Find the smallest purchase (USD of credits) of which the fee, before it is rounded, is at most so many percent.

    None where no purchase that can be made is large enough.
    """
    least = rules.rule(method).least_within(percent)
    if least is None or least > rules.largest:
        return None
    return max(least, rules.smallest)
