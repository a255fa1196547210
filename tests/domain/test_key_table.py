"""The table of keys: use by the period of the limit, and the order in which they would run dry."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from ortui.domain.account import KeyFacts, Reset, Spend
from ortui.domain.key_table import key_table
from ortui.domain.runway_words import in_words

_THURSDAY_NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
_SPEND = Spend(Decimal("31.4"), Decimal("0.4"), Decimal("2.1"), Decimal("25.5"))
"""A dollar a day over this month's 25.5 days."""


def _key(name: str, remaining: str | None = None, limit: str | None = "100", reset: Reset | None = None) -> KeyFacts:
    return KeyFacts(
        label=f"sk-or-…{name}",
        name=name,
        limit=None if limit is None else Decimal(limit),
        limit_remaining=None if remaining is None else Decimal(remaining),
        has_limit=limit is not None,
        reset=reset,
        spend=_SPEND,
    )


def test_the_first_to_run_dry_stands_first_and_those_without_a_limit_last() -> None:
    table = key_table(
        [
            _key("open", limit=None),
            _key("later", "20"),
            _key("monthly", "80", reset=Reset.MONTHLY),  # 31 a month never take 100
            _key("soon", "3"),
            _key("off", "1")._replace(is_disabled=True),
            _key("old", "2")._replace(expires_at=_THURSDAY_NOON),
        ],
        _THURSDAY_NOON,
    )
    assert [row.name for row in table.rows] == ["soon", "later", "open", "monthly", "off", "old"]
    assert table.first_dry is not None
    assert table.first_dry.name == "soon"
    assert [row.unusable for row in table.rows[-2:]] == ["disabled", "expired"]


@pytest.mark.parametrize(
    ("key", "used", "lasts"),
    [
        (_key("a", "3"), "31.4", "Sunday 29 November, in about 3 days"),
        (_key("a", "3", reset=Reset.DAILY), "0.4", "it resets before it runs out"),
        (_key("a", "80", reset=Reset.WEEKLY), "2.1", "it resets before it runs out"),
        (_key("a", "2", reset=Reset.MONTHLY), "25.5", "Saturday 28 November, in about 2 days"),
        (_key("a", limit=None), "31.4", "no limit on this key"),
        (_key("a"), "31.4", "what remains of its limit is not said"),
        (_key("a", "3")._replace(is_management=True), "31.4", "a management key makes no requests"),
        (_key("a", "3")._replace(spend=Spend()), None, "what was used this month is not said"),
    ],
)
def test_use_and_runway(key: KeyFacts, used: str | None, lasts: str) -> None:
    (row,) = key_table([key], _THURSDAY_NOON).rows
    assert row.used == (None if used is None else Decimal(used))
    assert in_words(row.runway, _THURSDAY_NOON) == lasts


def test_a_key_without_a_name_is_called_by_its_label() -> None:
    (row,) = key_table([_key("a")._replace(name="")], _THURSDAY_NOON).rows
    assert row.name == "sk-or-…a"


def test_without_keys_none_runs_dry() -> None:
    assert key_table([], _THURSDAY_NOON) == ((), None)
    assert key_table([_key("open", limit=None)], _THURSDAY_NOON).first_dry is None
