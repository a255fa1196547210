"""A price in USD that may be known, free, varying or unknown, and stays what it is through every product and sum."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, Self

from ortui.domain.money import EXACT, ZERO


class PriceState(StrEnum):
    """What can be said of a price. Only ``KNOWN`` and ``FREE`` have an amount."""

    KNOWN = "known"
    FREE = "free"
    VARIES = "varies"
    UNKNOWN = "unknown"


class Price(NamedTuple):
    """USD for one unit, or for a quantity of units. Build it with the class methods."""

    state: PriceState
    usd: Decimal | None
    """The amount; None where it varies or is unknown, never a stand-in 0."""
    reason: str = ""
    """Why there is no amount, or why it is nothing."""

    @classmethod
    def known(cls, usd: Decimal) -> Self:
        """Make the price that a figure says."""
        return cls(PriceState.KNOWN, usd)

    @classmethod
    def free(cls, reason: str = "free") -> Self:
        """Make the price of what is given away on purpose."""
        return cls(PriceState.FREE, ZERO, reason)

    @classmethod
    def varies(cls, reason: str) -> Self:
        """Make the price of what is only known after the request."""
        return cls(PriceState.VARIES, None, reason)

    @classmethod
    def unknown(cls, reason: str) -> Self:
        """Make the price of what nobody states."""
        return cls(PriceState.UNKNOWN, None, reason)

    def times(self, quantity: int) -> "Price":
        """Price so many units. What is free, varies or is unknown stays so, whatever the quantity."""
        if self.usd is None or self.state is PriceState.FREE:
            return self
        return Price.known(EXACT.multiply(self.usd, quantity))

    def __add__(self, other: "Price") -> "Price":  # type: ignore[override]  # a sum, not a longer tuple
        for state in (PriceState.UNKNOWN, PriceState.VARIES):
            for price in (self, other):
                if price.state is state:
                    return price
        if self.usd is None or other.usd is None:  # pragma: no cover - the loop above returns every such price
            raise AssertionError(self, other)
        if self.state is other.state is PriceState.FREE:
            return self
        return Price.known(EXACT.add(self.usd, other.usd))
