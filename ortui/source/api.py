"""The client of the API: reads only, and tries again where that may help.

Importing this module loads httpx, which takes a while: import it where a call is made, in a thread.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from random import random
from typing import Self
from urllib.parse import quote

import httpx

from ortui.source.errors import BadAnswerError, NetworkError, RefusedError, TooLargeError, UnreadableError
from ortui.source.parse import LARGEST_ANSWER, Parsed, join, read_answer
from ortui.source.parse_endpoints import LARGEST_LISTING, ParsedEndpoints, read_endpoints
from ortui.source.retry import Patience
from ortui.source.transfer import Answer, Transfer

MOST_PAGES = 50


@dataclass(frozen=True, slots=True)
class FetchedModels:
    """All pages of the list of models; ``parsed`` is None where the server says that nothing has changed."""

    parsed: Parsed | None
    etag: str = ""


class Api:
    """One API at one address. Use it as a context manager."""

    def __init__(
        self,
        base_url: str,
        *,
        patience: Patience = Patience(),
        sleep: Callable[[float], None] = time.sleep,
        chance: Callable[[], float] = random,
    ) -> None:
        self._base_url, self._patience, self._sleep, self._chance = base_url, patience, sleep, chance
        self._transfer = Transfer(base_url, patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._transfer.close()

    def models(self, etag: str = "") -> FetchedModels:
        """Fetch the list of models with all its pages, unless it still is what ``etag`` stands for.

        Raises a NetworkError.
        """
        deadline = time.monotonic() + self._patience.in_all
        address = httpx.URL(f"{self._base_url}/models")
        answer = self._get(address, deadline, etag)
        if answer.is_unchanged:
            return FetchedModels(None, etag)
        parsed, seen, size = _read(answer.body), {address}, len(answer.body)
        while parsed.next_link is not None:
            address = self._transfer.resolve(address, parsed.next_link)
            if address in seen or len(seen) >= MOST_PAGES:
                raise BadAnswerError("the list of models has pages without end")
            seen.add(address)
            body = self._get(address, deadline).body
            size += len(body)
            if size > LARGEST_ANSWER:
                raise TooLargeError(f"the list of models has pages of more than {LARGEST_ANSWER // 1024**2} MiB")
            parsed = join(parsed, _read(body, may_be_empty=True))
        # A tag stands for its page alone: where there are several, the others may change without it.
        return FetchedModels(parsed, answer.etag if len(seen) == 1 else "")

    def endpoints(self, model_id: str) -> tuple[ParsedEndpoints, bytes]:
        """Fetch the endpoints of a model, as they were understood and as they were received.

        Raises a NetworkError; a RefusedError with status 404 where the API lists none under this id.
        """
        segments = model_id.split("/")
        if not {"", ".", ".."}.isdisjoint(segments):  # such an address would be that of something else
            raise _no_endpoints(model_id)
        path = "/".join(quote(segment, safe=":~", errors="replace") for segment in segments)
        try:
            address = httpx.URL(f"{self._base_url}/models/{path}/endpoints")
            body = self._get(address, time.monotonic() + self._patience.in_all, largest=LARGEST_LISTING).body
            return read_endpoints(body), body
        except RefusedError as error:
            if error.status == HTTPStatus.NOT_FOUND:
                raise _no_endpoints(model_id) from error
            raise
        except UnreadableError as error:
            raise BadAnswerError(f"the API's answer can't be used: {error}") from error

    def _get(self, address: httpx.URL, deadline: float, etag: str = "", *, largest: int = LARGEST_ANSWER) -> Answer:
        """Get an address of the API, trying again where that may help and time is left."""
        tries = 0
        while True:
            try:
                return self._transfer.get(address, etag, deadline, largest)
            except NetworkError as error:
                tries += 1
                pause = self._patience.pause(tries, error.retry_after, self._chance()) if error.may_pass else None
                if pause is None or time.monotonic() + pause > deadline:
                    raise
                self._sleep(pause)


def _read(body: bytes, *, may_be_empty: bool = False) -> Parsed:
    try:
        return read_answer(body, may_be_empty=may_be_empty)
    except UnreadableError as error:
        raise BadAnswerError(f"the API's answer can't be used: {error}") from error


def _no_endpoints(model_id: str) -> RefusedError:
    return RefusedError(f"OpenRouter lists no endpoints for {model_id} (404)", status=HTTPStatus.NOT_FOUND)
