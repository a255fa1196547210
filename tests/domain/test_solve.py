"""The estimate backwards: the greatest number that a budget pays for, and the cheapest model."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain import solve
from ortui.domain.catalogue import Catalogue
from ortui.domain.free_rules import FreeRules
from ortui.domain.model import Limits, Model
from ortui.domain.price import Price
from ortui.domain.quote import quote
from ortui.domain.scenario import Scenario
from ortui.domain.solve import Affordable, Budget, Per, cheapest, most
from ortui.domain.solve_counts import OpenCount
from ortui.domain.usage import MOST_REQUESTS
from tests.domain.strategies import as_text, ids, rates

Make = Callable[..., Model]

PLAIN = {"prompt": "0.000002", "completion": "0.00001"}
GEMINI = {"prompt": "0.00000125", "completion": "0.00001"}
GEMINI_LONG = {"min_prompt_tokens": 200_000, "prompt": "0.0000025", "completion": "0.000015"}
FALLING = {"min_prompt_tokens": 1_000, "prompt": "0.000001"}
ONE = Scenario(prompt=1_000, completion=1_000)
RULES = FreeRules(20, 50, 1_000, Decimal(10), date(2026, 10, 17), "a test")

Solve = Callable[[str, Model, Scenario, Budget], Affordable]


@pytest.fixture
def solve_for(noon: datetime) -> Solve:
    """Solve at noon."""
    return lambda knob, model, scenario, budget: most(OpenCount(knob, model, scenario), budget, noon)


@pytest.fixture
def gemini(make_model: Make, solve_for: Solve) -> Callable[[str, Scenario, Budget], Affordable]:
    """Solve for a model with a tier, without limits."""
    model = make_model(GEMINI, GEMINI_LONG)
    return lambda knob, scenario, budget: solve_for(knob, model, scenario, budget)


def a_request(usd: str) -> Budget:
    return Budget(Decimal(usd), Per.REQUEST)


def a_month(usd: str) -> Budget:
    return Budget(Decimal(usd), Per.MONTH)


def known(usd: str) -> Price:
    return Price.known(Decimal(usd))


@pytest.mark.parametrize(
    ("usd", "value", "costs"),
    [
        # completion 1,000 × 0.00001 = 0.01; above 200,000 prompt tokens 1,000 × 0.000015 = 0.015
        ("0.25999875", 199_999, ("0.25999875", "0.26")),
        ("0.26", 200_000, ("0.26", "0.5150025")),
        ("0.5150024", 200_000, ("0.26", "0.5150025")),
        ("0.5150025", 200_001, ("0.5150025", "0.515005")),
        ("0.515005", 200_002, ("0.515005", "0.5150075")),
    ],
)
def test_the_longest_prompt_is_exact_where_a_tier_begins(
    make_model: Make, solve_for: Solve, usd: str, value: int, costs: tuple[str, str]
) -> None:
    found = solve_for("prompt", make_model(GEMINI, GEMINI_LONG), ONE, a_request(usd))
    assert (found.value, found.cost, found.beyond) == (value, *map(known, costs))
    assert (found.jump != "") == (value == 200_000)
    assert (found.knob, found.bound, found.reason) == ("prompt", "", "")


@pytest.mark.parametrize(
    ("scenario", "budget", "value", "words"),
    [
        (ONE, a_request("0.3"), 200_000, ("", "it would cost $0.515 instead of $0.26")),
        # 2 a day on 30 days: 60 × 0.26 and 60 × 0.5150025
        (ONE._replace(requests_per_day=2), a_month("20"), 200_000, ("", "a month would cost $30.90 instead of $15.60")),
        # 2,000 tokens of images
        (
            ONE._replace(images=2),
            a_request("0.3"),
            198_000,
            (", those of images included", "it would cost $0.515 instead of $0.26"),
        ),
    ],
    ids=["a request", "a month", "images"],
)
def test_the_jump_of_a_tier_is_named(
    gemini: Callable[[str, Scenario, Budget], Affordable],
    scenario: Scenario,
    budget: Budget,
    value: int,
    words: tuple[str, str],
) -> None:
    found = gemini("prompt", scenario, budget)
    assert (found.value, found.jump) == (value, f"a tier begins above 200,000 prompt tokens{words[0]}: {words[1]}")


def test_a_jump_too_small_for_four_digits_is_written_in_full(make_model: Make, solve_for: Solve) -> None:
    model = make_model(PLAIN, {"min_prompt_tokens": 1_000_000, "prompt": "0.000002000001"})
    found = solve_for("prompt", model, Scenario(completion=0), a_request("2"))
    assert found.jump.endswith("it would cost $2.000003000001 instead of $2.00")


def test_rates_that_the_request_has_nothing_of_are_no_jump(make_model: Make, solve_for: Solve) -> None:
    model = make_model(PLAIN, {"min_prompt_tokens": 1_000, "audio": "0.0001"})
    found = solve_for("prompt", model, Scenario(completion=0), a_request("0.002"))
    assert (found.value, found.jump) == (1_000, "")


@pytest.mark.parametrize(
    ("usd", "value"),
    [
        # Up to 1,000 tokens 0.000002 each, above 0.000001 each: 1,001 cost 0.001001, as much as 500 and a half.
        ("0.001", 500),
        ("0.001000999", 500),
        ("0.001001", 1_001),
        ("0.002", 2_000),
        ("0.000001999", 0),
    ],
)
def test_where_costs_fall_above_a_limit_the_answer_is_beyond_it(
    make_model: Make, solve_for: Solve, usd: str, value: int
) -> None:
    found = solve_for("prompt", make_model(PLAIN, FALLING), Scenario(completion=0), a_request(usd))
    assert (found.value, found.jump) == (value, "")


def test_the_tokens_of_images_count_where_costs_fall(make_model: Make, solve_for: Solve) -> None:
    # 600 tokens of images: with 400 others 1,000 × 0.000002 = 0.002, with 401 1,001 × 0.000001 = 0.001001.
    scenario = Scenario(images=2, image_tokens=300, completion=0)
    model = make_model(PLAIN, FALLING)
    budgets = [a_request(usd) for usd in ("0.001", "0.001001", "0.0012", "0.0014")]
    found = [solve_for("prompt", model, scenario, budget).value for budget in budgets]
    assert found == [None, 401, 600, 800]


@pytest.mark.parametrize(
    ("scenario", "budget", "answer"),
    [
        # 1,000 × 0.000002 + n × 0.00001
        (ONE, a_request("0.012"), ("completion", 1_000, "0.012", "0.01201")),
        (ONE, a_request("0.0120099"), ("completion", 1_000, "0.012", "0.01201")),
        (ONE, a_request("0.002"), ("completion", 0, "0.002", "0.00201")),
        (ONE._replace(requests_per_day=10, days=22), a_month("2.64"), ("completion", 1_000, "2.64", "2.6422")),
        (ONE._replace(completion=0), a_request("0"), ("prompt", 0, "0", "0.000002")),
        # n × 30 × 0.012
        (ONE, a_month("100"), ("requests_per_day", 277, "99.72", "100.08")),
        (ONE, a_month("0.36"), ("requests_per_day", 1, "0.36", "0.72")),
        (ONE, a_month("0.35"), ("requests_per_day", 0, "0", "0.36")),
        (ONE._replace(days=1), a_month("12"), ("requests_per_day", 1_000, "12", "12.012")),
    ],
)
def test_a_budget_is_spent_to_the_last_unit_that_it_covers(
    make_model: Make, solve_for: Solve, scenario: Scenario, budget: Budget, answer: tuple[str, int, str, str]
) -> None:
    knob, value, cost, beyond = answer
    found = solve_for(knob, make_model(PLAIN), scenario, budget)
    assert found == Affordable(knob, value, known(cost), known(beyond))


SHARES = Scenario(cached_percent=33, written_percent=25, written_1h_percent=8, audio=7, completion=0)
WITH_SHARES = {
    "prompt": "0.000001",
    "completion": "0.000009",
    "input_cache_read": "0.0000001",
    "input_cache_write": "0.000002",
    "input_cache_write_1h": "0.000003",
    "audio": "0.00001",
    "internal_reasoning": "0.000004",
}


def test_shares_of_the_prompt_and_audio_stay_what_they_are(make_model: Make, solve_for: Solve) -> None:
    # 1,000 tokens: 330 cached 0.000033, 250 written 0.0005, 80 for an hour 0.00024, 7 audio 0.00007,
    # 333 others 0.000333: 0.001176. One more: another token at 0.000001, and no share reaches its next whole token.
    found = solve_for("prompt", make_model(WITH_SHARES), SHARES, a_request("0.001176"))
    assert (found.value, found.cost, found.beyond) == (1_000, known("0.001176"), known("0.001177"))


def test_the_share_of_reasoning_stays_what_it_is(make_model: Make, solve_for: Solve) -> None:
    # 103 tokens, 25 of them reasoning: 78 × 0.000009 + 25 × 0.000004 = 0.000802; of 104 it is 26: 0.000806.
    scenario = Scenario(prompt=0, reasoning_percent=25)
    found = solve_for("completion", make_model(WITH_SHARES), scenario, a_request("0.000805"))
    assert (found.value, found.cost, found.beyond) == (103, known("0.000802"), known("0.000806"))


def test_one_token_more_may_cost_less_where_shares_reach_their_next_token(make_model: Make, solve_for: Solve) -> None:
    # Halves read and written: of 1 token neither has any, of 2 each has one, of 3 one is left at the full rate.
    # 1: 0.01, 2: 0.002, 3: 0.012, 4: 0.004, 5: 0.014, 6: 0.006, 7: 0.016.
    rates_ = {"prompt": "0.01", "completion": "0", "input_cache_read": "0.001", "input_cache_write": "0.001"}
    scenario = Scenario(cached_percent=50, written_percent=50, completion=0)
    found = [solve_for("prompt", make_model(rates_), scenario, a_request(usd)) for usd in ("0.0059", "0.006")]
    assert [(one.value, one.beyond) for one in found] == [(4, known("0.014")), (6, known("0.016"))]


IMAGES = {"prompt": "0.000001", "completion": "0.00001", "image": "0.01"}


def test_images_that_are_priced_apiece_add_no_tokens(make_model: Make, solve_for: Solve) -> None:
    # 2 images 0.02 and 1,000 tokens 0.001; the tier begins above 1,000 tokens whatever the images are.
    model = make_model(IMAGES, {"min_prompt_tokens": 1_000, "prompt": "0.000003"}, limits=Limits(context=5_000))
    scenario = Scenario(images=2, completion=0)
    found = solve_for("prompt", model, scenario, a_request("0.022"))
    assert (found.value, found.cost, found.beyond) == (1_000, known("0.021"), known("0.023003"))
    assert "images" not in found.jump
    assert solve_for("prompt", model, scenario, a_request("1")).value == 5_000


@pytest.mark.parametrize(
    ("asked", "value", "bound"),
    [
        (("prompt", Limits(context=10_000), ONE), 9_000, "the context ends there: 10,000 tokens"),
        (("prompt", Limits(context=10_000), ONE._replace(images=3)), 6_000, "the context ends there: 10,000 tokens"),
        (("prompt", Limits(10_000, prompt=8_000), ONE), 8_000, "the model takes at most 8,000 prompt tokens"),
        (
            ("prompt", Limits(10_000, prompt=8_000), ONE._replace(images=3)),
            5_000,
            "the model takes at most 8,000 prompt tokens",
        ),
        (("prompt", Limits(), ONE), 10**12, "the most ortui counts"),
        (("completion", Limits(10_000, 8_000), ONE), 8_000, "the model writes at most 8,000 tokens"),
        (("completion", Limits(8_500, 8_000), ONE), 7_500, "the context ends there: 8,500 tokens"),
        (("completion", Limits(8_500), ONE._replace(images=3)), 4_500, "the context ends there: 8,500 tokens"),
        (("completion", Limits(), ONE), 10**12, "the most ortui counts"),
        (("requests_per_day", Limits(context=10), ONE), MOST_REQUESTS, "the most ortui counts"),
    ],
)
def test_a_limit_that_ends_it_is_named(
    make_model: Make, solve_for: Solve, asked: tuple[str, Limits, Scenario], value: int, bound: str
) -> None:
    knob, limits, scenario = asked
    found = solve_for(knob, make_model(PLAIN, limits=limits), scenario, a_month("1e12"))
    assert (found.value, found.bound, found.beyond, found.jump) == (value, bound, None, "")


@pytest.mark.parametrize(
    ("knob", "value", "bound"),
    [
        ("prompt", 9_000, "the context ends there: 10,000 tokens"),
        ("completion", 9_000, "the context ends there: 10,000 tokens"),
        ("requests_per_day", MOST_REQUESTS, "the most ortui counts; a request costs nothing"),
    ],
)
def test_what_is_free_ends_at_a_limit(make_model: Make, solve_for: Solve, knob: str, value: int, bound: str) -> None:
    model = make_model({"prompt": "0", "completion": "0"}, id="maker/model:free", limits=Limits(context=10_000))
    found = solve_for(knob, model, ONE, a_month("0"))
    assert found == Affordable(knob, value, Price.free(), None, bound)


@pytest.mark.parametrize(
    ("searches", "usd", "answer"),
    [
        (0, "0", (1_000, "50 until $10 is bought")),
        # one search is 0.007: 30 days of 1,000 are 210, of 476 99.96
        (1, "210", (1_000, "50 until $10 is bought")),
        (1, "100", (476, "")),
    ],
)
def test_requests_to_a_free_model_end_where_they_are_no_longer_taken(
    make_model: Make, noon: datetime, searches: int, usd: str, answer: tuple[int, str]
) -> None:
    model = make_model({"prompt": "0", "completion": "0"}, id="lab/gift:free")
    found = most(OpenCount("requests_per_day", model, ONE._replace(searches=searches), RULES), a_month(usd), noon)
    assert (found.value, found.bound) == answer
    paid = make_model(PLAIN, id="lab/paid")
    # 1,000 × 2 and 1,000 × 10, in millionths: 0.012; 30 × 2,000 of them are 720
    assert most(OpenCount("requests_per_day", paid, ONE, RULES), a_month("720"), noon).value == 2_000


def test_a_count_that_costs_nothing_ends_at_a_limit(make_model: Make, solve_for: Solve) -> None:
    model = make_model({"prompt": "0", "completion": "0.00001"}, limits=Limits(context=10_000))
    found = solve_for("prompt", model, ONE, a_request("0.01"))
    assert (found.value, found.cost, found.bound) == (9_000, known("0.01"), "the context ends there: 10,000 tokens")


VARIES = "price varies: it is that of the model which serves the request"


@pytest.mark.parametrize("knob", ["prompt", "completion", "requests_per_day"])
@pytest.mark.parametrize(
    ("listed", "price"),
    [
        ({"prompt": "-1", "completion": "-1"}, Price.varies(VARIES)),
        ({"prompt": "0", "completion": "0"}, Price.unknown("no token price listed")),
        ({"prompt": "0.000002"}, Price.unknown("no completion price listed")),
        (PLAIN | {"request": "-1"}, Price.varies("price varies")),
    ],
)
def test_what_has_no_price_has_no_answer_and_says_why(
    make_model: Make, solve_for: Solve, knob: str, listed: dict[str, str], price: Price
) -> None:
    found = solve_for(knob, make_model(listed), ONE, a_month("100"))
    assert found == Affordable(knob, None, price, reason=price.reason)


def test_a_price_that_varies_above_a_limit_ends_it(make_model: Make, solve_for: Solve) -> None:
    model = make_model(PLAIN, {"min_prompt_tokens": 1_000, "prompt": "-1"})
    found = solve_for("prompt", model, ONE, a_request("1"))
    assert (found.value, found.cost, found.beyond) == (1_000, known("0.012"), Price.varies("price varies"))
    assert found.bound == "the price of one more is not known: price varies"
    assert found.jump == "a tier begins above 1,000 prompt tokens"


def test_a_part_without_a_known_price_ends_it_where_it_begins(make_model: Make, solve_for: Solve) -> None:
    # A tenth is read from cache: of 9 tokens none, of 10 one.
    model = make_model(PLAIN | {"input_cache_read": "-1"})
    found = solve_for("prompt", model, Scenario(cached_percent=10, completion=0), a_request("1"))
    assert (found.value, found.cost, found.jump) == (9, known("0.000018"), "")
    assert found.bound == "the price of one more is not known: price varies"


@pytest.mark.parametrize(
    ("asked", "limits", "reason"),
    [
        (("completion", ONE, a_request("0.0019")), Limits(), "even with 0 completion tokens a request costs $0.002"),
        (("prompt", ONE, a_month("0.2")), Limits(), "even with 0 prompt tokens a month costs $0.30"),
        (
            # 199 tokens, 99 of them cached, leave room for 100
            ("prompt", ONE._replace(audio=100, cached_percent=50), a_request("0")),
            Limits(),
            "even with 199 prompt tokens a request costs $0.0104",
        ),
        (
            ("completion", ONE, a_request("1")),
            Limits(context=999),
            "does not fit the context: 1,000 prompt + 0 completion tokens, the context is 999",
        ),
        (
            ("prompt", ONE._replace(audio=100), a_request("1")),
            Limits(prompt=99),
            "longer than the prompt limit: 100 prompt tokens, the limit is 99",
        ),
        (
            ("requests_per_day", ONE, a_request("1")),
            Limits(),
            "one request costs the same, however many",
        ),
        (
            # half of it would be cached, so that it would have to be twice as long as ortui counts
            ("prompt", Scenario(cached_percent=50, audio=10**12), a_request("1")),
            Limits(),
            "the shares of the prompt leave no room for the audio, however long it is",
        ),
        (
            ("prompt", Scenario(cached_percent=100, audio=5), a_request("1")),
            Limits(),
            "the shares of the prompt leave no room for the audio, however long it is",
        ),
    ],
)
def test_where_there_is_no_answer_it_says_why(
    make_model: Make, solve_for: Solve, asked: tuple[str, Scenario, Budget], limits: Limits, reason: str
) -> None:
    knob, scenario, budget = asked
    found = solve_for(knob, make_model(PLAIN, limits=limits), scenario, budget)
    assert (found.value, found.beyond, found.bound, found.jump) == (None, None, "", "")
    assert found.reason == reason


def test_a_prompt_that_has_no_room_for_the_audio_is_no_answer(make_model: Make, solve_for: Solve) -> None:
    # Halves read and written leave one token of an odd prompt, and none of an even one.
    scenario = Scenario(cached_percent=50, written_percent=50, audio=1, completion=0)
    found = solve_for("prompt", make_model(PLAIN), scenario, a_request("0.00021"))
    assert (found.value, found.cost, found.beyond) == (105, known("0.00021"), None)
    assert found.bound == "of 106 prompt tokens the shares leave no room for the audio"


@pytest.mark.parametrize(("hour", "value"), [(12, 1_000), (3, 500)])
def test_the_moment_decides_on_the_rates(make_model: Make, noon: datetime, hour: int, value: int) -> None:
    model = make_model(PLAIN, {"utc_start": 200, "utc_end": 400, "prompt": "0.000004"})
    budget, scenario = a_request("0.002"), Scenario(completion=0)
    assert most(OpenCount("prompt", model, scenario), budget, noon.replace(hour=hour)).value == value


PARTS = ("prompt", "completion", "input_cache_read", "input_cache_write", "input_cache_write_1h", "image", "audio")
KEYS = (*PARTS, "internal_reasoning", "request")
texts = st.one_of(rates.map(as_text), st.sampled_from(["0", "0", "-1", "0.000001", "0.000002"]))
Priced = tuple[dict[str, str], list[dict[str, object]], str, Limits]
priced_models: st.SearchStrategy[Priced] = st.tuples(
    st.fixed_dictionaries(
        {"prompt": texts, "completion": texts}, optional={key: texts for key in KEYS if key not in PLAIN}
    ),
    st.lists(
        st.builds(
            dict,
            st.dictionaries(st.sampled_from(KEYS), texts, max_size=4),
            min_prompt_tokens=st.integers(0, 260),
        ),
        max_size=3,
    ),
    ids,
    st.builds(
        Limits,
        context=st.integers(0, 300),
        completion=st.none() | st.integers(0, 250),
        prompt=st.none() | st.integers(0, 250),
    ),
)


@st.composite
def scenarios(draw: st.DrawFn, most_tokens: int = 250) -> Scenario:
    """Draw a valid scenario; audio yields to the shares."""
    cuts = sorted(draw(st.lists(st.sampled_from([0, 10, 25, 33, 50, 67, 80, 99, 100]), min_size=3, max_size=3)))
    scenario = Scenario(
        prompt=draw(st.integers(0, most_tokens)),
        cached_percent=cuts[0],
        written_percent=cuts[1] - cuts[0],
        written_1h_percent=cuts[2] - cuts[1],
        completion=draw(st.integers(0, most_tokens)),
        reasoning_percent=draw(st.sampled_from([0, 1, 20, 25, 37, 100])),
        images=draw(st.sampled_from([0, 0, 1, 3])),
        image_tokens=draw(st.sampled_from([0, 1, 20])),
        searches=draw(st.sampled_from([0, 0, 1])),
        requests_per_day=draw(st.sampled_from([0, 1, 1, 7])),
        days=draw(st.integers(1, 31)),
    )
    return scenario._replace(audio=draw(st.sampled_from([0, 0, 1, 2, 5])) if scenario.room_for_audio >= 5 else 0)


def cost_of(model: Model, scenario: Scenario, per: Per, moment: datetime) -> Decimal | None:
    usd = quote(model, scenario.usage, moment).total.usd
    return usd if usd is None or per is Per.REQUEST else usd * scenario.requests_per_day * scenario.days


def can_be_asked(knob: str, model: Model, scenario: Scenario) -> bool:
    """Whether the limits of the count that is open leave room for it."""
    if scenario.audio > scenario.room_for_audio or scenario.requests_per_day > MOST_REQUESTS:
        return False
    prompt = scenario.prompt + (0 if model.pricing.image_is_per_image else scenario.images * scenario.image_tokens)
    stated = {
        "prompt": [(prompt, model.limits.prompt), (prompt + scenario.completion, model.limits.context)],
        "completion": [
            (scenario.completion, model.limits.completion),
            (prompt + scenario.completion, model.limits.context),
        ],
        "requests_per_day": [],
    }
    return all(limit is None or count <= limit for count, limit in stated[knob])


def by_counting(knob: str, model: Model, scenario: Scenario, per: Per, moment: datetime) -> dict[int, Decimal | None]:
    """Price each number that can be asked for, one by one."""
    tried = {number: scenario._replace(**{knob: number}) for number in range(301)}
    return {number: cost_of(model, one, per, moment) for number, one in tried.items() if can_be_asked(knob, model, one)}


asked_of_small_models = st.tuples(
    st.sampled_from(["prompt", "completion"]),
    st.sampled_from(Per),
    st.integers(0, 300),
    st.sampled_from(["0", "1e-9", "-1e-9", "0.0000005"]),
)
"""What is open, the period, and the budget: as much as so many cost, and how much more."""


@given(priced=priced_models, scenario=scenarios(), asked=asked_of_small_models)
def test_the_answer_is_the_greatest_of_all_numbers(
    make_model: Make, noon: datetime, priced: Priced, scenario: Scenario, asked: tuple[str, Per, int, str]
) -> None:
    listed, entries, model_id, limits = priced
    model, (knob, per, like, more) = make_model(listed, *entries, id=model_id, limits=limits), asked
    costs = by_counting(knob, model, scenario, per, noon)
    budget = Budget(max(Decimal(0), (costs.get(like) or Decimal(0)) + Decimal(more)), per)
    affordable = [number for number, cost in costs.items() if cost is not None and cost <= budget.usd]
    found = most(OpenCount(knob, model, scenario), budget, noon)
    assert found.value == max(affordable, default=None)
    if found.value is None:
        assert found.reason
        return
    assert found.cost.usd == costs[found.value]
    assert (found.beyond is None) == (found.value + 1 not in costs)
    assert found.beyond is None or found.beyond.usd == costs[found.value + 1]
    assert found.bound or (found.beyond is not None and found.beyond.usd is not None)


@given(
    scenario=scenarios(),
    listed=st.fixed_dictionaries({"prompt": rates, "completion": rates}),
    cents=st.integers(0, 10**6),
)
def test_requests_a_day_are_the_budget_divided(
    make_model: Make, noon: datetime, scenario: Scenario, listed: dict[str, int], cents: int
) -> None:
    model = make_model({key: as_text(rate) for key, rate in listed.items()})
    request = cost_of(model, scenario, Per.REQUEST, noon)
    assert request is not None
    # In billionths of a USD, as whole numbers: Decimal's own division would round.
    billionths = int(request * 10**9) * scenario.days
    expected = min(MOST_REQUESTS, cents * 10**7 // billionths) if billionths else MOST_REQUESTS
    budget = Budget(Decimal(cents).scaleb(-2), Per.MONTH)
    assert most(OpenCount("requests_per_day", model, scenario), budget, noon).value == expected


asked_of_shipped_models = st.tuples(
    st.integers(0, 10**6), st.sampled_from(["prompt", "completion", "requests_per_day"]), st.integers(0, 10**5)
)
"""The row, what is open, and the budget of a month in cents."""


@given(
    scenario=scenarios(most_tokens=500_000),
    asked=asked_of_shipped_models,
    higher=st.lists(st.integers(2, 300_000), max_size=5),
)
def test_over_the_shipped_models_the_answer_is_affordable_and_one_more_is_not(
    catalogue: Catalogue, noon: datetime, scenario: Scenario, asked: tuple[int, str, int], higher: list[int]
) -> None:
    row, knob, cents = asked
    model, budget = catalogue.models[row % len(catalogue)], Budget(Decimal(cents).scaleb(-2), Per.MONTH)
    found = most(OpenCount(knob, model, scenario), budget, noon)
    if found.value is None:
        assert found.reason
        return
    cost = cost_of(model, scenario._replace(**{knob: found.value}), Per.MONTH, noon)
    assert found.cost.usd == cost
    assert cost is not None
    assert cost <= budget.usd
    for more in (1, *higher):
        beyond = scenario._replace(**{knob: found.value + more})
        if can_be_asked(knob, model, beyond):
            usd = cost_of(model, beyond, Per.MONTH, noon)
            assert usd is None or usd > budget.usd
            assert more > 1 or (found.beyond is not None and found.beyond.usd == usd)
        else:
            assert more > 1 or (found.beyond is None and found.bound)


@pytest.mark.parametrize(
    ("percents", "usd", "quotes"),
    [((0, 0), "1e9", 60), ((33, 0), "0.2", 30), ((80, 5), "0.2", 90), ((33, 8), "-1", 320)],
)
def test_an_answer_takes_few_quotes(
    make_model: Make, solve_for: Solve, percents: tuple[int, int], usd: str, quotes: int
) -> None:
    """Going through all numbers would take some hundred thousand; a key press has no time for them."""
    model = make_model(
        GEMINI | {"input_cache_read": "0.0000001"},
        GEMINI_LONG,
        GEMINI_LONG | {"min_prompt_tokens": 400_000},
    )
    with patch.object(solve, "quote", wraps=quote) as counted:
        solve_for(
            "prompt",
            model,
            Scenario(cached_percent=percents[0], written_percent=percents[1], completion=0),
            a_request(usd),
        )
    assert counted.call_count <= quotes


def test_the_cheapest_model_is_the_one_that_can_take_the_request_for_the_least(
    make_model: Make, noon: datetime
) -> None:
    cheap = {"prompt": "0.000001", "completion": "0.000001"}
    models = [
        make_model(PLAIN, id="maker/dear"),
        make_model(cheap, id="maker/short", limits=Limits(context=1_999)),
        make_model({"prompt": "-1", "completion": "-1"}, id="maker/router"),
        make_model({"prompt": "0", "completion": "0"}, id="maker/unknown"),
        make_model(cheap, id="maker/b"),
        make_model(cheap, id="maker/a"),
    ]
    scenario = ONE._replace(requests_per_day=10)
    found = cheapest(models, scenario, a_month("0.6"), noon)
    assert found is not None
    assert (found.model.id, found.request, found.cost, found.is_within) == (
        "maker/a",
        known("0.002"),
        known("0.6"),
        True,
    )
    assert cheapest(models, scenario, a_month("0.59"), noon) == found._replace(is_within=False)
    of_request = cheapest(models, scenario, a_request("0.002"), noon)
    assert of_request == found._replace(cost=known("0.002"))


def test_what_is_free_is_the_cheapest(make_model: Make, noon: datetime) -> None:
    models = [make_model(PLAIN), make_model({"prompt": "0", "completion": "0"}, id="maker/model:free")]
    found = cheapest(models, ONE, a_month("0"), noon)
    assert found is not None
    assert (found.model, found.cost, found.is_within) == (models[1], Price.free(), True)


def test_where_no_model_can_or_none_has_a_price_there_is_no_cheapest(make_model: Make, noon: datetime) -> None:
    short = make_model(PLAIN, limits=Limits(context=10))
    varies = make_model({"prompt": "-1", "completion": "-1"})
    assert cheapest([short, varies], ONE, a_month("1"), noon) is None
    assert cheapest([], ONE, a_month("1"), noon) is None
