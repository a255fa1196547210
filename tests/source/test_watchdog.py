"""A connection ends at its deadline, and not before."""

import socket
import time
from collections.abc import Iterator

import pytest

from ortui.source.watchdog import Watchdog


class _Stream:
    """What the client's trace tells of: a stream with a socket under it."""

    def __init__(self, own: socket.socket) -> None:
        self._own = own

    def get_extra_info(self, _: str) -> socket.socket:
        return self._own


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Open a connection with both of its ends."""
    own, other = socket.socketpair()
    own.settimeout(2)
    with own, other:
        yield own, other


def test_a_reader_is_let_go_at_the_deadline(pair: tuple[socket.socket, socket.socket]) -> None:
    watchdog, begun = Watchdog(), time.monotonic()
    watchdog.see("connection.connect_tcp.complete", {"return_value": _Stream(pair[0])})
    with watchdog.until(begun + 0.05):
        assert pair[0].recv(1) == b""
    assert 0.05 <= time.monotonic() - begun < 1.5


def test_what_ends_before_the_deadline_goes_on_unharmed(pair: tuple[socket.socket, socket.socket]) -> None:
    watchdog = Watchdog()
    watchdog.see("connection.start_tls.complete", {"return_value": _Stream(pair[0])})
    with watchdog.until(time.monotonic() + 0.05):
        pass
    time.sleep(0.1)
    pair[1].sendall(b"x")
    assert pair[0].recv(1) == b"x"


def test_a_connection_made_too_late_ends_at_once(pair: tuple[socket.socket, socket.socket]) -> None:
    watchdog = Watchdog()
    with watchdog.until(time.monotonic() - 1):
        time.sleep(0.05)
        watchdog.see("connection.connect_tcp.complete", {"return_value": _Stream(pair[0])})
        assert pair[0].recv(1) == b""


def test_other_events_and_no_connection_are_no_matter() -> None:
    watchdog = Watchdog()
    watchdog.see("http11.send_request_headers.started", {})
    with watchdog.until(time.monotonic() - 1):
        time.sleep(0.02)
