"""What the API says of keys and accounts: all shapes there have been, and odd values that count as not said."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.account import AccountCredits, ActivityRow, Budget, FreeRequests, KeyFacts, Reset, Spend
from ortui.source.errors import UnreadableError
from ortui.source.parse import read_json
from ortui.source.parse_account import parse_activity, parse_credits, parse_key, parse_keys
from ortui.source.parse_generation import parse_generation
from ortui.source.record_data import from_data, to_data

_ODD = ["NaN", "-Infinity", "1e9999", '"74.5"', '"much"', "true", "[]", "{}", "null"]
"""Values that are no amount, as JSON."""


def _key(json_text: str) -> KeyFacts:
    return parse_key(read_json(json_text))


def test_a_key_with_all_there_is() -> None:
    facts = _key("""{
      "label": "sk-or-v1-0e6...1c96", "limit": 20, "limit_remaining": 8.10, "limit_reset": "monthly",
      "usage": 31.4, "usage_daily": 0.4, "usage_weekly": 2.1, "usage_monthly": 11.9,
      "byok_usage": 17.38, "byok_usage_daily": 6e-07, "include_byok_in_limit": false,
      "is_free_tier": false, "is_management_key": false, "is_provisioning_key": true,
      "expires_at": "2027-12-31T23:59:59Z",
      "free_model_daily_requests": {"limit": 50, "used": 52, "remaining": -2},
      "budgets": [{"scope": "key_limit", "limit_usd": 20, "spend_usd": 11.9, "remaining_usd": 8.1,
                   "reset_interval": "monthly", "resets_at": "2026-12-01T00:00:00Z"}, 5, null, {}],
      "effective_budget": {"scope": "member", "remaining_usd": -0.5, "reset_interval": null},
      "rate_limit": {"requests": -1}, "something": "new"}""")
    assert facts == KeyFacts(
        label="sk-or-v1-0e6...1c96",
        limit=Decimal(20),
        limit_remaining=Decimal("8.1"),
        has_limit=True,
        reset=Reset.MONTHLY,
        spend=Spend(Decimal("31.4"), Decimal("0.4"), Decimal("2.1"), Decimal("11.9")),
        byok_spend=Spend(Decimal("17.38"), Decimal("0.0000006")),
        byok_counts=False,
        is_free_tier=False,
        is_management=False,
        expires_at=datetime(2027, 12, 31, 23, 59, 59, tzinfo=UTC),
        free_requests=FreeRequests(50, 52, -2),
        budgets=(
            Budget(
                "key_limit",
                Decimal(20),
                Decimal("11.9"),
                Decimal("8.1"),
                Reset.MONTHLY,
                datetime(2026, 12, 1, tzinfo=UTC),
            ),
        ),
        effective_budget=Budget("member", remaining=Decimal("-0.5")),
    )


def test_a_key_as_an_old_server_tells_of_it() -> None:
    facts = _key('{"label": "sk-or-v1-0fa...240", "limit": null, "usage": 0.65017511, "limit_remaining": null}')
    assert facts == KeyFacts(
        label="sk-or-v1-0fa...240", has_limit=False, limit=None, spend=Spend(in_all=Decimal("0.65017511"))
    )


def test_a_key_of_which_nothing_is_said() -> None:
    assert _key("{}") == KeyFacts()
    assert _key("{}").has_limit is None


@pytest.mark.parametrize("odd", [*_ODD, "-5"])
def test_an_odd_limit_is_neither_0_nor_none(odd: str) -> None:
    facts = _key(f'{{"limit": {odd}, "usage": {odd}, "usage_daily": {odd}, "byok_usage": {odd}}}')
    assert facts.limit is None
    assert facts.has_limit is (False if odd == "null" else None)
    assert facts.spend == Spend()


@pytest.mark.parametrize("odd", _ODD)
def test_an_odd_remainder_is_not_said(odd: str) -> None:
    facts = _key(f'{{"limit": 5, "limit_remaining": {odd}, "effective_budget": {{"remaining_usd": {odd}}}}}')
    assert (facts.limit, facts.limit_remaining, facts.effective_budget) == (Decimal(5), None, None)


def test_a_negative_remainder_stays_negative() -> None:
    assert _key('{"limit_remaining": -0.0037}').limit_remaining == Decimal("-0.0037")


@pytest.mark.parametrize("odd", ['"yearly"', "5", "[]", '["daily"]', "{}", '"Daily"', "true"])
def test_an_unknown_reset_is_not_said(odd: str) -> None:
    assert _key(f'{{"limit_reset": {odd}}}').reset is None


@pytest.mark.parametrize("odd", ['"yes"', "1", "0", "null", "[]"])
def test_only_true_and_false_are_such(odd: str) -> None:
    facts = _key(f'{{"is_free_tier": {odd}, "is_management_key": {odd}, "include_byok_in_limit": {odd}}}')
    assert (facts.is_free_tier, facts.is_management, facts.byok_counts) == (None, None, None)


def test_the_old_name_of_a_management_key_counts_where_the_new_one_is_missing() -> None:
    assert _key('{"is_provisioning_key": true}').is_management is True
    assert _key('{"is_provisioning_key": true, "is_management_key": false}').is_management is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2027-12-31T23:59:59Z", datetime(2027, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("2027-12-31T23:59:59.5+01:00", datetime(2027, 12, 31, 22, 59, 59, 500_000, tzinfo=UTC)),
        ("2027-12-31T23:59:59", datetime(2027, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("2027-12-31", datetime(2027, 12, 31, tzinfo=UTC)),
        ("0001-01-01T00:00:00+23:00", None),
        ("soon", None),
        ("", None),
    ],
)
def test_times_are_read_in_utc(text: str, expected: datetime | None) -> None:
    facts = parse_key({"expires_at": text, "created_at": text, "last_used_at": text})
    assert (facts.expires_at, facts.created_at, facts.last_used_at) == (expected, expected, expected)


def test_what_steers_a_terminal_is_cleaned_away() -> None:
    assert parse_key({"label": "a\x1b[2J\u202eb", "name": "c\nd"}) == KeyFacts(label="a[2Jb", name="c d")


@pytest.mark.parametrize("odd", [None, [], "key", 5])
def test_what_is_no_key_is_an_error(odd: object) -> None:
    with pytest.raises(UnreadableError):
        parse_key(odd)


def test_keys_in_a_list() -> None:
    rows = [{"name": "One", "disabled": True, "limit": None, "last_used_at": None}, "odd", {"name": "Two", "hash": "f"}]
    assert parse_keys(rows) == (KeyFacts(name="One", is_disabled=True, has_limit=False), KeyFacts(name="Two"))
    assert parse_keys([]) == ()
    with pytest.raises(UnreadableError):
        parse_keys({})


def test_credits_may_be_overdrawn() -> None:
    assert parse_credits(read_json('{"total_credits": 10, "total_usage": 10.0037}')) == AccountCredits(
        Decimal(10), Decimal("10.0037")
    )


@pytest.mark.parametrize("odd", [*_ODD, "-1"])
@pytest.mark.parametrize("field", ["total_credits", "total_usage"])
def test_credits_of_which_half_is_odd_are_not_said(field: str, odd: str) -> None:
    other = "total_usage" if field == "total_credits" else "total_credits"
    with pytest.raises(UnreadableError, match="does not say how many credits"):
        parse_credits(read_json(f'{{"{field}": {odd}, "{other}": 5}}'))


def test_activity_by_day() -> None:
    rows: list[Any] = [
        {
            "date": "2026-11-22",
            "model": "maker/model",
            "provider_name": "Maker",
            "usage": Decimal("0.015"),
            "byok_usage_inference": Decimal("0.012"),
            "requests": 5,
            "prompt_tokens": 50,
            "completion_tokens": 125,
            "reasoning_tokens": 25,
        },
        {"date": "2026-11-21 00:00:00", "model_permaslug": "maker/model-2", "usage": "5", "requests": -1},
        {"date": "lately", "model": "maker/model"},
        {"model": "maker/model"},
        None,
    ]
    assert parse_activity(rows) == (
        ActivityRow(
            date(2026, 11, 22), "maker/model", "Maker", Decimal("0.015"), Decimal("0.012"), 5, 50, 125, 25, None
        ),
        ActivityRow(date(2026, 11, 21), "maker/model-2", "", None, None, None, None, None, None, None),
    )


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
_FIELDS = [
    *("label", "limit", "limit_remaining", "limit_reset", "usage", "usage_daily", "byok_usage", "is_free_tier"),
    *("expires_at", "created_at", "free_model_daily_requests", "budgets", "effective_budget", "disabled", "date"),
    *("model", "requests", "prompt_tokens", "total_cost", "native_tokens_prompt", "latency", "provider_responses"),
]


@given(st.dictionaries(st.sampled_from(_FIELDS), _values))
def test_no_record_is_too_odd_to_be_read_and_kept(record: Mapping[str, object]) -> None:
    facts = parse_key(record)
    assert from_data(KeyFacts, json.loads(json.dumps(to_data(facts)))) == facts
    parse_generation(record)
    assert parse_keys([record]) == (facts,)
    assert len(parse_activity([record])) <= 1
