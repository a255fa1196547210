"""The list of models from a real server: one answer or many pages, changed or not, packed or not."""

import gzip
import json
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import pytest

from ortui.source.api import MOST_PAGES, Api, FetchedModels
from ortui.source.errors import BadAnswerError
from ortui.source.retry import Patience

if TYPE_CHECKING:
    from tests.source.conftest import Exchange, Loopback

Answers = Callable[..., bytes]
Servers = Callable[..., "Loopback"]
_QUICK = Patience(connect=5, silence=5, in_all=20, tries=1)


def _fetch(server: "Loopback", etag: str = "") -> FetchedModels:
    with Api(server.url, patience=_QUICK) as api:
        return api.models(etag)


def _ids(fetched: FetchedModels) -> list[str]:
    assert fetched.parsed is not None
    return [model.id for model in fetched.parsed.models]


def _pages(*bodies: bytes) -> list[Callable[["Exchange"], None]]:
    return [partial(_reply, body) for body in bodies]


def _reply(body: bytes, exchange: "Exchange") -> None:
    exchange.reply(body, ETag='"page"')


def test_one_answer_is_fetched_by_one_request(loopback: Servers, answer: Answers) -> None:
    server = loopback(lambda exchange: exchange.reply(answer(2), ETag='"v1"'))
    fetched = _fetch(server)
    assert _ids(fetched) == ["maker/model-1", "maker/model-2"]
    assert fetched.etag == '"v1"'
    assert server.requests == ["/api/v1/models"]


def test_a_request_says_who_asks_and_carries_no_key(
    loopback: Servers, answer: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENROUTER_API_KEY", "sk-or-v1-secret-secret")
    server = loopback(lambda exchange: exchange.reply(answer(1)))
    _fetch(server)
    (headers,) = server.headers
    assert headers["user-agent"].startswith("ortui/")
    assert headers["accept"] == "application/json"
    assert "if-none-match" not in headers
    assert "secret" not in str(headers)


def test_the_kind_of_content_is_told_by_the_content(loopback: Servers, answer: Answers) -> None:
    assert len(_ids(_fetch(loopback(lambda exchange: exchange.reply(answer(1), Content_Type="text/html"))))) == 1
    html = b"<html>Just a moment</html>"
    with pytest.raises(BadAnswerError, match="it is a web page"):
        _fetch(loopback(lambda exchange: exchange.reply(html, Content_Type="application/json")))


def test_a_packed_answer_is_unpacked(loopback: Servers, answer: Answers) -> None:
    packed = gzip.compress(answer(40))
    assert len(_ids(_fetch(loopback(lambda exchange: exchange.reply(packed, Content_Encoding="gzip"))))) == 40
    with pytest.raises(BadAnswerError, match="can't be unpacked"):
        _fetch(loopback(lambda exchange: exchange.reply(answer(1), Content_Encoding="gzip")))


def test_an_answer_in_chunks_is_put_together(loopback: Servers, answer: Answers) -> None:
    def chunks(exchange: "Exchange") -> None:
        exchange.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        body = answer(1)
        for place in range(0, len(body), 50):
            piece = body[place : place + 50]
            exchange.raw(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
        exchange.raw(b"0\r\n\r\n")

    assert _ids(_fetch(loopback(chunks))) == ["maker/model-1"]


@pytest.mark.parametrize(
    "link", ["?offset=2", "models?offset=2", "/api/v1/models?offset=2", "{host}/api/v1/models?offset=2"]
)
def test_pages_are_followed_by_their_links(link: str, loopback: Servers, answer: Answers) -> None:
    server = loopback(
        lambda exchange: exchange.reply(answer(2, next_link=link.format(host=exchange.server.host)), ETag='"page 1"'),
        lambda exchange: exchange.reply(answer(1, {"id": "maker/odd"}, start=3), ETag='"page 2"'),
    )
    fetched = _fetch(server)
    assert _ids(fetched) == ["maker/model-1", "maker/model-2", "maker/model-3"]
    assert fetched.parsed is not None
    assert [odd.id for odd in fetched.parsed.set_aside] == ["maker/odd"]
    assert fetched.etag == ""
    assert server.requests == ["/api/v1/models", "/api/v1/models?offset=2"]


@pytest.mark.parametrize("last", [b'{"data": []}', b'{"data": [{"id": "maker/odd"}]}', b"[]"])
def test_a_last_page_may_hold_nothing_usable(last: bytes, loopback: Servers, answer: Answers) -> None:
    assert len(_ids(_fetch(loopback(*_pages(answer(2, next_link="?offset=2"), last))))) == 2


def test_a_first_page_may_not(loopback: Servers) -> None:
    with pytest.raises(BadAnswerError, match="can't be used: it lists no model"):
        _fetch(loopback(*_pages(b'{"data": []}')))


def test_a_later_page_that_is_odd_costs_the_whole(loopback: Servers, answer: Answers) -> None:
    with pytest.raises(BadAnswerError, match="can't be used: it holds no list"):
        _fetch(loopback(*_pages(answer(2, next_link="?offset=2"), b"{}")))


@pytest.mark.parametrize("link", ["", "?offset=2", "/api/v1/models"])
def test_pages_in_a_circle_are_noticed(link: str, loopback: Servers, answer: Answers) -> None:
    server = loopback(*_pages(answer(1, next_link="?offset=2"), answer(1, next_link=link or None)))
    if link:
        with pytest.raises(BadAnswerError, match="pages without end"):
            _fetch(server)
    else:
        assert len(_ids(_fetch(server))) == 1
    assert len(server.requests) == 2


def test_pages_without_end_are_given_up(loopback: Servers, answer: Answers) -> None:
    server = loopback(
        lambda exchange: exchange.reply(answer(1, next_link=f"/api/v1/models?page={len(exchange.server.requests)}"))
    )
    with pytest.raises(BadAnswerError, match="pages without end"):
        _fetch(server)
    assert len(server.requests) == MOST_PAGES == 50


@pytest.mark.parametrize("link", ["http://[", "http://a b/", "http://\ud800/", "http://host:port/", "x" * 70_000])
def test_a_link_that_is_no_address_is_an_error_of_ours(link: str, loopback: Servers, answer: Answers) -> None:
    with pytest.raises(BadAnswerError, match="points to"):
        _fetch(loopback(*_pages(answer(1, next_link=link))))


def test_a_tag_is_sent_and_nothing_new_is_understood(loopback: Servers) -> None:
    server = loopback(lambda exchange: exchange.reply(status=304))
    assert _fetch(server, '"v1"') == FetchedModels(None, '"v1"')
    assert server.headers[0]["if-none-match"] == '"v1"'
    assert len(server.requests) == 1


def test_a_tag_is_sent_and_something_new_is_taken(loopback: Servers, answer: Answers) -> None:
    fetched = _fetch(loopback(lambda exchange: exchange.reply(answer(2), ETag='"v2"')), '"v1"')
    assert len(_ids(fetched)) == 2
    assert fetched.etag == '"v2"'


def test_a_tag_is_not_sent_for_further_pages(loopback: Servers, answer: Answers) -> None:
    server = loopback(*_pages(answer(1, next_link="?offset=1"), answer(1, start=2)))
    _fetch(server, '"v1"')
    assert ["if-none-match" in headers for headers in server.headers] == [True, False]


@pytest.mark.parametrize("tag", ["\xe9tag", "x" * 5000])
def test_a_tag_that_could_not_be_sent_back_is_not_kept(tag: str, loopback: Servers, answer: Answers) -> None:
    server = loopback(lambda exchange: exchange.reply(answer(1), ETag=f'"{tag}"'))
    assert _fetch(server).etag == ""
    assert _fetch(server, f'"{tag}"').parsed is not None
    assert "if-none-match" not in server.headers[1]


def test_an_odd_record_is_set_aside_from_an_answer_too(loopback: Servers, answer: Answers) -> None:
    body = answer(2, json.loads('{"id": "maker/odd", "pricing": {"prompt": "abc"}}'))
    parsed = _fetch(loopback(lambda exchange: exchange.reply(body))).parsed
    assert parsed is not None
    assert [odd.reason for odd in parsed.set_aside] == ["prompt “abc” can't be read as a price"]
