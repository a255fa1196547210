"""Price classes of models, and where each begins."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from ortui.domain.money import plain


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

    def in_words(self, tier: Tier) -> str:
        """Say between which prices a class lies; empty for what is free."""
        ends = {
            Tier.BUDGET: f"below ${plain(self.mid)}",
            Tier.MID: f"${plain(self.mid)} to ${plain(self.standard)}",
            Tier.STANDARD: f"${plain(self.standard)} to ${plain(self.premium)}",
            Tier.PREMIUM: f"${plain(self.premium)} and more",
        }
        return f"{ends[tier]} a million prompt tokens" if tier in ends else ""
