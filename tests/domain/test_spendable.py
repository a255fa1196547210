"""What can be spent: every kind of key and account, with figures from real answers or worked out by hand."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.account import Account, AccountCredits, Budget, KeyFacts, Reset, Spend
from ortui.domain.spendable import Bound, seen_credits, spendable, why_no_credits

_ASKED = datetime(2026, 11, 23, 12, tzinfo=UTC)
_DECEMBER = datetime(2026, 12, 1, tzinfo=UTC)
_USED = Spend(Decimal("31.4"), Decimal("0.4"), Decimal("2.1"), Decimal("11.9"))
_MONTHLY = KeyFacts(limit=Decimal(20), limit_remaining=Decimal("8.1"), has_limit=True, reset=Reset.MONTHLY, spend=_USED)
_UNLIMITED = KeyFacts(has_limit=False, spend=_USED, is_management=False)
_MANAGEMENT = KeyFacts(
    limit=Decimal(1), limit_remaining=Decimal("0.5"), has_limit=True, is_management=True, spend=_USED
)


def _account(key: KeyFacts | None = None, bought: str = "", used: str = "", **said: Any) -> Account:  # noqa: ANN401 - fields
    found = AccountCredits(Decimal(bought), Decimal(used)) if bought else None
    return Account(_ASKED, key, credits=found, **said)


def _budget(remaining: str | None, scope: str = "member", **said: Any) -> Budget:  # noqa: ANN401 - fields as a test names them
    return Budget(scope, Decimal(50), None, None if remaining is None else Decimal(remaining), **said)


@pytest.mark.parametrize(
    ("account", "amount", "bound"),
    [
        # 20 less 31.4 would be a debt that is none: the use is of all time, the limit of a month
        (_account(_MONTHLY), "8.1", Bound.KEY_LIMIT),
        (_account(_MONTHLY, "100.5", "25.75"), "8.1", Bound.KEY_LIMIT),
        (_account(_MONTHLY, "30", "25.75"), "4.25", Bound.ACCOUNT),
        (_account(_UNLIMITED, "100.5", "25.75"), "74.75", Bound.ACCOUNT),
        (_account(_MANAGEMENT, "100.5", "25.75"), "74.75", Bound.ACCOUNT),
        (_account(_MANAGEMENT._replace(effective_budget=_budget("0.5", "key_limit")), "9", "1"), "8", Bound.ACCOUNT),
        (_account(None, "10", "10.0037"), "-0.0037", Bound.ACCOUNT),
        (_account(_MONTHLY, "10", "10.0037"), "-0.0037", Bound.ACCOUNT),
        (_account(_MONTHLY._replace(effective_budget=_budget("3"))), "3", Bound.BUDGET),
        (_account(_MONTHLY._replace(effective_budget=_budget("-2"))), "-2", Bound.BUDGET),
        (_account(_UNLIMITED._replace(effective_budget=_budget("3"))), "3", Bound.BUDGET),
        (_account(_MONTHLY._replace(effective_budget=_budget("8.1", "key_limit"))), "8.1", Bound.KEY_LIMIT),
        (_account(_MONTHLY._replace(effective_budget=_budget(None))), "8.1", Bound.KEY_LIMIT),
        (_account(_MONTHLY._replace(limit_remaining=Decimal(0))), "0", Bound.KEY_LIMIT),
        (_account(_MONTHLY._replace(limit_remaining=Decimal("-0.25"))), "-0.25", Bound.KEY_LIMIT),
    ],
)
def test_the_smallest_of_what_is_known(account: Account, amount: str, bound: Bound) -> None:
    found = spendable(account)
    assert found.amount == Decimal(amount)
    assert found.tightest is not None
    assert found.tightest.bound is bound
    assert found.reason == ""


@pytest.mark.parametrize(
    ("account", "reason"),
    [
        (_account(_UNLIMITED), "no limit on this key; the account's credits: needs a management key"),
        (_account(_UNLIMITED, "0", "0"), "no limit on this key; the account's credits: needs a management key"),
        (
            _account(_UNLIMITED, credits_reason="the API can't be reached"),
            "no limit on this key; the account's credits: the API can't be reached",
        ),
        (
            _account(KeyFacts()),
            "whether this key has a limit is not said; the account's credits: needs a management key",
        ),
        (
            _account(KeyFacts(limit=Decimal(20), has_limit=True, spend=_USED)),
            "the key has a limit, but what remains of it is not said; the account's credits: needs a management key",
        ),
        (_account(_MANAGEMENT), "the account's credits: needs a management key"),
        (_account(key_reason="no key"), "no key"),
        (_account(), "nothing is known of this key"),
    ],
)
def test_what_is_not_known_is_named_and_never_a_figure(account: Account, reason: str) -> None:
    found = spendable(account)
    assert (found.amount, found.tightest) == (None, None)
    assert found.reason == reason


@pytest.mark.parametrize(
    ("account", "is_seen"),
    [
        (_account(_UNLIMITED, "0", "0"), False),
        (_account(None, "0", "0"), False),
        (_account(_MANAGEMENT, "0", "0"), True),
        (_account(_UNLIMITED, "0", "0", keys=()), True),  # another key, which may list keys, was asked
        (_account(_UNLIMITED, "10", "10"), True),
        (_account(_UNLIMITED, "0", "0.01"), True),
    ],
)
def test_nothing_of_nothing_is_only_believed_where_a_management_key_was_told(
    account: Account, *, is_seen: bool
) -> None:
    assert (seen_credits(account) is not None) is is_seen
    assert why_no_credits(account) == ("" if is_seen else "needs a management key")


def test_a_limit_that_is_told_twice_is_one() -> None:
    twice = _MONTHLY._replace(effective_budget=_budget("8.1", "key_limit"))
    assert [left.bound for left in spendable(_account(twice)).remainders] == [Bound.KEY_LIMIT]
    both = spendable(_account(_MONTHLY._replace(effective_budget=_budget("9")), "30", "10"))
    assert [(left.bound, left.amount) for left in both.remainders] == [
        (Bound.KEY_LIMIT, Decimal("8.1")),
        (Bound.BUDGET, Decimal(9)),
        (Bound.ACCOUNT, Decimal(20)),
    ]


def test_only_an_account_below_zero_is_a_debt() -> None:
    debts = (spendable(_account(_MONTHLY, "10", "10.0037")), spendable(_account(None, "10", "10.0037")))
    others = (
        spendable(_account(_MONTHLY._replace(limit_remaining=Decimal(-1)))),
        spendable(_account(None, "10", "10")),
    )
    assert [found.tightest.is_debt for found in debts if found.tightest] == [True, True]
    assert [found.tightest.is_debt for found in others if found.tightest] == [False, False]


@pytest.mark.parametrize(
    ("key", "of", "resets_at"),
    [
        (_MONTHLY, "20", _DECEMBER),
        (_MONTHLY._replace(reset=None), "20", None),
        (
            _UNLIMITED._replace(effective_budget=_budget("3", reset=Reset.WEEKLY)),
            "50",
            datetime(2026, 11, 30, tzinfo=UTC),
        ),
        (_UNLIMITED._replace(effective_budget=_budget("3", resets_at=_DECEMBER)), "50", _DECEMBER),
        (_UNLIMITED._replace(effective_budget=_budget("3")), "50", None),
    ],
)
def test_the_whole_and_its_reset(key: KeyFacts, of: str, resets_at: datetime | None) -> None:
    tightest = spendable(_account(key)).tightest
    assert tightest is not None
    assert (tightest.of, tightest.resets_at) == (Decimal(of), resets_at)


_amounts = st.none() | st.decimals(-1000, 1000, places=4)


@given(_amounts, _amounts, _amounts)
def test_it_is_never_more_than_any_bound_and_always_one_of_them(
    left: Decimal | None, budget: Decimal | None, balance: Decimal | None
) -> None:
    key = KeyFacts(
        limit_remaining=left, has_limit=left is not None, effective_budget=Budget("member", remaining=budget)
    )
    credits_ = None if balance is None else AccountCredits(balance + 2000, Decimal(2000))
    found = spendable(Account(_ASKED, key, credits=credits_))
    known = [amount for amount in (left, budget, balance) if amount is not None]
    assert found.amount == min(known, default=None)
    assert bool(found.reason) == (not known)
