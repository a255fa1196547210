"""Breaks a connection off at a deadline, whatever its server does.

The client's own time limits hold for each silence: a server that sends a byte now and then would keep it for ever.
"""

import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Timer
from typing import Any

_CONNECTED = (".connect_tcp.complete", ".start_tls.complete")


class Watchdog:
    """Watches the one connection of a client."""

    def __init__(self) -> None:
        self._socket: socket.socket | None = None
        self._is_over = False

    def see(self, event: str, details: Mapping[str, Any]) -> None:
        """Take note of the connection; the client's ``trace`` extension calls this."""
        if event.endswith(_CONNECTED):
            self._socket = details["return_value"].get_extra_info("socket")
            if self._is_over:
                self._break_off()

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
