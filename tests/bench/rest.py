"""What the program takes while nothing happens, and while fresh prices come in."""

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

from ortui.source.bundled import load_bundled
from tests.bench.homes import home_with
from tests.bench.session import Session
from tests.bench.starts import FIRST_MODEL, MINIMAL, ORTUI, SIZE
from tests.bench.table import Figure

WATCHED = 10.0
"""Seconds for which nothing is done."""


def at_rest(folder: Path) -> Iterator[Figure]:
    """Compare memory with the yardstick's, and see what nothing costs."""
    with Session(MINIMAL, SIZE, {}) as session:
        session.until("READY")
        session.settle(1.0)
        yardstick = session.memory
    with Session(ORTUI, SIZE, home_with(folder, 421)) as session:
        session.until(FIRST_MODEL)
        session.settle(5.0)
        held = session.memory - yardstick
        before = session.processor
        time.sleep(WATCHED)
        used = (session.processor - before) / WATCHED * 100
    yield Figure("memory over the yardstick (MiB)", held, held, 8, f"{yardstick:.0f} MiB for the yardstick")
    yield Figure("processor at rest (% of a core)", used, used, 0.5, f"over {WATCHED:g} s")


class _Prices(BaseHTTPRequestHandler):
    """Gives prices, a piece at a time."""

    body: ClassVar[bytes] = b""

    def do_GET(self) -> None:
        """Answer."""
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        piece = len(self.body) // 20 + 1
        with suppress(BrokenPipeError):  # the program ends when all is measured
            for begin in range(0, len(self.body), piece):
                self.wfile.write(self.body[begin : begin + piece])
                time.sleep(0.02)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
        """Say nothing."""


def _as_answered() -> bytes:
    """Write the models that ship as the API would answer them."""
    rows = [
        {
            "id": model.id,
            "name": model.name,
            "canonical_slug": model.canonical_slug,
            "created": model.created,
            "pricing": model.pricing_as_received,
            "context_length": model.limits.context,
            "architecture": {
                "input_modalities": model.input_modalities,
                "output_modalities": model.output_modalities,
            },
            "top_provider": {"max_completion_tokens": model.limits.completion, "is_moderated": model.is_moderated},
            "supported_parameters": model.parameters,
        }
        for model in load_bundled()
    ]
    return json.dumps({"data": rows}).encode()


def while_refreshing(folder: Path) -> Iterator[Figure]:
    """Type while the whole list comes in, is read, kept and shown."""
    _Prices.body = _as_answered()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Prices)
    Thread(target=server.serve_forever, daemon=True).start()
    environment = home_with(folder, 421) | {"OPENROUTER_BASE_URL": f"http://127.0.0.1:{server.server_port}/api/v1"}
    slowest = []
    for _ in range(5):
        with Session(ORTUI, SIZE, environment) as session:
            session.until(FIRST_MODEL)
            session.settle(3.0)
            session.press("/", quiet=0.3)
            session.press("\x1b", quiet=0.3)
            session.press("r", quiet=0.0)
            session.press("/", quiet=0.02)
            typed = [session.press(each, quiet=0.06) for each in "claude sonnet\x7f\x7f\x7f\x7f\x7f"]
            slowest.append(max(answer.first for answer in typed) * 1000)  # the swap paints a frame of its own
    server.shutdown()
    slowest.sort()
    yield Figure("typing during a refresh: slowest key (ms)", slowest[len(slowest) // 2], slowest[-1], 30)
