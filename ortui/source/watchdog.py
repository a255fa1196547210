"""Breaks a connection off at a deadline or beyond a size, whatever its server does.

The client's own time limits hold for each silence: a server that sends a byte now and then would keep it for ever. And
it counts neither promises of an answer nor what stands around the parts of one: a flood of these would keep it busy.
"""

import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from threading import Timer
from typing import Any

from ortui.source.errors import TooLargeError

LARGEST_HEAD = 256 * 1024
"""Bytes before the body of an answer; a real one has a few thousand."""
_CONNECTED = (".connect_tcp.complete", ".start_tls.complete")
_HEAD_BEGINS, _HEAD_ENDS = ".receive_response_headers.started", ".receive_response_headers.complete"


class Watchdog:
    """Watches the one connection of a client."""

    def __init__(self, largest: int) -> None:
        self._socket: socket.socket | None = None
        self._is_over = False
        self._largest = largest
        """Bytes that a body may take on its way, with all that stands around its parts."""
        self._room = LARGEST_HEAD
        self._what = "the head of the API's answer"

    def see(self, event: str, details: Mapping[str, Any]) -> None:
        """Take note of the connection and of how far its answer is; the client's ``trace`` extension calls this."""
        if event.endswith(_CONNECTED):
            stream = details["return_value"]
            self._socket = stream.get_extra_info("socket")
            stream.read = partial(self._read, stream.read)
            if self._is_over:
                self._break_off()
        elif event.endswith(_HEAD_BEGINS):
            self._room, self._what = LARGEST_HEAD, "the head of the API's answer"
        elif event.endswith(_HEAD_ENDS):
            self._room, self._what = self._largest, "the API's answer, as it is sent,"

    def _read(self, read: Callable[..., bytes], *how: object, **named: object) -> bytes:
        """Read from the connection, and count."""
        data = read(*how, **named)
        self._room -= len(data)
        if self._room < 0:
            raise TooLargeError(f"{self._what} is larger than any real one")
        return data

    @contextmanager
    def until(self, deadline: float) -> Iterator[None]:
        """Break the connection off if this lasts beyond the deadline, a moment of the monotonic clock."""
        self._is_over = False
        timer = Timer(max(0.0, deadline - time.monotonic()), self._break_off)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _break_off(self) -> None:
        self._is_over = True
        if self._socket is not None:
            with suppress(OSError):
                # Not the method of a TLS socket: that one lets go of the encryption while it is being read from.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
