"""What an API says where it refuses a request: the facts of an error body, before anything is concluded from them."""

from datetime import datetime
from typing import NamedTuple


class RefusedAnswer(NamedTuple):
    """An error body. What it does not say is empty or None."""

    status: int | None = None
    """The status of the answer, or, where it has come alone or with 200, the number that the body calls its code."""
    code: str = ""
    """The code as the body has it: a number or a word."""
    message: str = ""
    error_type: str = ""
    """Such as ``payment_required``, ``rate_limit_exceeded``."""
    limit_source: str = ""
    """Whose limit it was: ``openrouter_key_limit``, ``openrouter_in_flight_budget``, ``openrouter_free_tier_daily``…"""
    reason: str = ""
    """Such as ``in_flight_budget_exhausted``."""
    provider: str = ""
    """The provider that refused, where it was not OpenRouter itself."""
    reset_at: datetime | None = None
    """When the limit begins anew, in UTC."""
    retry_after: float | None = None
    """Seconds after which the request may be made again."""
