"""Which rates are in force for a prompt at a moment, and which rule set them (reading rules 1 and 6)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from ortui.domain.model import Model
from ortui.domain.pricing import LISTED, Pricing
from ortui.domain.window import WEEKDAYS

Make = Callable[..., Pricing]

CHEAP = {"prompt": "0.00000066", "completion": "0.00000198", "input_cache_read": "0.000000022"}
DEAR = {"prompt": "0.00000132", "completion": "0.00000396", "input_cache_read": "0.000000044"}


def usd(pricing: Pricing, key: str, prompt_tokens: int, moment: datetime) -> Decimal | None:
    """Find one rate in force."""
    return pricing.in_force(prompt_tokens, moment).rates[key].usd


def test_without_overrides_the_listed_rates_hold(make_pricing: Make, noon: datetime) -> None:
    pricing = make_pricing(CHEAP)
    in_force = pricing.in_force(10**9, noon)
    assert in_force.rates == pricing.rates
    assert in_force.rule("prompt") == LISTED == "listed price"


@pytest.mark.parametrize(
    ("prompt_tokens", "rates", "rule"),
    [
        (32_000, ("0.00000078", "0.0000039"), "listed price"),
        (32_001, ("0.00000156", "0.0000078"), "above 32,000 prompt tokens"),
        (128_000, ("0.00000156", "0.0000078"), "above 32,000 prompt tokens"),
        (128_001, ("0.00000195", "0.00000975"), "above 128,000 prompt tokens"),
    ],
)
def test_rule_1_of_several_tiers_the_last_that_holds_wins(
    make_pricing: Make, noon: datetime, prompt_tokens: int, rates: tuple[str, str], rule: str
) -> None:
    """The two tiers of qwen3-max."""
    pricing = make_pricing(
        {"prompt": "0.00000078", "completion": "0.0000039"},
        {"min_prompt_tokens": 32_000, "prompt": "0.00000156", "completion": "0.0000078"},
        {"min_prompt_tokens": 128_000, "prompt": "0.00000195", "completion": "0.00000975"},
    )
    assert usd(pricing, "prompt", prompt_tokens, noon) == Decimal(rates[0])
    assert usd(pricing, "completion", prompt_tokens, noon) == Decimal(rates[1])
    assert pricing.in_force(prompt_tokens, noon).rule("prompt") == rule


def test_rule_1_later_entries_win_per_key_and_the_rest_inherits(make_pricing: Make, noon: datetime) -> None:
    pricing = make_pricing(
        {"prompt": "1", "completion": "2", "input_cache_read": "3", "web_search": "4"},
        {"min_prompt_tokens": 10, "prompt": "5", "completion": "6"},
        {"min_prompt_tokens": 20, "prompt": "7", "input_cache_read": "8"},
    )
    in_force = pricing.in_force(21, noon)
    assert [str(in_force.rates[key].usd) for key in pricing.rates] == ["7", "6", "8", "4"]
    assert in_force.rule("completion") == "above 10 prompt tokens"
    assert in_force.rule("web_search") == "listed price"


def test_rule_1_the_order_of_the_list_decides_not_the_size_of_the_threshold(make_pricing: Make, noon: datetime) -> None:
    pricing = make_pricing(
        {"prompt": "1", "completion": "1"},
        {"min_prompt_tokens": 20, "prompt": "7"},
        {"min_prompt_tokens": 10, "prompt": "5"},
    )
    assert usd(pricing, "prompt", 21, noon) == 5


def test_rule_1_an_entry_without_conditions_always_holds(make_pricing: Make, noon: datetime) -> None:
    pricing = make_pricing({"prompt": "1", "completion": "1"}, {"prompt": "2"})
    assert usd(pricing, "prompt", 0, noon) == 2


def test_rule_1_an_entry_with_an_unknown_condition_is_skipped_and_named_once(
    make_pricing: Make, noon: datetime
) -> None:
    pricing = make_pricing(
        {"prompt": "1", "completion": "1"},
        {"region": "eu", "prompt": "9"},
        {"region": "us", "min_prompt_tokens": 1, "prompt": "8"},
        {"min_prompt_tokens": 5, "prompt": "2"},
    )
    assert usd(pricing, "prompt", 5, noon) == 1
    assert usd(pricing, "prompt", 6, noon) == 2
    assert pricing.not_understood == ("region",)


@pytest.mark.parametrize(
    ("day", "hhmm", "dear"),
    [
        (0, 59, False),
        (0, 100, True),
        (0, 359, True),
        (0, 400, False),
        (0, 559, False),
        (0, 600, True),
        (0, 959, True),
        (0, 1000, False),
        (4, 2359, False),
        (4, 600, True),
        (5, 200, False),
        (6, 700, False),
    ],
)
def test_rule_1_windows_of_the_working_week(make_pricing: Make, day: int, hhmm: int, *, dear: bool) -> None:
    """As deepseek-v4-pro-0813 had it in October 2026: five windows from Monday to Friday, one for the weekend."""
    workdays = list(WEEKDAYS[:5])
    spans = ((0, 100, CHEAP), (100, 400, DEAR), (400, 600, CHEAP), (600, 1000, DEAR), (1000, 0, CHEAP))
    pricing = make_pricing(
        {"prompt": "1", "completion": "1", "input_cache_read": "1"},
        *({"utc_days": workdays, "utc_start": start, "utc_end": end, **rates} for start, end, rates in spans),
        {"utc_days": ["saturday", "sunday"], **CHEAP},
    )
    moment = datetime(2026, 11, 23, tzinfo=UTC) + timedelta(days=day, hours=hhmm // 100, minutes=hhmm % 100)
    rates = pricing.in_force(1, moment).rates
    assert {key: rates[key].usd for key in CHEAP} == {
        key: Decimal(text) for key, text in (DEAR if dear else CHEAP).items()
    }


def test_rule_6_a_key_that_equals_its_parent_follows_it_in_every_override_that_does_not_name_it(
    make_pricing: Make, noon: datetime
) -> None:
    """gemini-2.5-pro above 200,000 tokens: the tier names neither ``image`` nor ``internal_reasoning``."""
    pricing = make_pricing(
        {"prompt": "0.00000125", "completion": "0.00001", "image": "0.00000125", "internal_reasoning": "0.00001"},
        {"min_prompt_tokens": 200_000, "prompt": "0.0000025", "completion": "0.000015"},
    )
    assert usd(pricing, "image", 200_000, noon) == Decimal("0.00000125")
    assert usd(pricing, "image", 200_001, noon) == Decimal("0.0000025")
    assert usd(pricing, "internal_reasoning", 200_001, noon) == Decimal("0.000015")
    assert pricing.in_force(200_001, noon).rule("image") == "above 200,000 prompt tokens"


def test_rule_6_a_key_that_an_override_names_or_that_differs_at_base_does_not_follow(
    make_pricing: Make, noon: datetime
) -> None:
    pricing = make_pricing(
        {"prompt": "2", "completion": "8", "image": "2", "internal_reasoning": "3"},
        {"min_prompt_tokens": 10, "prompt": "4", "image": "5", "completion": "16"},
    )
    assert usd(pricing, "image", 11, noon) == 5
    assert usd(pricing, "internal_reasoning", 11, noon) == 3


def test_rule_6_an_override_without_the_parent_leaves_the_follower_alone(make_pricing: Make, noon: datetime) -> None:
    pricing = make_pricing(
        {"prompt": "2", "completion": "8", "image": "2"}, {"min_prompt_tokens": 10, "completion": "9"}
    )
    assert usd(pricing, "image", 11, noon) == 2


@pytest.mark.parametrize(
    ("prompt", "image", "expected"),
    [
        ("0.000001", "0.000001", False),
        ("0.000001", "0.00002", False),
        ("0.000001", "0.000020000000000001", True),
        ("0.000001", "0.001", True),
        ("0", "0.001", True),
        ("0", "0", True),
        ("-1", "0.001", False),
        ("0.000001", "-1", False),
    ],
)
def test_rule_6_image_is_a_price_per_image_above_twenty_times_the_prompt_rate(
    make_pricing: Make, prompt: str, image: str, *, expected: bool
) -> None:
    assert make_pricing({"prompt": prompt, "completion": "1", "image": image}).image_is_per_image is expected


def test_rule_6_no_real_row_prices_images_apiece(catalogue: list[Model]) -> None:
    with_image = [model for model in catalogue if "image" in model.pricing.rates]
    assert len(with_image) == 29
    assert not any(model.pricing.image_is_per_image for model in with_image)


def test_tiers_and_windows_are_told_apart_and_what_is_skipped_is_neither(make_pricing: Make) -> None:
    base = {"prompt": "1", "completion": "1"}
    tier, window = make_pricing(base, {"min_prompt_tokens": 1}), make_pricing(base, {"utc_start": 100})
    skipped = make_pricing(base, {"min_prompt_tokens": 1, "utc_start": 100, "region": "eu"})
    assert [(one.has_tiers, one.has_windows) for one in (tier, window, skipped)] == [
        (True, False),
        (False, True),
        (False, False),
    ]
