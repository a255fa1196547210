"""One request to one host, and an error of our own for each way it can fail.

Importing this module loads httpx, which takes a while: import it where a call is made, in a thread.
"""

import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import NamedTuple

import httpx

from ortui import __version__
from ortui.source.bearer import Bearer, origin
from ortui.source.errors import (
    AddressError,
    BadAnswerError,
    RefusedError,
    TimedOutError,
    TooLargeError,
    UnreachableError,
)
from ortui.source.parse import LARGEST_ANSWER
from ortui.source.parse_refusal import refusal_of
from ortui.source.retry import Patience, read_retry_after
from ortui.source.secrets import Key
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


class _Heard(NamedTuple):
    """What came back."""

    status: int
    phrase: str
    headers: dict[str, str]
    """By their names in lower case."""
    body: bytes
    """Not read where the status says all."""
    redirect: str
    """Where the API points to instead; empty where it answers."""


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
        except (httpx.InvalidURL, ValueError):
            raise BadAnswerError(f"the API points to what is not an address ({link[:_SHOWN]})") from None
        if origin(target) != origin(self._base):
            raise BadAnswerError(f"the API points to another host ({link[:_SHOWN]}); it was not followed")
        return target

    def get(self, address: httpx.URL, etag: str, deadline: float, key: Key | None = None) -> Answer:
        """Get an address, following redirects; raises a NetworkError. The deadline is one of the monotonic clock.

        Raises AddressError where a key is given that may not go to this host.
        """
        bearer = None if key is None else Bearer(key, self._base)
        for _ in range(MOST_REDIRECTS + 1):
            with self._watchdog.until(deadline):
                answer = self._request(address, etag, deadline, bearer)
            if isinstance(answer, Answer):
                return answer
            address = self.resolve(address, answer)
        raise BadAnswerError(f"the API redirects more than {MOST_REDIRECTS} times")

    def _request(self, address: httpx.URL, etag: str, deadline: float, bearer: Bearer | None) -> Answer | str:
        """Make one request; return the answer, or the address it redirects to.

        No error has the library's as its cause: frames down there hold the header with the key, and there are
        tracebacks that show what frames hold.
        """
        headers = {"If-None-Match": etag} if _sendable(etag) else {}
        hide = _as_it_is if bearer is None else bearer.hidden_in
        try:
            heard = self._hear(address, headers, bearer)
        except httpx.TimeoutException:
            raise TimedOutError("the API did not answer in time") from None
        except httpx.DecodingError:
            raise BadAnswerError("the API's answer can't be unpacked") from None
        except httpx.TransportError as error:
            if time.monotonic() >= deadline:
                raise self._endless() from None
            raise UnreachableError(f"the API can't be reached: {hide(_reason(error))}") from None
        except (httpx.InvalidURL, ValueError) as error:  # the client looks at a redirect even if it is not to follow it
            raise BadAnswerError(f"the API points to what is not an address: {hide(str(error))}") from None
        if heard.redirect:
            return heard.redirect
        if heard.status == HTTPStatus.NOT_MODIFIED and headers:
            return Answer(b"", etag, is_unchanged=True)
        if time.monotonic() >= deadline:  # broken off, where only the end of the connection tells that of the body
            raise self._endless()
        if heard.status != HTTPStatus.OK:
            raise _refused(heard)
        return Answer(heard.body, _sendable(heard.headers.get("etag", "")))

    def _hear(self, address: httpx.URL, headers: dict[str, str], bearer: Bearer | None) -> _Heard:
        """Make the request and read its answer, with the key masked in whatever repeats it."""
        hide = _as_it_is if bearer is None else bearer.hidden_in
        with self._client.stream(
            "GET", address, headers=headers, auth=bearer, extensions={"trace": self._watchdog.see}
        ) as response:
            named = {name.lower(): hide(value) for name, value in response.headers.items()}
            redirect = named["location"] if response.has_redirect_location else ""
            is_read = not redirect and response.status_code != HTTPStatus.NOT_MODIFIED
            body = _read(response) if is_read else b""
        if bearer is not None:
            body = bearer.hidden_in_bytes(body)
        return _Heard(response.status_code, hide(response.reason_phrase), named, body, redirect)

    def _endless(self) -> TimedOutError:
        return TimedOutError(f"the API's answer had no end after {self._in_all:g} seconds")


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


def _refused(heard: _Heard) -> RefusedError:
    now = datetime.now(UTC)
    answer = refusal_of(heard.body, heard.status, heard.headers, now)
    phrase = heard.phrase or "no status that ortui knows"
    sentence = f"the API answered {heard.status} ({phrase}){f': {answer.message}' if answer.message else ''}"
    retry_after = read_retry_after(heard.headers.get("retry-after", ""), now)
    if retry_after is not None:
        sentence += f"; it wants to be asked again in {retry_after:.0f} seconds"
    return RefusedError(sentence, status=heard.status, message=answer.message, retry_after=retry_after, answer=answer)


def _as_it_is(text: str) -> str:
    return text


def _reason(error: Exception) -> str:
    """Say why without the number that systems give their reasons."""
    return _NUMBER_OF_REASON.sub("", str(error)) or type(error).__name__
