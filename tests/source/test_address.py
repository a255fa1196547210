"""Requests go over TLS or to this machine, to an address that is one."""

import pytest

from ortui.source.address import base_url
from ortui.source.errors import AddressError

_VARIABLE = "OPENROUTER_BASE_URL"


@pytest.mark.parametrize("environment", [{}, {_VARIABLE: ""}, {_VARIABLE: "  "}, {_VARIABLE: "/"}])
def test_without_a_word_it_is_openrouter(environment: dict[str, str]) -> None:
    assert base_url(environment) == "https://openrouter.ai/api/v1"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://eu.openrouter.ai/api/v1/", "https://eu.openrouter.ai/api/v1"),
        (" https://example.org \n", "https://example.org"),
        ("HTTPS://example.org:8443/v1", "HTTPS://example.org:8443/v1"),
        ("http://127.0.0.1:8080/api/v1", "http://127.0.0.1:8080/api/v1"),
        ("http://127.8.9.1/", "http://127.8.9.1"),
        ("http://localhost:1", "http://localhost:1"),
        ("http://[::1]:1/v1", "http://[::1]:1/v1"),
    ],
)
def test_tls_and_loopback_are_taken(given: str, expected: str) -> None:
    assert base_url({_VARIABLE: given}) == expected


@pytest.mark.parametrize(
    "given",
    [
        "http://openrouter.ai/api/v1",
        "http://192.168.1.5/v1",
        "http://10.0.0.1",
        "http://0.0.0.0:80",
        "http://localhost.example.org/",
        "http://127.0.0.1.example.org/",
        "http://127.0.0.1@example.org/",
        "http://[::2]/",
        "http://2130706433/",
        "ftp://127.0.0.1/",
        "file:///etc/hostname",
        "openrouter.ai/api/v1",
        "https://",
        "https:///api",
        "https://[",
        "https://host:port",
        "https://host:99999",
        "https://a b.org",
        "https://a.org/\x1b[31m",
        "https://a.org\\@b.org/",
        "https://a.org/?key=1",
        "https://a.org/?",
        "https://a.org/#part",
        "https://a.org/#",
        "nonsense",
    ],
)
def test_everything_else_is_refused_with_a_sentence(given: str) -> None:
    with pytest.raises(AddressError) as caught:
        base_url({_VARIABLE: given})
    assert _VARIABLE in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "given", ["https://sk-or-v1-secret@openrouter.ai", "https://me:sk-or-v1-secret@openrouter.ai/"]
)
def test_a_secret_in_the_address_is_refused_and_not_repeated(given: str) -> None:
    with pytest.raises(AddressError) as caught:
        base_url({_VARIABLE: given})
    assert "secret" not in str(caught.value)
