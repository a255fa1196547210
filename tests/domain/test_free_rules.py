"""The limits of free models in words: nothing within the least of them, credits or too many beyond."""

from datetime import date
from decimal import Decimal

import pytest

from ortui.domain.free_rules import FreeRules

RULES = FreeRules(30, 60, 2_000, Decimal("12.50"), date(2026, 8, 22), "a test")


def test_the_limits_in_words() -> None:
    assert RULES.in_words() == "30 requests a minute; 60 a day, 2,000 once $12.5 of credits were ever bought"


@pytest.mark.parametrize(
    ("requests", "said"),
    [
        (0, ""),
        (60, ""),
        (61, "61 requests a day need credits"),
        (2_000, "2,000 requests a day need credits"),
        (2_001, "2,001 requests a day are too many"),
    ],
)
def test_what_more_requests_than_that_need(requests: int, said: str) -> None:
    limits = ": free models take 60 a day, 2,000 once $12.5 of credits were ever bought"
    assert RULES.beyond(requests) == (said + limits if said else "")
