"""One large purchase against several small ones: what it costs to buy the same credits in parts."""

from decimal import Decimal
from typing import NamedTuple

from ortui.domain.errors import InvalidInputError
from ortui.domain.money import CENT, EXACT, ZERO, exact, in_whole_cents
from ortui.domain.purchase import FeeRules, Purchase, buy

FEW = 10
"""The parts that a purchase is set against: ten small top-ups, one large."""


class Splitting(NamedTuple):
    """The same credits, bought at once and in parts. All amounts in USD with two places."""

    at_once: Purchase
    parts: int
    part: Decimal
    """The credits of one part; some are a cent more where they can't all be equal."""
    pay: Decimal
    """For all parts together."""
    problems: tuple[str, ...]
    """Of the parts."""

    @property
    def costs_more(self) -> Decimal:
        """What the parts cost more; below 0 by cents where rounding favours them."""
        return EXACT.subtract(self.pay, self.at_once.pay)


def split(credits_usd: Decimal, parts: int, method: str, rules: FeeRules, tax_percent: Decimal = ZERO) -> Splitting:
    """Set one purchase against so many as equal as cents allow.

    Raises InvalidInputError for amounts finer than a cent, or too small for so many parts.
    """
    at_once = buy(credits_usd, method, rules, tax_percent)
    cents = int(EXACT.scaleb(in_whole_cents(credits_usd), 2))
    part, larger = divmod(cents, parts)
    if not part:
        raise InvalidInputError(f"{at_once.credits} USD can't be bought in {parts} parts of at least a cent")
    small = buy(Decimal(part).scaleb(-2), method, rules, tax_percent)
    pay = EXACT.multiply(small.pay, parts - larger)
    problems = small.problems
    if larger:
        large = buy(EXACT.add(small.credits, CENT), method, rules, tax_percent)
        with exact():
            pay += large.pay * larger
        problems = tuple(dict.fromkeys((*problems, *large.problems)))
    return Splitting(at_once, parts, small.credits, pay, problems)


def ten_against_one(credits_usd: Decimal, method: str, rules: FeeRules, tax_percent: Decimal = ZERO) -> Splitting:
    """Set ten small purchases against one large.

    The amount is the large one where a tenth of it can be bought; else it is a small one, and the large is ten of it.
    """
    is_large = credits_usd >= EXACT.multiply(rules.smallest, FEW)
    large = credits_usd if is_large else EXACT.multiply(credits_usd, FEW)
    return split(large, FEW, method, rules, tax_percent)
