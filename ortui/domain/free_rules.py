"""How many requests to free models an account may make, and what to say of work that passes it."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ortui.domain.money import plain


class FreeRules(NamedTuple):
    """The limits of requests to all free models together; the day is the UTC one, failed tries count."""

    per_minute: int
    per_day: int
    """Where fewer credits than ``credits_needed`` were ever bought."""
    per_day_after_credits: int
    credits_needed: Decimal
    """USD of credits ever bought, whatever is left of them."""
    as_of: date
    """The day of which the figures are."""
    source: str
    """Where they stand."""

    def in_words(self) -> str:
        """Say the limits: ``20 requests a minute; 50 a day, 1,000 once $10 of credits were ever bought``."""
        return f"{self.per_minute:,} requests a minute; {self.per_day:,} a day, {self._after_credits()}"

    def beyond(self, requests_per_day: int) -> str:
        """Say that so many requests a day are more than an account may make; empty where they are not."""
        if requests_per_day <= self.per_day:
            return ""
        limits = f"free models take {self.per_day:,} a day, {self._after_credits()}"
        over = f"{requests_per_day:,} requests a day are too many"
        if requests_per_day <= self.per_day_after_credits:
            over = f"{requests_per_day:,} requests a day need credits"
        return f"{over}: {limits}"

    def _after_credits(self) -> str:
        return f"{self.per_day_after_credits:,} once ${plain(self.credits_needed)} of credits were ever bought"
