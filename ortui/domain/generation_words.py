"""What one generation was, in words: the facts that text and screen show beside its bill."""

from ortui.domain.generation import Generation
from ortui.domain.wording import count, timestamp


def facts_of(generation: Generation) -> list[tuple[str, str]]:
    """Name and words of each fact that is known, in the order in which they are shown; counts are native tokens."""
    facts = (
        ("id", generation.id),
        ("model", generation.model),
        ("provider", generation.provider),
        ("made", "" if generation.created_at is None else timestamp(generation.created_at)),
        ("tier", generation.service_tier),
        ("prompt", _counted(generation.prompt, generation.cached, "from cache")),
        ("completion", _counted(generation.completion, generation.reasoning, "reasoning")),
    )
    return [(name, words) for name, words in facts if words]


def _counted(tokens: int | None, part: int | None, name: str) -> str:
    if tokens is None:
        return "native tokens not said"
    return f"{count(tokens)} native tokens{f', {count(part)} of them {name}' if part else ''}"
