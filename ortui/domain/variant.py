"""One form of a model, such as ``:batch`` or the flex service, and what the same work costs in that form."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from ortui.domain.money import EXACT, quotient
from ortui.domain.price import Price
from ortui.domain.quote import Quote

_PERCENT = 100


class Kind(StrEnum):
    """How much is known of what a form costs."""

    EXACT = "exact"
    """The price of a row of the catalogue, or an endpoint's own."""
    BOUND = "bound"
    """The bill is about this at most, at least or most likely; the words say which."""
    NOTE = "note"
    """No figure, only words."""


class Variant(NamedTuple):
    """One form of a model."""

    name: str
    """The suffix with its colon, ``flex`` or ``priority``, or ``base`` for the row without a suffix."""
    kind: Kind
    model_id: str
    """What to send as the model; ``flex`` and ``priority`` are asked for beside it, as the service tier."""
    total: Price | None
    """One request; None for a note."""
    saves: Decimal | None
    """Percent of what the model itself costs, to one place, below 0 if dearer; None where they can't be compared."""
    in_return: str
    """What it costs besides money, in a few words."""


def saving(present: Quote, total: Price, *, fits: bool = True) -> Decimal | None:
    """Say how many percent less than the model itself a form costs; None if either can't take or price the request."""
    if not present.fits or not fits or not present.total.usd or total.usd is None:
        return None
    saved = EXACT.multiply(EXACT.subtract(present.total.usd, total.usd), _PERCENT)
    percent = quotient(saved, present.total.usd, places=1)
    return percent or abs(percent)  # a zero without a sign
