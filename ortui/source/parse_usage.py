"""The door for the ``usage`` object of an API answer: what one request really consumed, and what was billed for it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from ortui.domain.counts import HIGHEST_COUNT
from ortui.domain.money import read_number
from ortui.domain.usage import Usage
from ortui.source.errors import UnreadableError
from ortui.source.parse import error_message, read_json
from ortui.source.plain_data import obj
from ortui.source.text import clean

_PROMPT, _COMPLETION = "prompt_tokens_details", "completion_tokens_details"


class Billed(NamedTuple):
    """A request that was made."""

    usage: Usage
    cost: Decimal | None = None
    """USD that were charged; None where the answer does not say it, or not in a way that can be a price."""
    is_byok: bool = False
    """Whether it went through a provider's own key: the cost is then only OpenRouter's fee."""


def read_usage(body: bytes | str) -> Billed:
    """Read a usage object, or a whole answer that contains one.

    Raises UnreadableError where there is none or a count is not one, InvalidInputError where parts exceed their whole.
    """
    answer = read_json(body)
    if message := error_message(answer):
        raise UnreadableError(f"it holds an error instead of an answer: {message}")
    inner = obj(answer).get("usage")
    usage = inner if isinstance(inner, Mapping) else obj(answer)
    if usage.get("prompt_tokens") is None:
        raise UnreadableError("it holds no usage object with prompt_tokens, nor an answer that contains one")
    prompt, completion = obj(usage.get(_PROMPT)), obj(usage.get(_COMPLETION))
    tools = obj(usage.get("server_tool_use")) or obj(usage.get("server_tool_use_details"))
    counts = Usage(
        prompt=_count(usage, "prompt_tokens"),
        completion=_count(usage, "completion_tokens"),
        cached=_count(prompt, "cached_tokens"),
        cache_write=_count(prompt, "cache_write_tokens"),
        audio=_count(prompt, "audio_tokens"),
        reasoning=_count(completion, "reasoning_tokens"),
        image_output=_count(completion, "image_tokens"),
        audio_output=_count(completion, "audio_tokens"),
        searches=_count(tools, "web_search_requests"),
    )
    return Billed(counts, _cost(usage.get("cost")), usage.get("is_byok") is True)


def _count(of: Mapping[str, object], key: str) -> int:
    """Read a count; one that is missing or null is 0."""
    value = of.get(key)
    if value is None:
        return 0
    number = None if isinstance(value, bool) or not isinstance(value, int | Decimal) else Decimal(value)
    if number is None or not number.is_finite() or not 0 <= number <= HIGHEST_COUNT or number != int(number):
        raise UnreadableError(f"{key} “{clean(str(value), 40)}” is not a count of tokens or calls")
    return int(number)


def _cost(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    number = read_number(str(value))
    return number if number is not None and number >= 0 else None
