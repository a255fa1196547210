"""One request to one host, and an error of our own for each way it can fail.

Importing this module loads httpx, which takes a while: import it where a call is made, in a thread.
"""

import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

import httpx

from ortui import __version__
from ortui.source.errors import (
    AddressError,
    BadAnswerError,
    RefusedError,
    TimedOutError,
    TooLargeError,
    UnreachableError,
    UnreadableError,
)
from ortui.source.parse import LARGEST_ANSWER, error_message, read_json
from ortui.source.retry import Patience, read_retry_after
from ortui.source.watchdog import Watchdog

MOST_REDIRECTS = 3
_LONGEST_TAG = 200
_SHOWN = 200
_NUMBER_OF_REASON = re.compile(r"^\[[^]]*\] ")


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of an answer, and the tag its server gave it."""

    body: bytes
    etag: str = ""
    is_unchanged: bool = False
    """Whether the server says that what was fetched before still holds; the body is then empty."""


class Transfer:
    """Gets from the host of one address, and from no other."""

    def __init__(self, base_url: str, patience: Patience) -> None:
        self._in_all, self._watchdog = patience.in_all, Watchdog()
        try:
            self._base = httpx.URL(base_url)
        except (httpx.InvalidURL, ValueError) as error:
            raise AddressError(f"the API's address “{base_url[:_SHOWN]}” is none: {error}") from error
        try:
            self._client = httpx.Client(
                headers={"User-Agent": f"ortui/{__version__}", "Accept": "application/json"},
                timeout=httpx.Timeout(patience.silence, connect=patience.connect),
                trust_env=self._base.scheme == "https",  # no proxy between this machine and itself
            )
        except (httpx.InvalidURL, ImportError, OSError, ValueError) as error:
            raise UnreachableError(f"this machine's settings for proxies or certificates are odd: {error}") from error

    def close(self) -> None:
        """End all connections."""
        self._client.close()

    def resolve(self, address: httpx.URL, link: str) -> httpx.URL:
        """Follow a link from an address, but to no other host: what is asked for there may be watched or made up."""
        try:
            target = address.join(link)
        except (httpx.InvalidURL, ValueError) as error:
            raise BadAnswerError(f"the API points to what is not an address ({link[:_SHOWN]})") from error
        if _origin(target) != _origin(self._base):
            raise BadAnswerError(f"the API points to another host ({link[:_SHOWN]}); it was not followed")
        return target

    def get(self, address: httpx.URL, etag: str, deadline: float) -> Answer:
        """Get an address, following redirects; raises a NetworkError. The deadline is one of the monotonic clock."""
        for _ in range(MOST_REDIRECTS + 1):
            with self._watchdog.until(deadline):
                answer = self._request(address, etag, deadline)
            if isinstance(answer, Answer):
                return answer
            address = self.resolve(address, answer)
        raise BadAnswerError(f"the API redirects more than {MOST_REDIRECTS} times")

    def _request(self, address: httpx.URL, etag: str, deadline: float) -> Answer | str:
        """Make one request; return the answer, or the address it redirects to."""
        headers = {"If-None-Match": etag} if _sendable(etag) else {}
        try:
            with self._client.stream(
                "GET", address, headers=headers, extensions={"trace": self._watchdog.see}
            ) as response:
                if response.has_redirect_location:
                    return response.headers["Location"]
                if response.status_code == HTTPStatus.NOT_MODIFIED and headers:
                    return Answer(b"", etag, is_unchanged=True)
                body = _read(response)
        except httpx.TimeoutException as error:
            raise TimedOutError("the API did not answer in time") from error
        except httpx.DecodingError as error:
            raise BadAnswerError("the API's answer can't be unpacked") from error
        except httpx.TransportError as error:
            if time.monotonic() >= deadline:
                raise self._endless() from error
            raise UnreachableError(f"the API can't be reached: {_reason(error)}") from error
        except (httpx.InvalidURL, ValueError) as error:  # the client looks at a redirect even if it is not to follow it
            raise BadAnswerError(f"the API points to what is not an address: {error}") from error
        if time.monotonic() >= deadline:  # broken off, where only the end of the connection tells that of the body
            raise self._endless()
        if response.status_code != HTTPStatus.OK:
            raise _refused(response, body)
        return Answer(body, _sendable(response.headers.get("ETag", "")))

    def _endless(self) -> TimedOutError:
        return TimedOutError(f"the API's answer had no end after {self._in_all:g} seconds")


def _origin(address: httpx.URL) -> tuple[str, str, int | None]:
    return address.scheme, address.host, address.port


def _read(response: httpx.Response) -> bytes:
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > LARGEST_ANSWER:
            raise TooLargeError(f"the API's answer is larger than {LARGEST_ANSWER // 1024**2} MiB")
    return bytes(body)


def _sendable(tag: str) -> str:
    """Return an entity tag that can stand in a request; an empty text for any other."""
    return tag if len(tag) <= _LONGEST_TAG and tag.isascii() and tag.isprintable() else ""


def _refused(response: httpx.Response, body: bytes) -> RefusedError:
    status = response.status_code
    try:
        message = error_message(read_json(body))
    except UnreadableError:
        message = ""
    phrase = response.reason_phrase or "no status that ortui knows"
    sentence = f"the API answered {status} ({phrase}){f': {message}' if message else ''}"
    retry_after = read_retry_after(response.headers.get("Retry-After", ""), datetime.now(UTC))
    if retry_after is not None:
        sentence += f"; it wants to be asked again in {retry_after:.0f} seconds"
    return RefusedError(sentence, status=status, message=message, retry_after=retry_after)


def _reason(error: Exception) -> str:
    """Say why without the number that systems give their reasons."""
    return _NUMBER_OF_REASON.sub("", str(error)) or type(error).__name__
