"""What one request used and what was billed for it, as the API tells it afterwards (``GET /generation``)."""

import re
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from ortui.domain.errors import InvalidInputError

_ID = re.compile(r"[!-~]{1,200}")


class Generation(NamedTuple):
    """One request that was made. Any field may be missing: None or empty then means "not said"."""

    id: str = ""
    model: str = ""
    provider: str = ""
    created_at: datetime | None = None
    api_type: str = ""
    """``completions``, ``embeddings``, ``image``…"""

    total_cost: Decimal | None = None
    """USD of credits that were charged."""
    cache_discount: Decimal | None = None
    """USD that the cache saved; negative where writing to it cost more than it saved."""
    upstream_cost: Decimal | None = None
    """USD that the provider charged, to whomever."""
    is_byok: bool | None = None
    """Whether it went through a provider's own key: the cost is then only OpenRouter's fee."""

    prompt: int | None = None
    """Tokens as the model itself counts them, as all counts here: they are what is billed."""
    completion: int | None = None
    reasoning: int | None = None
    """Inside the completion."""
    cached: int | None = None
    """Inside the prompt."""
    image_output: int | None = None
    """Tokens of images, inside the completion."""
    normalised_prompt: int | None = None
    """Tokens as one common tokenizer counts them: not what is billed."""
    normalised_completion: int | None = None

    images: int | None = None
    """Media in the prompt."""
    audio_inputs: int | None = None
    search_results: int | None = None
    """Results, several a search."""
    search_engine: str = ""
    fetches: int | None = None

    streamed: bool | None = None
    cancelled: bool | None = None
    latency_ms: Decimal | None = None
    """Until the first token."""
    duration_ms: Decimal | None = None
    """Of the whole generation."""
    finish_reason: str = ""
    service_tier: str = ""
    router: str = ""
    """The router that chose the model, such as ``openrouter/auto``."""
    data_region: str = ""
    providers_tried: tuple[str, ...] = ()
    """In the order in which they were asked."""


def read_generation_id(text: str) -> str:
    """Read the id of a generation as it was typed or pasted; raises InvalidInputError."""
    found = text.strip()
    if _ID.fullmatch(found) is None:
        raise InvalidInputError("the id of a generation is one word, like gen-1772030107-abc")
    return found
