"""The counts that a generation was billed by: those of the model's own tokenizer, never the normalised ones."""

from typing import NamedTuple

from ortui.domain.errors import InvalidInputError
from ortui.domain.generation import Generation
from ortui.domain.usage import Usage


class CountedUsage(NamedTuple):
    """What a generation used, as far as it says so."""

    usage: Usage | None
    """None where it can't be priced, then with a reason."""
    reason: str = ""
    remarks: tuple[str, ...] = ()
    """What had to be assumed, and what is missing."""


def counted_usage(generation: Generation) -> CountedUsage:
    """Read the counts; parts that are not said count as none."""
    if generation.prompt is None or generation.completion is None:
        return CountedUsage(None, "the native token counts, by which requests are billed, are not said")
    remarks = []
    if generation.search_results:
        remarks.append(f"one web search is assumed for its {generation.search_results:,} results")
    if generation.audio_inputs:
        remarks.append("it heard audio, whose tokens are not told apart: they are priced like text")
    try:
        usage = Usage(
            prompt=generation.prompt,
            completion=generation.completion,
            cached=generation.cached or 0,
            reasoning=generation.reasoning or 0,
            image_output=generation.image_output or 0,
            searches=1 if generation.search_results else 0,
        )
    except InvalidInputError as error:
        return CountedUsage(None, f"its counts don't fit together: {error}")
    return CountedUsage(usage, remarks=tuple(remarks))
