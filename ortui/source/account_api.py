"""The part of the API that needs a key. All of it reads only.

Importing this module loads httpx, which takes a while: import it where a call is made, in a thread.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TypeVar
from urllib.parse import quote

from ortui.domain.account import AccountCredits, ActivityRow, KeyFacts
from ortui.domain.generation import Generation
from ortui.source.client import Client
from ortui.source.errors import BadAnswerError, RefusedError, UnreadableError
from ortui.source.parse import error_message, read_json
from ortui.source.parse_account import parse_activity, parse_credits, parse_key, parse_keys
from ortui.source.parse_generation import parse_generation
from ortui.source.parse_refusal import read_refusal
from ortui.source.secrets import Key

KEYS_A_PAGE = 100
MOST_PAGES = 50
PAUSES = (1.0, 2.0, 4.0, 8.0, 15.0)
"""Seconds before a generation is asked for again that is not there yet: half a minute in all, as others have found."""
Read = TypeVar("Read")


class AccountApi(Client):
    """What the API tells the holder of a key.

    All calls raise a NetworkError: a RefusedError also where an answer with status 200 holds an error. They raise
    AddressError, before anything is sent, where a key may not go to the address. A deadline is one of the monotonic
    clock; without it a call has the time that patience gives.
    """

    def key(self, key: Key, deadline: float | None = None) -> KeyFacts:
        """Ask what a key says of itself, as present or else as older servers are asked."""
        until = self._deadline() if deadline is None else deadline
        try:
            return self._ask("/key", parse_key, key, until)
        except RefusedError as error:
            if error.status != HTTPStatus.NOT_FOUND:
                raise
            return self._ask("/auth/key", parse_key, key, until)

    def credits(self, key: Key, deadline: float | None = None) -> AccountCredits:
        """Ask for the credits of the account."""
        return self._ask("/credits", parse_credits, key, deadline)

    def keys(self, key: Key, deadline: float | None = None) -> tuple[KeyFacts, ...]:
        """Ask for all keys of the account, page by page."""
        until = self._deadline() if deadline is None else deadline
        found = page = self._ask("/keys", parse_keys, key, until)
        for _ in range(MOST_PAGES):
            before = page
            if len(page) < KEYS_A_PAGE:
                return found
            page = self._ask(f"/keys?offset={len(found)}", parse_keys, key, until)
            if page == before:  # a server that knows no offset gives the same page for ever
                return found
            found += page
        raise BadAnswerError("the list of keys has pages without end")

    def activity(self, key: Key, deadline: float | None = None) -> tuple[ActivityRow, ...]:
        """Ask for the activity of the last 30 completed UTC days."""
        return self._ask("/activity", parse_activity, key, deadline)

    def generation(self, key: Key, generation_id: str, tell: Callable[[str], None]) -> Generation:
        """Ask what one request used and was billed. Where it is not there yet, ``tell`` hears of each wait."""
        path = f"/generation?id={quote(generation_id, safe='')}"
        for pause in PAUSES:
            try:
                return self._ask(path, parse_generation, key)
            except RefusedError as error:
                if error.status != HTTPStatus.NOT_FOUND:
                    raise
            tell(f"it is not there yet, as is usual for a moment (404); asking again in {pause:g} s")
            self._sleep(pause)
        try:
            return self._ask(path, parse_generation, key)
        except RefusedError as error:
            if error.status == HTTPStatus.NOT_FOUND:
                words = f"the API knows no generation {generation_id} of this key's account (404)"
                raise RefusedError(words, status=error.status, message=error.message, answer=error.answer) from error
            raise

    def _ask(self, path: str, parse: Callable[[object], Read], key: Key, deadline: float | None = None) -> Read:
        until = self._deadline() if deadline is None else deadline
        body = self._get(self._address(path), until, key=key).body
        try:
            answer = read_json(body)
            if message := error_message(answer):
                raise _refused(answer, message)
            return parse(answer.get("data") if isinstance(answer, dict) else answer)
        except UnreadableError as error:
            raise BadAnswerError(f"the API's answer to {path.partition('?')[0]} can't be used: {error}") from error


def _refused(answer: object, message: str) -> RefusedError:
    """Make an error of what has come with status 200."""
    refusal = read_refusal(answer, None, {}, datetime.now(UTC))
    status = HTTPStatus.OK if refusal.status is None else refusal.status
    return RefusedError(
        f"the API answered with an error ({refusal.code or 'no code'}): {message}",
        status=status,
        message=message,
        retry_after=refusal.retry_after,
        answer=refusal,
    )
