"""A server on loopback that answers the calls which need a key, as a test wants."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any


class AccountServer:
    """What a server on loopback answers to calls that need a key, and what it was asked."""

    def __init__(self) -> None:
        self.replies: dict[str, Any] = {}
        """The path of a call → what it answers: a body, or status, body and headers; a list is used up in order."""
        self.asked: list[tuple[str, str]] = []
        """Paths, and the keys that were sent."""
        self.url = ""

    def paths(self) -> list[str]:
        """Name what was asked since the last time."""
        paths, self.asked = [path for path, _ in self.asked], []
        return paths

    def reply(self, path: str, key: str) -> tuple[int, bytes, dict[str, str]]:
        """Answer a call."""
        self.asked.append((path, key))
        told = self.replies.get(path.partition("?")[0], (404, {"error": {"code": 404, "message": "Not Found"}}))
        if isinstance(told, list):
            told = told.pop(0) if len(told) > 1 else told[0]
        status, body, headers = (*told, {})[:3] if isinstance(told, tuple) else (200, told, {})
        return status, body if isinstance(body, bytes) else json.dumps(body).encode(), headers


@contextmanager
def serving() -> Iterator[AccountServer]:
    """Serve until the end."""
    told = AccountServer()

    class Api(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            key = self.headers.get("Authorization", "").removeprefix("Bearer ")
            status, body, headers = told.reply(self.path.removeprefix("/api/v1"), key)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    with HTTPServer(("127.0.0.1", 0), Api) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        told.url = f"http://127.0.0.1:{server.server_port}/api/v1"
        try:
            yield told
        finally:
            server.shutdown()
            thread.join()
