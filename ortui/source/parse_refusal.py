"""The door for error bodies: what an API says where it refuses a request, read as facts."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

from ortui.domain.refused_answer import RefusedAnswer
from ortui.source.errors import UnreadableError
from ortui.source.parse import error_message, read_json
from ortui.source.plain_data import line, obj
from ortui.source.retry import read_retry_after

LARGEST_REFUSAL = 1024 * 1024
"""Bytes; real ones have a few hundred."""
_MILLISECONDS = 1000
_STATUS = re.compile("[1-5][0-9]{2}")
_EARLIEST_RESET = datetime(2023, 1, 1, tzinfo=UTC)
"""OpenRouter began in that year; an earlier time is none."""


def parse_refusal(body: bytes | str, now: datetime) -> RefusedAnswer:
    """Read an error body that a person has at hand: ``{"error": …}``, what is in it, or a line of a stream.

    Raises UnreadableError where it is none.
    """
    if len(body) > LARGEST_REFUSAL:
        raise UnreadableError("it is far larger than an error")
    text = body.decode("utf-8", "replace") if isinstance(body, bytes) else body
    answer = read_json(text.strip().removeprefix("data:"))
    if not error_message(answer):
        inner = obj(answer)
        if "code" not in inner and "message" not in inner:
            raise UnreadableError('it holds no error; one is written like {"error": {"code": 402, "message": "…"}}')
        answer = {"error": answer}
    return read_refusal(answer, None, {}, now)


def refusal_of(body: bytes, status: int, headers: Mapping[str, str], now: datetime) -> RefusedAnswer:
    """Read what came with an error status; the names of the headers are in lower case. Raises nothing."""
    try:
        answer = read_json(body) if len(body) <= LARGEST_REFUSAL else None
    except UnreadableError:
        answer = None
    return read_refusal(answer, status, headers, now)


def read_refusal(answer: object, status: int | None, headers: Mapping[str, str], now: datetime) -> RefusedAnswer:
    """Read an answer that was parsed already. Where it has no error status of its own, that of its code is taken."""
    received = obj(answer).get("error")
    error = obj(received)
    metadata = obj(error.get("metadata"))
    code = error.get("code")
    availability = obj(error.get("availability"))
    given = {name.lower(): value for name, value in obj(metadata.get("headers")).items()} | dict(headers)
    return RefusedAnswer(
        status=_status(code) if status is None else status,
        code=line(str(code)) if isinstance(code, str | int | Decimal) and not isinstance(code, bool) else "",
        message=error_message(answer) if received else "",
        error_type=line(metadata.get("error_type")) or line(error.get("type")),
        limit_source=line(metadata.get("limit_source")),
        reason=line(metadata.get("reason")) or line(availability.get("code")),
        provider=line(metadata.get("provider_name")),
        reset_at=_moment(given.get("x-ratelimit-reset")),
        retry_after=_seconds(given.get("retry-after", availability.get("retry_after")), now),
    )


def _status(code: object) -> int | None:
    text = str(code) if isinstance(code, str | int | Decimal) else ""
    return int(text) if _STATUS.fullmatch(text) else None


def _moment(value: object) -> datetime | None:
    """Read milliseconds since 1970, as number or as text."""
    text = str(value)
    if not isinstance(value, str | int) or not text.isascii() or not text.isdigit():
        return None
    try:
        moment = datetime.fromtimestamp(int(text) // _MILLISECONDS, UTC)
    except (OSError, OverflowError, ValueError):
        return None
    return moment if moment >= _EARLIEST_RESET else None


def _seconds(value: object, now: datetime) -> float | None:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return None
    return read_retry_after(str(value), now)
