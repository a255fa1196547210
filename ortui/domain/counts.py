"""Counts, shares and moments that people type: read and validated here, once, for the screen and the command line."""

import re
from datetime import UTC, datetime
from decimal import Decimal

from ortui.domain.errors import InvalidInputError
from ortui.domain.money import EXACT, read_number

HIGHEST_COUNT = 10**12
"""The most tokens, images or requests that ortui calculates with."""

_WHOLE = re.compile(r"\d{1,3}(?:[,_]\d{3})+|\d+", re.ASCII)
_SCALED = re.compile(r"(\d+(?:\.\d+)?)\s*([kKmMbB])", re.ASCII)
_SCALE = {"k": 1_000, "m": 1_000_000, "b": 1_000_000_000}
_LONGEST_TEXT = 40
_WHOLE_SHARE = 100


def read_count(text: str, *, what: str = "the count", highest: int = HIGHEST_COUNT, lowest: int = 0) -> int:
    """Read ``12000``, ``12_000``, ``12,000``, ``12k`` or ``1.5M`` as a whole number between lowest and highest."""
    count = _count(text.strip())
    if count is None:
        shown = text[:_LONGEST_TEXT]
        raise InvalidInputError(f"{what} “{shown}” is not a whole number; write it like 12000, 12,000, 12k or 1.5M")
    if not lowest <= count <= highest:
        raise InvalidInputError(f"{what} must be from {lowest:,} to {highest:,}, not {count:,}")
    return count


def _count(text: str) -> int | None:
    if len(text) > _LONGEST_TEXT:
        return None
    if _WHOLE.fullmatch(text):
        return int(text.replace(",", "").replace("_", ""))
    if scaled := _SCALED.fullmatch(text):
        number = EXACT.multiply(Decimal(scaled[1]), _SCALE[scaled[2].lower()])
        return int(number) if number == number.to_integral_value() else None
    return None


def read_share(text: str, *, what: str = "the share") -> int:
    """Read a share in whole percent: ``80``, ``80 %``."""
    percent = _count(text.strip().removesuffix("%").rstrip())
    if percent is None or percent > _WHOLE_SHARE:
        shown = text[:_LONGEST_TEXT]
        raise InvalidInputError(f"{what} “{shown}” is not a share; write a percentage from 0 to 100, like 80 %")
    return percent


def read_percent(text: str, *, what: str = "the percentage") -> Decimal:
    """Read a percentage with decimals, such as a tax: ``7.7``, ``19 %``; 0 to 100."""
    number = read_number(text.strip().removesuffix("%").rstrip())
    if number is None or not 0 <= number <= _WHOLE_SHARE:
        shown = text[:_LONGEST_TEXT]
        raise InvalidInputError(f"{what} “{shown}” is not a percentage; write it from 0 to 100, like 7.7")
    return number


def read_moment(text: str, *, what: str = "the time") -> datetime:
    """Read an ISO 8601 time with its zone (``2026-11-23T01:00Z``); the result is in UTC."""
    shown = text[:_LONGEST_TEXT]
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise InvalidInputError(f"{what} “{shown}” is not an ISO 8601 time; write it like 2026-11-23T01:00Z") from None
    if moment.tzinfo is None:
        raise InvalidInputError(f"{what} “{shown}” has no time zone; add Z for UTC or an offset like +01:00")
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise InvalidInputError(f"{what} “{shown}” is out of range") from None
