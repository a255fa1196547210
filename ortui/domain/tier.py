"""Price classes of models, and where each begins."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Tier(StrEnum):
    """Price classes by the price of a million prompt tokens; none for varying and unknown prices."""

    FREE = "free"
    BUDGET = "budget"
    MID = "mid"
    STANDARD = "standard"
    PREMIUM = "premium"


class TierLimits(NamedTuple):
    """From which price in USD a million prompt tokens each class begins."""

    mid: Decimal = Decimal("0.15")
    standard: Decimal = Decimal(1)
    premium: Decimal = Decimal(10)

    def tier(self, usd_per_million: Decimal) -> Tier:
        """Classify a price that is not free."""
        if usd_per_million < self.mid:
            return Tier.BUDGET
        if usd_per_million < self.standard:
            return Tier.MID
        return Tier.STANDARD if usd_per_million < self.premium else Tier.PREMIUM
