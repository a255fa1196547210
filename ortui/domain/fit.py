"""Whether a model can take a request at all: limits of length, and what it can read and write."""

from ortui.domain.model import Model
from ortui.domain.usage import Usage


def tokens_of_prompt(model: Model, usage: Usage) -> int:
    """Count the prompt as tiers and limits see it: with the tokens of its images, unless images are priced apiece."""
    return usage.prompt + (0 if model.pricing.image_is_per_image else usage.image_tokens_in_all)


def misfits(model: Model, usage: Usage) -> tuple[str, ...]:
    """Say in words why the model can't take this request; empty if it can, or if nothing is stated."""
    found = []
    prompt = tokens_of_prompt(model, usage)
    context, longest = model.limits.context, model.limits.completion
    if context is not None and prompt + usage.completion > context:
        found.append(
            f"does not fit the context: {prompt:,} prompt + {usage.completion:,} completion tokens,"
            f" the context is {context:,}"
        )
    if model.limits.prompt is not None and prompt > model.limits.prompt:
        found.append(f"longer than the prompt limit: {prompt:,} prompt tokens, the limit is {model.limits.prompt:,}")
    if longest is not None and usage.completion > longest:
        found.append(f"longer than the output limit: {usage.completion:,} completion tokens, the limit is {longest:,}")
    wanted = (
        (usage.images, "image", model.input_modalities, "input"),
        (usage.audio, "audio", model.input_modalities, "input"),
        (usage.audio_output, "audio", model.output_modalities, "output"),
        (usage.image_output, "image", model.output_modalities, "output"),
    )
    found += [f"no {kind} {way}" for count, kind, abilities, way in wanted if count and kind not in abilities]
    return tuple(found)
