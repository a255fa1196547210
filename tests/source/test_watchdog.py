"""A connection ends at its deadline, and not before."""

import socket
import time
from collections.abc import Iterator

import pytest

from ortui.source.errors import TooLargeError
from ortui.source.watchdog import Watchdog


class _Stream:
    """What the client's trace tells of: a stream with a socket under it."""

    def __init__(self, own: socket.socket) -> None:
        self._own = own

    def get_extra_info(self, _: str) -> socket.socket:
        return self._own

    def read(self, most: int) -> bytes:
        return self._own.recv(most)


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Open a connection with both of its ends."""
    own, other = socket.socketpair()
    own.settimeout(2)
    with own, other:
        yield own, other


def test_a_reader_is_let_go_at_the_deadline(pair: tuple[socket.socket, socket.socket]) -> None:
    watchdog, begun = Watchdog(1000), time.monotonic()
    watchdog.see("connection.connect_tcp.complete", {"return_value": _Stream(pair[0])})
    with watchdog.until(begun + 0.05):
        assert pair[0].recv(1) == b""
    assert 0.05 <= time.monotonic() - begun < 1.5


def test_what_ends_before_the_deadline_goes_on_unharmed(pair: tuple[socket.socket, socket.socket]) -> None:
    watchdog = Watchdog(1000)
    watchdog.see("connection.start_tls.complete", {"return_value": _Stream(pair[0])})
    with watchdog.until(time.monotonic() + 0.05):
        pass
    time.sleep(0.1)
    pair[1].sendall(b"x")
    assert pair[0].recv(1) == b"x"


def test_a_connection_made_too_late_ends_at_once(pair: tuple[socket.socket, socket.socket]) -> None:
    watchdog = Watchdog(1000)
    with watchdog.until(time.monotonic() - 1):
        time.sleep(0.05)
        watchdog.see("connection.connect_tcp.complete", {"return_value": _Stream(pair[0])})
        assert pair[0].recv(1) == b""


def test_other_events_and_no_connection_are_no_matter() -> None:
    watchdog = Watchdog(1000)
    watchdog.see("http11.send_request_headers.started", {})
    with watchdog.until(time.monotonic() - 1):
        time.sleep(0.02)


def test_a_head_and_a_body_beyond_their_sizes_are_not_read_on(pair: tuple[socket.socket, socket.socket]) -> None:
    watchdog, stream = Watchdog(1000), _Stream(pair[0])
    watchdog.see("connection.connect_tcp.complete", {"return_value": stream})
    watchdog.see("http11.receive_response_headers.started", {})
    pair[1].sendall(b"x" * 2001)
    assert stream.read(1001) == b"x" * 1001
    watchdog.see("http11.receive_response_headers.complete", {})
    assert stream.read(999) == b"x" * 999
    pair[1].sendall(b"x")
    with pytest.raises(TooLargeError, match="the API's answer, as it is sent, is larger than any real one"):
        stream.read(1000)
    watchdog.see("http11.receive_response_headers.started", {})
    pair[1].sendall(b"x")
    assert stream.read(1) == b"x"
