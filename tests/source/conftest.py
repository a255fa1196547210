"""What the tests of the edges share: builders of small answers, and a server on loopback that does what it is told."""

import json
import socket
import socketserver
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, ClassVar

import pytest

from ortui.source.paths import Paths

Record = dict[str, Any]
Script = Callable[["Exchange"], None]


@pytest.fixture(scope="session")
def record() -> Callable[..., Record]:
    """Build a plain record; what is given replaces its fields."""

    def build(number: int = 1, **changed: object) -> Record:
        plain = {
            "id": f"maker/model-{number}",
            "name": f"Maker: Model {number}",
            "created": 1_750_000_000 + number,
            "context_length": 128_000,
            "architecture": {"input_modalities": ["text", "image"], "output_modalities": ["text"]},
            "pricing": {"prompt": "0.000001", "completion": "0.000002"},
            "top_provider": {"context_length": 128_000, "max_completion_tokens": 4096, "is_moderated": False},
            "supported_parameters": ["tools", "temperature"],
        }
        return plain | changed

    return build


@pytest.fixture(scope="session")
def answer(record: Callable[..., Record]) -> Callable[..., bytes]:
    """Build an answer of so many plain records and the ones given besides; ``next_link`` makes it a page."""

    def build(plain: int = 3, *others: object, next_link: str | None = None, start: int = 1) -> bytes:
        rows = [record(number) for number in range(start, start + plain)] + list(others)
        links = {"next": next_link}
        return json.dumps({"data": rows, "total_count": len(rows), "links": links}).encode()

    return build


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Name folders that do not exist yet."""
    return Paths(tmp_path / "config", tmp_path / "cache", tmp_path / "state")


class Exchange(BaseHTTPRequestHandler):
    """One request and what is answered to it."""

    server: "Loopback"
    timeout: ClassVar[float | None] = 10

    def do_GET(self) -> None:
        """Do what the script of this request says."""
        self.close_connection = True
        scripts, number = self.server.scripts, len(self.server.requests)
        self.server.requests.append(self.path)
        self.server.headers.append({name.lower(): value for name, value in self.headers.items()})
        scripts[min(number, len(scripts) - 1)](self)

    def reply(self, body: bytes = b"", status: int = 200, **headers: str) -> None:
        """Send a whole answer; an underscore in the name of a header is a hyphen."""
        self.raw(self.head(len(body), status, **headers) + body)

    def head(self, length: int, status: int = 200, **headers: str) -> bytes:
        """Write the head of an answer."""
        fields = {"Content-Type": "application/json", "Content-Length": str(length), "Connection": "close"}
        fields |= {name.replace("_", "-"): value for name, value in headers.items()}
        lines = [f"HTTP/1.1 {status} Status {status}", *(f"{name}: {value}" for name, value in fields.items())]
        return "\r\n".join([*lines, "", ""]).encode("latin-1")

    def raw(self, data: bytes) -> None:
        """Send these bytes and no others; the client may be gone."""
        with suppress(ConnectionError):
            self.wfile.write(data)

    def drip(self, data: bytes, every: float = 0.03) -> None:
        """Send a byte now and then, as long as the test lasts."""
        for place in range(len(data)):
            self.raw(data[place : place + 1])
            if self.server.ended.wait(every):
                break

    def stay_silent(self) -> None:
        """Send nothing more as long as the test lasts."""
        self.server.ended.wait(10)

    def reset(self) -> None:
        """Break the connection off in the rudest way."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def finish(self) -> None:
        """Put up with a connection that is gone."""
        with suppress(OSError, ValueError):
            super().finish()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
        """Say nothing."""


class Loopback(socketserver.ThreadingTCPServer):
    """A server that answers by scripts, one a request, the last one for all further ones."""

    daemon_threads = False

    def __init__(self, *scripts: Script) -> None:
        super().__init__(("127.0.0.1", 0), Exchange)
        self.scripts, self.requests, self.headers = scripts, list[str](), list[dict[str, str]]()
        self.ended = threading.Event()
        self.host = f"http://127.0.0.1:{self.server_address[1]}"
        self.url = f"{self.host}/api/v1"
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def end(self) -> None:
        """Stop at once."""
        self.ended.set()
        self.shutdown()
        self._thread.join()
        self.server_close()


@pytest.fixture
def loopback() -> Iterator[Callable[..., Loopback]]:
    """Start servers; they end with the test."""
    servers: list[Loopback] = []

    def start(*scripts: Script) -> Loopback:
        servers.append(Loopback(*scripts))
        return servers[-1]

    yield start
    for server in servers:
        server.end()
