"""A server on loopback that misbehaves in every way a network or a stranger can, below the level of HTTP if need be.

What it does to a request is a misdeed: a function of the line on which the request came.
"""

import gzip
import json
import socket
import struct
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, Self

Misdeed = Callable[["Line"], None]
LONGEST_TEST = 30.0
"""Seconds after which a line is closed, should a test forget to."""


class Line:
    """One connection, with the request that came over it."""

    def __init__(self, connection: socket.socket, server: "BadServer") -> None:
        self.connection, self.server = connection, server
        self.request = b""

    def read_request(self) -> None:
        """Read the head of a request."""
        while b"\r\n\r\n" not in self.request and (received := self.connection.recv(65536)):
            self.request += received

    @property
    def path(self) -> str:
        """What is asked for."""
        words = self.request.split(b" ", 2)
        return words[1].decode("latin-1") if len(words) > 1 else ""

    @property
    def good_body(self) -> bytes:
        """What a good server would answer."""
        return good_endpoints() if self.path.endswith("/endpoints") else good_models()

    def send(self, data: bytes) -> bool:
        """Send this as it is; whether somebody still takes it."""
        try:
            self.connection.sendall(data)
        except OSError:
            return False
        return not self.server.ended.is_set()

    def send_all(self, parts: Iterable[bytes], every: float = 0) -> None:
        """Send parts, with pauses between them, as long as somebody takes them."""
        for part in parts:
            if not self.send(part) or (every and self.server.ended.wait(every)):
                break

    def answer(self, body: bytes, status: int = 200, *headers: str) -> None:
        """Send a whole answer, with the right length."""
        self.send(head(len(body), status, *headers) + body)

    def stay_silent(self) -> None:
        """Send nothing more, until the client is gone or the test is over."""
        self.connection.settimeout(LONGEST_TEST)
        with suppress(OSError):
            self.connection.recv(1)

    def reset(self) -> None:
        """Break off in the rudest way."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def head(length: int | None, status: int = 200, *headers: str) -> bytes:
    """Write the head of an answer; without a length where that is None."""
    fields = ["Content-Type: application/json", "Connection: close", *headers]
    if length is not None:
        fields.append(f"Content-Length: {length}")
    return "\r\n".join([f"HTTP/1.1 {status} Status {status}", *fields, "", ""]).encode("latin-1")


class BadServer:
    """Listens on loopback and does to each request what it was told; what came is noted. Use it as a context."""

    def __init__(self, *misdeeds: Misdeed) -> None:
        self.misdeeds, self.paths = misdeeds, list[str]()
        self.ended = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open: set[socket.socket] = set()
        self._threads = [threading.Thread(target=self._accept)]
        self.host = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self.url = f"{self.host}/api/v1"

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for connection in tuple(self._open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(LONGEST_TEST)

    def _accept(self) -> None:
        while not self.ended.is_set():
            try:
                connection, _ = self._listening.accept()
            except OSError:
                break
            self._open.add(connection)
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        line = Line(connection, self)
        with connection, suppress(OSError):
            line.read_request()
            number = len(self.paths)
            self.paths.append(line.path)
            self.misdeeds[min(number, len(self.misdeeds) - 1)](line)
        self._open.discard(connection)


# Good answers, for the misdeeds to spoil


def good_models() -> bytes:
    """Write the list of models that a good server would give."""
    return _json({"data": [good_model(), good_model("lab/second", prompt="0.000003")]})


def good_model(model_id: str = "lab/model", **pricing: object) -> dict[str, Any]:
    """Build the record of a model; what is given replaces prices."""
    return {
        "id": model_id,
        "name": f"Lab: {model_id}",
        "created": 1_780_000_000,
        "context_length": 128_000,
        "pricing": {"prompt": "0.000001", "completion": "0.000002"} | pricing,
    }


def good_endpoints() -> bytes:
    """Write the endpoints that a good server would give."""
    endpoint = {
        "provider_name": "Host",
        "tag": "host/fp8",
        "context_length": 128_000,
        "pricing": {"prompt": "0.000001", "completion": "0.000002"},
    }
    return _json({"data": {"id": "lab/model", "endpoints": [endpoint]}})


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


# Misdeeds


def good(line: Line) -> None:
    """Answer as a good server does."""
    line.answer(line.good_body)


def says(body: bytes, status: int = 200, *headers: str) -> Misdeed:
    """Answer with this."""
    return lambda line: line.answer(body, status, *headers)


def sends(*parts: bytes) -> Misdeed:
    """Send these bytes and close the line."""
    return lambda line: line.send_all(parts)


def silent(line: Line) -> None:
    """Take the request and say nothing."""
    line.stay_silent()


def silent_within(line: Line) -> None:
    """Fall silent in the middle of the body."""
    line.send(head(len(line.good_body)) + line.good_body[:60])
    line.stay_silent()


def drips(every: float) -> Misdeed:
    """Send a byte now and then: no silence is long enough to be one."""

    def drip(line: Line) -> None:
        answer = head(500) + b" " * 500
        line.send_all((answer[place : place + 1] for place in range(len(answer))), every)

    return drip


def resets(line: Line) -> None:
    """Reset the connection instead of answering."""
    line.reset()


def resets_within(line: Line) -> None:
    """Reset the connection in the middle of the body."""
    line.send(head(len(line.good_body)) + line.good_body[:60])
    line.server.ended.wait(0.05)
    line.reset()


def sends_half(line: Line) -> None:
    """Announce the whole body and end in the middle of it."""
    line.send(head(len(line.good_body)) + line.good_body[: len(line.good_body) // 2])


def sends_half_unannounced(line: Line) -> None:
    """Announce no length and end in the middle of the body."""
    line.send(head(None) + line.good_body[: len(line.good_body) // 2])


def chunks_for_ever(line: Line) -> None:
    """Send spaces in chunks that never end."""
    line.send(head(None, 200, "Transfer-Encoding: chunked"))
    line.send_all(_for_ever(b"400\r\n" + b" " * 1024 + b"\r\n"))


def crumbles(line: Line) -> None:
    """Send a body in chunks of one byte."""
    line.send(head(None, 200, "Transfer-Encoding: chunked"))
    line.send_all(_for_ever(b"1\r\n \r\n" * 1000))


def explains_chunks(line: Line) -> None:
    """Send chunks of one byte, each with a long remark that nobody reads."""
    line.send(head(None, 200, "Transfer-Encoding: chunked"))
    line.send_all(_for_ever(b"1;remark=" + b"x" * 20_000 + b"\r\n \r\n"))


def floods(megabytes: int, *, announced: bool) -> Misdeed:
    """Send so many megabytes of a text that might still become an answer."""

    def flood(line: Line) -> None:
        size = megabytes * 1024**2
        line.send(head(size if announced else None))
        line.send_all(b" " * 1024**2 for _ in range(megabytes))

    return flood


def bombs(gigabytes: int, *, layers: int = 1) -> Misdeed:
    """Send a few bytes that unpack to so many gigabytes, packed once or several times."""
    packed = _packed_spaces(gigabytes)
    for _ in range(layers - 1):
        packed = gzip.compress(packed)
    return says(packed, 200, "Content-Encoding: " + ", ".join(["gzip"] * layers))


def _packed_spaces(gigabytes: int) -> bytes:
    """Pack spaces without packing each of them: a whole block of deflate repeats itself."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = packer.compress(b" " * 1024**2) + packer.flush(zlib.Z_FULL_FLUSH)
    begin = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"
    return begin + block * (1024 * gigabytes) + b"\x03\x00" + b"\x00" * 8


def packed(change: Callable[[bytes], bytes], encoding: str = "gzip") -> Misdeed:
    """Answer packed, and spoilt after that."""
    return lambda line: line.answer(change(gzip.compress(line.good_body)), 200, f"Content-Encoding: {encoding}")


def headers_for_ever(line: Line) -> None:
    """Begin an answer whose head has no end."""
    line.send(b"HTTP/1.1 200 OK\r\n")
    line.send_all(_for_ever(b"X-More: and more\r\n" * 50))


def one_header_for_ever(line: Line) -> None:
    """Begin a header that has no end."""
    line.send(b"HTTP/1.1 200 OK\r\nX-Long: ")
    line.send_all(_for_ever(b"x" * 1024))


def continues_for_ever(line: Line) -> None:
    """Promise an answer again and again."""
    line.send_all(_for_ever(b"HTTP/1.1 100 Continue\r\n\r\n" * 20))


def redirects_for_ever(line: Line) -> None:
    """Point to itself."""
    line.answer(b"", 301, f"Location: {line.path}")


def redirects_to(address: str) -> Misdeed:
    """Point somewhere else."""
    return lambda line: line.answer(b"", 301, f"Location: {address}")


def refuses(status: int, *headers: str, body: bytes = b'{"error": {"code": 1, "message": "its own words"}}') -> Misdeed:
    """Answer with a status that is none of success."""
    return says(b"" if status in {204, 304} else body, status, *headers)


def _for_ever(part: bytes) -> Iterator[bytes]:
    while True:
        yield part
