"""A model's price object, from plain data to rates (reading rules 1, 3 and 4).

What can't be a price makes the whole record odd: a model priced in part by guesswork is worse than one set aside.
"""

import json
from collections.abc import Mapping

from ortui.domain.money import HIGHEST_RATE, ZERO, plain, read_number
from ortui.domain.price import Price
from ortui.domain.pricing import RATE_KEYS, Override, Pricing
from ortui.domain.window import read_conditions
from ortui.source.text import clean

VARIES = Price.varies("price varies: it is that of the model which serves the request")

_RATES = frozenset(RATE_KEYS)
_OVERRIDES = "overrides"
_NO_CONDITIONS = _RATES | {"discount"}
"""What an override may hold besides its conditions; a discount is inside its prices already (rule 7)."""


class OddRecordError(ValueError):
    """A record that has to be set aside; its text is the reason."""


def read_pricing(received: Mapping[str, object], prices: dict[str, Price]) -> Pricing:
    """Read a price object given as plain data; ``prices`` remembers texts that were read before.

    A null or missing rate is absent. Raises OddRecordError for what can't be a price.
    """
    rates = _read_rates(received, prices)
    if len(rates) == len(received):
        return Pricing(rates)
    overrides = received.get(_OVERRIDES)
    if overrides is not None and not isinstance(overrides, list):
        raise OddRecordError("overrides are not a list")
    other = {
        key: _in_words(value)
        for key, value in received.items()
        if key not in _RATES and key != _OVERRIDES and value is not None
    }
    return Pricing(rates, tuple([_read_override(entry, prices) for entry in overrides or ()]), other)


def _read_rates(received: Mapping[str, object], prices: dict[str, Price]) -> dict[str, Price]:
    rates = {}
    for key, value in received.items():
        if key in _RATES and value is not None:
            price = prices.get(value) if type(value) is str else None
            if price is None:
                price = _read_price(value, key)
                if type(value) is str:
                    prices[value] = price
            rates[key] = price
    return rates


def _read_price(value: object, key: str) -> Price:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise OddRecordError(f"{key} is not a price but {_kind(value)}")
    shown = clean(str(value), 40)
    number = read_number(str(value))
    if number is None:
        raise OddRecordError(f"{key} “{shown}” can't be read as a price")
    if number == -1:
        return VARIES
    if number < 0:
        raise OddRecordError(f"{key} “{shown}” is negative")
    if number > HIGHEST_RATE:
        raise OddRecordError(f"{key} “{shown}” is above {plain(HIGHEST_RATE)} USD a unit")
    return Price.known(number or ZERO)


def _read_override(entry: object, prices: dict[str, Price]) -> Override:
    if not isinstance(entry, Mapping):
        raise OddRecordError(f"an override is not an object but {_kind(entry)}")
    conditions = read_conditions({key: value for key, value in entry.items() if key not in _NO_CONDITIONS})
    return Override(conditions, _read_rates(entry, prices))


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", str: "text", list: "a list", dict: "an object", type(None): "null"}
    return names.get(type(value), "something else")


def _in_words(value: object) -> str:
    return value if isinstance(value, str) else clean(json.dumps(value, ensure_ascii=False))
