"""Asking again: only where it may help, not too often, not too long, and as the server wants it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest

from ortui.source.api import Api
from ortui.source.errors import NetworkError, RefusedError
from ortui.source.retry import Patience, read_retry_after, span

if TYPE_CHECKING:
    from tests.source.conftest import Exchange, Loopback

Answers = Callable[..., bytes]
Servers = Callable[..., "Loopback"]
Script = Callable[["Exchange"], None]
_THRICE = Patience(connect=5, silence=5, in_all=40, tries=3)
_IMPATIENT = Patience(connect=5, silence=0.2, in_all=40, tries=3)
"""For a server that never answers."""


def _evenly() -> float:
    return 0.0


def _refuse(status: int, **headers: str) -> Script:
    return lambda exchange: exchange.reply(b"{}", status, **headers)


def _pauses_until_failure(server: "Loopback", patience: Patience = _THRICE) -> list[float]:
    pauses: list[float] = []
    with Api(server.url, patience=patience, sleep=pauses.append, chance=_evenly) as api, pytest.raises(NetworkError):
        api.models()
    assert len(server.requests) == len(pauses) + 1
    return pauses


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 524, 529])
def test_what_may_pass_is_asked_again_with_growing_pauses(status: int, loopback: Servers) -> None:
    assert _pauses_until_failure(loopback(_refuse(status))) == [0.5, 1.0]


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 410, 422])
def test_what_will_not_pass_is_not_asked_again(status: int, loopback: Servers) -> None:
    assert _pauses_until_failure(loopback(_refuse(status, Retry_After="1"))) == []


@pytest.mark.parametrize("body", [b"", b"<html>", b"{}", b'{"error": {"message": "no"}}'])
def test_what_can_not_be_used_is_not_asked_for_again(body: bytes, loopback: Servers) -> None:
    assert _pauses_until_failure(loopback(lambda exchange: exchange.reply(body))) == []


def test_broken_connections_and_silence_are_asked_again(loopback: Servers) -> None:
    assert _pauses_until_failure(loopback(lambda exchange: exchange.reset())) == [0.5, 1.0]
    assert _pauses_until_failure(loopback(lambda exchange: exchange.stay_silent()), _IMPATIENT) == [0.5, 1.0]


def test_a_failure_that_passes_costs_nothing_but_a_pause(loopback: Servers, answer: Answers) -> None:
    pauses: list[float] = []
    server = loopback(
        _refuse(503),
        lambda exchange: exchange.raw(exchange.head(500) + b"{"),
        lambda exchange: exchange.reply(answer(2), ETag='"v1"'),
    )
    with Api(server.url, patience=_THRICE, sleep=pauses.append, chance=_evenly) as api:
        fetched = api.models('"v0"')
    assert fetched.parsed is not None
    assert fetched.etag == '"v1"'
    assert pauses == [0.5, 1.0]
    assert [headers["if-none-match"] for headers in server.headers] == ['"v0"'] * 3


def test_each_page_has_its_own_tries(loopback: Servers, answer: Answers) -> None:
    pauses: list[float] = []
    server = loopback(
        _refuse(503),
        lambda exchange: exchange.reply(answer(1, next_link="?page=2")),
        _refuse(503),
        _refuse(503),
        lambda exchange: exchange.reply(answer(1, start=2)),
    )
    with Api(server.url, patience=_THRICE, sleep=pauses.append, chance=_evenly) as api:
        parsed = api.models().parsed
    assert parsed is not None
    assert len(parsed.models) == 2
    assert pauses == [0.5, 0.5, 1.0]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("3", [3.0, 3.0]),
        ("0", [0.0, 0.0]),
        ("soon", [0.5, 1.0]),
        ("-5", [0.5, 1.0]),
        ("1.5", [0.5, 1.0]),
        ("", [0.5, 1.0]),
    ],
)
def test_the_pause_is_the_one_the_server_wants(header: str, expected: list[float], loopback: Servers) -> None:
    assert _pauses_until_failure(loopback(_refuse(429, Retry_After=header))) == expected


def test_the_pause_may_be_given_as_a_date(loopback: Servers) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=5), usegmt=True)
    pauses = _pauses_until_failure(loopback(_refuse(503, Retry_After=soon)))
    assert len(pauses) == 2
    assert all(2 < pause <= 5 for pause in pauses)


@pytest.mark.parametrize("header", ["31536000", "11", "9" * 400, "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_server_that_wants_to_be_left_alone_is(header: str, loopback: Servers) -> None:
    server = loopback(_refuse(429, Retry_After=header))
    api = Api(server.url, patience=_THRICE, sleep=lambda _: pytest.fail("it waited"))
    with api, pytest.raises(RefusedError) as caught:
        api.models()
    assert len(server.requests) == 1
    assert "; it wants to be asked again in " in str(caught.value)
    assert caught.value.retry_after is not None
    assert caught.value.retry_after > 10


def test_no_pause_reaches_beyond_the_whole_time(loopback: Servers) -> None:
    assert _pauses_until_failure(loopback(_refuse(503)), Patience(first_pause=5, in_all=4)) == []
    assert _pauses_until_failure(loopback(_refuse(503)), Patience(first_pause=5, in_all=9)) == [5.0]


def test_the_pauses_grow_and_end() -> None:
    patience = Patience(tries=4, first_pause=1, longest_pause=10)
    assert [patience.pause(tries, None) for tries in (1, 2, 3, 4)] == [1, 2, 4, None]
    assert [patience.pause(1, after) for after in (0, 10, 10.1)] == [0, 10, None]
    assert Patience(tries=9, first_pause=4, longest_pause=10).pause(3, None) is None


@pytest.mark.parametrize(("chance", "expected"), [(0.0, [0.5, 1.0]), (0.5, [0.625, 1.25]), (1.0, [0.75, 1.5])])
def test_clients_that_failed_together_do_not_come_back_together(
    chance: float, expected: list[float], loopback: Servers
) -> None:
    pauses: list[float] = []
    server = loopback(_refuse(503))
    with (
        Api(server.url, patience=_THRICE, sleep=pauses.append, chance=lambda: chance) as api,
        pytest.raises(NetworkError),
    ):
        api.models()
    assert pauses == expected


@pytest.mark.parametrize("chance", [0.0, 0.3, 1.0])
def test_no_chance_makes_a_pause_shorter_than_the_server_wants_it(chance: float) -> None:
    pause = Patience(longest_pause=10).pause(1, 10, chance)
    assert pause is not None
    assert 10 <= pause <= 15


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 seconds"),
        (0.2, "1 second"),
        (1, "1 second"),
        (2.5, "3 seconds"),
        (120, "120 seconds"),
        (121, "3 minutes"),
        (7200, "120 minutes"),
        (7201, "3 hours"),
        (86_400, "24 hours"),
        (31_536_000, "365 days"),
        (999_999_999, "11,575 days"),
    ],
)
def test_a_span_to_wait_is_rounded_up(seconds: float, words: str) -> None:
    assert span(seconds) == words


_NOW = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("120", 120.0),
        (" 7 ", 7.0),
        ("0", 0.0),
        ("Mon, 23 Nov 2026 12:00:30 GMT", 30.0),
        ("Mon, 23 Nov 2026 13:00:30 +0100", 30.0),
        ("Mon, 23 Nov 2026 12:00:30 -0000", 30.0),
        ("Mon, 23 Nov 2026 11:00:00 GMT", 0.0),
        ("Tue, 23 Nov 2027 12:00:00 GMT", 31_536_000.0),
        ("", None),
        ("-1", None),
        ("1.5", None),
        ("٣", None),
        ("²", None),
        ("soon", None),
        ("99 Nov 2026", None),
        ("Mon, 99 Nov 2026 12:00:00 GMT", None),
        ("Mon, 23 Nov 2026 12:00:00 +9999999999", None),
        ("9" * 5000, 999_999_999.0),
    ],
)
def test_retry_after_is_read(header: str, expected: float | None) -> None:
    assert read_retry_after(header, _NOW) == expected
