"""How figures are written for people. Rounding happens here and nowhere before; the command line's JSON stays exact."""

from datetime import UTC, datetime
from datetime import date as calendar_date
from decimal import Decimal
from typing import TYPE_CHECKING

from ortui.domain.money import per_million, plain, rounded
from ortui.domain.price import Price, PriceState

if TYPE_CHECKING:  # a name in an annotation: whoever writes an amount need not wait for what catalogues are made of
    from ortui.domain.catalogue import Source

_SIGNIFICANT = 4
_SMALLEST_PLACES = 2
_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_TEN, _THOUSAND = 10, 1_000

_ORIGINS = {"file": "prices from a file", "bundled": "bundled prices"}

ABSENT = "—"
"""Stands where a model has no such figure."""


def count(number: int) -> str:
    """Write a whole count: ``12,000``."""
    return f"{number:,}"


def short_count(number: int) -> str:
    """Write a count in at most four characters where that is possible: ``512``, ``8.2k``, ``200k``, ``1.0M``."""
    if number < _THOUSAND:
        return str(number)
    thousands = rounded(Decimal(number).scaleb(-3), 0)
    if thousands < _THOUSAND:
        return f"{thousands:f}k" if number % _THOUSAND == 0 else f"{_one_place(Decimal(number).scaleb(-3)):,f}k"
    return f"{_one_place(Decimal(number).scaleb(-6)):,f}M"


def _one_place(number: Decimal) -> Decimal:
    """Round to one place; from ten on, to none."""
    tenths = rounded(number, 1)
    return tenths if tenths < _TEN else rounded(number, 0)


def places_for(amount: Decimal) -> int:
    """How many decimal places show four significant digits; at least two."""
    if amount == 0:
        return _SMALLEST_PLACES
    return max(_SMALLEST_PLACES, _SIGNIFICANT - 1 - amount.adjusted())


def figure(amount: Decimal) -> str:
    """Write an amount without its unit, to four significant digits and at least two places: ``0.0654``, ``392.40``."""
    text = f"{rounded(amount, places_for(amount)):,f}"
    whole, _, fraction = text.partition(".")
    return f"{whole}.{fraction.rstrip('0'):<0{_SMALLEST_PLACES}}"


def usd(amount: Decimal) -> str:
    """Write an amount in USD: ``$0.0654``, ``$392.40``, ``-$3.00``."""
    sign = "-" if amount < 0 else ""
    return f"{sign}${figure(abs(amount))}"


def price(what: Price) -> str:
    """Write a total: the amount, or the word for what it is instead."""
    if what.state is PriceState.KNOWN and what.usd is not None:
        return usd(what.usd)
    return what.state.value


def exact_per_million(rate: Decimal) -> str:
    """Write a rate in USD a million tokens, all its digits, at least two places: ``2.50``, ``0.0416666666666667``."""
    return exact_figure(per_million(rate))


def exact_figure(amount: Decimal) -> str:
    """Write an amount with all its digits, at least two places."""
    whole, _, fraction = plain(abs(amount)).partition(".")
    return f"{'-' if amount < 0 else ''}{int(whole):,}.{fraction:<0{_SMALLEST_PLACES}}"


def age(seconds: int) -> str:
    """Write an age: ``just now``, ``5 minutes old``, ``93 days old``."""
    for size, unit in ((_DAY, "day"), (_HOUR, "hour"), (_MINUTE, "minute")):
        if seconds >= size:
            number = seconds // size
            return f"{number:,} {unit}{'' if number == 1 else 's'} old"
    return "just now"


def date(moment: calendar_date) -> str:
    """Write the day of a date or moment: ``22 Aug 2026``."""
    return f"{moment.day} {moment:%b %Y}"


def timestamp(moment: datetime) -> str:
    """Write a moment (in UTC) as ``2026-08-22T18:35:00Z``."""
    return f"{moment.replace(microsecond=0, tzinfo=None).isoformat()}Z"


def day(unix_seconds: int) -> str:
    """Write the UTC day of a Unix time: ``22 Aug 2026``."""
    return date(datetime.fromtimestamp(unix_seconds, UTC))


def origin(source: "Source") -> str:
    """Say where prices come from."""
    return _ORIGINS.get(source.value, "prices")
