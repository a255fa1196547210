"""The account's source on a real machine: keys from the environment, from settings, or typed for this run only."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from ortui.source.errors import AddressError, NoKeyError, SettingsError
from ortui.source.paths import Paths
from ortui.ui.machine import setup_from
from ortui.ui.setup import AccountSource

_NOW = datetime(2026, 11, 23, 1, 2, 3, tzinfo=UTC)
_FROM_ENVIRONMENT = "sk-or-v1-0123456789abcdef0123456789abcdef111"
_PRINTED = "sk-or-v1-0123456789abcdef0123456789abcdef222"
_TYPED = "sk-or-v1-0123456789abcdef0123456789abcdef333"


class _Labels(BaseHTTPRequestHandler):
    """Tells each key its own end as its label."""

    def do_GET(self) -> None:
        """Answer."""
        body = json.dumps({"data": {"label": self.headers["Authorization"][-3:], "id": self.path}}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    """Start a server that knows every key."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Labels) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/api/v1"
        server.shutdown()
        thread.join()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Name folders; that of the settings is there."""
    (tmp_path / "config").mkdir()
    return Paths(tmp_path / "config", tmp_path / "cache", tmp_path / "state")


def _source(paths: Paths, **environment: str) -> AccountSource:
    source = setup_from(paths, environment, lambda: _NOW).accounts
    assert source is not None
    return source


def _seen(source: AccountSource) -> str:
    account = source.refresh(_NOW).account
    assert account == source.at_hand().account
    assert account.key is not None
    return account.key.label


def test_the_key_of_the_environment_is_used_until_one_is_typed(paths: Paths, address: str) -> None:
    source = _source(paths, OPENROUTER_BASE_URL=address, OPENROUTER_API_KEY=_FROM_ENVIRONMENT)
    assert source.at_hand().account is None
    assert _seen(source) == "111"
    source.use_key(f" {_TYPED}\n")
    loaded = source.at_hand()
    assert (loaded.account, f"{loaded.keys.api}") == (None, "…333")
    assert _seen(source) == "333"
    assert source.generation("gen-1", print).id == "/api/v1/generation?id=gen-1"
    source.use_key("")
    assert _seen(source) == "111"
    kept = "".join(file.read_text() for file in paths.cache.rglob("*.json"))
    assert "0123456789abcdef" not in kept


def test_what_is_typed_but_no_key_changes_nothing(paths: Paths, address: str) -> None:
    source = _source(paths, OPENROUTER_BASE_URL=address, OPENROUTER_API_KEY=_FROM_ENVIRONMENT)
    with pytest.raises(SettingsError, match=r"^what was typed is not a key: it holds blanks") as caught:
        source.use_key("my secret key")
    assert "secret" not in str(caught.value)
    assert _seen(source) == "111"


def test_a_command_of_the_settings_is_run_once(paths: Paths, address: str, tmp_path: Path) -> None:
    witness = tmp_path / "witness"
    code = f"open({str(witness)!r}, 'a').write('x'); print({_PRINTED!r})"
    paths.settings_file.write_text(f"key_command = {json.dumps([sys.executable, '-c', code])}", "utf-8")
    source = _source(paths, OPENROUTER_BASE_URL=address)
    assert not witness.exists()
    assert _seen(source) == "222"
    assert _seen(source) == "222"
    assert witness.read_text() == "x"


def test_without_a_key_or_a_usable_address_it_says_so(paths: Paths) -> None:
    with pytest.raises(NoKeyError):
        _source(paths).refresh(_NOW)
    assert not _source(paths).at_hand().keys
    with pytest.raises(AddressError):
        _source(paths, OPENROUTER_BASE_URL="http://elsewhere.example", OPENROUTER_API_KEY=_TYPED).refresh(_NOW)
