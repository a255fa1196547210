"""Accounts in files: what is read back is what was kept, to the last digit, whatever it holds."""

import json
import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.account import (
    Account,
    AccountCredits,
    ActivityRow,
    Budget,
    FreeRequests,
    KeyFacts,
    Reset,
    Spend,
)
from ortui.source.account_file import MOST_FILES, Failure, load, load_failure, save, save_failure
from ortui.source.record_data import from_data, to_data

_NOW = datetime(2026, 11, 23, 1, 2, 3, tzinfo=UTC)
_WHOLE = Account(
    asked_at=_NOW,
    key=KeyFacts(
        label="sk-or-v1-012...890",
        limit=Decimal("0.1000000000000000055511151231257827"),
        limit_remaining=Decimal("-1.50"),
        has_limit=True,
        reset=Reset.MONTHLY,
        spend=Spend(Decimal("6E-7"), Decimal(0), None, Decimal("11.9")),
        is_free_tier=False,
        expires_at=_NOW,
        free_requests=FreeRequests(50, 52, -2),
        budgets=(Budget("key_limit", Decimal(20), reset=Reset.DAILY, resets_at=_NOW), Budget("member")),
        effective_budget=Budget("key_limit"),
    ),
    credits=AccountCredits(Decimal(10), Decimal("10.0037")),
    keys=(KeyFacts(name="Première «clé»", is_disabled=True), KeyFacts()),
    activity=(ActivityRow(date(2026, 11, 22), "a/b", "Maker", None, Decimal("0.012"), 5, 50, None, 0, None),),
    activity_reason="the API answered 500",
)

_amounts = st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=12, min_value=-1000, max_value=1000)
_counts = st.none() | st.integers(-100, 10**12)
_moments = st.none() | st.datetimes(timezones=st.just(UTC))
_budgets = st.builds(Budget, st.text(), _amounts, _amounts, _amounts, st.none() | st.sampled_from(Reset), _moments)
_spends = st.builds(Spend, _amounts, _amounts, _amounts, _amounts)
_keys = st.builds(
    KeyFacts,
    label=st.text(),
    limit=_amounts,
    limit_remaining=_amounts,
    has_limit=st.none() | st.booleans(),
    reset=st.none() | st.sampled_from(Reset),
    spend=_spends,
    byok_spend=_spends,
    created_at=_moments,
    last_used_at=_moments,
    is_disabled=st.booleans(),
    expires_at=_moments,
    free_requests=st.none() | st.builds(FreeRequests, _counts, _counts, _counts),
    budgets=st.lists(_budgets, max_size=2).map(tuple),
    effective_budget=st.none() | _budgets,
)


def test_what_is_kept_is_read_back_to_the_last_digit(tmp_path: Path) -> None:
    save(tmp_path / "one.json", _WHOLE)
    account = load(tmp_path / "one.json").account
    assert account == _WHOLE
    assert repr(account) == repr(_WHOLE)


@given(_keys)
def test_any_key_survives(key: KeyFacts) -> None:
    account = Account(_NOW, key, keys=(key, key))
    again = from_data(Account, json.loads(json.dumps(to_data(account))))
    assert (again, to_data(again)) == (account, to_data(account))


@pytest.mark.parametrize(
    "break_it",
    [
        lambda data: data[:-10],
        lambda data: data.replace(b"10.0037", b"99.0037"),
        lambda data: data[:0],
        lambda data: data.replace(b'"version":1', b'"version":2'),
        lambda data: data.replace(b"ortui-account", b"ortui-catalogue"),
    ],
)
def test_what_can_not_be_believed_is_told(break_it: Callable[[bytes], bytes], tmp_path: Path) -> None:
    file = tmp_path / "one.json"
    save(file, _WHOLE)
    file.write_bytes(break_it(file.read_bytes()))
    loaded = load(file)
    assert loaded.account is None
    assert loaded.notice.startswith("the account kept last can't be read: ")
    assert loaded.notice.endswith(f"({file})")


@pytest.mark.parametrize(
    "data",
    [
        [],
        {},
        {"asked_at": 5},
        {"asked_at": "yesterday"},
        {"asked_at": "2026-11-23T01:02:03+00:00", "strange": 1},
        {"asked_at": "2026-11-23T01:02:03+00:00", "key": []},
        {"asked_at": "2026-11-23T01:02:03+00:00", "key": {"limit": 5}},
        {"asked_at": "2026-11-23T01:02:03+00:00", "key": {"limit": "much"}},
        {"asked_at": "2026-11-23T01:02:03+00:00", "key": {"reset": "yearly"}},
        {"asked_at": "2026-11-23T01:02:03+00:00", "key": {"is_disabled": 1}},
        {"asked_at": "2026-11-23T01:02:03+00:00", "keys": {}},
        {"asked_at": "2026-11-23T01:02:03+00:00", "keys": [5]},
        {"asked_at": "2026-11-23T01:02:03+00:00", "credits": {"bought": "1"}},
        {"asked_at": "2026-11-23T01:02:03+00:00", "activity": [{"day": 5}]},
    ],
)
def test_data_of_something_else_are_no_account(data: object) -> None:
    with pytest.raises(ValueError, match=r"^(no |Invalid |invalid |'yearly')"):
        from_data(Account, data)


def test_nothing_is_there_before_the_first_answer(tmp_path: Path) -> None:
    assert load(tmp_path / "one.json") == (None, "")
    assert load_failure(tmp_path / "one.json") is None


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    assert load(tmp_path).notice.startswith("the account kept last can't be read: Is a directory (")


def test_a_failure_lasts_until_an_account_is_kept(tmp_path: Path) -> None:
    file, failure = tmp_path / "one.json", Failure(_NOW, "the API can't be reached")
    save_failure(file, failure)
    assert load_failure(file) == failure
    (tmp_path / "one.failed").write_bytes(b"{}")
    assert load_failure(file) is None
    save_failure(file, failure)
    save(file, _WHOLE)
    assert load_failure(file) is None
    assert [each.name for each in tmp_path.iterdir()] == ["one.json"]


def test_the_oldest_files_go(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 2):
        save(tmp_path / f"{number}.json", _WHOLE)
        os.utime(tmp_path / f"{number}.json", (number, number))
    save(tmp_path / "new.json", _WHOLE)
    names = {each.stem for each in tmp_path.iterdir()}
    assert len(names) == MOST_FILES
    assert {"0", "1", "2"}.isdisjoint(names)


def test_zones_survive() -> None:
    failure = Failure(datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=1))), "")
    assert from_data(Failure, to_data(failure)) == failure
