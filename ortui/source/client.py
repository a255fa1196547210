"""Asking one API, and asking it again where that may help.

Importing this module loads httpx, which takes a while: import it where a call is made, in a thread.
"""

import time
from collections.abc import Callable
from typing import Self

import httpx

from ortui.source.errors import NetworkError
from ortui.source.retry import Patience
from ortui.source.secrets import Key
from ortui.source.transfer import Answer, Transfer


class Client:
    """One API at one address. Use it as a context manager."""

    def __init__(
        self, base_url: str, *, patience: Patience = Patience(), sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._base_url, self._patience, self._sleep = base_url, patience, sleep
        self._transfer = Transfer(base_url, patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._transfer.close()

    def _address(self, path: str) -> httpx.URL:
        return httpx.URL(f"{self._base_url}{path}")

    def _deadline(self) -> float:
        """Return the moment of the monotonic clock at which patience ends."""
        return time.monotonic() + self._patience.in_all

    def _get(self, address: httpx.URL, deadline: float, etag: str = "", key: Key | None = None) -> Answer:
        """Get an address of the API, trying again where that may help and time is left."""
        tries = 0
        while True:
            try:
                return self._transfer.get(address, etag, deadline, key)
            except NetworkError as error:
                tries += 1
                pause = self._patience.pause(tries, error.retry_after) if error.may_pass else None
                if pause is None or time.monotonic() + pause > deadline:
                    raise
                self._sleep(pause)
