"""An audit as JSON: money as exact text in USD, null with the reason beside it."""

from ortui.cli.as_json import document, quote_part, usd
from ortui.domain.audit import Audit
from ortui.domain.generation import Generation
from ortui.domain.money import plain
from ortui.domain.usage import Workload
from ortui.domain.wording import timestamp

_NOT_SAID = "not said"


def as_json(found: Audit) -> str:
    """Write bill, estimate and what explains the difference."""
    generation = found.generation
    return document(
        {
            "id": generation.id or None,
            "model": generation.model or None,
            "provider": generation.provider or None,
            "created_at": None if generation.created_at is None else timestamp(generation.created_at),
            "billed_usd": None if found.billed is None else plain(found.billed),
            "billed_reason": _NOT_SAID if found.billed is None else None,
            "estimate_usd": usd(found.estimate),
            "estimate_reason": found.estimate.reason or _NOT_SAID if found.estimate.usd is None else None,
            "difference_usd": None if found.difference is None else plain(found.difference),
            "difference_reason": None if found.difference is not None else why_no_difference(found),
            "causes": list(found.causes),
            "tokens": _tokens(generation),
            "is_byok": generation.is_byok,
            "upstream_usd": None if generation.upstream_cost is None else plain(generation.upstream_cost),
            "cache_discount_usd": None if generation.cache_discount is None else plain(generation.cache_discount),
            "service_tier": generation.service_tier or None,
            "finish_reason": generation.finish_reason or None,
            "lines": [] if found.quote is None else quote_part(found.quote, Workload(found.quote.usage))["lines"],
            "problems": list(found.remarks),
        }
    )


def why_no_difference(found: Audit) -> str:
    """Say why bill and estimate can't be compared."""
    if found.generation.is_byok:
        return "billed is a fee alone"
    return "what was billed is not said" if found.billed is None else found.estimate.reason


def _tokens(generation: Generation) -> dict[str, object]:
    counts = {
        "prompt": generation.prompt,
        "cached": generation.cached,
        "completion": generation.completion,
        "reasoning": generation.reasoning,
        "image_output": generation.image_output,
        "normalised_prompt": generation.normalised_prompt,
        "normalised_completion": generation.normalised_completion,
    }
    return {**counts, "reason": _NOT_SAID if None in counts.values() else None}
