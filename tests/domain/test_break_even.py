"""Break-even: by hand where tiers, shares and limits meet, and against every single value of small models."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ortui.domain.break_even import WHATEVER, Stretch, in_words, stretches
from ortui.domain.catalogue import Catalogue
from ortui.domain.counts import HIGHEST_COUNT
from ortui.domain.model import Limits, Model
from ortui.domain.presets import PRESETS
from ortui.domain.quote import quote
from ortui.domain.scenario import Scenario, turned

Make = Callable[..., Model]
KEYS = ("prompt", "completion", "input_cache_read", "audio")


def per_million(figures: str) -> dict[str, str]:
    """Read the rates of prompt, completion, cache read and audio in USD a million tokens: ``3 15 0.3``."""
    return {key: f"{Decimal(figure).scaleb(-6):f}" for key, figure in zip(KEYS, figures.split(), strict=False)}


def tier(above: int, prompt: str) -> dict[str, object]:
    return {"min_prompt_tokens": above, **per_million(prompt)}


class Case(NamedTuple):
    rates: tuple[str, str]
    """Of claude-x and gpt-y."""
    scenario: Scenario
    knob: str
    expected: list[tuple[int, str]]
    """The last value of each stretch, and who is cheaper: ``claude``, ``gpt``, ``equal``, ``turns``."""
    words: str
    tiers: tuple[dict[str, object], ...] = ()
    """Of claude-x."""


PROMPT = Scenario(prompt=1_000, completion=0)
CASES = {
    "a crossing between two values": Case(
        ("3 15", "6 10"),  # 5,001 × 3 + 15 c against 5,001 × 6 + 10 c: equal at 3,000.6
        Scenario(prompt=5_001),
        "completion",
        [(3_000, "claude"), (4_999, "gpt")],
        "claude-x is cheaper below 3,001 completion tokens, gpt-y from there",
    ),
    "equal at a value": Case(
        ("3 15", "6 10"),
        Scenario(prompt=5_000),
        "completion",
        [(2_999, "claude"), (3_000, "equal"), (5_000, "gpt")],
        "claude-x is cheaper below 3,000 completion tokens, neither at 3,000, gpt-y from 3,001",
    ),
    "one order throughout": Case(
        ("3 15", "2 10"),
        Scenario(prompt=5_000),
        "completion",
        [(5_000, "gpt")],
        "gpt-y is cheaper whatever the completion",
    ),
    "equal throughout": Case(
        ("2 15", "2 10"), PROMPT, "prompt", [(10_000, "equal")], "neither is cheaper whatever the prompt"
    ),
    "equal only at nothing": Case(
        ("2 15", "3 10"),
        PROMPT,
        "prompt",
        [(0, "equal"), (10_000, "claude")],
        "neither is cheaper at 0 prompt tokens, claude-x from 1",
    ),
    "tiers there and back": Case(
        ("1 1", "2 2"),  # v + 100, then 3 v + 100, then v + 100, against 2 v + 200
        Scenario(completion=100),
        "prompt",
        [(1_000, "claude"), (3_000, "gpt"), (9_900, "claude")],
        "claude-x is cheaper below 1,001 prompt tokens, gpt-y from 1,001 to 3,000, claude-x from 3,001",
        (tier(1_000, "3"), tier(3_000, "1")),
    ),
    "a crossing and a tier": Case(
        ("1 3", "2 2"),  # v + 300 against 2 v + 200: equal at 100
        Scenario(completion=100),
        "prompt",
        [(99, "gpt"), (100, "equal"), (1_000, "claude"), (9_900, "gpt")],
        "gpt-y is cheaper below 100 prompt tokens, neither at 100, claude-x from 101 to 1,000, gpt-y from 1,001",
        (tier(1_000, "3"),),
    ),
    "a crossing above a tier": Case(
        ("1 1", "2 31"),  # v + 100, then 3 v + 100, against 2 v + 3,100: equal at 3,000
        Scenario(completion=100),
        "prompt",
        [(2_999, "claude"), (3_000, "equal"), (9_900, "gpt")],
        "claude-x is cheaper below 3,000 prompt tokens, neither at 3,000, gpt-y from 3,001",
        (tier(1_000, "3"),),
    ),
    "images count for a tier": Case(
        ("1 0", "2 0"),
        Scenario(completion=0, images=1, image_tokens=500),
        "prompt",
        [(500, "claude"), (9_500, "gpt")],
        "claude-x is cheaper below 501 prompt tokens, gpt-y from there",
        (tier(1_000, "3"),),
    ),
    "audio yields to a short prompt": Case(
        ("3 0 3 6", "4 0 4 4"),  # 6 v against 4 v up to 77; then 462 + 3 (v - 77) against 4 v: equal at 231
        PROMPT._replace(audio=77),
        "prompt",
        [(0, "equal"), (230, "gpt"), (231, "equal"), (10_000, "claude")],
        "neither is cheaper at 0 prompt tokens, gpt-y from 1 to 230, neither at 231, claude-x from 232",
    ),
    "the share from cache": Case(
        ("3 1 0.3", "2 1"),  # 3,000 - 27 percent against 2,000: 2,001 at 37 %, 1,974 at 38 %
        PROMPT,
        "cached_percent",
        [(37, "gpt"), (100, "claude")],
        "gpt-y is cheaper below 38 % read from cache, claude-x from there",
    ),
    "whatever the share from cache": Case(
        ("3 1 0.3", "0.2 1"),
        PROMPT,
        "cached_percent",
        [(100, "gpt")],
        "gpt-y is cheaper whatever share is read from cache",
    ),
    "rounding decides throughout": Case(
        ("1 1", "2 1 0"),  # v against 2 × (v - half of it), which is v where v is even, else v + 1
        PROMPT._replace(cached_percent=50),
        "prompt",
        [(10_000, "turns")],
        "now one, now the other is cheaper whatever the prompt",
    ),
    "rounding decides up to a tier": Case(
        ("1 1 1", "2 1 0"),
        PROMPT._replace(cached_percent=50),
        "prompt",
        [(1_000, "turns"), (10_000, "equal")],
        "now one, now the other is cheaper below 1,001 prompt tokens, neither from there",
        (tier(1_000, "2 1 0"),),
    ),
    "rounding decides for a while": Case(
        # 100 v + 160.5 against 201 × (v - half of it) + 10: where v = 2 k, 150.5 - k more, below 0 from 302 on;
        # where v = 2 k + 1, 49.5 - k more, below 0 from 101 on
        ("100 160.5", "201 10 0"),
        Scenario(prompt=1_000, cached_percent=50, completion=1),
        "prompt",
        [(100, "gpt"), (300, "turns"), (9_999, "claude")],
        "gpt-y is cheaper below 101 prompt tokens, now one, now the other from 101 to 300, claude-x from 301",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_by_hand(make_model: Make, noon: datetime, case: Case) -> None:
    limits, (one, other) = Limits(context=10_000), case.rates
    first = make_model(per_million(one), *case.tiers, id="anthropic/claude-x", limits=limits)
    second = make_model(per_million(other), id="openai/gpt-y", limits=limits)
    cheaper = {"claude": first, "gpt": second}
    expected = [(last, cheaper.get(who), who == "turns") for last, who in case.expected]
    asked = (first, second, case.scenario, noon, case.knob)
    found = stretches(*asked)
    assert [each[1:] for each in found] == expected
    assert [each.first for each in found] == [0, *(last + 1 for last, _ in case.expected[:-1])]
    assert in_words(*asked) == case.words


@pytest.mark.parametrize(
    ("limits", "along", "last"),
    [
        ((Limits(), Limits()), (Scenario(), "prompt"), HIGHEST_COUNT),
        ((Limits(), Limits()), (Scenario(), "completion"), HIGHEST_COUNT),
        ((Limits(context=9_000), Limits(context=8_000)), (Scenario(completion=500), "prompt"), 7_500),
        ((Limits(context=9_000, completion=499), Limits()), (Scenario(completion=500), "prompt"), None),
        ((Limits(prompt=600), Limits(context=8_000)), (Scenario(completion=500), "prompt"), 600),
        ((Limits(completion=600), Limits(context=8_000)), (Scenario(prompt=7_000), "completion"), 600),
        ((Limits(completion=600), Limits(context=8_000)), (Scenario(prompt=7_500), "completion"), 500),
        ((Limits(prompt=600), Limits()), (Scenario(prompt=601), "completion"), None),
        ((Limits(context=600), Limits()), (Scenario(prompt=601), "completion"), None),
        ((Limits(context=2_500), Limits()), (Scenario(), "cached_percent"), 100),
        ((Limits(context=2_499), Limits()), (Scenario(), "cached_percent"), None),
        ((Limits(context=10_000), Limits()), (Scenario(completion=500, images=2), "prompt"), 7_500),
    ],
)
def test_only_what_both_can_take_counts(
    make_model: Make, noon: datetime, limits: tuple[Limits, Limits], along: tuple[Scenario, str], last: int | None
) -> None:
    scenario, knob = along
    first, second = (make_model(per_million("1 2"), limits=each) for each in limits)
    found = stretches(first, second, scenario, noon, knob)
    assert found == (() if last is None else (Stretch(0, last, None),))
    if last is None:
        assert in_words(first, second, scenario, noon, knob) == (
            "the costs can't be compared: no such request fits both"
        )


def test_images_priced_apiece_count_for_no_tier_and_take_no_room(make_model: Make, noon: datetime) -> None:
    limits, apiece = Limits(context=10_000), {"image": "0.01"}
    first = make_model(per_million("1 0") | apiece, tier(1_000, "3"), limits=limits)
    second = make_model(per_million("2 0") | apiece, limits=limits)
    found = stretches(first, second, Scenario(completion=0, images=1), noon, "prompt")
    assert [(each.last, each.cheaper) for each in found] == [(0, None), (1_000, first), (10_000, second)]


def test_nothing_is_compared_with_a_price_that_is_not_known(make_model: Make, noon: datetime) -> None:
    known, varies, unknown = (
        make_model(rates) for rates in (per_million("1 2"), {"prompt": "-1", "completion": "-1"}, {})
    )
    cached_varies = make_model(per_million("1 2") | {"input_cache_read": "-1"})
    for other in (varies, unknown, cached_varies):
        asked = (known, other, Scenario(cached_percent=10), noon, "prompt")
        assert stretches(*asked) == ()
        assert in_words(*asked) == "the costs can't be compared: a price varies or is unknown"


def test_models_of_one_name_are_told_apart_by_their_makers(make_model: Make, noon: datetime) -> None:
    first, second = make_model(per_million("1 2"), id="a/m"), make_model(per_million("2 3"), id="b/m")
    assert in_words(first, second, Scenario(), noon, "prompt") == "a/m is cheaper whatever the prompt"


def test_the_hour_counts(make_model: Make, noon: datetime) -> None:
    first = make_model(per_million("1 2"), {"utc_start": 1300, "utc_end": 1400, **per_million("3 4")}, id="a/x")
    second = make_model(per_million("2 3"), id="b/y")
    asked = [in_words(first, second, Scenario(), noon.replace(hour=hour), "completion") for hour in (12, 13)]
    assert asked == ["x is cheaper whatever the completion", "y is cheaper whatever the completion"]


def test_a_free_model_is_cheaper_as_soon_as_the_other_is_not(make_model: Make, noon: datetime) -> None:
    first, second = make_model(per_million("0 0"), id="a/x:free"), make_model(per_million("1 2"), id="a/x")
    assert in_words(first, second, PROMPT, noon, "prompt") == ("neither is cheaper at 0 prompt tokens, x:free from 1")


MOST_TRIED = 600
"""More than are priced one by one."""
SMALL_KEYS = ("prompt", "completion", "input_cache_read", "input_cache_write", "audio")
few = st.integers(0, 6).map(str)
small_rates = st.fixed_dictionaries(
    dict.fromkeys(("prompt", "completion"), st.integers(1, 6).map(str)),
    optional=dict.fromkeys((*SMALL_KEYS[2:], "internal_reasoning", "image"), few),
)
small_tiers: st.SearchStrategy[list[dict[str, object]]] = st.lists(
    st.builds(
        lambda rates, above: {**rates, "min_prompt_tokens": above}, small_rates, st.sampled_from([0, 70, 71, 500])
    ),
    max_size=2,
)
contexts = st.one_of(st.integers(1, 50), st.integers(400, MOST_TRIED - 1))
small_models = st.tuples(small_rates, small_tiers, contexts)
shares = st.sampled_from([(0, 0, 0), (50, 0, 0), (80, 0, 0), (33, 11, 0), (20, 7, 1), (98, 0, 1), (60, 40, 0)])


@st.composite
def small_scenarios(draw: st.DrawFn) -> Scenario:
    scenario = Scenario(draw(st.integers(0, 400)), *draw(shares))._replace(
        completion=draw(st.integers(0, 30)),
        reasoning_percent=draw(st.sampled_from([0, 25, 37, 100])),
        images=draw(st.integers(0, 1)),
        image_tokens=30,
    )
    return scenario._replace(audio=min(draw(st.integers(0, 300)), scenario.room_for_audio))


@example(  # audio finds room for all its tokens, and then not, before it does for good
    priced=(
        (dict(zip(SMALL_KEYS, "62556", strict=True)), [], MOST_TRIED - 1),
        (dict(zip(SMALL_KEYS, "11566", strict=True)), [], MOST_TRIED - 1),
    ),
    scenario=Scenario(prompt=600, cached_percent=98, written_1h_percent=1, completion=0, audio=6),
    knob="prompt",
)
@given(priced=st.tuples(small_models, small_models), scenario=small_scenarios(), knob=st.sampled_from(sorted(WHATEVER)))
def test_every_value_costs_what_its_stretch_says(
    make_model: Make,
    noon: datetime,
    priced: tuple[tuple[dict[str, str], list[dict[str, object]], int], ...],
    scenario: Scenario,
    knob: str,
) -> None:
    """Rates are whole USD a token here, so that equal costs are frequent; the context bounds what is gone through."""
    first, second = (
        make_model(rates, *tiers, id=f"maker/{name}", limits=Limits(context=context))
        for name, (rates, tiers, context) in zip("xy", priced, strict=True)
    )
    found = stretches(first, second, scenario, noon, knob)
    orders: list[str | None] = []
    for value in range(101 if knob == "cached_percent" else MOST_TRIED + 1):
        usage = turned(scenario, knob, value)[0].usage
        one, other = (quote(model, usage, noon) for model in (first, second))
        if any("fit" in words for words in one.misfits + other.misfits):
            break
        if one.total.usd is None or other.total.usd is None:
            assert not found
            return
        orders.append(None if one.total == other.total else first.id if one.total.usd < other.total.usd else second.id)
    assert bool(found) == bool(orders)
    if found:
        assert found[0].first == 0
        assert found[-1].last == len(orders) - 1
    assert all(low.last + 1 == high.first and low[2:] != high[2:] for low, high in pairwise(found))
    for stretch in found:
        inside = orders[stretch.first : stretch.last + 1]
        assert len(set(inside)) > 1 if stretch.takes_turns else set(inside) == {stretch.cheaper and stretch.cheaper.id}


@given(
    places=st.tuples(st.integers(0, 420), st.integers(0, 420)),
    scenario=st.sampled_from([preset.scenario for preset in PRESETS]),
    knob=st.sampled_from(sorted(WHATEVER)),
)
def test_real_models_change_their_order_just_where_it_is_said(
    catalogue: Catalogue, noon: datetime, places: tuple[int, int], scenario: Scenario, knob: str
) -> None:
    first, second = (catalogue.models[place % len(catalogue.models)] for place in places)

    def cheaper_at(value: int) -> str | None:
        usage = turned(scenario, knob, value)[0].usage
        one, other = (quote(model, usage, noon).total.usd for model in (first, second))
        assert one is not None
        assert other is not None
        return None if one == other else first.id if one < other else second.id

    for stretch in stretches(first, second, scenario, noon, knob):
        if not stretch.takes_turns:
            values = (stretch.first, (stretch.first + stretch.last) // 2, stretch.last)
            assert {cheaper_at(value) for value in values} == {stretch.cheaper and stretch.cheaper.id}
