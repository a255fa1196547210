"""One request to one host, and an error of our own for each way it can fail.

Importing this module loads httpx, which takes a while: import it where a call is made, in a thread.
"""

import ssl
import time
from datetime import UTC, datetime
from http import HTTPStatus
from typing import NamedTuple

import httpx

from ortui import __version__
from ortui.source.bearer import Bearer, origin
from ortui.source.body import ACCEPTED, read_body
from ortui.source.breakage import what_broke
from ortui.source.errors import (
    AddressError,
    BadAnswerError,
    NetworkError,
    RefusedError,
    TimedOutError,
    UnreachableError,
)
from ortui.source.parse import LARGEST_ANSWER
from ortui.source.parse_refusal import LARGEST_REFUSAL, refusal_of
from ortui.source.retry import Patience, read_retry_after, span
from ortui.source.secrets import Key
from ortui.source.watchdog import Watchdog

MOST_REDIRECTS = 3
_LONGEST_TAG = 200
_SHOWN = 200
_UNLISTED = {499: "Client Closed Request", 524: "A Timeout Occurred", 529: "Overloaded"}
"""Statuses that the API or its edge answers with and no standard lists, in the words of those who use them."""


class Answer(NamedTuple):
    """The body of an answer, and the tag its server gave it."""

    body: bytes
    etag: str = ""
    is_unchanged: bool = False
    """Whether the server says that what was fetched before still holds; the body is then empty."""


class _Asked(NamedTuple):
    """What is asked for."""

    address: httpx.URL
    etag: str
    bearer: Bearer | None
    largest: int
    """Bytes the answer may have."""

    def hide(self, text: str) -> str:
        """Mask the key, if there is one."""
        return text if self.bearer is None else self.bearer.hidden_in(text)


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
        self._in_all, self._watchdog = patience.in_all, Watchdog(2 * LARGEST_ANSWER)
        try:
            self._base = httpx.URL(base_url)
        except (httpx.InvalidURL, ValueError) as error:
            raise AddressError(f"the API's address “{base_url[:_SHOWN]}” is none: {error}") from error
        is_secure = self._base.scheme == "https"
        try:
            self._client = httpx.Client(
                headers={
                    "User-Agent": f"ortui/{__version__}",
                    "Accept": "application/json",
                    "Accept-Encoding": ACCEPTED,
                },
                timeout=httpx.Timeout(patience.silence, connect=patience.connect),
                verify=True if is_secure else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),  # trusts nobody, loads nothing
                trust_env=is_secure,  # no proxy between this machine and itself
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

    def get(
        self,
        address: httpx.URL,
        etag: str,
        deadline: float,
        key: Key | None = None,
        *,
        largest: int = LARGEST_ANSWER,
    ) -> Answer:
        """Get an address, following redirects; raises a NetworkError.

        The deadline is one of the monotonic clock; ``largest`` are the bytes that the answer may have. Raises
        AddressError where a key is given that may not go to this host.
        """
        bearer = None if key is None else Bearer(key, self._base)
        for _ in range(MOST_REDIRECTS + 1):
            with self._watchdog.until(deadline):
                answer = self._request(_Asked(address, etag, bearer, largest), deadline)
            if isinstance(answer, Answer):
                return answer
            address = self.resolve(address, answer)
        raise BadAnswerError(f"the API redirects more than {MOST_REDIRECTS} times")

    def _request(self, asked: _Asked, deadline: float) -> Answer | str:
        """Make one request; return the answer, or the address it redirects to.

        No error has the library's as its cause, nor its frames: these hold the header with the key, and there are
        tracebacks that show what frames hold.
        """
        headers = {"If-None-Match": asked.etag} if _sendable(asked.etag) else {}
        try:
            heard = self._hear(asked, headers)
        except httpx.TimeoutException:
            raise TimedOutError("the API did not answer in time") from None
        except NetworkError as error:
            raise error.with_traceback(None) from None
        except httpx.TransportError as error:
            if time.monotonic() >= deadline:
                raise self._endless() from None
            raise UnreachableError(what_broke(error, asked.hide)) from None
        except (httpx.InvalidURL, ValueError) as error:  # the client looks at a redirect even if it is not to follow it
            raise BadAnswerError(f"the API points to what is not an address: {asked.hide(str(error))}") from None
        if heard.redirect:
            return heard.redirect
        if heard.status == HTTPStatus.NOT_MODIFIED and headers:
            return Answer(b"", asked.etag, is_unchanged=True)
        if time.monotonic() >= deadline:  # broken off, where only the end of the connection tells that of the body
            raise self._endless()
        if heard.status != HTTPStatus.OK:
            raise _refused(heard)
        return Answer(heard.body, _sendable(heard.headers.get("etag", "")))

    def _hear(self, asked: _Asked, headers: dict[str, str]) -> _Heard:
        """Make the request and read its answer, with the key masked in whatever repeats it."""
        with self._client.stream(
            "GET", asked.address, headers=headers, auth=asked.bearer, extensions={"trace": self._watchdog.see}
        ) as response:
            named = {name.lower(): asked.hide(value) for name, value in response.headers.items()}
            redirect = named["location"] if response.has_redirect_location else ""
            is_read = not redirect and response.status_code != HTTPStatus.NOT_MODIFIED
            body = _read(response, asked.largest) if is_read else b""
        if asked.bearer is not None:
            body = asked.bearer.hidden_in_bytes(body)
        return _Heard(response.status_code, asked.hide(response.reason_phrase), named, body, redirect)

    def _endless(self) -> TimedOutError:
        return TimedOutError(f"the API's answer had no end after {self._in_all:g} seconds")


def _read(response: httpx.Response, largest: int) -> bytes:
    """Read a body; that of a refusal says nothing where it can't be had, and the status stays true."""
    if response.status_code == HTTPStatus.OK:
        return read_body(response, largest)
    try:
        return read_body(response, LARGEST_REFUSAL)
    except (NetworkError, httpx.TransportError):
        return b""


def _sendable(tag: str) -> str:
    """Return an entity tag that can stand in a request; an empty text for any other."""
    return tag if len(tag) <= _LONGEST_TAG and tag.isascii() and tag.isprintable() else ""


def _refused(heard: _Heard) -> RefusedError:
    now = datetime.now(UTC)
    answer = refusal_of(heard.body, heard.status, heard.headers, now)
    phrase = heard.phrase or _UNLISTED.get(heard.status, "no status that ortui knows")
    sentence = f"the API answered {heard.status} ({phrase}){f': {answer.message}' if answer.message else ''}"
    retry_after = read_retry_after(heard.headers.get("retry-after", ""), now)
    if retry_after is not None:
        sentence += f"; it wants to be asked again in {span(retry_after)}"
    return RefusedError(sentence, status=heard.status, message=answer.message, retry_after=retry_after, answer=answer)
