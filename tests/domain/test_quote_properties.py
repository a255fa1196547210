"""What holds for every quote: lines sum to the total, parts are counted once, integers agree with decimals."""

from collections.abc import Callable
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.model import Model
from ortui.domain.price import PriceState
from ortui.domain.pricing import PER_UNIT
from ortui.domain.quote import quote
from ortui.domain.usage import Usage
from tests.domain.strategies import as_text, ids, overrides, price_objects, rates, usages

MOMENT = datetime(2026, 11, 23, 12, tzinfo=UTC)
TOKEN_KEYS = (
    "prompt",
    "completion",
    "input_cache_read",
    "input_cache_write",
    "input_cache_write_1h",
    "image",
    "audio",
    "internal_reasoning",
    "audio_output",
    "image_output",
)

Make = Callable[..., Model]


@given(price_objects, overrides, ids, usages())
def test_the_lines_of_a_receipt_sum_to_its_total(
    make_model: Make, prices: dict[str, str], entries: list[dict[str, object]], model_id: str, usage: Usage
) -> None:
    found = quote(make_model(prices, *entries, id=model_id), usage, MOMENT)
    if found.total.usd is None:
        assert found.lines == ()
        assert found.problems[-1] == found.total.reason
        return
    assert all(line.amount.usd is not None for line in found.lines)
    cents_of_cents = sum(int((line.amount.usd or 0) * 10**9) for line in found.lines)
    assert cents_of_cents == int(found.total.usd * 10**9)
    assert (found.total.state is PriceState.FREE) <= (cents_of_cents == 0)


@given(price_objects, overrides, ids, usages())
def test_parts_are_never_counted_twice(
    make_model: Make, prices: dict[str, str], entries: list[dict[str, object]], model_id: str, usage: Usage
) -> None:
    model = make_model(prices, *entries, id=model_id)
    found = quote(model, usage, MOMENT)
    charged = [line.quantity for line in found.lines if line.item not in PER_UNIT]
    images = usage.images if model.pricing.image_is_per_image else usage.images * usage.image_tokens
    assert all(quantity > 0 for quantity in charged)
    if found.lines:
        assert sum(charged) == usage.prompt + usage.completion + images
    assert len({line.item for line in found.lines}) == len(found.lines)


@given(st.lists(rates, min_size=12, max_size=12, unique=True), usages())
def test_rule_2_in_integers(make_model: Make, listed: list[int], usage: Usage) -> None:
    """The cost of a request as the rule writes it, in billionths of a USD, with every rate given."""
    prompt, completion, read, write, write_1h, image, audio, reasoning, spoken, drawn, search, request = listed
    image = min(image, prompt * 20)  # not so dear that it would be a price per image
    keys = (*TOKEN_KEYS, "web_search", "request")
    figures = (prompt, completion, read, write, write_1h, image, audio, reasoning, spoken, drawn, search, request)
    model = make_model({key: as_text(figure) for key, figure in zip(keys, figures, strict=True)})
    expected = (
        (usage.prompt - usage.cached - usage.cache_write - usage.cache_write_1h - usage.audio) * prompt
        + usage.cached * read
        + usage.cache_write * write
        + usage.cache_write_1h * write_1h
        + usage.audio * audio
        + usage.images * usage.image_tokens * image
        + (usage.completion - usage.reasoning - usage.audio_output - usage.image_output) * completion
        + usage.reasoning * reasoning
        + usage.audio_output * spoken
        + usage.image_output * drawn
        + usage.searches * search
        + request
    )
    total = quote(model, usage, MOMENT).total.usd
    assert total is not None
    assert total * 10**9 == expected


@given(usages(), st.integers(1, 10**6))
def test_a_cheaper_share_read_from_the_cache_saves_exactly_the_difference(
    make_model: Make, usage: Usage, saved: int
) -> None:
    """What moves from the prompt to the cache costs its own rate instead, and nothing else changes."""
    prompt_rate = 2 * 10**6
    model = make_model(
        {"prompt": as_text(prompt_rate), "completion": "0.000001", "input_cache_read": as_text(prompt_rate - saved)}
    )
    plain = Usage(prompt=usage.prompt, completion=usage.completion)
    cached = Usage(prompt=usage.prompt, completion=usage.completion, cached=usage.cached)
    before, after = (quote(model, one, MOMENT).total.usd for one in (plain, cached))
    assert before is not None
    assert after is not None
    assert (before - after) * 10**9 == usage.cached * saved
