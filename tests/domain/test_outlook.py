"""An account's outlook: which runway is named where there is room for one."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from ortui.domain.account import Account, AccountCredits, ActivityRow, KeyFacts, Spend
from ortui.domain.outlook import outlook, scenario_runway
from ortui.domain.paces import Span

_THURSDAY_NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def _account(spend: Spend, asked_at: datetime = _THURSDAY_NOON) -> Account:
    key = KeyFacts(limit=Decimal(20), limit_remaining=Decimal(6), has_limit=True, spend=spend)
    return Account(asked_at, key)


@pytest.mark.parametrize(
    ("spend", "asked_at", "span"),
    [
        (Spend(day=Decimal(1), week=Decimal(7), month=Decimal(9)), _THURSDAY_NOON, Span.WEEK),
        (Spend(day=Decimal(1), month=Decimal(9)), _THURSDAY_NOON, Span.MONTH),
        (Spend(day=Decimal(1)), _THURSDAY_NOON, Span.DAY),
        (Spend(), _THURSDAY_NOON, Span.WEEK),
        # the week is half an hour old
        (Spend(week=Decimal(0), month=Decimal(9)), datetime(2026, 11, 23, 0, 30, tzinfo=UTC), Span.MONTH),
    ],
)
def test_the_usual_runway(spend: Spend, asked_at: datetime, span: Span) -> None:
    assert outlook(_account(spend, asked_at)).usual.span is span


def test_the_account_lasts_as_its_own_activity_says() -> None:
    """A dollar a day of this key, three of all: 15 are gone in five days, before the key's limit is in six."""
    spend = Spend(day=Decimal("0.5"), week=Decimal("3.5"), month=Decimal("25.5"))
    rows = tuple(
        ActivityRow(date(2026, 11, day), "lab/opus", "Lab", Decimal(3), None, None, None, None, None, None)
        for day in range(19, 26)
    )
    account = _account(spend)._replace(credits=AccountCredits(Decimal(100), Decimal(85)), activity=rows)
    found = outlook(account)
    assert found.runways[Span.WEEK].runs_out == datetime(2026, 12, 1, 12, tzinfo=UTC)
    assert found.runways[Span.MONTH].runs_out == datetime(2026, 12, 2, 12, tzinfo=UTC)


def test_the_work_on_the_sliders() -> None:
    found = outlook(_account(Spend())).spendable
    assert scenario_runway(found, Decimal(2), "", _THURSDAY_NOON).runs_out == datetime(2026, 11, 29, 12, tzinfo=UTC)
    assert scenario_runway(found, None, "price varies", _THURSDAY_NOON).reason == "price varies"


@pytest.mark.parametrize(
    ("activity", "spent", "is_of_completed_days"),
    [
        (None, "7", False),  # the account's credits, at the pace of the one key that is seen
        ((), "7", False),  # nothing was used on the completed days, but something today
        ((), "0", True),
    ],
)
def test_whose_pace_it_is(activity: tuple[ActivityRow, ...] | None, spent: str, *, is_of_completed_days: bool) -> None:
    key = KeyFacts(has_limit=False, spend=Spend(week=Decimal(spent)))
    account = Account(_THURSDAY_NOON, key, credits=AccountCredits(Decimal(100), Decimal(85)), activity=activity)
    week = outlook(account).runways[Span.WEEK]
    assert week.is_of_completed_days is is_of_completed_days
    assert week.per_day == Decimal(spent) / 7 * 2  # three days and a half of the week have passed
