"""The calls that need a key: what they ask, whom, and that the key goes nowhere else and shows in no error."""

import json
import traceback
from collections.abc import Callable
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from rich.console import Console
from rich.traceback import Traceback

from ortui.domain.account import AccountCredits
from ortui.source.account_api import AccountApi
from ortui.source.errors import AddressError, BadAnswerError, NetworkError, RefusedError
from ortui.source.retry import Patience
from ortui.source.secrets import Key

if TYPE_CHECKING:
    from tests.source.conftest import Exchange, Loopback

Servers = Callable[..., "Loopback"]
Script = Callable[["Exchange"], None]
_SECRET = "sk-or-v1-0123456789abcdef0123456789abcdef890"  # noqa: S105 - made up
_KEY = Key(_SECRET)
_ONCE = Patience(connect=5, silence=5, in_all=20, tries=1)
_IMPATIENT = Patience(connect=5, silence=0.5, in_all=2, tries=1)
"""For a server that never ends its answer."""
_CREDITS = b'{"data": {"total_credits": 100.5, "total_usage": 25.75}}'
_LIMIT = b'{"data": {"limit": 20}}'


def _says(body: object, status: int = 200, **headers: str) -> Script:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return lambda exchange: exchange.reply(data, status, **headers)


def _api(server: "Loopback", pauses: list[float] | None = None, patience: Patience = _ONCE) -> AccountApi:
    slept = [] if pauses is None else pauses
    return AccountApi(server.url, patience=patience, sleep=slept.append, chance=lambda: 0.0)


def test_the_key_goes_in_the_header_and_nowhere_else(loopback: Servers) -> None:
    server = loopback(_says(_CREDITS))
    with _api(server) as api:
        assert api.credits(_KEY) == AccountCredits(Decimal("100.5"), Decimal("25.75"))
    assert server.requests == ["/api/v1/credits"]
    (headers,) = server.headers
    assert headers.pop("authorization") == f"Bearer {_SECRET}"
    assert _SECRET not in str(headers)


def test_an_older_server_is_asked_by_the_older_path(loopback: Servers) -> None:
    server = loopback(_says({}, 404), _says(_LIMIT))
    with _api(server) as api:
        assert api.key(_KEY).limit == 20
    assert server.requests == ["/api/v1/key", "/api/v1/auth/key"]
    assert {headers["authorization"] for headers in server.headers} == {f"Bearer {_SECRET}"}


@pytest.mark.parametrize("status", [400, 401, 403, 500])
def test_any_other_refusal_is_final(status: int, loopback: Servers) -> None:
    server = loopback(_says({"error": {"code": status, "message": "No"}}, status))
    with _api(server) as api, pytest.raises(RefusedError, match=rf"^the API answered {status} .*: No$") as caught:
        api.key(_KEY)
    assert len(server.requests) == 1
    assert (caught.value.answer.status, caught.value.answer.message) == (status, "No")


def test_what_may_pass_is_asked_again_with_the_key(loopback: Servers) -> None:
    pauses: list[float] = []
    server = loopback(_says({}, 503), _says({}, 429, Retry_After="2"), _says(_CREDITS))
    with _api(server, pauses, Patience(tries=3)) as api:
        api.credits(_KEY)
    assert pauses == [0.5, 2.0]
    assert [headers["authorization"] for headers in server.headers] == [f"Bearer {_SECRET}"] * 3


def _page(first: int, count: int) -> dict[str, Any]:
    return {"data": [{"name": f"key {number}"} for number in range(first, first + count)]}


def test_all_pages_of_keys_are_read(loopback: Servers) -> None:
    server = loopback(_says(_page(0, 100)), _says(_page(100, 100)), _says(_page(200, 3)))
    with _api(server) as api:
        keys = api.keys(_KEY)
    assert [key.name for key in keys] == [f"key {number}" for number in range(203)]
    assert server.requests == ["/api/v1/keys", "/api/v1/keys?offset=100", "/api/v1/keys?offset=200"]


def test_a_server_without_pages_gives_each_key_once(loopback: Servers) -> None:
    server = loopback(_says(_page(0, 100)))
    with _api(server) as api:
        assert len(api.keys(_KEY)) == 100
    assert len(server.requests) == 2
    server = loopback(_says(_page(0, 100)), _says(_page(0, 0)))
    with _api(server) as api:
        assert len(api.keys(_KEY)) == 100


def test_pages_without_end_are_given_up(loopback: Servers) -> None:
    server = loopback(lambda exchange: _says(_page(len(exchange.server.requests), 100))(exchange))
    with _api(server, patience=Patience()) as api, pytest.raises(BadAnswerError, match="pages without end"):
        api.keys(_KEY)


@pytest.mark.parametrize(
    ("error", "status", "sentence"),
    [
        ({"code": 403, "message": "No", "metadata": None}, 403, "the API answered with an error (403): No"),
        ({"code": "401", "message": "Who"}, 401, "the API answered with an error (401): Who"),
        ({"message": "Odd"}, 200, "the API answered with an error (no code): Odd"),
        ("Odd", 200, "the API answered with an error (no code): Odd"),
    ],
)
def test_an_error_with_status_200_is_one(error: object, status: int, sentence: str, loopback: Servers) -> None:
    with _api(loopback(_says({"error": error}))) as api, pytest.raises(RefusedError) as caught:
        api.credits(_KEY)
    assert (str(caught.value), caught.value.status) == (sentence, status)


@pytest.mark.parametrize("body", [b"", b"<html>", b"{", b"[]", b"{}", b'{"data": null}', b'{"data": 5}', b"null"])
@pytest.mark.parametrize("call", ["key", "credits", "keys", "activity"])
def test_an_answer_to_something_else_is_an_error_of_ours(call: str, body: bytes, loopback: Servers) -> None:
    with _api(loopback(_says(body))) as api:
        ask = getattr(api, call)
        if body == b"[]" and call in {"keys", "activity"}:
            assert ask(_KEY) == ()
            return
        with pytest.raises(BadAnswerError, match=rf"^the API's answer to /{call} can't be used: it "):
            ask(_KEY)


# Where the key goes


@pytest.mark.parametrize("to", ["/other", "{host}/other"])
def test_a_redirect_within_the_host_keeps_the_key(to: str, loopback: Servers) -> None:
    server = loopback(
        lambda exchange: exchange.reply(status=307, Location=to.format(host=exchange.server.host)), _says(_CREDITS)
    )
    with _api(server) as api:
        api.credits(_KEY)
    assert server.requests == ["/api/v1/credits", "/other"]
    assert server.headers[1]["authorization"] == f"Bearer {_SECRET}"


@pytest.mark.parametrize("to", ["{host}/api/v1/credits", "http://localhost:{own}/", "https://{name}/", "//{name}/"])
def test_a_redirect_to_another_host_is_not_followed(to: str, loopback: Servers) -> None:
    other = loopback(_says(_CREDITS))
    name = other.host.removeprefix("http://")

    def send_away(exchange: "Exchange") -> None:
        own = exchange.server.server_address[1]
        exchange.reply(status=302, Location=to.format(host=other.host, name=name, own=own))

    server = loopback(send_away)
    with _api(server) as api, pytest.raises(BadAnswerError, match="points to another host"):
        api.credits(_KEY)
    assert (len(server.requests), other.requests) == (1, [])


@pytest.mark.parametrize("address", ["http://elsewhere.example/api", "http://10.0.0.1/api", "ftp://127.0.0.1/"])
def test_no_key_goes_out_in_the_clear(address: str) -> None:
    with AccountApi(address, patience=_ONCE) as api, pytest.raises(AddressError, match=r"^no key is sent to "):
        api.credits(_KEY)


# What shows of it


def _echo(exchange: "Exchange") -> str:
    return exchange.headers["Authorization"].removeprefix("Bearer ")


def _repeats(how: str) -> Script:
    def script(exchange: "Exchange") -> None:
        secret = _echo(exchange)
        message = {"error": {"code": 401, "message": f"no such key: {secret}", "metadata": {"reason": secret}}}
        unlike_http = {
            "no http": f"{secret} {secret}\r\n\r\n".encode(),
            "endless head": f"HTTP/1.1 100 {secret}\r\n\r\n".encode() * 20_000,
        }
        if how == "message":
            _says(message, 401)(exchange)
        elif how == "error with 200":
            _says(message)(exchange)
        elif how == "redirect":
            exchange.reply(status=302, Location=f"https://other.example/?key={secret}")
        elif how == "odd redirect":
            exchange.reply(status=302, Location=f"http://[{secret}")
        elif how == "phrase":
            exchange.raw(f"HTTP/1.1 401 {secret}\r\nContent-Length: 0\r\n\r\n".encode())
        elif how in unlike_http:
            exchange.raw(unlike_http[how])
        elif how == "page":
            exchange.reply(f"<html>{secret}".encode())
        elif how == "reset":
            exchange.reset()
        else:
            exchange.stay_silent()

    return script


_WAYS = [
    "message",
    "error with 200",
    "redirect",
    "odd redirect",
    "phrase",
    "no http",
    "page",
    "reset",
    "silence",
    "endless head",
]


@pytest.mark.parametrize("how", _WAYS)
def test_no_failure_shows_the_key_not_even_with_all_that_its_frames_hold(how: str, loopback: Servers) -> None:
    patience = _IMPATIENT if how == "silence" else _ONCE
    with _api(loopback(_repeats(how)), patience=patience) as api, pytest.raises(NetworkError) as caught:
        api.credits(_KEY)
    shown = StringIO()
    error = caught.value
    console = Console(file=shown, width=200)
    console.print(
        Traceback.from_exception(type(error), error, error.__traceback__, show_locals=True, locals_max_string=10**6)
    )
    shown.writelines(traceback.TracebackException.from_exception(error, capture_locals=True, compact=True).format())
    if isinstance(error, RefusedError):
        shown.write(repr(error.answer))
    assert "credits" in shown.getvalue()
    assert "abcdef0123" not in shown.getvalue()


def test_a_key_that_is_repeated_in_an_answer_is_masked_in_what_is_read(loopback: Servers) -> None:
    server = loopback(lambda exchange: _says({"data": {"label": _echo(exchange)}})(exchange))
    with _api(server) as api:
        assert api.key(_KEY).label == "…890"


# A generation that is not there yet


def test_a_generation_that_is_not_there_yet_is_asked_for_again(loopback: Servers) -> None:
    pauses, told = list[float](), list[str]()
    late = _says({"error": {"code": 404, "message": "Not found"}}, 404)
    server = loopback(late, _says({"error": {"code": 404, "message": "No"}}), _says({"data": {"total_cost": 0.5}}))
    with _api(server, pauses) as api:
        found = api.generation(_KEY, "gen-1/&?", told.append)
    assert found.total_cost == Decimal("0.5")
    assert pauses == [1.0, 2.0]
    assert told == [
        "it is not there yet, as is usual for a moment (404); asking again in 1 s",
        "it is not there yet, as is usual for a moment (404); asking again in 2 s",
    ]
    assert set(server.requests) == {"/api/v1/generation?id=gen-1%2F%26%3F"}


def test_a_generation_that_never_comes_is_given_up_after_half_a_minute(loopback: Servers) -> None:
    pauses, told = list[float](), list[str]()
    with _api(loopback(_says({}, 404)), pauses) as api, pytest.raises(RefusedError) as caught:
        api.generation(_KEY, "gen-1", told.append)
    assert str(caught.value) == "the API knows no generation gen-1 of this key's account (404)"
    assert (caught.value.status, sum(pauses), len(told)) == (404, 30.0, 5)


@pytest.mark.parametrize("status", [401, 402, 500])
def test_another_refusal_of_a_generation_is_told_at_once(status: int, loopback: Servers) -> None:
    with _api(loopback(_says({}, status))) as api, pytest.raises(RefusedError) as caught:
        api.generation(_KEY, "gen-1", lambda _: pytest.fail("it waited"))
    assert caught.value.status == status
