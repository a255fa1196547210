"""Buying credits: what a purchase costs, and what money buys (reading rule 10).

Fee = the larger of a percentage of the credits and a minimum, on top of them, rounded half up to cents; tax on credits
plus fee, rounded half up to cents. Backwards: the most whole cents of credits whose total does not exceed the money.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from ortui.domain.errors import InvalidInputError
from ortui.domain.money import CENT, EXACT, ZERO, exact, in_whole_cents, percent_of, plain, quotient, rounded_to_cents

METHODS = ("card", "crypto")
"""How credits are paid for."""


class FeeRule(NamedTuple):
    """The fee of one method of payment."""

    method: str
    percent: Decimal
    """Of the credits."""
    minimum: Decimal = ZERO
    """USD."""

    def fee(self, credits_usd: Decimal) -> Decimal:
        """USD on top of so many credits."""
        return rounded_to_cents(max(self.share(credits_usd), self.minimum))

    def share(self, credits_usd: Decimal) -> Decimal:
        """Return the percentage alone, in USD, unrounded."""
        return percent_of(credits_usd, self.percent)

    def in_words(self, credits_usd: Decimal) -> str:
        """Say which part of the rule set the fee."""
        if self.minimum > self.share(credits_usd):
            return f"{self.method}: minimum fee {rounded_to_cents(self.minimum)} USD"
        return f"{self.method}: {plain(self.percent)} % of the credits"

    def minimum_bites_below(self) -> Decimal | None:
        """Find the least credits, in whole cents, of which the percentage sets the fee; None where none are enough."""
        return self.least_within(self.percent)

    def least_within(self, percent: Decimal) -> Decimal | None:
        """Find the least credits, in whole cents, from which on the fee is at most so many percent of them.

        It is the fee before it is rounded to cents. None where it is more of whatever amount.
        """
        if percent < self.percent:
            return None
        if not self.minimum:
            return ZERO
        if not percent:
            return None
        edge = quotient(EXACT.scaleb(self.minimum, 2), percent, places=2)
        return edge if percent_of(edge, percent) >= self.minimum else edge + CENT


class FeeRules(NamedTuple):
    """All that is known about buying, with its date and source."""

    as_of: str
    source: str
    methods: Mapping[str, FeeRule]
    smallest: Decimal
    """USD of credits in one purchase; less is flagged."""
    largest: Decimal
    """USD of credits in one purchase; more is flagged."""

    def rule(self, method: str) -> FeeRule:
        """Find the rule of a method; raises InvalidInputError for one that does not exist."""
        if method not in self.methods:
            raise InvalidInputError(f"there is no method “{method}”; choose one of {', '.join(self.methods)}")
        return self.methods[method]


class Purchase(NamedTuple):
    """One purchase of credits. All amounts in USD with two places."""

    method: str
    credits: Decimal
    fee: Decimal
    tax: Decimal
    pay: Decimal
    """What is really charged."""
    unspent: Decimal
    """What is left of the money that was meant to be paid; 0 when credits were asked for."""
    rule: str
    problems: tuple[str, ...]

    @property
    def effective_percent(self) -> Decimal:
        """Fee / credits, in percent, four places half up."""
        return quotient(EXACT.scaleb(self.fee, 2), self.credits, places=4)


def buy(credits_usd: Decimal, method: str, rules: FeeRules, tax_percent: Decimal = ZERO) -> Purchase:
    """Price a purchase of so many credits. Raises InvalidInputError for amounts finer than a cent, or nothing."""
    credits_usd = in_whole_cents(credits_usd, what="the credits")
    if credits_usd < CENT:
        raise InvalidInputError("the credits must be at least 0.01 USD")
    return _purchase(credits_usd, rules, rules.rule(method), tax_percent, money=None)


def afford(money: Decimal, method: str, rules: FeeRules, tax_percent: Decimal = ZERO) -> Purchase:
    """Find the most credits that the money buys.

    Raises InvalidInputError for money finer than a cent, or too little to buy a cent of credits.
    """
    money, rule = in_whole_cents(money, what="the money"), rules.rule(method)
    affordable, too_much = 0, int(EXACT.scaleb(money, 2)) + 1
    while too_much - affordable > 1:
        middle = (affordable + too_much) // 2
        if _total(Decimal(middle).scaleb(-2), rule, tax_percent) <= money:
            affordable = middle
        else:
            too_much = middle
    if affordable == 0:
        least = _total(CENT, rule, tax_percent)
        raise InvalidInputError(f"{money:.2f} USD is too little to buy a cent of credits; that takes {least:.2f} USD")
    return _purchase(Decimal(affordable).scaleb(-2), rules, rule, tax_percent, money=money)


def _tax(credits_usd: Decimal, fee: Decimal, percent: Decimal) -> Decimal:
    return rounded_to_cents(percent_of(EXACT.add(credits_usd, fee), percent))


def _total(credits_usd: Decimal, rule: FeeRule, tax_percent: Decimal) -> Decimal:
    fee = rule.fee(credits_usd)
    with exact():
        return credits_usd + fee + _tax(credits_usd, fee, tax_percent)


def _purchase(
    credits_usd: Decimal, rules: FeeRules, rule: FeeRule, tax_percent: Decimal, *, money: Decimal | None
) -> Purchase:
    fee = rule.fee(credits_usd)
    tax = _tax(credits_usd, fee, tax_percent)
    with exact():
        pay = credits_usd + fee + tax
        unspent = (pay if money is None else money) - pay
    problems = []
    if credits_usd < rules.smallest:
        problems.append(f"below the smallest purchase of {plain(rules.smallest)} USD")
    if credits_usd > rules.largest:
        problems.append(f"above the largest purchase of {rules.largest:,f} USD")
    return Purchase(rule.method, credits_usd, fee, tax, pay, unspent, rule.in_words(credits_usd), tuple(problems))
