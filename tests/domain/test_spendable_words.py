"""What is left, in words."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from ortui.domain.account import Reset
from ortui.domain.spendable import Bound, Remainder, Spendable
from ortui.domain.spendable_words import in_words

_DECEMBER = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (
            Remainder(Bound.KEY_LIMIT, Decimal("8.1"), Decimal(20), Reset.MONTHLY, _DECEMBER),
            "$8.10 of $20.00, the key's limit; resets 1 Dec, in 7 days",
        ),
        (Remainder(Bound.KEY_LIMIT, Decimal(0), Decimal(20)), "$0.00 of $20.00, the key's limit"),
        (
            Remainder(Bound.BUDGET, Decimal("-0.25"), Decimal(5), None, _DECEMBER),
            "nothing of $5.00, $0.25 over a budget; resets 1 Dec, in 7 days",
        ),
        (Remainder(Bound.BUDGET, Decimal(3)), "$3.00, a budget"),
        (Remainder(Bound.ACCOUNT, Decimal("74.75"), Decimal("100.5")), "$74.75 of $100.50, the account's credits"),
        (
            Remainder(Bound.ACCOUNT, Decimal("-0.0037"), Decimal(10)),
            "-$0.0037, a debt: even free models are refused until credits are bought",
        ),
    ],
)
def test_what_is_left(noon: datetime, left: Remainder, words: str) -> None:
    assert in_words(Spendable((left,)), noon) == words


def test_what_is_not_known(noon: datetime) -> None:
    assert in_words(Spendable(reason="no limit on this key"), noon) == "no limit on this key"
