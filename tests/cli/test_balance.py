"""`ortui balance` against a server that plays each kind of key and account."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ortui.cli import asking, balance

Run = Callable[..., Any]
Facts = dict[str, Any]

_THURSDAY_NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
_KEY, _MANAGEMENT_KEY = "sk-or-v1-ordinary-ordinary-890", "sk-or-v1-manager-manager-777"
_DENIED = (403, {"error": {"code": 403, "message": "Only management keys can do that"}})


def _key(**changed: object) -> Facts:
    """Say what a key says that has spent 31.4 in all, and has no limit."""
    plain: Facts = {
        "label": "sk-or-v1-abc...890",
        "limit": None,
        "limit_remaining": None,
        "limit_reset": None,
        "usage": 31.4,
        "usage_daily": 0.4,
        "usage_weekly": 2.1,
        "usage_monthly": 11.9,
        "byok_usage": 0,
        "is_free_tier": False,
        "is_management_key": False,
        "expires_at": None,
        "free_model_daily_requests": {"limit": 1000, "used": 10, "remaining": 990},
        "budgets": [],
        "effective_budget": None,
    }
    return {"data": plain | changed}


def _old(**said: object) -> Facts:
    """Say what servers said before most fields were there."""
    return {"data": {"label": "sk-or-v1-abc...890", "usage": 0.65017511, "is_free_tier": False} | said}


def _budget(scope: str, limit: object, remaining: object) -> Facts:
    return {"scope": scope, "limit_usd": limit, "remaining_usd": remaining, "resets_at": "2026-12-01T00:00:00Z"}


_MONTHLY = _key(limit=20, limit_remaining=8.1, limit_reset="monthly")
_MANAGEMENT = _key(is_management_key=True)


def _credits(bought: object, used: object) -> Facts:
    return {"data": {"total_credits": bought, "total_usage": used}}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Set the time, from now on so much after Thursday noon."""

    def set_time(**later: int) -> None:
        monkeypatch.setattr(asking, "present", lambda: _THURSDAY_NOON + timedelta(**later))

    set_time()
    return set_time


@pytest.fixture
def account(account_api: Any, clock: object, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:  # noqa: ANN401, ARG001 - a server; the time stands still
    """Serve a key, and an account to those who may see it."""

    def serve(key: object, credits_: object = _DENIED, *, management: bool = False) -> Any:  # noqa: ANN401 - a server
        monkeypatch.setenv("OPENROUTER_API_KEY", _KEY)
        if management:
            monkeypatch.setenv("OPENROUTER_MANAGEMENT_KEY", _MANAGEMENT_KEY)
        account_api.replies |= {"/key": key, "/credits": credits_, "/keys": {"data": []}, "/activity": {"data": []}}
        return account_api

    return serve


_NEEDS = "needs a management key"
_FREE = "free     990 of 1,000 free requests left today"


@pytest.mark.parametrize(
    ("key", "credits_", "spendable", "bounded_by", "reason", "account_reason"),
    [
        (_MONTHLY, _DENIED, "8.1", "key_limit", None, _NEEDS),
        (_MONTHLY, _credits(0, 0), "8.1", "key_limit", None, _NEEDS),
        (_MONTHLY, _credits(10, 4.5), "5.5", "account", None, None),  # some servers do tell it to an ordinary key
        (_key(), _DENIED, None, None, f"no limit on this key; the account's credits: {_NEEDS}", _NEEDS),
        (_key(), _credits(0, 0), None, None, f"no limit on this key; the account's credits: {_NEEDS}", _NEEDS),
        (_key(), _credits(10, 10.0037), "-0.0037", "account", None, None),
        (_MANAGEMENT, _credits(100.5, 25.75), "74.75", "account", None, None),
        (_MANAGEMENT, _credits(0, 0), "0", "account", None, None),
        (_old(limit=20, limit_remaining=8.1, limit_reset="monthly"), _DENIED, "8.1", "key_limit", None, _NEEDS),
        (
            _old(limit=None, limit_remaining=None),
            _DENIED,
            None,
            None,
            f"no limit on this key; the account's credits: {_NEEDS}",
            _NEEDS,
        ),
        (
            _old(),
            _DENIED,
            None,
            None,
            f"whether this key has a limit is not said; the account's credits: {_NEEDS}",
            _NEEDS,
        ),
        (_key(effective_budget=_budget("member", 5, 1.25)), _DENIED, "1.25", "budget", None, _NEEDS),
        (_key(effective_budget=_budget("member", 5, -0.5)), _DENIED, "-0.5", "budget", None, _NEEDS),
        (
            _key(limit=20, limit_remaining=8.1, effective_budget=_budget("key_limit", 20, 8.1)),
            _DENIED,
            "8.1",
            "key_limit",
            None,
            _NEEDS,
        ),
    ],
)
def test_what_can_be_spent(  # noqa: PLR0913, PLR0917 - a row of the table
    run: Run,
    account: Callable[..., Any],
    key: object,
    credits_: object,
    spendable: str | None,
    bounded_by: str | None,
    reason: str | None,
    account_reason: str | None,
) -> None:
    account(key, credits_)
    ran = run("balance", "--json")
    assert ran.code == 0
    told = ran.json
    assert (told["schema"], told["spendable_usd"], told["bounded_by"]) == ("ortui/1", spendable, bounded_by)
    assert (told["reason"], told["account_reason"]) == (reason, account_reason)
    assert (told["account"] is None) == (account_reason is not None)
    assert told["is_debt"] == (spendable == "-0.0037")


def test_the_json_of_a_key_with_a_monthly_limit(run: Run, account: Callable[..., Any]) -> None:
    account(_MONTHLY)
    told = run("balance", "--json").json
    assert (told["asked_at"], told["age_seconds"]) == ("2026-11-26T12:00:00Z", 0)
    assert (told["of_usd"], told["resets_at"]) == ("20", "2026-12-01T00:00:00Z")
    key = told["key"]
    assert (key["limit_usd"], key["limit_remaining_usd"], key["limit_reset"]) == ("20", "8.1", "monthly")
    assert key["used"] == {
        "usage_usd": "31.4",
        "daily_usd": "0.4",
        "weekly_usd": "2.1",
        "monthly_usd": "11.9",
        "reason": None,
    }
    assert key["free_requests"] == {"limit": 1000, "used": 10, "remaining": 990, "source": "as the key says"}
    assert (told["keys"], told["keys_reason"], told["activity_reason"]) == (None, _NEEDS, _NEEDS)
    # 8.1 at 0.6 a day last beyond the reset; 31 × 0.6 are less than 20
    assert told["runways"]["week"]["per_day_usd"] == "0.6"
    assert told["runways"]["week"]["runs_out"] is None
    assert told["runways"]["week"]["reason"] == "it resets before it runs out"


def test_what_an_old_server_does_not_say_is_null_with_its_reason(run: Run, account: Callable[..., Any]) -> None:
    account(_old())
    told = run("balance", "--json").json
    key = told["key"]
    assert (key["limit_usd"], key["limit_reason"]) == (None, "not said")
    assert (key["used"]["daily_usd"], key["used"]["usage_usd"]) == (None, "0.65017511")
    assert key["used"]["reason"] == "not said"
    assert told["runways"]["day"]["runs_out"] is None
    assert told["runways"]["day"]["reason"]


def test_the_older_path_is_asked_where_the_present_one_is_not_there(run: Run, account: Callable[..., Any]) -> None:
    server = account(None)
    del server.replies["/key"]
    server.replies["/auth/key"] = _old(limit=10, limit_remaining=2.5)
    assert run("balance", "--json").json["spendable_usd"] == "2.5"
    assert server.paths()[:2] == ["/key", "/auth/key"]


def test_the_text_of_an_ordinary_key(run: Run, account: Callable[..., Any]) -> None:
    account(_key(limit=20, limit_remaining=8.1, expires_at="2027-12-31T23:59:59Z"))
    ran = run("balance")
    # 8.1 at 0.8, 0.6 and 11.9 / 25.5 a day; without a reset it does run out
    assert ran.out.splitlines() == [
        "left     $8.10 of $20.00, the key's limit",
        "account  needs a management key",
        "used     $0.40 today, $2.10 this week, $11.90 this month, $31.40 in all",
        _FREE,
        "expires  31 Dec 2027, in 400 days",
        "",
        "Pace        USD a day  Runs out                                Between",
        "today          0.80    Sunday 6 December, in about 10 days     6 to 16 December",
        "this week      0.60    Thursday 10 December, in about 14 days  8 to 11 December",
        "this month     0.4667  Sunday 13 December, in about 17 days    13 to 14 December",
    ]
    assert ran.err == "key …890, just now\n"


def test_the_text_of_a_key_without_a_limit(run: Run, account: Callable[..., Any]) -> None:
    account(_key())
    ran = run("balance")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "left  no limit on this key; the account's credits: needs a management key"
    assert "$0.00" not in ran.out
    assert "-" not in ran.out


def test_the_text_of_a_debt(run: Run, account: Callable[..., Any]) -> None:
    account(_key(), _credits(10, 10.0037))
    ran = run("balance")
    assert ran.out.startswith("left  -$0.0037, a debt: even free models are refused until credits are bought\n")
    assert "Pace" not in ran.out


def test_a_management_key_shows_the_keys_and_the_models(run: Run, account: Callable[..., Any]) -> None:
    server = account(_MONTHLY, _credits(100.5, 25.75), management=True)
    server.replies["/keys"] = {
        "data": [
            {"name": "batch", "hash": "1", **_key(limit=3, limit_remaining=0.9)["data"]},
            {"name": "app", "hash": "2", **_MONTHLY["data"]},
        ]
    }
    server.replies["/activity"] = {
        "data": [
            {"date": "2026-11-25", "model": "lab/opus", "provider_name": "Lab", "usage": 1.5, "requests": 3}
            | {"prompt_tokens": 1000, "completion_tokens": 500},
            {"date": "2026-11-26", "model": "lab/opus", "provider_name": "Lab", "usage": 9, "requests": 9},
        ]
    }
    ran = run("balance")
    lines = ran.out.splitlines()
    assert lines[1] == "also  $74.75 of $100.50, the account's credits"
    place = next(number for number, line in enumerate(lines) if line.startswith("Key"))
    assert [" ".join(line.split()) for line in lines[place : place + 4]] == [
        "Key USD: Limit Used Left Resets Runs out",
        "batch 3.00 31.40 0.90 — Saturday 28 November, in about 46 hours",
        "app 20.00 11.90 8.10 1 Dec it resets before it runs out",
        "batch runs dry first",
    ]
    assert [" ".join(line.split()) for line in lines[-4:]] == [
        "Model, last 30 days USD Tokens Requests",
        "lab/opus 1.50 1,500 3",
        "all 1.50 1,500 3",
        "today is not in it: the API gives completed UTC days only",
    ]
    assert {path.partition("?")[0]: key for path, key in server.asked} == {
        "/key": _KEY,
        "/credits": _MANAGEMENT_KEY,
        "/keys": _MANAGEMENT_KEY,
        "/activity": _MANAGEMENT_KEY,
    }
    told = run("balance", "--json").json
    assert told["account"] == {"credits_usd": "100.5", "used_usd": "25.75", "left_usd": "74.75"}
    assert [key["name"] for key in told["keys"]] == ["batch", "app"]
    assert (told["activity"]["usage_usd"], len(told["activity"]["days"])) == ("1.5", 30)


def test_it_is_asked_for_once_a_minute(run: Run, account: Callable[..., Any], clock: Callable[..., None]) -> None:
    server = account(_MONTHLY)
    run("balance")
    assert server.paths() == ["/key", "/credits"]
    clock(seconds=59)
    assert run("balance", "--json").json["age_seconds"] == 59
    assert run("balance", "--format", "{left} {age}").out == "$8.10 just now\n"
    assert server.paths() == []
    clock(seconds=60)
    assert run("balance", "--json").json["age_seconds"] == 0
    assert server.paths() == ["/key", "/credits"]


def test_without_a_network_what_was_told_before_is_used(
    run: Run, account: Callable[..., Any], clock: Callable[..., None]
) -> None:
    server = account(_MONTHLY)
    run("balance")
    server.replies["/key"] = server.replies["/credits"] = b"<html>"
    clock(minutes=5)
    ran = run("balance", "--json")
    assert (ran.code, ran.json["spendable_usd"], ran.json["age_seconds"]) == (0, "8.1", 300)
    assert "used is what was told before, 5 minutes old" in ran.err
    line = run("balance", "--format", "{left}, {age}")
    assert (line.code, line.out) == (0, "$8.10, 5 minutes old\n")


@pytest.mark.parametrize(
    ("trouble", "out", "told"),
    [
        (b"<html>", "$8.10, 5 minutes old\n", "the API's answer to /key can't be used: it is a web page"),
        ((500, b""), "$8.10, 5 minutes old\n", "the API answered 500 (Internal Server Error)"),
        ((401, b""), "?, ?\n", "ortui: the API answered 401 (Unauthorized)"),  # what it showed is no longer for it
    ],
    ids=["a web page", "500", "401"],
)
def test_a_line_asks_once_a_minute_of_an_api_that_fails(  # noqa: PLR0913, PLR0917 - a row of the table, and its server
    trouble: object,
    out: str,
    told: str,
    run: Run,
    account: Callable[..., Any],
    clock: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server = account(_MONTHLY)
    run("balance")
    server.replies["/key"] = server.replies["/credits"] = trouble
    monkeypatch.setattr(balance, "PATIENCE", asking.PATIENCE_OF_A_PROMPT)
    clock(minutes=5)
    server.paths()
    for seconds, is_asked in ((0, True), (1, False), (59, False), (60, True), (61, False)):
        clock(minutes=5, seconds=seconds)
        ran = run("balance", "--format", "{left}, {age}")
        assert (ran.code, ran.out.replace("6 minutes", "5 minutes")) == (0, out)
        assert ran.err.startswith(told)
        assert ("it is not asked again within a minute" in ran.err) is not is_asked
        assert bool(server.paths()) is is_asked
    run("balance")  # as a person wishes
    assert server.paths()


def test_what_has_ended_since_is_not_told_for_now(
    run: Run, account: Callable[..., Any], clock: Callable[..., None]
) -> None:
    """A Thursday's answer on the next Tuesday, the first of December: the limit was reset, each period began anew."""
    server = account(_MONTHLY)
    run("balance")
    server.replies["/key"] = server.replies["/credits"] = b"<html>"
    clock(days=5)
    line = run("balance", "--format", "{left} {reset_in} {today} {week} {month} {key}")
    assert (line.code, line.out) == (0, "? passed ? ? ? …890\n")
    lines = run("balance").out.splitlines()
    assert lines[0] == "left     $8.10 of $20.00, the key's limit; was reset 1 Dec, after this was asked for"
    assert lines[2] == "used     $31.40 in all"


def test_a_management_key_alone_counts_all_keys(
    run: Run, account: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    server = account(_MANAGEMENT, _credits(100.5, 25.75))
    monkeypatch.delenv("OPENROUTER_API_KEY")
    monkeypatch.setenv("OPENROUTER_MANAGEMENT_KEY", _MANAGEMENT_KEY)
    server.replies["/keys"] = {"data": [_MONTHLY["data"], _key()["data"]]}
    assert run("balance", "--format", "{left} {today} {week} {key}").out == "$74.75 $0.80 $4.20 …777\n"
    assert "used  $0.80 today, $4.20 this week, $23.80 this month, $62.80 in all, by all keys" in run("balance").out


def test_another_key_does_not_see_what_the_first_was_told(
    run: Run, account: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    server = account(_MONTHLY)
    run("balance")
    server.replies["/key"] = _key()
    monkeypatch.setenv("OPENROUTER_API_KEY", "sk-or-v1-somebody-else-123")
    assert run("balance", "--json").json["spendable_usd"] is None


@pytest.mark.parametrize(
    ("key", "template", "out", "reasons"),
    [
        (_MONTHLY, "{left} of {limit}, {bound}", "$8.10 of $20.00, key limit", []),
        (_MONTHLY, "{reset} ({reset_in})", "1 Dec (4 days)", []),
        (_MONTHLY, "{today}/{week}/{month} {free_left}", "$0.40/$2.10/$11.90 990", []),
        (_MONTHLY, "{runway} {runs_out}", "no end never", []),
        (_MONTHLY, "{key} {account}", "…890 ?", ["account: needs a management key"]),
        (_key(limit=20, limit_remaining=8.1), "{runway} {runs_out} {reset}", "14 days 10 Dec never", []),
        (_key(limit=20, limit_remaining=0), "{left} {runway}", "$0.00 nothing", []),
        (
            _key(),
            "{left}/{limit} {reset}",
            "?/no limit ?",
            [f"{field}: no limit on this key; the account's credits: {_NEEDS}" for field in ("left", "reset")],
        ),
        (_old(), "{today} {free_left}", "? ?", ["today: not said", "free_left: 50 a day, 1,000 once $10"]),
        (_MONTHLY, "no field, {}, {Left} { left }", "no field, {}, {Left} { left }", []),
        (_MONTHLY, "{lft}", "?", ["there is no field {lft}; there are left, limit, bound, "]),
        (_MONTHLY, "", "", []),
    ],
)
def test_a_line(  # noqa: PLR0913, PLR0917 - a row of the table
    run: Run, account: Callable[..., Any], key: object, template: str, out: str, reasons: list[str]
) -> None:
    account(key)
    ran = run("balance", "--format", template)
    assert (ran.code, ran.out) == (0, f"{out}\n")
    said = ran.err.splitlines()
    assert len(said) == len(reasons)
    assert all(line.startswith(reason) for line, reason in zip(said, reasons, strict=True))


def test_the_help_lists_every_field(run: Run, account: Callable[..., Any]) -> None:
    from ortui.cli.balance_line import _FIELDS  # noqa: PLC0415 - the test compares the two tables
    from ortui.cli.options import BALANCE_FIELDS  # noqa: PLC0415 - the same

    account(_MONTHLY, _credits(30, 1))
    assert list(_FIELDS) == list(BALANCE_FIELDS)
    text = run("balance", "--help").out
    assert all(f"  {{{name}}} " in text for name in _FIELDS)
    assert max(map(len, text.splitlines())) <= 80
    assert "?" not in run("balance", "--format", " ".join(f"{{{name}}}" for name in _FIELDS)).out


def test_no_file_holds_a_key(run: Run, account: Callable[..., Any], home: Any) -> None:  # noqa: ANN401 - a path
    account(_MONTHLY, _credits(100.5, 25.75), management=True)
    for words in (["balance"], ["balance", "--json"], ["balance", "--format", "{key}"]):
        ran = run(*words)
        assert _KEY not in ran.out + ran.err
        assert _MANAGEMENT_KEY not in ran.out + ran.err
    files = [file for file in home.rglob("*") if file.is_file()]
    assert files
    for file in files:
        held = file.name + file.read_text("utf-8")
        assert "ordinary" not in held
        assert "manager" not in held
    assert json.loads(run("balance", "--json").out)["spendable_usd"] == "8.1"
