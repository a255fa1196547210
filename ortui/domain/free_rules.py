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
        return f"{self.per_minute:,} requests a minute; {self.day_in_words()}"

    def day_in_words(self) -> str:
        """Say what a day allows: ``50 a day, 1,000 once $10 of credits were ever bought``."""
        credits_ = f"${plain(self.credits_needed)} of credits"
        return f"{self.per_day:,} a day, {self.per_day_after_credits:,} once {credits_} were ever bought"

    def fewer_in_words(self) -> str:
        """Say beside the higher limit who has the lower one: ``50 until $10 is bought``."""
        return f"{self.per_day:,} until ${plain(self.credits_needed)} is bought"

    def limit(self, bought: Decimal) -> int:
        """Return the requests a day of an account that ever bought so many USD of credits."""
        return self.per_day_after_credits if bought >= self.credits_needed else self.per_day

    def beyond(self, requests_per_day: int) -> str:
        """Say that so many requests a day are more than an account may make; empty where they are not."""
        if requests_per_day <= self.per_day:
            return ""
        over = f"{requests_per_day:,} requests a day are too many"
        if requests_per_day <= self.per_day_after_credits:
            over = f"{requests_per_day:,} requests a day need credits"
        return f"{over}: free models take {self.day_in_words()}"
