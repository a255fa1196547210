"""The worst case of a request: what it costs if the completion runs to the model's limit."""

from datetime import datetime
from typing import NamedTuple

from ortui.domain.counts import HIGHEST_COUNT
from ortui.domain.fit import tokens_of_prompt
from ortui.domain.model import Model
from ortui.domain.quote import Quote, quote
from ortui.domain.usage import Usage

OUTPUT_LIMIT = "the output limit"
CONTEXT = "the context"


class WorstCase(NamedTuple):
    """The longest completion that a model can write to a prompt, and what the request costs with it."""

    completion: int
    """Tokens."""
    quote: Quote
    limited_by: str
    """Either ``OUTPUT_LIMIT`` or ``CONTEXT``; the former where both say the same."""


def worst_case(model: Model, usage: Usage, moment: datetime) -> WorstCase | None:
    """Price a request with the longest completion at a moment (in UTC).

    Audio and image output stay what they are; reasoning keeps its share of the completion, in whole tokens, rounded
    down (on nearly all models it costs what the rest does). None where neither limit is stated, where the prompt does
    not fit, or where audio and image output alone pass the limit.
    """
    prompt = tokens_of_prompt(model, usage)
    if model.limits.prompt is not None and prompt > model.limits.prompt:
        return None
    limits = []
    if model.limits.completion is not None:
        limits.append((min(model.limits.completion, HIGHEST_COUNT), OUTPUT_LIMIT))
    if model.limits.context is not None:
        limits.append((min(model.limits.context - prompt, HIGHEST_COUNT), CONTEXT))
    if not limits:
        return None
    most, limited_by = min(limits, key=lambda limit: limit[0])
    fixed = usage.audio_output + usage.image_output
    if most < fixed:  # below zero where the prompt does not fit
        return None
    reasoning = usage.reasoning * most // usage.completion if usage.completion else 0
    longest = usage._replace(completion=most, reasoning=min(reasoning, most - fixed))
    return WorstCase(most, quote(model, longest, moment), limited_by)
