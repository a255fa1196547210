"""One request to one host, and an error of our own for each way it can fail.

Importing this module loads httpx, which takes a while: import it where a call is made, in a thread.
"""

import re
import ssl
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

import httpx

from ortui import __version__
from ortui.source.body import ACCEPTED, read_body
from ortui.source.errors import (
    AddressError,
    BadAnswerError,
    NetworkError,
    RefusedError,
    TimedOutError,
    UnreachableError,
    UnreadableError,
)
from ortui.source.parse import LARGEST_ANSWER, error_message, read_json
from ortui.source.retry import Patience, read_retry_after, span
from ortui.source.text import clean
from ortui.source.watchdog import Watchdog

MOST_REDIRECTS = 3
_LARGEST_REFUSAL = 64 * 1024
"""Bytes of an error's body that are read for its message."""
_LONGEST_TAG = 200
_SHOWN = 200
_NUMBER_OF_REASON = re.compile(r"^\[[^]]*\] ")
_NOT_ABOUT_HTTP = ("peer closed connection", "Server disconnected")
_AS_BYTES = re.compile(r"bytearray\(b(.*)\)", re.DOTALL)


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
        except (httpx.InvalidURL, ValueError) as error:
            raise BadAnswerError(f"the API points to what is not an address ({link[:_SHOWN]})") from error
        if _origin(target) != _origin(self._base):
            raise BadAnswerError(f"the API points to another host ({link[:_SHOWN]}); it was not followed")
        return target

    def get(self, address: httpx.URL, etag: str, deadline: float, largest: int = LARGEST_ANSWER) -> Answer:
        """Get an address, following redirects; raises a NetworkError.

        The deadline is one of the monotonic clock; ``largest`` are the bytes that the answer may have.
        """
        for _ in range(MOST_REDIRECTS + 1):
            with self._watchdog.until(deadline):
                answer = self._request(address, etag, deadline, largest)
            if isinstance(answer, Answer):
                return answer
            address = self.resolve(address, answer)
        raise BadAnswerError(f"the API redirects more than {MOST_REDIRECTS} times")

    def _request(self, address: httpx.URL, etag: str, deadline: float, largest: int) -> Answer | str:
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
                if response.status_code != HTTPStatus.OK:
                    raise _refused(response)
                body = read_body(response, largest)
        except httpx.TimeoutException as error:
            raise TimedOutError("the API did not answer in time") from error
        except httpx.TransportError as error:
            if time.monotonic() >= deadline:
                raise self._endless() from error
            raise UnreachableError(_what_broke(error)) from error
        except (httpx.InvalidURL, ValueError) as error:  # the client looks at a redirect even if it is not to follow it
            raise BadAnswerError(f"the API points to what is not an address: {error}") from error
        if time.monotonic() >= deadline:  # broken off, where only the end of the connection tells that of the body
            raise self._endless()
        return Answer(body, _sendable(response.headers.get("ETag", "")))

    def _endless(self) -> TimedOutError:
        return TimedOutError(f"the API's answer had no end after {self._in_all:g} seconds")


def _origin(address: httpx.URL) -> tuple[str, str, int | None]:
    return address.scheme, address.host, address.port


def _sendable(tag: str) -> str:
    """Return an entity tag that can stand in a request; an empty text for any other."""
    return tag if len(tag) <= _LONGEST_TAG and tag.isascii() and tag.isprintable() else ""


def _refused(response: httpx.Response) -> RefusedError:
    status, message = response.status_code, _message(response)
    phrase = response.reason_phrase or "no status that ortui knows"
    sentence = f"the API answered {status} ({phrase}){f': {message}' if message else ''}"
    retry_after = read_retry_after(response.headers.get("Retry-After", ""), datetime.now(UTC))
    if retry_after is not None:
        sentence += f"; it wants to be asked again in {span(retry_after)}"
    return RefusedError(sentence, status=status, message=message, retry_after=retry_after)


def _message(response: httpx.Response) -> str:
    """Read what the API says about a refusal; a body that can't be had says nothing, and the status stays true."""
    try:
        return error_message(read_json(read_body(response, _LARGEST_REFUSAL)))
    except (NetworkError, UnreadableError, httpx.TransportError):
        return ""


def _what_broke(error: httpx.TransportError) -> str:
    """Say what happened to a connection, without the number that systems give their reasons."""
    reason = _NUMBER_OF_REASON.sub("", str(error)).rstrip(".") or type(error).__name__
    if isinstance(error, httpx.RemoteProtocolError) and not reason.startswith(_NOT_ABOUT_HTTP):
        shown = clean(_AS_BYTES.sub(r"\1", reason), _SHOWN // 2)
        return f"the API does not answer in HTTP: {shown}"
    if isinstance(error, httpx.ReadError | httpx.WriteError | httpx.ProtocolError):
        return f"the connection to the API broke off: {reason}"
    return f"the API can't be reached: {reason}"
