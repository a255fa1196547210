"""The door for what the API says of one request afterwards. Every field is optional; an odd one counts as not said."""

from collections.abc import Mapping
from decimal import Decimal

from ortui.domain.generation import Generation
from ortui.source.errors import UnreadableError
from ortui.source.plain_data import amount, amount_from_0, count, line, moment, obj, yes_or_no

_MOST_TRIED = 50


def parse_generation(data: object) -> Generation:
    """Read the ``data`` of an answer, parsed with exact numbers; raises UnreadableError where that is no object."""
    if not isinstance(data, Mapping):
        raise UnreadableError("it says nothing about a generation")
    return Generation(
        id=line(data.get("id")),
        model=line(data.get("model")),
        provider=line(data.get("provider_name")),
        created_at=moment(data.get("created_at")),
        api_type=line(data.get("api_type")),
        total_cost=_cost(data),
        cache_discount=amount(data.get("cache_discount")),
        upstream_cost=amount_from_0(data.get("upstream_inference_cost")),
        is_byok=yes_or_no(data.get("is_byok")),
        prompt=count(data.get("native_tokens_prompt")),
        completion=count(data.get("native_tokens_completion")),
        reasoning=count(data.get("native_tokens_reasoning")),
        cached=count(data.get("native_tokens_cached")),
        image_output=count(data.get("native_tokens_completion_images")),
        normalised_prompt=count(data.get("tokens_prompt")),
        normalised_completion=count(data.get("tokens_completion")),
        images=count(data.get("num_media_prompt")),
        audio_inputs=count(data.get("num_input_audio_prompt")),
        search_results=count(data.get("num_search_results")),
        search_engine=line(data.get("web_search_engine")),
        fetches=count(data.get("num_fetches")),
        streamed=yes_or_no(data.get("streamed")),
        cancelled=yes_or_no(data.get("cancelled")),
        latency_ms=amount_from_0(data.get("latency")),
        duration_ms=amount_from_0(data.get("generation_time")),
        finish_reason=line(data.get("finish_reason")),
        service_tier=line(data.get("service_tier")),
        router=line(data.get("router")),
        data_region=line(data.get("data_region")),
        providers_tried=_tried(data.get("provider_responses")),
    )


def _cost(data: Mapping[str, object]) -> Decimal | None:
    """Read what was billed; answers that lack the total have it as their usage."""
    total = amount_from_0(data.get("total_cost"))
    return amount_from_0(data.get("usage")) if total is None else total


def _tried(value: object) -> tuple[str, ...]:
    responses = value[:_MOST_TRIED] if isinstance(value, list) else []
    return tuple(filter(None, (line(obj(response).get("provider_name")) for response in responses)))
