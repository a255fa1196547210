"""What a receipt charges where prices are missing, vary, are zero or mean something else (reading rules 1 to 6)."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from ortui.domain.model import Model
from ortui.domain.price import PriceState
from ortui.domain.quote import Line, Quote, quote
from ortui.domain.usage import Usage

Make = Callable[..., Model]

PLAIN = {"prompt": "0.000003", "completion": "0.000015"}


def line(found: Quote, item: str) -> Line:
    """Find the one line of an item."""
    (only,) = [line for line in found.lines if line.item == item]
    return only


def test_rule_2_every_part_has_its_own_rate_and_is_taken_out_of_its_whole(make_model: Make, noon: datetime) -> None:
    model = make_model(
        {
            "prompt": "1",
            "completion": "10",
            "input_cache_read": "2",
            "input_cache_write": "3",
            "input_cache_write_1h": "4",
            "image": "5",
            "audio": "6",
            "internal_reasoning": "20",
            "audio_output": "30",
            "image_output": "40",
            "web_search": "50",
            "request": "60",
        }
    )
    usage = Usage(
        prompt=1_000,
        cached=100,
        cache_write=20,
        cache_write_1h=3,
        audio=400,
        images=2,
        image_tokens=50,
        completion=900,
        reasoning=200,
        audio_output=30,
        image_output=4,
        searches=7,
    )
    found = quote(model, usage, noon)
    assert [(line.item, line.quantity, int(line.amount.usd or 0)) for line in found.lines] == [
        ("prompt", 477, 477),
        ("input_cache_read", 100, 200),
        ("input_cache_write", 20, 60),
        ("input_cache_write_1h", 3, 12),
        ("image", 100, 500),
        ("audio", 400, 2_400),
        ("completion", 666, 6_660),
        ("internal_reasoning", 200, 4_000),
        ("audio_output", 30, 900),
        ("image_output", 4, 160),
        ("web_search", 7, 350),
        ("request", 1, 60),
    ]
    assert found.total.usd == 15_779


def test_rule_2_reasoning_has_a_line_of_its_own_only_where_its_price_differs(make_model: Make, noon: datetime) -> None:
    """sonar-deep-research is the one model where it does."""
    usage = Usage(completion=1_000, reasoning=400)
    same = quote(make_model(PLAIN | {"internal_reasoning": "0.000015"}), usage, noon)
    differs = quote(
        make_model({"prompt": "0.000002", "completion": "0.000008", "internal_reasoning": "0.000003"}), usage, noon
    )
    assert [(line.item, line.quantity) for line in same.lines] == [("completion", 1_000)]
    assert [(line.item, line.quantity) for line in differs.lines] == [("completion", 600), ("internal_reasoning", 400)]
    assert differs.total.usd == Decimal("0.006")  # 600 × 0.000008 + 400 × 0.000003


@pytest.mark.parametrize(
    ("prompt_tokens", "rate"), [(200_000, "0.000001625"), (200_001, "0.000002875")], ids=["below", "above the tier"]
)
@pytest.mark.parametrize("kind", ["cache_write", "cache_write_1h"])
def test_rule_2_a_gemini_write_pays_storage_on_top_of_the_prompt_rate(
    make_model: Make, noon: datetime, prompt_tokens: int, rate: str, kind: str
) -> None:
    """gemini-2.5-pro: 1.25 or 2.50 USD a million, and $4.50 an hour for five minutes. The tier names no write price."""
    gemini = make_model(
        {"prompt": "0.00000125", "completion": "0.00001", "input_cache_write": "0.000000375"},
        {"min_prompt_tokens": 200_000, "prompt": "0.0000025", "completion": "0.000015"},
        id="google/gemini-2.5-pro",
    )
    written = line(quote(gemini, Usage(prompt=prompt_tokens, **{kind: 1_000}), noon), f"input_{kind}")
    assert written.rate.usd == Decimal(rate)
    assert "assumed the write price is for storage, on top of the prompt rate" in written.rule


def test_rule_2_other_makers_writes_replace_the_prompt_rate(make_model: Make, noon: datetime) -> None:
    model = make_model(PLAIN | {"input_cache_write": "0.00000375"}, id="anthropic/claude")
    written = line(quote(model, Usage(prompt=10, cache_write=10), noon), "input_cache_write")
    assert (written.rate.usd, written.rule) == (Decimal("0.00000375"), "listed price")


@pytest.mark.parametrize(
    ("usage", "item", "rate", "rule"),
    [
        (Usage(prompt=9, cached=9), "input_cache_read", "3", "cache reads: prompt rate, listed price"),
        (Usage(prompt=9, cache_write=9), "input_cache_write", "3", "cache writes: prompt rate, listed price"),
        (Usage(prompt=9, cache_write_1h=9), "input_cache_write_1h", "3", "cache writes: prompt rate, listed price"),
        (Usage(prompt=9, audio=9), "audio", "3", "audio: prompt rate, listed price"),
        (Usage(images=9), "image", "3", "images: prompt rate, listed price; assumed 1,000 tokens an image"),
        (Usage(completion=9, audio_output=9), "audio_output", "15", "audio output: completion rate, listed price"),
        (Usage(completion=9, image_output=9), "image_output", "15", "image output: completion rate, listed price"),
    ],
)
def test_rule_3_a_missing_rate_falls_back_and_the_receipt_says_so(
    make_model: Make, usage: Usage, item: str, rate: str, rule: str
) -> None:
    """Rates in USD a million tokens."""
    (only,) = quote(make_model(PLAIN), usage, datetime(2026, 11, 23, tzinfo=UTC)).lines
    assert (only.item, only.rate.usd) == (item, Decimal(rate) / 10**6)
    assert only.rule == f"no separate price for {rule}"


def test_rule_3_a_missing_search_price_is_that_of_openrouter_s_own_search(make_model: Make, noon: datetime) -> None:
    (only,) = quote(make_model(PLAIN), Usage(searches=9), noon).lines
    assert (only.item, only.rate.usd, only.amount.usd) == ("web_search", Decimal("0.007"), Decimal("0.063"))
    assert only.rule == "assumed OpenRouter's own search, no search price listed"


def test_rule_3_the_one_hour_write_falls_back_to_the_ordinary_write(make_model: Make, noon: datetime) -> None:
    model = make_model(PLAIN | {"input_cache_write": "0.00000375"})
    written = line(quote(model, Usage(prompt=9, cache_write_1h=9), noon), "input_cache_write_1h")
    assert written.rate.usd == Decimal("0.00000375")
    assert written.rule == "no separate price for 1-hour cache writes: listed price"


def test_rule_3_a_fallback_is_the_rate_in_force_not_the_listed_one(make_model: Make, noon: datetime) -> None:
    model = make_model(PLAIN, {"min_prompt_tokens": 100, "prompt": "0.000006"})
    read = line(quote(model, Usage(prompt=101, cached=50), noon), "input_cache_read")
    assert read.rate.usd == Decimal("0.000006")
    assert read.rule == "no separate price for cache reads: prompt rate, above 100 prompt tokens"


@pytest.mark.parametrize(
    ("rates", "total"), [({}, "0.003"), ({"request": "0"}, "0.003"), ({"request": "0.01"}, "0.013")]
)
def test_rule_3_a_missing_request_fee_is_nothing(
    make_model: Make, noon: datetime, rates: dict[str, str], total: str
) -> None:
    found = quote(make_model(PLAIN | rates), Usage(prompt=1_000), noon)
    assert found.total.usd == Decimal(total)
    assert ("request" in {line.item for line in found.lines}) is (total == "0.013")


def test_rule_3_a_search_price_that_is_listed_wins_even_at_zero(make_model: Make, noon: datetime) -> None:
    assert quote(make_model(PLAIN | {"web_search": "0.005"}), Usage(searches=3), noon).total.usd == Decimal("0.015")
    assert quote(make_model(PLAIN | {"web_search": "0"}), Usage(searches=3), noon).total.usd == 0


@pytest.mark.parametrize("rates", [{"prompt": "0.000003"}, {"completion": "0.000003"}, {}])
def test_rule_3_without_prompt_or_completion_price_there_is_no_total(
    make_model: Make, noon: datetime, rates: dict[str, str]
) -> None:
    found = quote(make_model(rates), Usage(prompt=10, completion=10), noon)
    assert (found.total.state, found.total.usd, found.lines) == (PriceState.UNKNOWN, None, ())
    assert found.problems == (found.total.reason,)


def test_rule_4_minus_one_varies_and_never_enters_a_sum(make_model: Make, noon: datetime) -> None:
    found = quote(make_model({"prompt": "-1", "completion": "-1"}), Usage(prompt=1_000, completion=1_000), noon)
    assert (found.total.state, found.total.usd, found.lines) == (PriceState.VARIES, None, ())
    assert found.problems == (found.total.reason,)
    assert "price varies" in found.total.reason


def test_rule_4_a_single_varying_rate_matters_only_where_it_is_used(make_model: Make, noon: datetime) -> None:
    model = make_model(PLAIN | {"web_search": "-1", "input_cache_read": "-1"})
    assert quote(model, Usage(prompt=1_000), noon).total.usd == Decimal("0.003")
    for usage in (Usage(prompt=1_000, searches=1), Usage(prompt=1_000, cached=1)):
        found = quote(model, usage, noon)
        assert (found.total.state, found.lines) == (PriceState.VARIES, ())


def test_rule_4_a_request_fee_that_varies_makes_the_total_vary(make_model: Make, noon: datetime) -> None:
    assert quote(make_model(PLAIN | {"request": "-1"}), Usage(), noon).total.state is PriceState.VARIES


def test_rule_4_a_varying_override_varies_only_while_it_holds(make_model: Make, noon: datetime) -> None:
    model = make_model(PLAIN, {"min_prompt_tokens": 100, "prompt": "-1"})
    assert quote(model, Usage(prompt=100), noon).total.usd == Decimal("0.0003")
    assert quote(model, Usage(prompt=101), noon).total.state is PriceState.VARIES


def test_rule_4_a_gemini_write_on_a_varying_prompt_varies(make_model: Make, noon: datetime) -> None:
    model = make_model(
        PLAIN | {"input_cache_write": "0.000001"}, {"min_prompt_tokens": 5, "prompt": "-1"}, id="google/gemini-x"
    )
    assert quote(model, Usage(prompt=10, cache_write=10), noon).total.state is PriceState.VARIES


def test_rule_5_zero_without_being_free_has_no_total(make_model: Make, noon: datetime) -> None:
    found = quote(make_model({"prompt": "0", "completion": "0"}), Usage(prompt=10), noon)
    assert (found.total.usd, found.lines, found.problems) == (None, (), ("no token price listed",))


def test_rule_5_a_search_on_a_free_model_costs_its_fee(make_model: Make, noon: datetime) -> None:
    model = make_model({"prompt": "0", "completion": "0"}, id="maker/model:free")
    found = quote(model, Usage(prompt=1_000, searches=2), noon)
    assert (found.total.state, found.total.usd) == (PriceState.KNOWN, Decimal("0.014"))


def test_rule_5_a_prompt_at_zero_in_a_priced_row_is_not_called_free(make_model: Make, noon: datetime) -> None:
    found = quote(make_model({"prompt": "0", "completion": "0.000015"}), Usage(prompt=10, completion=10), noon)
    assert found.total.usd == Decimal("0.00015")
    assert line(found, "prompt").rule == "listed price"


def test_rule_6_image_is_a_price_per_token(make_model: Make, noon: datetime) -> None:
    found = quote(make_model(PLAIN | {"image": "0.000003"}), Usage(prompt=500, images=3, image_tokens=258), noon)
    images = line(found, "image")
    assert (images.quantity, images.amount.usd) == (774, Decimal("0.002322"))
    assert images.rule == "listed price; assumed 258 tokens an image"
    assert found.total.usd == Decimal("0.003822")


def test_rule_6_image_far_above_the_prompt_rate_is_a_price_per_image(make_model: Make, noon: datetime) -> None:
    found = quote(make_model(PLAIN | {"image": "0.001"}), Usage(prompt=500, images=3, image_tokens=258), noon)
    images = line(found, "image")
    assert (images.quantity, images.amount.usd) == (3, Decimal("0.003"))
    assert images.rule == "listed price; assumed to be a price per image"


def test_rule_6_images_without_tokens_cost_nothing_where_the_price_is_per_token(
    make_model: Make, noon: datetime
) -> None:
    found = quote(make_model(PLAIN | {"image": "0.000003"}), Usage(prompt=500, images=3, image_tokens=0), noon)
    assert [line.item for line in found.lines] == ["prompt"]


def test_rule_6_image_tokens_count_towards_a_tier_and_follow_it(make_model: Make, noon: datetime) -> None:
    tier = {"min_prompt_tokens": 1_000, "prompt": "0.000006"}
    usage = Usage(prompt=500, images=2, image_tokens=251)
    per_token = quote(make_model(PLAIN | {"image": "0.000003"}, tier), usage, noon)
    assert per_token.total.usd == Decimal("0.006012")  # 1,002 tokens at the tier's rate
    per_image = quote(make_model(PLAIN | {"image": "0.001"}, tier), usage, noon)
    assert per_image.total.usd == Decimal("0.0035")  # 500 tokens below the tier, two images


def test_rule_1_a_skipped_entry_is_named_on_the_receipt(make_model: Make, noon: datetime) -> None:
    found = quote(make_model(PLAIN, {"region": "eu", "prompt": "1"}), Usage(prompt=1_000), noon)
    assert found.total.usd == Decimal("0.003")
    assert found.problems == ("a price with a condition ortui does not know (region) was skipped",)
    assert found.fits


def test_misfits_come_first_among_the_problems_and_change_no_figure(make_model: Make, noon: datetime) -> None:
    model = make_model(PLAIN, {"region": "eu", "prompt": "1"})
    found = quote(model, Usage(prompt=1_000, images=1, image_tokens=0), noon)
    assert found.problems == ("no image input", *found.remarks)
    assert not found.fits
    assert found.total.usd == Decimal("0.003")
