"""JSON from outside made into plain data: clean strings, whole numbers, no floats, no endless depth.

Everything that is read from a price object is read from this form, and the cache keeps this form: what is read back
can't differ from what was read first.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

from ortui.domain.money import HIGHEST_AMOUNT, read_number
from ortui.source.text import clean

_DEEPEST = 8
_LONGEST_LIST = 1000
_WHOLE_BELOW = 10**15
_PLAIN_DIGITS = 60


def as_plain(value: object, depth: int = 0) -> object:
    """Turn parsed JSON (numbers as int or Decimal) into plain data; numbers that are not whole become text."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, Mapping | list) and depth >= _DEEPEST:
        return "…"
    if isinstance(value, Mapping):
        return as_plain_object(value, depth)
    if isinstance(value, list):
        return [as_plain(item, depth + 1) for item in value[:_LONGEST_LIST]]
    return value if value is None or isinstance(value, bool | int) else clean(str(value))


def as_plain_object(received: Mapping[str, object], depth: int = 0) -> dict[str, object]:
    """Do the same for an object. A key that only looks like another one after cleaning does not replace it."""
    plain: dict[str, object] = {}
    for key, value in received.items():
        name = clean(key)
        if name == key or name not in received:
            plain[name] = as_plain(value, depth + 1)
    return plain


def _number(value: Decimal) -> int | str:
    if not value.is_finite() or abs(value.adjusted()) > _PLAIN_DIGITS:
        return clean(str(value))
    if abs(value) < _WHOLE_BELOW and value == value.to_integral_value():
        return int(value)
    return clean(f"{value:f}")


def whole(value: object, highest: int = 10**12) -> int | None:
    """Read a whole number above 0; None for anything else, so that an odd field counts as absent."""
    if isinstance(value, Decimal):
        value = _number(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 < value <= highest else None


def count(value: object, highest: int = 10**12, lowest: int = 0) -> int | None:
    """Read a whole number, 0 included; None for anything else."""
    if isinstance(value, Decimal):
        value = _number(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if lowest <= value <= highest else None


def amount(value: object) -> Decimal | None:
    """Read a JSON number as an amount of money, of either sign; None for anything else, also for a number in a text."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    number = read_number(str(value))
    return number if number is not None and abs(number) <= HIGHEST_AMOUNT else None


def amount_from_0(value: object) -> Decimal | None:
    """Read an amount that can't be negative; None for one that is."""
    number = amount(value)
    return number if number is not None and number >= 0 else None


def moment(value: object) -> datetime | None:
    """Read a time in the form of ISO 8601, in UTC where it names no zone; None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        read = datetime.fromisoformat(value.strip())
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (OverflowError, ValueError):
        return None


def yes_or_no(value: object) -> bool | None:
    """Read true or false; None for anything else."""
    return value if isinstance(value, bool) else None


def line(value: object) -> str:
    """Read a line of text; empty for anything else."""
    return clean(value) if isinstance(value, str) else ""


def lines(value: object, most: int = 100) -> tuple[str, ...]:
    """Read a list of texts, each once; what is not text is passed over."""
    if not isinstance(value, list):
        return ()
    return tuple(dict.fromkeys(text for text in map(line, value[:most]) if text))


def obj(value: object) -> Mapping[str, object]:
    """Read an object; empty for anything else."""
    return value if isinstance(value, Mapping) else {}
