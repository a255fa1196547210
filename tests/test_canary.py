"""A canary among the keys: real processes leave it nowhere but in requests to the API's host."""

import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import pytest

from ortui.cli.commands import COMMANDS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")

ORDINARY = "sk-or-v1-yellowbird0123456789abcdef0123456789ab890"
MANAGEMENT = "sk-or-v1-yellowbirdfedcba9876543210fedcba98765777"
PRINTED = "sk-or-v1-yellowbird55555555555555555555555555555555"
SIGN = b"yellowbird"
"""In every key here, and in nothing else."""
WITHIN = 60
"""Seconds that anything may take on a busy machine."""
_MODEL = {
    "id": "openai/gpt-5",
    "name": "OpenAI: GPT-5",
    "created": 1_780_000_000,
    "pricing": {"prompt": "0.000005", "completion": "0.000025"},
}
_ANSWERS = {
    "/models": [_MODEL],
    "/models/openai/gpt-5/endpoints": {
        "id": "openai/gpt-5",
        "endpoints": [{"tag": "lab", "pricing": _MODEL["pricing"]}],
    },
    "/key": {"label": "sk-or-v1-...", "limit": 20, "limit_remaining": 8.1},
    "/credits": {"total_credits": 100.5, "total_usage": 25.75},
    "/keys": [{"name": "One", "limit": 20}],
    "/activity": [{"date": "2026-11-22", "model": "openai/gpt-5", "usage": 0.5}],
    "/generation": {"id": "gen-1", "model": "openai/gpt-5", "total_cost": 0.5},
}
_CALLS = [
    *(["where"], ["refresh"], ["providers", "openai/gpt-5"], ["balance"], ["balance", "--json"]),
    *(["balance", "--format", "{left} {limit} {reset}"], ["generation", "gen-1"]),
]
_ASK = """
import os, sys
from datetime import UTC, datetime
from ortui.source.accounts import Accounts
from ortui.source.address import base_url
from ortui.source.errors import OrtuiError
from ortui.source.paths import find_paths
from ortui.source.secrets import find_keys
from ortui.source.settings import load_settings

paths = find_paths(os.environ)
keys = find_keys(os.environ, load_settings(paths.settings_file)[0])
accounts = Accounts(paths, base_url(os.environ), keys)
for ask in (lambda: accounts.ask(datetime.now(UTC)), accounts.at_hand, lambda: accounts.generation("gen-1", print)):
    try:
        print(keys, ask(), vars(accounts))
    except OrtuiError as error:
        print(error, repr(error), vars(error))
"""
_CRASH = """
from rich import traceback
traceback.install(show_locals=True, locals_max_string=10**6, locals_max_length=10**6)
import httpx
def iter_raw(response):
    raise RuntimeError("something nobody thought of")
httpx.Response.iter_raw = iter_raw
"""


class Heard(NamedTuple):
    """A request, as far as a key can stand in it."""

    path: str
    text: str


class Server(ThreadingHTTPServer):
    """An API on loopback that answers whoever asks; or, with ``sends_to``, sends everybody away."""

    def __init__(self, sends_to: str = "") -> None:
        super().__init__(("127.0.0.1", 0), Exchange)
        self.sends_to, self.heard = sends_to, list[Heard]()
        self.port = self.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/api/v1"


class Exchange(BaseHTTPRequestHandler):
    """One request."""

    server: Server

    def do_GET(self) -> None:
        """Answer by the path, and repeat the key besides, as some servers do."""
        path = self.path.removeprefix("/api/v1").partition("?")[0]
        self.server.heard.append(Heard(path, f"{self.path}\n{self.headers}"))
        given = self.headers.get("Authorization", "")
        if self.server.sends_to:
            self._send(302, b"", ("Location", f"{self.server.sends_to}{path}"))
        elif path in _ANSWERS:
            self._send(200, json.dumps({"data": _ANSWERS[path], "you": given}).encode())
        else:
            self._send(404, json.dumps({"error": {"code": 404, "message": f"nothing for {given}"}}).encode())

    def _send(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (*headers, ("Content-Length", str(len(body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
        """Say nothing."""


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Start servers; they end with the test."""
    servers: list[Server] = []

    def start(sends_to: str = "") -> Server:
        servers.append(Server(sends_to))
        Thread(target=servers[-1].serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return servers[-1]

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Make the folder that everything is kept under."""
    (tmp_path / "home" / "config").mkdir(parents=True)
    return tmp_path / "home"


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """Write the small programs of these tests, so that nothing of them stands on a command line."""
    folder = tmp_path / "scripts"
    folder.mkdir()
    (folder / "ask.py").write_text(_ASK, "utf-8")
    (folder / "crash.py").write_text(_CRASH + _ASK, "utf-8")
    return folder


def _environment(home: Path, address: str, **others: str) -> dict[str, str]:
    keys = {"OPENROUTER_API_KEY": ORDINARY, "OPENROUTER_MANAGEMENT_KEY": MANAGEMENT}
    here = {"HOME": str(home), "ORTUI_HOME": str(home), "OPENROUTER_BASE_URL": address, "TERM": "xterm-256color"}
    return {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | keys | here | others


def _start(words: Sequence[str | Path], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - only programs of these tests
        [sys.executable, *words],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def _all(scripts: Path, environment: dict[str, str]) -> dict[str, bytes]:
    """Run every command that there is, side by side; what each wrote."""
    calls: list[Sequence[str | Path]] = [["-m", "ortui", *words] for words in _CALLS if words[0] in COMMANDS]
    running = {" ".join(map(str, call)): _start(call, environment) for call in (*calls, [scripts / "ask.py"])}
    return {name: process.communicate(timeout=WITHIN)[0] for name, process in running.items()}


def _has_no_canary(home: Path, *written: bytes) -> bool:
    files = [path for path in home.rglob("*") if path.is_file()]
    assert not any(SIGN in str(path).encode() for path in home.rglob("*"))
    return not any(SIGN in data for data in (*written, *(path.read_bytes() for path in files)))


def test_commands_give_it_to_the_api_and_to_nobody_else(
    serve: Callable[..., Server], home: Path, scripts: Path
) -> None:
    server = serve()
    written = _all(scripts, _environment(home, server.url))
    assert _has_no_canary(home, *written.values())
    assert b"Traceback" not in b"".join(written.values())
    assert b"8.1" in written[str(scripts / "ask.py")]
    assert b"890" in written["-m ortui where"]
    with_key = {heard.path for heard in server.heard if SIGN.decode() in heard.text}
    assert with_key == {"/key", "/credits", "/keys", "/activity", "/generation"}
    assert {"/models", "/models/openai/gpt-5/endpoints"} <= {heard.path for heard in server.heard}
    assert any(path.name.startswith("account") for path in home.rglob("*"))


def test_a_server_that_sends_to_another_host_sends_it_nowhere(
    serve: Callable[..., Server], home: Path, scripts: Path
) -> None:
    other = serve()
    server = serve(f"http://localhost:{other.port}/api/v1")
    written = _all(scripts, _environment(home, server.url))
    assert any(SIGN.decode() in heard.text for heard in server.heard)
    assert other.heard == []
    assert _has_no_canary(home, *written.values())
    assert b"points to another host" in written[str(scripts / "ask.py")]


def test_an_address_in_the_clear_is_refused_before_anything_is_sent(
    serve: Callable[..., Server], home: Path, scripts: Path
) -> None:
    server = serve()
    written = _all(scripts, _environment(home, f"http://0.0.0.0:{server.port}/api/v1"))
    assert server.heard == []
    assert _has_no_canary(home, *written.values())
    assert b"must begin with https://" in written["-m ortui refresh"]


def test_the_screen_shows_and_keeps_none_of_it(serve: Callable[..., Server], home: Path) -> None:
    server = serve()
    painted = _visit(_environment(home, server.url), [b"3", b"r", b"?", b"\x1b", b"n", b"\x1b", b"q"])
    assert b"Prices" in painted
    assert _has_no_canary(home, painted)
    assert any(heard.path == "/models" for heard in server.heard)


def _visit(environment: dict[str, str], keys: Sequence[bytes]) -> bytes:
    """Open the screen, press keys, and return all that it painted."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "ortui"],
        env=environment,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
    )
    os.close(slave)
    painted, left, end = b"", list(keys), time.monotonic() + WITHIN
    while time.monotonic() < end:
        if select.select([master], [], [], 0.3)[0]:
            with suppress(OSError):  # Linux says so when the other side of a terminal is closed
                painted += os.read(master, 65_536)
        elif b"Prices" in painted and left:
            os.write(master, left.pop(0))
        if process.poll() is not None:
            break
    process.kill()
    os.close(master)
    assert process.wait() == 0, painted[-2000:]
    return painted


def test_no_crash_shows_it_not_even_with_all_that_its_frames_hold(
    serve: Callable[..., Server], home: Path, scripts: Path
) -> None:
    process = _start([scripts / "crash.py"], _environment(home, serve().url))
    written = process.communicate(timeout=WITHIN)[0]
    assert process.returncode == 1
    assert b"something nobody thought of" in written
    assert b"locals" in written
    assert _has_no_canary(home, written)


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="only Linux shows the words of processes so")
def test_no_command_line_ever_holds_it(serve: Callable[..., Server], home: Path, scripts: Path, tmp_path: Path) -> None:
    server = serve()
    runs, may_go = tmp_path / "runs", tmp_path / "may-go"
    (scripts / "pass.py").write_text(
        f"import os, pathlib, time\n"
        f"pathlib.Path({str(runs)!r}).write_text(str(dict(os.environ)))\n"
        f"while not os.path.exists({str(may_go)!r}): time.sleep(0.01)\n"
        f"print('sk-or-v1-' + ''.join(map(chr, {[ord(sign) for sign in PRINTED[9:]]})))\n",
        "utf-8",
    )
    command = json.dumps([sys.executable, str(scripts / "pass.py")])
    (home / "config" / "settings.toml").write_text(f"key_command = {command}\n", "utf-8")
    process = _start([scripts / "ask.py"], _environment(home, server.url, OPENROUTER_API_KEY=""))
    end = time.monotonic() + WITHIN
    while not runs.exists() and time.monotonic() < end:
        time.sleep(0.01)
    seen = _command_lines()
    may_go.touch()
    while process.poll() is None and time.monotonic() < end:
        seen += _command_lines()
        time.sleep(0.01)
    written = process.communicate(timeout=WITHIN)[0]
    assert any(str(scripts / "pass.py").encode() in line for line in seen)
    assert not any(SIGN in line for line in seen)
    assert SIGN not in runs.read_bytes()
    assert _has_no_canary(home, written)
    assert any(f"Bearer {PRINTED}" in heard.text for heard in server.heard)


def _command_lines() -> list[bytes]:
    lines = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            lines.append(place.read_bytes())
    return lines
