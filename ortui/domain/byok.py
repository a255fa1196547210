"""Bring your own key: the fee on requests that a provider bills to a key of one's own (reading rule 11).

What such requests would have cost from credits, the list price, is free up to an allowance a month; above it, a
percentage of it is taken from credits.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from ortui.domain.errors import InvalidInputError
from ortui.domain.money import EXACT, ZERO, exact, percent_of, plain, quotient, rounded_to_cents
from ortui.domain.purchase import FeeRule


class ByokRule(NamedTuple):
    """What is free in a month, and the percentage above it. One of the allowances is set."""

    name: str
    percent: Decimal
    """Of the list price above the allowance."""
    free_usd: Decimal | None = None
    """USD of list price."""
    free_requests: int | None = None
    """The requests with the average price of all."""

    @property
    def in_words(self) -> str:
        """Say what is free."""
        free = f"{self.free_requests:,} requests" if self.free_usd is None else f"{self.free_usd:,f} USD of list price"
        return f"{free} a month are free, then {plain(self.percent)} %"


class ByokRules(NamedTuple):
    """All that is known about it, with its date and source."""

    as_of: str
    source: str
    rules: Mapping[str, ByokRule]
    """Today's (``spend``), today's for an ``enterprise``, and the earlier one that counted ``requests``."""


class ByokFee(NamedTuple):
    """The fee of one month, in USD with two places."""

    above: Decimal
    """The list price above the allowance."""
    fee: Decimal


class Comparison(NamedTuple):
    """A month by one's own key and by credits, in USD; the list price itself is the same and left out."""

    own_key: ByokFee
    by_own_key: Decimal
    """The fee, and the fee of buying the credits that it is taken from."""
    by_credits: Decimal
    """The fee of buying credits for all of it."""
    break_even: Decimal | None
    """The list price a month from which on credits cost less; None where one's own key always costs less."""


def byok_fee(list_price: Decimal, requests: int, rule: ByokRule) -> ByokFee:
    """Work out the fee of a month, of so much list price (USD) in so many requests.

    Raises InvalidInputError where a rule that counts requests is given a price, but none.
    """
    above, parts = _above(list_price, requests, rule)
    return ByokFee(quotient(above, parts, places=2), quotient(percent_of(above, rule.percent), parts, places=2))


def against_credits(list_price: Decimal, requests: int, rule: ByokRule, buying: FeeRule) -> Comparison:
    """Compare a month by one's own key with the same by credits.

    Credits are taken to be bought in amounts whose fee the percentage sets. Raises InvalidInputError as ``byok_fee``.
    """
    own_key = byok_fee(list_price, requests, rule)
    above, parts = _above(list_price, requests, rule)
    by_own_key = quotient(percent_of(above, _percent_in_all(rule, buying)), parts, places=2)
    by_credits = rounded_to_cents(buying.share(list_price))
    return Comparison(own_key, by_own_key, by_credits, _break_even(list_price, requests, rule, buying))


def _percent_in_all(rule: ByokRule, buying: FeeRule) -> Decimal:
    """Return the percentage above the allowance, with the fee of buying the credits for it."""
    with exact():
        return rule.percent + percent_of(rule.percent, buying.percent)


def _above(list_price: Decimal, requests: int, rule: ByokRule) -> tuple[Decimal, Decimal]:
    """Return the list price above the allowance as a dividend and a divisor: a share of requests is seldom exact."""
    if rule.free_usd is not None:
        return max(ZERO, EXACT.subtract(list_price, rule.free_usd)), Decimal(1)
    if list_price and requests < 1:
        raise InvalidInputError("this rule counts requests: say how many a month")
    return EXACT.multiply(list_price, max(0, requests - (rule.free_requests or 0))), Decimal(max(1, requests))


def _break_even(list_price: Decimal, requests: int, rule: ByokRule, buying: FeeRule) -> Decimal | None:
    in_all = _percent_in_all(rule, buying)
    if in_all <= buying.percent:
        return None
    with exact():
        excess = in_all - buying.percent
        if rule.free_usd is not None:
            return quotient(in_all * rule.free_usd, excess, places=2)
        if requests < 1:
            return None
        return quotient(in_all * list_price * (rule.free_requests or 0), excess * requests, places=2)
