"""What was used: by one key or all, and which periods are still those of now."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from ortui.domain.account import Account, KeyFacts, Spend
from ortui.domain.outlook import outlook
from ortui.domain.paces import Span
from ortui.domain.used import used, user

_THURSDAY_NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
_SPEND = Spend(Decimal(40), Decimal(1), Decimal(7), Decimal(25))
_KEY = KeyFacts(spend=_SPEND, is_management=False)
_MANAGEMENT = KeyFacts(spend=Spend(Decimal(0), Decimal(0), Decimal(0), Decimal(0)), is_management=True)


def test_a_key_counts_for_itself() -> None:
    account = Account(_THURSDAY_NOON, _KEY, keys=(_KEY, _KEY))
    assert user(account) == _KEY
    assert used(account, _THURSDAY_NOON) == _SPEND


def test_for_a_management_key_all_others_count() -> None:
    account = Account(_THURSDAY_NOON, _MANAGEMENT, keys=(_KEY, _MANAGEMENT, _KEY))
    assert used(account, _THURSDAY_NOON) == Spend(Decimal(80), Decimal(2), Decimal(14), Decimal(50))


def test_a_sum_with_an_unknown_part_is_unknown() -> None:
    old = KeyFacts(spend=Spend(Decimal(5)))
    assert used(Account(_THURSDAY_NOON, _MANAGEMENT, keys=(_KEY, old)), _THURSDAY_NOON) == Spend(Decimal(45))


def test_a_management_key_that_sees_no_keys_has_used_nothing_that_is_known() -> None:
    account = Account(_THURSDAY_NOON, _MANAGEMENT)
    assert used(account, _THURSDAY_NOON) == Spend()
    assert outlook(account).runways[Span.WEEK].per_day is None


def test_without_a_key_nothing_is_known() -> None:
    assert used(Account(_THURSDAY_NOON), _THURSDAY_NOON) == Spend()


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (timedelta(hours=11, minutes=59), _SPEND),
        (timedelta(hours=12), _SPEND._replace(day=None)),
        (timedelta(days=4), _SPEND._replace(day=None, week=None)),
        (timedelta(days=5), _SPEND._replace(day=None, week=None, month=None)),
    ],
)
def test_what_was_told_of_a_period_that_has_ended_is_not_of_this_one(later: timedelta, expected: Spend) -> None:
    assert used(Account(_THURSDAY_NOON, _KEY), _THURSDAY_NOON + later) == expected
