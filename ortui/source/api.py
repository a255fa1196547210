"""The part of the API that needs no key: the models and who serves them.

Importing this module loads httpx, which takes a while: import it where a call is made, in a thread.
"""

from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import quote

from ortui.source.client import Client
from ortui.source.errors import BadAnswerError, RefusedError, TooLargeError, UnreadableError
from ortui.source.parse import LARGEST_ANSWER, Parsed, join, read_answer
from ortui.source.parse_endpoints import LARGEST_LISTING, ParsedEndpoints, read_endpoints

MOST_PAGES = 50


class FetchedModels(NamedTuple):
    """All pages of the list of models; ``parsed`` is None where the server says that nothing has changed."""

    parsed: Parsed | None
    etag: str = ""


class Api(Client):
    """One API at one address. Use it as a context manager."""

    def models(self, etag: str = "") -> FetchedModels:
        """Fetch the list of models with all its pages, unless it still is what ``etag`` stands for.

        Raises a NetworkError.
        """
        deadline = self._deadline()
        address = self._address("/models")
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
            address = self._address(f"/models/{path}/endpoints")
            body = self._get(address, self._deadline(), largest=LARGEST_LISTING).body
            return read_endpoints(body), body
        except RefusedError as error:
            if error.status == HTTPStatus.NOT_FOUND:
                raise _no_endpoints(model_id) from error
            raise
        except UnreadableError as error:
            raise BadAnswerError(f"the API's answer can't be used: {error}") from error


def _read(body: bytes, *, may_be_empty: bool = False) -> Parsed:
    try:
        return read_answer(body, may_be_empty=may_be_empty)
    except UnreadableError as error:
        raise BadAnswerError(f"the API's answer can't be used: {error}") from error


def _no_endpoints(model_id: str) -> RefusedError:
    return RefusedError(f"OpenRouter lists no endpoints for {model_id} (404)", status=HTTPStatus.NOT_FOUND)
