"""Each way a server can fail gives an error of ours with a clear sentence, soon, and nothing else."""

import json
import socket
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from ortui.source.api import Api
from ortui.source.errors import (
    AddressError,
    BadAnswerError,
    NetworkError,
    RefusedError,
    TimedOutError,
    TooLargeError,
    UnreachableError,
)
from ortui.source.parse import LARGEST_ANSWER
from ortui.source.retry import Patience

if TYPE_CHECKING:
    from tests.source.conftest import Exchange, Loopback

Answers = Callable[..., bytes]
Servers = Callable[..., "Loopback"]
_ONCE = Patience(connect=5, silence=5, in_all=20, tries=1)
_IMPATIENT = Patience(connect=5, silence=0.2, in_all=0.5, tries=1)
"""For a server that never ends its answer."""


def _fail(url: str, patience: Patience = _ONCE) -> NetworkError:
    with Api(url, patience=patience) as api, pytest.raises(NetworkError) as caught:
        api.models()
    assert str(caught.value).isprintable()
    return caught.value


def test_a_server_that_is_not_there() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
    error = _fail(f"http://127.0.0.1:{port}/api/v1")
    assert isinstance(error, UnreachableError)
    assert str(error).startswith("the API can't be reached: ")
    assert str(error).endswith("Connection refused")


def test_a_server_that_stays_silent(loopback: Servers) -> None:
    error = _fail(loopback(lambda exchange: exchange.stay_silent()).url, _IMPATIENT)
    assert isinstance(error, TimedOutError)
    assert str(error) == "the API did not answer in time"


def test_a_server_that_falls_silent_within_its_answer(loopback: Servers, answer: Answers) -> None:
    def half(exchange: "Exchange") -> None:
        exchange.raw(exchange.head(len(answer(3))) + answer(3)[:100])
        exchange.stay_silent()

    assert isinstance(_fail(loopback(half).url, _IMPATIENT), TimedOutError)


def test_a_slow_server_is_waited_for(loopback: Servers, answer: Answers) -> None:
    def slow(exchange: "Exchange") -> None:
        exchange.server.ended.wait(0.1)
        exchange.raw(exchange.head(len(answer(1))))
        exchange.server.ended.wait(0.1)
        exchange.raw(answer(1))

    with Api(loopback(slow).url, patience=_ONCE) as api:
        assert api.models().parsed is not None


@pytest.mark.parametrize("what", ["the head", "the body", "a body of no announced length", "spaces behind the body"])
def test_a_server_that_drips_is_broken_off_at_the_deadline(what: str, loopback: Servers, answer: Answers) -> None:
    def drip(exchange: "Exchange") -> None:
        at_once = {
            "the head": b"",
            "the body": exchange.head(len(answer(50))),
            "a body of no announced length": b"HTTP/1.1 200 OK\r\n\r\n",
            "spaces behind the body": b"HTTP/1.1 200 OK\r\n\r\n" + answer(1),
        }
        exchange.raw(at_once[what])
        exchange.drip(exchange.head(5) + answer(50) if what == "the head" else b" " * 1000)

    begun = time.monotonic()
    error = _fail(loopback(drip).url, _IMPATIENT)
    assert isinstance(error, TimedOutError)
    assert str(error) == "the API's answer had no end after 0.5 seconds"
    assert time.monotonic() - begun < 10


def test_a_connection_reset_before_the_answer(loopback: Servers) -> None:
    assert isinstance(_fail(loopback(lambda exchange: exchange.reset()).url), UnreachableError)


def test_a_connection_reset_within_the_body(loopback: Servers, answer: Answers) -> None:
    def reset(exchange: "Exchange") -> None:
        exchange.raw(exchange.head(len(answer(9))) + answer(9)[:500])
        exchange.server.ended.wait(0.05)
        exchange.reset()

    assert isinstance(_fail(loopback(reset).url), UnreachableError)


@pytest.mark.parametrize("sent", [0, 1, 500])
def test_a_body_shorter_than_announced(sent: int, loopback: Servers, answer: Answers) -> None:
    error = _fail(loopback(lambda exchange: exchange.raw(exchange.head(len(answer(9))) + answer(9)[:sent])).url)
    assert isinstance(error, UnreachableError)
    assert str(error).startswith("the connection to the API broke off: peer closed connection")


def test_half_a_body_of_no_announced_length(loopback: Servers, answer: Answers) -> None:
    error = _fail(loopback(lambda exchange: exchange.raw(b"HTTP/1.1 200 OK\r\n\r\n" + answer(9)[:500])).url)
    assert isinstance(error, BadAnswerError)
    assert str(error).startswith("the API's answer can't be used: it is cut off or not JSON (line 1, column ")


@pytest.mark.parametrize("sent", [b"", b"SSH-2.0-OpenSSH_9.9\r\n", b"\x00\x01\x02\r\n\r\n", b"HTTP/1.1 200 OK\r\n"])
def test_a_server_that_speaks_something_else(sent: bytes, loopback: Servers) -> None:
    assert isinstance(_fail(loopback(lambda exchange: exchange.raw(sent)).url), UnreachableError)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "it is empty"),
        (b"<html></html>", "it is a web page (HTML), not JSON"),
        (b"{}", "it holds no list of models"),
        (b'{"data": []}', "it lists no model"),
        (b'{"error": {"code": 503, "message": "\\u001b[2JBusy"}}', "it holds an error instead of models: [2JBusy"),
    ],
)
def test_status_200_with_something_else_than_models(body: bytes, sentence: str, loopback: Servers) -> None:
    error = _fail(loopback(lambda exchange: exchange.reply(body)).url)
    assert isinstance(error, BadAnswerError)
    assert str(error) == f"the API's answer can't be used: {sentence}"


@pytest.mark.parametrize("status", [204, 206, 300, 304, 400, 401, 402, 403, 404, 408, 429, 500, 502, 503, 504, 529])
def test_every_other_status_is_refused_with_the_apis_own_words(status: int, loopback: Servers) -> None:
    bodiless = status in {204, 304}
    body = b"" if bodiless else json.dumps({"error": {"code": status, "message": "Its own\x1b[0m words"}}).encode()
    error = _fail(loopback(lambda exchange: exchange.reply(body, status)).url)
    assert isinstance(error, RefusedError)
    assert error.status == status
    assert error.message == ("" if bodiless else "Its own[0m words")
    words = "" if bodiless else ": Its own[0m words"
    assert str(error) == f"the API answered {status} (Status {status}){words}"
    assert error.may_pass == (status in {408, 429, 500, 502, 503, 504, 529})


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"not json", b"[]", b"5", b'{"error": null}', b"\xff", b"[" * 100_000]
)
def test_a_refusal_without_words_is_still_one(body: bytes, loopback: Servers) -> None:
    assert str(_fail(loopback(lambda exchange: exchange.reply(body, 404)).url)) == "the API answered 404 (Status 404)"


def test_a_phrase_can_not_steer_the_terminal(loopback: Servers) -> None:
    error = _fail(loopback(lambda exchange: exchange.raw(b"HTTP/1.1 500 \x1b[31m\r\nContent-Length: 0\r\n\r\n")).url)
    assert isinstance(error, RefusedError | UnreachableError)


@pytest.mark.parametrize("announced", [True, False])
def test_an_answer_larger_than_any_real_one(announced: bool, loopback: Servers, answer: Answers) -> None:  # noqa: FBT001
    flood = b" " * LARGEST_ANSWER + answer(1)
    server = loopback(
        lambda exchange: exchange.raw((exchange.head(len(flood)) if announced else b"HTTP/1.1 200 OK\r\n\r\n") + flood)
    )
    error = _fail(server.url, _ONCE._replace(tries=3))
    assert isinstance(error, TooLargeError)
    assert str(error) == "the API's answer is larger than 8 MiB"
    assert len(server.requests) == 1


def test_pages_that_are_small_but_too_large_together(loopback: Servers, answer: Answers) -> None:
    page = answer(1, next_link="?page=2") + b" " * (LARGEST_ANSWER // 2)
    server = loopback(
        lambda exchange: exchange.reply(page), lambda exchange: exchange.reply(page.replace(b"page=2", b"page=3"))
    )
    error = _fail(server.url, _ONCE._replace(tries=3))
    assert isinstance(error, TooLargeError)
    assert str(error) == "the list of models has pages of more than 8 MiB"


@pytest.mark.parametrize("address", ["http://127.0.0.1:port", "http://a\nb/", "http://\ud800/", "x" * 70_000])
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(AddressError, match=r"the API's address .* is none"):
        Api(address)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ALL_PROXY", "nonsense://127.0.0.1:1"),
        ("HTTPS_PROXY", "http://proxy:port"),
        ("SSL_CERT_FILE", "/nowhere/at/all.pem"),
    ],
)
def test_settings_of_the_machine_that_can_not_be_used(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(UnreachableError, match="this machine's settings for proxies or certificates are odd"):
        Api("https://127.0.0.1/api/v1")


def test_between_this_machine_and_itself_there_is_no_proxy(
    loopback: Servers, answer: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = loopback(lambda exchange: exchange.reply(answer(9)))
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, proxy.host)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    server = loopback(lambda exchange: exchange.reply(answer(1)))
    with Api(server.url, patience=_ONCE) as api:
        api.models()
    assert (len(server.requests), len(proxy.requests)) == (1, 0)
