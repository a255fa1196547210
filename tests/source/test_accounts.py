"""Accounts: what the keys allow is asked for, each call fails by itself, and what was told is kept for these keys."""

import json
import socket
import stat
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest

from ortui.domain.account import Account, AccountCredits
from ortui.source.account_file import Failure, file_for
from ortui.source.accounts import Accounts, is_stale
from ortui.source.errors import AddressError, NetworkError, NoKeyError, RefusedError, TimedOutError, UnreachableError
from ortui.source.paths import Paths
from ortui.source.retry import Patience
from ortui.source.secrets import Key, Keys

if TYPE_CHECKING:
    from tests.source.conftest import Exchange, Loopback

Servers = Callable[..., "Loopback"]
_NOW = datetime(2026, 11, 23, 1, 2, 3, tzinfo=UTC)
_ORDINARY = Key("sk-or-v1-0123456789abcdef0123456789abcdef890")
_MANAGEMENT = Key("sk-or-v1-fedcba9876543210fedcba9876543210777")
_ONCE = Patience(connect=5, silence=5, in_all=20, tries=1)
_IMPATIENT = Patience(connect=5, silence=0.2, in_all=1, tries=1)
"""For a server that never ends its answer."""
_KEY = {"label": "sk-or-v1-012...890", "limit": 20, "limit_remaining": 8.1, "is_management_key": False}
_MANAGER = {"label": "sk-or-v1-fed...777", "limit": None, "is_management_key": True}
_CREDITS = {"total_credits": 100.5, "total_usage": 25.75}
_ROW = {"date": "2026-11-22", "model": "maker/model", "provider_name": "Maker", "usage": 0.015, "requests": 5}
_DENIED = {"error": {"code": 403, "message": "Only for managers"}}
_UNKNOWN = {"error": {"code": 401, "message": "Who is this"}}

Rules = Mapping[str, object]


def _by(rules: Mapping[tuple[str, str], object]) -> Callable[["Exchange"], None]:
    """Answer by path and key: data, a status, or an error body with its status."""

    def script(exchange: "Exchange") -> None:
        path = exchange.path.removeprefix("/api/v1")
        given = exchange.headers.get("Authorization", "")
        last = given[-3:] if given.startswith("Bearer sk-or-v1-") else ""
        rule = rules.get((path, last), rules.get((path, "")))
        if rule is None:
            exchange.reply(b"{}", HTTPStatus.NOT_FOUND)
        elif isinstance(rule, int):
            exchange.reply(b"{}", rule)
        elif isinstance(rule, dict) and "error" in rule:
            exchange.reply(json.dumps(rule).encode(), rule["error"]["code"])
        else:
            exchange.reply(json.dumps({"data": rule}).encode())

    return script


_WHOLE: dict[tuple[str, str], object] = {
    ("/key", "890"): _KEY,
    ("/key", "777"): _MANAGER,
    ("/credits", "890"): _DENIED,
    ("/credits", "777"): _CREDITS,
    ("/keys", "777"): [_KEY, _MANAGER],
    ("/activity", "777"): [_ROW],
}


def _ask(paths: Paths, server: "Loopback", keys: Keys, patience: Patience = _ONCE) -> Account:
    fetched = Accounts(paths, server.url, keys, patience).ask(_NOW)
    assert fetched.notices == ()
    return fetched.account


def test_an_ordinary_key_tells_of_itself_alone(paths: Paths, loopback: Servers) -> None:
    server = loopback(_by(_WHOLE))
    account = _ask(paths, server, Keys(_ORDINARY))
    assert account.key is not None
    assert (account.key.limit_remaining, account.asked_at) == (Decimal("8.1"), _NOW)
    assert (account.credits, account.keys, account.activity) == (None, None, None)
    assert {account.credits_reason, account.keys_reason, account.activity_reason} == {"needs a management key"}
    assert account.key_reason == ""
    assert server.requests == ["/api/v1/key", "/api/v1/credits"]


def test_zeros_told_to_an_ordinary_key_are_no_credits(paths: Paths, loopback: Servers) -> None:
    nothing = {"total_credits": 0, "total_usage": 0.0}
    account = _ask(paths, loopback(_by(_WHOLE | {("/credits", "890"): nothing})), Keys(_ORDINARY))
    assert (account.credits, account.credits_reason) == (None, "needs a management key")
    managed = _ask(paths, loopback(_by(_WHOLE | {("/credits", "777"): nothing})), Keys(None, _MANAGEMENT))
    assert managed.credits == AccountCredits(Decimal(0), Decimal(0))


def test_credits_told_to_an_ordinary_key_are_taken(paths: Paths, loopback: Servers) -> None:
    account = _ask(paths, loopback(_by(_WHOLE | {("/credits", "890"): _CREDITS})), Keys(_ORDINARY))
    assert account.credits == AccountCredits(Decimal("100.5"), Decimal("25.75"))


@pytest.mark.parametrize("keys", [Keys(None, _MANAGEMENT), Keys(_MANAGEMENT), Keys(_ORDINARY, _MANAGEMENT)])
def test_a_management_key_tells_of_all_wherever_it_was_set(keys: Keys, paths: Paths, loopback: Servers) -> None:
    server = loopback(_by(_WHOLE))
    account = _ask(paths, server, keys)
    assert account.key is not None
    assert account.key.is_management is (keys.api is not _ORDINARY)
    assert account.credits == AccountCredits(Decimal("100.5"), Decimal("25.75"))
    assert [key.label for key in account.keys or ()] == ["sk-or-v1-012...890", "sk-or-v1-fed...777"]
    assert [(row.model, row.usage) for row in account.activity or ()] == [("maker/model", Decimal("0.015"))]
    assert len(server.requests) == 4


@pytest.mark.parametrize("failing", ["/key", "/credits", "/keys", "/activity"])
@pytest.mark.parametrize("how", [500, 429, 404, {"error": {"code": 402, "message": "Pay first"}}])
def test_a_call_that_fails_leaves_its_reason_and_the_others(
    failing: str, how: object, paths: Paths, loopback: Servers
) -> None:
    account = _ask(paths, loopback(_by(_WHOLE | {(failing, "777"): how})), Keys(None, _MANAGEMENT))
    parts = {"/key": account.key, "/credits": account.credits, "/keys": account.keys, "/activity": account.activity}
    reasons = (account.key_reason, account.credits_reason, account.keys_reason, account.activity_reason)
    by_call = dict(zip(parts, reasons, strict=True))
    assert parts.pop(failing) is None
    assert by_call.pop(failing).startswith("the API answered ")
    assert None not in parts.values()
    assert set(by_call.values()) == {""}


def test_a_management_key_that_is_none_is_told_of(paths: Paths, loopback: Servers) -> None:
    denied: dict[tuple[str, str], object] = {(path, "777"): _DENIED for path in ("/credits", "/keys", "/activity")}
    account = _ask(paths, loopback(_by(_WHOLE | denied)), Keys(_ORDINARY, _MANAGEMENT))
    assert account.key is not None
    assert account.credits_reason == "needs a management key; the one that is set is none"


def test_a_key_that_nobody_knows_is_the_reason(paths: Paths, loopback: Servers) -> None:
    with pytest.raises(RefusedError, match=r"answered 401 .*: Who is this$") as caught:
        _ask(paths, loopback(_by({("/key", ""): _UNKNOWN, ("/credits", ""): _UNKNOWN})), Keys(_ORDINARY))
    assert caught.value.status == 401


def test_an_api_that_can_not_be_reached_is_asked_once(paths: Paths, loopback: Servers) -> None:
    server = loopback(lambda exchange: exchange.reset())
    with pytest.raises(UnreachableError):
        _ask(paths, server, Keys(_ORDINARY, _MANAGEMENT))
    assert server.requests == ["/api/v1/key"]


def test_all_calls_share_the_time_of_one(paths: Paths, loopback: Servers) -> None:
    server = loopback(lambda exchange: exchange.drip(b"x" * 1000))
    began = datetime.now(UTC)
    with pytest.raises(NetworkError):
        _ask(paths, server, Keys(_ORDINARY, _MANAGEMENT), _IMPATIENT)
    assert datetime.now(UTC) - began < timedelta(seconds=3)


def test_a_slow_answer_is_a_reason(paths: Paths, loopback: Servers) -> None:
    with pytest.raises(TimedOutError):
        _ask(paths, loopback(lambda exchange: exchange.stay_silent()), Keys(_ORDINARY), _IMPATIENT)


def test_what_was_told_is_at_hand_for_these_keys_and_this_server_alone(paths: Paths, loopback: Servers) -> None:
    server, other = loopback(_by(_WHOLE)), loopback(_by(_WHOLE))
    told = {keys: _ask(paths, server, keys) for keys in (Keys(_ORDINARY), Keys(_ORDINARY, _MANAGEMENT))}
    for keys, account in told.items():
        loaded = Accounts(paths, server.url, keys).at_hand()
        assert (loaded.account, loaded.notices, loaded.keys) == (account, (), keys)
    assert Accounts(paths, server.url, Keys(None, _MANAGEMENT)).at_hand().account is None
    assert Accounts(paths, other.url, Keys(_ORDINARY)).at_hand().account is None
    assert Accounts(paths, server.url, Keys()).at_hand().account is None


def test_the_file_is_the_owners_and_holds_no_key(paths: Paths, loopback: Servers) -> None:
    server = loopback(_by(_WHOLE))
    _ask(paths, server, Keys(_ORDINARY, _MANAGEMENT))
    (file,) = [each for each in paths.cache.rglob("*") if each.is_file()]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for word in (_ORDINARY.reveal(), _MANAGEMENT.reveal(), "abcdef0123", "fedcba98"):
        assert word not in file.read_text() + file.name


def test_a_failure_keeps_what_was_kept(paths: Paths, loopback: Servers) -> None:
    server = loopback(*[_by(_WHOLE)] * 2, _by({("/key", ""): 500, ("/credits", ""): 500}))
    before = _ask(paths, server, Keys(_ORDINARY))
    accounts = Accounts(paths, server.url, Keys(_ORDINARY), _ONCE)
    with pytest.raises(RefusedError):
        accounts.ask(_NOW + timedelta(minutes=5))
    assert accounts.at_hand().account == before


def test_after_a_failure_every_process_knows_it_for_a_minute(paths: Paths, loopback: Servers) -> None:
    failing = _by({("/key", ""): 401, ("/credits", ""): 401})
    server, keys = loopback(failing, failing, _by(_WHOLE)), Keys(_ORDINARY)
    accounts = Accounts(paths, server.url, keys, _ONCE)
    assert accounts.at_hand().failure_of_this_minute(_NOW) is None
    with pytest.raises(RefusedError) as caught:
        accounts.ask(_NOW)
    loaded = Accounts(paths, server.url, keys).at_hand()
    assert loaded.failure == Failure(_NOW, str(caught.value), 401)
    again = [loaded.failure_of_this_minute(_NOW + timedelta(seconds=seconds)) for seconds in (-1, 0, 59, 60)]
    assert [failure is not None for failure in again] == [False, True, True, False]
    assert isinstance(again[1], RefusedError)
    assert (again[1].status, str(again[1])) == (401, f"{caught.value}; it is not asked again within a minute")
    accounts.ask(_NOW + timedelta(seconds=30))
    assert accounts.at_hand().failure is None


def test_a_disk_that_takes_nothing_is_told_of(paths: Paths, loopback: Servers) -> None:
    paths.cache.write_text("no folder")
    fetched = Accounts(paths, loopback(_by(_WHOLE)).url, Keys(_ORDINARY), _ONCE).ask(_NOW)
    assert fetched.account.key is not None
    (notice,) = fetched.notices
    assert notice.startswith("the account could not be kept: ")


@pytest.mark.parametrize("content", [b"", b"{}", b"no"])
def test_a_file_that_can_not_be_believed_is_told_of_and_replaced(
    content: bytes, paths: Paths, loopback: Servers
) -> None:
    server, keys = loopback(_by(_WHOLE)), Keys(_ORDINARY)
    account = _ask(paths, server, keys)
    file_for(paths, server.url, keys).write_bytes(content)
    accounts = Accounts(paths, server.url, keys, _ONCE)
    loaded = accounts.at_hand()
    assert loaded.account is None
    assert loaded.notices[0].startswith("the account kept last can't be read: ")
    accounts.ask(_NOW)
    assert accounts.at_hand().account == account


def test_without_a_key_nothing_is_asked(paths: Paths, loopback: Servers) -> None:
    server = loopback(_by(_WHOLE))
    accounts = Accounts(paths, server.url, Keys(), _ONCE)
    for ask in (lambda: accounts.ask(_NOW), lambda: accounts.generation("gen-1", print)):
        with pytest.raises(NoKeyError, match="no key: set OPENROUTER_API_KEY, or key_command in the settings"):
            ask()
    odd = Keys(notices=("key_command failed (exit code 1)",))
    with pytest.raises(NoKeyError, match=r"^key_command failed \(exit code 1\)$"):
        Accounts(paths, server.url, odd, _ONCE).ask(_NOW)
    assert Accounts(paths, server.url, odd).at_hand().notices == odd.notices
    assert server.requests == []


def test_no_key_goes_out_in_the_clear(paths: Paths) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0)
        address = f"http://elsewhere.localhost:{listening.getsockname()[1]}/api"
        with pytest.raises(AddressError, match=r"^no key is sent to http://elsewhere"):
            Accounts(paths, address, Keys(_ORDINARY), _ONCE).ask(_NOW)
        with pytest.raises(BlockingIOError):
            listening.accept()


def test_it_is_stale_after_a_minute() -> None:
    account = Account(_NOW)
    assert not is_stale(account, _NOW)
    assert not is_stale(account, _NOW + timedelta(seconds=59))
    assert is_stale(account, _NOW + timedelta(seconds=60))
    assert is_stale(account, _NOW - timedelta(seconds=1))
    assert is_stale(None, _NOW)
