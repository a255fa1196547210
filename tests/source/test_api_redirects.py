"""Redirects and links are followed within the host and nowhere else."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from ortui.source.api import Api
from ortui.source.errors import BadAnswerError, NetworkError
from ortui.source.retry import Patience

if TYPE_CHECKING:
    from tests.source.conftest import Loopback

Answers = Callable[..., bytes]
Servers = Callable[..., "Loopback"]
_ONCE = Patience(connect=5, silence=5, in_all=20, tries=3)


def _fetch(server: "Loopback") -> int:
    with Api(server.url, patience=_ONCE, sleep=lambda _: pytest.fail("it asked again")) as api:
        parsed = api.models().parsed
    assert parsed is not None
    return len(parsed.models)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("to", ["/other/models", "../other", "{host}/other", "?again=1"])
def test_a_redirect_within_the_host_is_followed(status: int, to: str, loopback: Servers, answer: Answers) -> None:
    server = loopback(
        lambda exchange: exchange.reply(status=status, Location=to.format(host=exchange.server.host)),
        lambda exchange: exchange.reply(answer(2)),
    )
    assert _fetch(server) == 2
    expected = {"/other/models": "/other/models", "../other": "/api/other", "?again=1": "/api/v1/models?again=1"}
    assert server.requests == ["/api/v1/models", expected.get(to, "/other")]


@pytest.mark.parametrize(
    "elsewhere",
    [
        "{host}/api/v1/models",
        "//{name}/api/v1/models",
        "https://{name}/models",
        "http://user:word@{name}/",
        "http://127.0.0.1/",
        "http://localhost:{own}/",
        "https://127.0.0.1:{own}/",
        "http://127.0.0.1:{own}@{name}/",
        "file:///etc/hostname",
        "ftp://127.0.0.1:{own}/",
    ],
)
@pytest.mark.parametrize("how", ["redirect", "page"])
def test_nothing_is_asked_of_another_host(how: str, elsewhere: str, loopback: Servers, answer: Answers) -> None:
    other = loopback(lambda exchange: exchange.reply(answer(9)))
    name = other.host.removeprefix("http://")

    def link(own: int) -> str:
        return elsewhere.format(host=other.host, name=name, own=own)

    server = loopback(
        lambda exchange: (
            exchange.reply(status=302, Location=link(exchange.server.server_address[1]))
            if how == "redirect"
            else exchange.reply(answer(1, next_link=link(exchange.server.server_address[1])))
        )
    )
    with pytest.raises(BadAnswerError, match=r"the API points to another host .* it was not followed"):
        _fetch(server)
    assert len(server.requests) == 1
    assert other.requests == []


def test_redirects_in_a_circle_are_given_up(loopback: Servers) -> None:
    server = loopback(lambda exchange: exchange.reply(status=302, Location="/api/v1/models"))
    with pytest.raises(BadAnswerError, match="redirects more than 3 times"):
        _fetch(server)
    assert len(server.requests) == 4


def test_three_redirects_are_followed(loopback: Servers, answer: Answers) -> None:
    server = loopback(
        *[lambda exchange: exchange.reply(status=307, Location=f"/{len(exchange.server.requests)}")] * 3,
        lambda exchange: exchange.reply(answer(1)),
    )
    assert _fetch(server) == 1
    assert server.requests == ["/api/v1/models", "/1", "/2", "/3"]


@pytest.mark.parametrize(
    "location",
    [
        *("http://[", "http:///[", "//[", "http:login", "http://a b/", "http://127.0.0.1:port/", "x" * 66_000, ""),
        *("http://127.0.0.1:199999999", "http://xn--/", "http://xn--a/", "http://a-", "http://a\x80", "/\x7f"),
    ],
)
def test_a_redirect_to_what_is_no_address_is_an_error_of_ours(location: str, loopback: Servers) -> None:
    server = loopback(lambda exchange: exchange.reply(status=302, Location=location))
    with Api(server.url, patience=_ONCE, sleep=lambda _: None) as api, pytest.raises(NetworkError):
        api.models()
