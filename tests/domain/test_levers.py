"""What moves the bill: shares and savings by hand, and savings that are true of the month that is then priced."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.levers import Lever, levers, saved
from ortui.domain.model import Model
from ortui.domain.presets import PRESETS
from ortui.domain.price import Price, PriceState
from ortui.domain.quote import quote
from ortui.domain.scenario import Scenario, checked, turned
from tests.domain.strategies import ids, overrides, price_objects

Make = Callable[..., Model]
AGENT = Scenario(prompt=90_000, cached_percent=80, completion=1_500, reasoning_percent=25, requests_per_day=200)
RATES = {"prompt": "0.000002", "completion": "0.00001", "input_cache_read": "0.0000002"}


def lever(knob: str, value: int, share: str, less: int, saves: str) -> Lever:
    return Lever(knob, value, Decimal(share), less, Price.known(Decimal(saves)))


def only(knob: str, found: tuple[Lever, ...]) -> Lever | None:
    return next((each for each in found if each.knob == knob), None)


def test_the_levers_of_an_agent(make_model: Make, noon: datetime) -> None:
    # In millionths of a USD a request: 18,000 × 2 + 72,000 × 0.2 + 1,500 × 10 = 65,400; 6,000 requests a month: 392.40
    assert levers(make_model(RATES), AGENT, noon) == (
        # all of the prompt is 50,400; 81,000 tokens cost 16,200 × 2 + 64,800 × 0.2 = 45,360, so 5,040 less
        lever("prompt", 90_000, "77.1", 81_000, "30.24"),
        # without cache 90,000 × 2 = 180,000, so 129,600 more; with 72 % 25,200 × 2 + 64,800 × 0.2 = 63,360, 12,960 more
        lever("cached_percent", 80, "-198.2", 72, "-77.76"),
        lever("completion", 1_500, "22.9", 1_350, "9.00"),
        lever("requests_per_day", 200, "100.0", 180, "39.24"),
        lever("days", 30, "100.0", 27, "39.24"),
    )


def test_every_value_that_is_not_zero_is_a_lever_in_the_order_of_the_scenario(make_model: Make, noon: datetime) -> None:
    every = Scenario(1_000, 10, 10, 10, 100, 50, 2, 500, 300, 4, 5, 6)
    model = make_model(RATES | {"internal_reasoning": "0.00002"})
    found = levers(model, checked(every), noon)
    assert [each.knob for each in found] == [knob for knob in Scenario._fields if knob != "image_tokens"]
    assert [each.knob for each in levers(model, Scenario(0, 0, 0, 0, 100), noon)] == [
        "completion",
        "requests_per_day",
        "days",
    ]


@pytest.mark.parametrize(
    ("rates", "expected"),
    [
        (RATES, None),
        (RATES | {"internal_reasoning": "0.00001"}, None),
        # 1,000 × 10 = 10,000; half of it at 20: 15,000, a third of it for reasoning; 45 %: 550 × 10 + 450 × 20 = 14,500
        (RATES | {"internal_reasoning": "0.00002"}, lever("reasoning_percent", 50, "33.3", 45, "0.0005")),
    ],
)
def test_reasoning_is_a_lever_where_it_has_a_price_of_its_own(
    make_model: Make, noon: datetime, rates: dict[str, str], expected: Lever | None
) -> None:
    scenario = Scenario(prompt=0, completion=1_000, reasoning_percent=50, days=1)
    assert only("reasoning_percent", levers(make_model(rates), scenario, noon)) == expected


def test_a_tier_that_is_left_counts_with_all_it_does(make_model: Make, noon: datetime) -> None:
    model = make_model(
        {"prompt": "0.000001", "completion": "0.000001"}, {"prompt": "0.000003", "min_prompt_tokens": 1_000}
    )
    # 1,100 × 3 = 3,300; 990 × 1 = 990
    assert levers(model, Scenario(prompt=1_100, completion=0, days=1), noon)[0] == lever(
        "prompt", 1_100, "100.0", 990, "0.00231"
    )


@pytest.mark.parametrize(
    ("scenario", "expected"),
    [
        (Scenario(prompt=1, completion=0), lever("prompt", 1, "100.0", 0, "0.00006")),
        (Scenario(prompt=0, completion=15, days=1), lever("completion", 15, "100.0", 13, "0.00002")),
        (Scenario(prompt=0, completion=10, days=1), lever("days", 1, "100.0", 1, "0")),
        (Scenario(prompt=0, completion=10, requests_per_day=0), lever("completion", 10, "0.0", 9, "0")),
        # 2 × 1,000 × 2 + 500 × 10 = 9,000, of which one image is 2,000; without both 4,000 go
        (Scenario(prompt=0, images=2, days=1), lever("images", 2, "44.4", 1, "0.002")),
        (Scenario(prompt=0, completion=0, searches=9, days=1), lever("searches", 9, "100.0", 8, "0.007")),
    ],
)
def test_whole_numbers_are_at_least_one_less(
    make_model: Make, noon: datetime, scenario: Scenario, expected: Lever
) -> None:
    assert only(expected.knob, levers(make_model(RATES), scenario, noon)) == expected


def test_nothing_is_said_where_the_total_is_not_known(make_model: Make, noon: datetime) -> None:
    varies, unknown = make_model({"prompt": "-1", "completion": "-1"}), make_model({"prompt": "0.000001"})
    assert levers(varies, AGENT, noon) == levers(unknown, AGENT, noon) == ()


def test_where_a_lower_value_would_not_be_known_its_saving_is_not(make_model: Make, noon: datetime) -> None:
    """Below the tier the rate of cache reads varies; without any prompt there is none to pay."""
    model = make_model(RATES | {"input_cache_read": "-1"}, {"input_cache_read": "0.0000002", "min_prompt_tokens": 950})
    found = only("prompt", levers(model, Scenario(prompt=1_000, cached_percent=50), noon))
    assert found is not None
    assert (found.less, found.saves.state) == (900, PriceState.VARIES)


def test_a_lever_is_left_out_where_the_cost_without_it_is_not_known(make_model: Make, noon: datetime) -> None:
    model = make_model(RATES | {"input_cache_read": "-1"}, {"input_cache_read": "0.0000002", "min_prompt_tokens": 950})
    scenario = Scenario(prompt=500, cached_percent=50, images=1)
    assert [each.knob for each in levers(model, scenario, noon)] == [
        "prompt",
        "cached_percent",
        "completion",
        "requests_per_day",
        "days",
    ]


def test_what_is_free_has_nothing_to_save(make_model: Make, noon: datetime) -> None:
    model = make_model({"prompt": "0", "completion": "0"}, id="maker/model:free")
    found = levers(model, AGENT, noon)
    assert {(each.share, each.saves) for each in found} == {(Decimal("0.0"), Price.known(Decimal(0)))}
    assert len(found) == 5


def test_a_part_too_small_to_see_is_nothing_and_not_less(make_model: Make, noon: datetime) -> None:
    model = make_model(RATES | {"input_cache_read": "0.0000019"})
    found = only("cached_percent", levers(model, Scenario(prompt=100, cached_percent=1, completion=1_000), noon))
    # 0.1 of 10,199.9 millionths, so -0.00098 %
    assert found is not None
    assert str(found.share) == "0.0"


def test_a_difference_of_prices_keeps_what_is_not_known() -> None:
    known, varies, unknown = Price.known(Decimal(3)), Price.varies("v"), Price.unknown("u")
    assert saved(known, Price.known(Decimal(5))) == Price.known(Decimal(-2))
    assert saved(known, Price.free()) == known
    assert (saved(known, varies), saved(varies, known), saved(varies, unknown)) == (varies, varies, unknown)


@given(
    priced=st.tuples(ids, price_objects, overrides),
    scenario=st.sampled_from([preset.scenario for preset in PRESETS]),
    more=st.tuples(st.integers(0, 20), st.integers(0, 3), st.integers(0, 500), st.integers(0, 2)),
)
def test_a_month_of_the_lower_value_costs_what_is_left(
    make_model: Make,
    noon: datetime,
    priced: tuple[str, dict[str, str], list[dict[str, object]]],
    scenario: Scenario,
    more: tuple[int, int, int, int],
) -> None:
    model = make_model(priced[1], *priced[2], id=priced[0])
    written, images, audio, searches = more
    scenario = scenario._replace(written_percent=min(written, 100 - scenario.cached_percent))
    scenario = scenario._replace(images=images, audio=min(audio, scenario.room_for_audio), searches=searches)

    def month(of: Scenario) -> Decimal | None:
        request = quote(model, of.usage, noon).total.usd
        return None if request is None else request * of.requests_per_day * of.days

    for each in levers(model, scenario, noon):
        whole, left = month(scenario), month(turned(scenario, each.knob, each.less)[0])
        assert whole is not None
        assert each.value == getattr(scenario, each.knob)
        assert each.less < each.value or each.knob == "days"
        assert each.saves.usd == (None if left is None else whole - left)
