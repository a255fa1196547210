"""Endpoints at hand and fetched: what the API gives is kept, a failure changes nothing and says what failed."""

import json
import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ortui.domain.catalogue import SetAside, Source
from ortui.domain.endpoint import Listing
from ortui.source import api
from ortui.source.endpoints import at_hand, is_stale, refresh
from ortui.source.endpoints_file import Loaded, file_for
from ortui.source.errors import (
    BadAnswerError,
    NetworkError,
    RefusedError,
    TimedOutError,
    UnreachableError,
)
from ortui.source.paths import Paths
from ortui.source.retry import Patience

if TYPE_CHECKING:
    from tests.source.conftest import Exchange, Loopback

Servers = Callable[..., "Loopback"]
_NOW = datetime(2026, 11, 23, 1, 2, 3, tzinfo=UTC)
_ROW = {"provider_name": "Maker", "tag": "maker", "pricing": {"prompt": "0.000001", "completion": "0.000002"}}
_BODY = json.dumps({"data": {"id": "maker/model", "endpoints": [_ROW, {"tag": "odd"}]}}).encode()
_ONCE = Patience(connect=5, silence=5, in_all=20, tries=1)
_IMPATIENT = Patience(connect=5, silence=0.2, in_all=0.5, tries=1)
"""For a server that never ends its answer."""


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> Callable[[Patience], None]:
    """Let no test wait as long as a person would."""
    plain = api.Api

    def have(patience: Patience) -> None:
        monkeypatch.setattr(api, "Api", partial(plain, patience=patience))

    have(_ONCE)
    return have


def test_what_is_fetched_is_live_and_kept(paths: Paths, loopback: Servers) -> None:
    server = loopback(lambda exchange: exchange.reply(_BODY))
    fetched = refresh(paths, server.url, "maker/model", _NOW)
    assert fetched.notices == ()
    assert fetched.listing.source is Source.LIVE
    assert [endpoint.tag for endpoint in fetched.listing] == ["maker"]
    assert fetched.listing.set_aside == (SetAside("odd", "no pricing"),)
    assert (fetched.listing.fetched_at, fetched.listing.server) == (_NOW, server.url)
    again = at_hand(paths, "maker/model").listing
    assert again is not None
    assert (again.source, again.endpoints, again.fetched_at) == (Source.CACHE, fetched.listing.endpoints, _NOW)


def test_the_request_carries_no_key(paths: Paths, loopback: Servers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENROUTER_API_KEY", "sk-or-v1-secret")
    server = loopback(lambda exchange: exchange.reply(_BODY))
    refresh(paths, server.url, "maker/model", _NOW)
    assert "authorization" not in server.headers[0]


@pytest.mark.parametrize(
    ("model_id", "path"),
    [
        ("maker/model", "maker/model"),
        ("maker/model-1.5:free", "maker/model-1.5:free"),
        ("maker/model:batch", "maker/model:batch"),
        ("~maker/model-latest", "~maker/model-latest"),
        ("alone", "alone"),
        ("maker/a b?c#d%2F", "maker/a%20b%3Fc%23d%252F"),
        ("maker/模型", "maker/%E6%A8%A1%E5%9E%8B"),
    ],
)
def test_an_id_is_asked_for_as_it_is_each_part_encoded(
    model_id: str, path: str, paths: Paths, loopback: Servers
) -> None:
    server = loopback(lambda exchange: exchange.reply(_BODY))
    refresh(paths, server.url, model_id, _NOW)
    assert server.requests == [f"/api/v1/models/{path}/endpoints"]


@pytest.mark.parametrize("model_id", ["", "..", "maker/..", "../../key", "a//b", "/a", "a/", "./a"])
def test_an_id_that_would_lead_elsewhere_is_not_asked_for(model_id: str, paths: Paths, loopback: Servers) -> None:
    server = loopback(lambda exchange: exchange.reply(_BODY))
    with pytest.raises(RefusedError) as caught:
        refresh(paths, server.url, model_id, _NOW)
    assert (caught.value.status, server.requests) == (404, [])


def test_an_unknown_id_is_said_clearly(paths: Paths, loopback: Servers, tmp_path: Path) -> None:
    body = b'{"error": {"message": "Not Found", "code": 404}}'
    server = loopback(lambda exchange: exchange.reply(body, 404))
    with pytest.raises(RefusedError) as caught:
        refresh(paths, server.url, "maker/none\x1b[2J", _NOW)
    assert str(caught.value) == "OpenRouter lists no endpoints for maker/none[2J (404)"
    assert caught.value.status == 404
    assert len(server.requests) == 1
    assert list(tmp_path.iterdir()) == []


def test_where_an_alias_is_not_listed_its_target_is_asked_for(paths: Paths, loopback: Servers) -> None:
    server = loopback(lambda exchange: exchange.reply(b"{}", 404), lambda exchange: exchange.reply(_BODY))
    fetched = refresh(paths, server.url, "~maker/latest", _NOW, target="maker/model")
    assert server.requests == ["/api/v1/models/~maker/latest/endpoints", "/api/v1/models/maker/model/endpoints"]
    assert (fetched.listing.model_id, fetched.listing.answered_for) == ("~maker/latest", "maker/model")
    again = at_hand(paths, "~maker/latest").listing
    assert again is not None
    assert again.answered_for == "maker/model"
    assert at_hand(paths, "maker/model") == Loaded()


def test_a_target_is_not_asked_for_where_the_trouble_is_another(paths: Paths, loopback: Servers) -> None:
    server = loopback(lambda exchange: exchange.reply(b"{}", 500))
    with pytest.raises(RefusedError, match="500"):
        refresh(paths, server.url, "~maker/latest", _NOW, target="maker/model")
    assert len(server.requests) == 1


def _silent(exchange: "Exchange") -> None:
    exchange.stay_silent()


def _dripping(exchange: "Exchange") -> None:
    exchange.raw(exchange.head(len(_BODY)))
    exchange.drip(b" " * 1000)


def _torn(exchange: "Exchange") -> None:
    exchange.raw(exchange.head(len(_BODY)) + _BODY[:50])


@pytest.mark.parametrize(
    ("script", "kind", "sentence"),
    [
        (_silent, TimedOutError, "the API did not answer in time"),
        (_dripping, TimedOutError, "the API's answer had no end after 0.5 seconds"),
        (_torn, UnreachableError, "the connection to the API broke off: peer closed"),
        (lambda exchange: exchange.reset(), UnreachableError, "the connection to the API broke off: "),
        (
            lambda exchange: exchange.reply(b"<html>"),
            BadAnswerError,
            "the API's answer can't be used: it is a web page",
        ),
        (lambda exchange: exchange.reply(b"{}"), BadAnswerError, "the API's answer can't be used: it holds no list"),
        (lambda exchange: exchange.reply(_BODY[:-5]), BadAnswerError, "the API's answer can't be used: it is cut off"),
        (
            lambda exchange: exchange.reply(b'{"error": {"message": "Busy"}}', 503),
            RefusedError,
            "the API answered 503 (Status 503): Busy",
        ),
        (
            lambda exchange: exchange.reply(status=302, Location="http://example.com/"),
            BadAnswerError,
            "the API points to another host",
        ),
    ],
)
def test_a_failure_has_its_kind_and_changes_nothing(  # noqa: PLR0913, PLR0917 - what fails, and all that it needs
    script: Callable[["Exchange"], None],
    kind: type[NetworkError],
    sentence: str,
    paths: Paths,
    loopback: Servers,
    patience: Callable[[Patience], None],
) -> None:
    server = loopback(lambda exchange: exchange.reply(_BODY), script)
    refresh(paths, server.url, "maker/model", _NOW)
    kept = file_for(paths, "maker/model").read_bytes()
    if script in {_silent, _dripping}:
        patience(_IMPATIENT)
    with pytest.raises(kind) as caught:
        refresh(paths, server.url, "maker/model", _NOW + timedelta(hours=5))
    assert str(caught.value).startswith(sentence)
    assert file_for(paths, "maker/model").read_bytes() == kept


def test_a_server_that_is_not_there(paths: Paths) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}/api/v1"
    with pytest.raises(UnreachableError, match="Connection refused"):
        refresh(paths, url, "maker/model", _NOW)


def test_a_slow_server_is_waited_for(paths: Paths, loopback: Servers) -> None:
    def slow(exchange: "Exchange") -> None:
        exchange.server.ended.wait(0.1)
        exchange.reply(_BODY)

    assert len(refresh(paths, loopback(slow).url, "maker/model", _NOW).listing) == 1


def test_endpoints_that_can_not_be_kept_are_still_used(paths: Paths, loopback: Servers) -> None:
    paths.cache.write_bytes(b"in the way")
    fetched = refresh(paths, loopback(lambda exchange: exchange.reply(_BODY)).url, "maker/model", _NOW)
    assert len(fetched.listing) == 1
    (notice,) = fetched.notices
    assert notice.startswith("the endpoints could not be kept: ")


@pytest.mark.parametrize(
    ("age", "server", "expected"),
    [
        (timedelta(), "https://one/", False),
        (timedelta(hours=1), "https://one/", False),
        (timedelta(hours=1, seconds=1), "https://one/", True),
        (timedelta(seconds=-1), "https://one/", True),
        (timedelta(), "https://two/", True),
    ],
)
def test_a_listing_is_stale_after_an_hour_before_its_time_or_from_elsewhere(
    age: timedelta, server: str, *, expected: bool
) -> None:
    assert is_stale(Listing("a/b", _NOW - age, (), server="https://one/"), server, _NOW) is expected
