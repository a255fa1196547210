"""The one gate from text to money, and the only places where money is ever rounded.

All sums and products run in a context of 60 digits that traps inexact results: a figure is exact or an error, never
silently approximate. The limits on rates and counts (see ``RATE_PLACES``, ``counts``) keep every product within it.
"""

import re
from contextlib import AbstractContextManager
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    localcontext,
)

from ortui.domain.errors import InvalidInputError

ZERO = Decimal(0)
CENT = Decimal("0.01")
_CENT_PLACES = 2
MILLION = Decimal(1_000_000)

RATE_PLACES = 30
"""Decimal places a rate may have; the longest seen in a real answer has 25 characters."""
HIGHEST_RATE = Decimal(1000)
"""USD a unit; above it a price is taken for an error."""
HIGHEST_AMOUNT = Decimal(10) ** 12
"""USD that a person may type."""

EXACT = Context(prec=60, traps=[Inexact, InvalidOperation, DivisionByZero])
_DIVISION = Context(prec=60, traps=[InvalidOperation, DivisionByZero])

_PLAIN_NUMBER = re.compile(r"-?\d+(?:\.\d+)?([eE][+-]?\d{1,4})?", re.ASCII)
_LONGEST_TEXT = 100
_TYPED_AMOUNT = re.compile(r"\$?\s*((?:\d{1,3}(?:[,_]\d{3})+|\d+)(?:\.\d+)?|\.\d+)", re.ASCII)


def exact() -> AbstractContextManager[Context]:
    """Enter the context in which sums and products of money are made."""
    return localcontext(EXACT)


def read_number(text: str) -> Decimal | None:
    """Read plain or exponent notation; None for anything else (words, NaN, infinity, more places than a rate has)."""
    found = _PLAIN_NUMBER.fullmatch(text) if len(text) <= _LONGEST_TEXT else None
    if found is None:
        return None
    number = Decimal(text)
    if not number:
        return ZERO  # without the sign and the exponent of a written zero, which would burden every sum
    surely_short = len(text) <= RATE_PLACES and found[1] is None
    return number if surely_short or _places(number) <= RATE_PLACES else None


def _places(number: Decimal) -> int:
    return len(plain(number).partition(".")[2])


def read_usd(text: str, *, what: str = "the amount") -> Decimal:
    """Read an amount a person typed: ``100``, ``$5.80``, ``1,250.00``; no sign, at most ``HIGHEST_AMOUNT``."""
    match = _TYPED_AMOUNT.fullmatch(text.strip()) if len(text) <= _LONGEST_TEXT else None
    if match is None:
        raise InvalidInputError(f"{what} “{text[:_LONGEST_TEXT]}” is not an amount in USD; write it like 100 or 5.80")
    amount = Decimal(match[1].replace(",", "").replace("_", ""))
    if amount > HIGHEST_AMOUNT:
        raise InvalidInputError(f"{what} is above {plain(HIGHEST_AMOUNT)} USD")
    if _places(amount) > RATE_PLACES:
        raise InvalidInputError(f"{what} has more than {RATE_PLACES} decimal places")
    return amount


def in_whole_cents(amount: Decimal, *, what: str = "the amount") -> Decimal:
    """Return the amount with two places; money that is paid has no finer ones."""
    if amount != amount.quantize(CENT, ROUND_DOWN, _DIVISION):
        raise InvalidInputError(f"{what} {plain(amount)} is finer than a cent; give whole cents, like 5.80")
    return EXACT.quantize(amount, CENT)


def rounded_to_cents(amount: Decimal) -> Decimal:
    """Round half up to cents, as fees and taxes are."""
    return rounded(amount, _CENT_PLACES)


def rounded_up_to_cents(amount: Decimal) -> Decimal:
    """Round up to cents: what must be bought to cover an amount."""
    return amount.quantize(CENT, ROUND_CEILING, _DIVISION)


def quotient(dividend: Decimal, divisor: Decimal, *, places: int) -> Decimal:
    """Divide and round half up to so many places: the named division of the domain."""
    return rounded(_DIVISION.divide(dividend, divisor), places)


def rounded(amount: Decimal, places: int) -> Decimal:
    """Round half up; for the screen, never for a figure that is stored or added, unless a rule says so (cents)."""
    return amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _DIVISION)


def percent_of(amount: Decimal, percent: Decimal) -> Decimal:
    """Take so many percent of an amount, exactly."""
    return EXACT.multiply(amount, EXACT.scaleb(percent, -2))


def per_million(rate: Decimal) -> Decimal:
    """Turn USD a token into USD a million tokens, exactly."""
    return EXACT.multiply(rate, MILLION)


def plain(amount: Decimal) -> str:
    """Write without exponent or trailing zeros: ``0.0105``, ``100``."""
    text = f"{amount:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
