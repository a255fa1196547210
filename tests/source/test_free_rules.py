"""The rules of free models that ship."""

from datetime import date
from decimal import Decimal

from ortui.source.free_rules import load_free_rules


def test_the_rules_that_ship() -> None:
    rules = load_free_rules()
    assert (rules.per_minute, rules.per_day, rules.per_day_after_credits) == (20, 50, 1_000)
    assert rules.credits_needed == Decimal(10)
    assert isinstance(rules.credits_needed, Decimal)
    assert rules.as_of == date(2026, 10, 17)
    assert rules.source.startswith("OpenRouter documentation")
