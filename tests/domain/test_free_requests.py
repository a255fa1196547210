"""What is left of a day's requests to free models: said by the key, by the rules, or not known."""

from datetime import date
from decimal import Decimal

import pytest

from ortui.domain.account import AccountCredits, FreeRequests, KeyFacts
from ortui.domain.free_requests import free_today, in_words
from ortui.domain.free_rules import FreeRules

RULES = FreeRules(20, 50, 1_000, Decimal(10), date(2026, 10, 17), "a test")

_PAID = KeyFacts(is_free_tier=False)
_NEVER_PAID = KeyFacts(is_free_tier=True)
_BY_RULE = "by the rules of 2026-10-17; how many were used is not said"


def _said(limit: int | None = None, used: int | None = None, remaining: int | None = None) -> KeyFacts:
    return KeyFacts(free_requests=FreeRequests(limit, used, remaining))


def _bought(usd: str) -> AccountCredits:
    return AccountCredits(Decimal(usd), Decimal(0))


@pytest.mark.parametrize(
    ("key", "bought", "figures", "words"),
    [
        (_said(1000, 10, 990), None, (1000, 10, 990), "990 of 1,000 free requests left today"),
        (_said(50, 52, -2), None, (50, 52, 0), "52 of 50 free requests used, none left today"),
        (_said(50, 52), None, (50, 52, 0), "52 of 50 free requests used, none left today"),
        (_said(50, 20), _bought("100"), (50, 20, 30), "30 of 50 free requests left today"),
        (_said(remaining=7), None, (None, None, 7), "7 free requests left today"),
        (_said(50), None, (50, None, None), "50 free requests a day, as the key says"),
        (_said(), _bought("10"), (1000, None, None), f"1,000 free requests a day, {_BY_RULE}"),
        (_PAID, _bought("9.99"), (50, None, None), f"50 free requests a day, {_BY_RULE}"),
        (None, _bought("10"), (1000, None, None), f"1,000 free requests a day, {_BY_RULE}"),
        (_NEVER_PAID, None, (50, None, None), f"50 free requests a day, {_BY_RULE}"),
        (_PAID, None, (None, None, None), "free requests: 50 a day, 1,000 once $10 of credits were ever bought"),
        (None, None, (None, None, None), "free requests: 50 a day, 1,000 once $10 of credits were ever bought"),
    ],
)
def test_what_is_left_today(
    key: KeyFacts | None, bought: AccountCredits | None, figures: tuple[int | None, ...], words: str
) -> None:
    found = free_today(RULES, key, bought)
    assert (found.limit, found.used, found.remaining) == figures
    assert in_words(found) == words
