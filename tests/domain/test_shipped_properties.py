"""What holds for every model that ships and whatever request: sums, order, monotony, months and years, the solver."""

from datetime import UTC, datetime
from decimal import Decimal
from random import Random
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from ortui.domain.basis import Basis
from ortui.domain.fit import tokens_of_prompt
from ortui.domain.model import Model
from ortui.domain.money import EXACT, exact
from ortui.domain.order import Order, order_by
from ortui.domain.quote import quote
from ortui.domain.scenario import BOUNDS, PROMPT_SHARES, Scenario, turned
from ortui.domain.solve import Budget, Per, most
from ortui.domain.solve_counts import OpenCount
from ortui.domain.usage import Usage, Workload
from ortui.source.bundled import load_bundled

MOMENT = datetime(2026, 11, 23, 12, tzinfo=UTC)
COUNTED = ("prompt", "completion", "images", "audio", "searches")
shipped = settings(max_examples=60, deadline=None)


CATALOGUE = load_bundled()
PRICED = [model for model in CATALOGUE if model.price.usd is not None]
"""Those whose cost is known. No fixtures: hypothesis would write all of them out where a test fails."""


class Picked(NamedTuple):
    """A model by its place, and a request."""

    place: float
    scenario: Scenario

    @property
    def model(self) -> Model:
        return PRICED[int(self.place * (len(PRICED) - 1))]


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Draw what the sliders can say: shares yield to each other, as they do there."""
    found = Scenario()
    spread = st.one_of(st.integers(0, 300), st.integers(0, 2_000_000))
    for knob, (least, most_) in BOUNDS.items():
        value = draw(st.integers(least, most_) if most_ <= 100 else spread)
        found = turned(found, knob, value)[0]
    return found._replace(images=found.images % 30, searches=found.searches % 30)


picks = st.builds(Picked, st.floats(0, 1), scenarios())


@shipped
@given(picks)
def test_the_total_is_the_sum_of_the_lines_and_never_negative(picked: Picked) -> None:
    found = quote(picked.model, picked.scenario.usage, MOMENT)
    amounts = [line.amount.usd for line in found.lines]
    products = [EXACT.multiply(line.rate.usd or Decimal(0), line.quantity) for line in found.lines]
    assert amounts == products
    with exact():
        assert found.total.usd == sum(products)
    assert all(product >= 0 for product in products)


@shipped
@given(picks, st.sampled_from(COUNTED), st.integers(1, 100_000))
def test_more_never_costs_less_within_a_tier(picked: Picked, knob: str, more: int) -> None:
    model, usage = picked.model, picked.scenario.usage
    counts = {name: getattr(usage, name) for name in usage._fields}
    counts[knob] += more % 50 if knob in {"images", "searches"} else more
    if knob == "audio":  # which lies inside the prompt
        counts["prompt"] += more
    larger = Usage(**counts)
    tiers = {entry.conditions.above_prompt_tokens for entry in model.pricing.overrides} - {None}
    before, after = tokens_of_prompt(model, usage), tokens_of_prompt(model, larger)
    if any(before <= (tier or 0) < after for tier in tiers):
        return
    one, other = (quote(model, each, MOMENT).total.usd for each in (usage, larger))
    assert one is not None
    assert other is not None
    assert one <= other


@shipped
@given(picks)
def test_days_make_a_month_and_twelve_months_a_year(picked: Picked) -> None:
    scenario = picked.scenario
    request = quote(picked.model, scenario.usage, MOMENT).total
    workload, usd = scenario.workload, request.usd
    assert usd is not None
    with exact():
        day = usd * scenario.requests_per_day
        month = day * scenario.days
        year = month * 12
    totals = (workload.per_day(request), workload.per_month(request), workload.per_year(request))
    assert [total.usd for total in totals] == [day, month, year]


@settings(shipped, max_examples=6)
@given(scenarios(), st.randoms(use_true_random=False))
def test_the_order_of_the_models_does_not_depend_on_where_they_stood(scenario: Scenario, random: Random) -> None:
    shuffled = list(CATALOGUE)
    random.shuffle(shuffled)
    basis = Basis(MOMENT, Workload(scenario.usage))
    ranked, again = (order_by(models, Order.COST, basis) for models in (list(CATALOGUE), shuffled))
    assert [model.id for model in ranked] == [model.id for model in again]


@shipped
@given(
    picks,
    st.sampled_from(["requests_per_day", "completion", "prompt"]),
    st.sampled_from(list(Per)),
    st.decimals(0, 10_000, places=4),
)
def test_what_the_solver_answers_is_affordable_and_one_more_is_not(
    picked: Picked, knob: str, per: Per, usd: Decimal
) -> None:
    model, scenario, budget = picked.model, picked.scenario, Budget(usd, per)

    def cost(number: int) -> Decimal:
        workload = scenario._replace(**{knob: number}).workload
        request = quote(model, workload.usage, MOMENT).total
        total = (request if per is Per.REQUEST else workload.per_month(request)).usd
        assert total is not None
        return total

    found = most(OpenCount(knob, model, scenario), budget, MOMENT)
    if found.value is None:
        assert found.reason
        return
    assert cost(found.value) == found.cost.usd
    assert cost(found.value) <= usd
    if found.bound:
        assert found.beyond is None
    else:
        assert cost(found.value + 1) > usd


@shipped
@given(picks)
def test_shares_never_exceed_their_whole(picked: Picked) -> None:
    scenario, usage = picked.scenario, picked.scenario.usage
    assert sum(getattr(scenario, share) for share in PROMPT_SHARES) <= 100
    assert usage.cached + usage.cache_write + usage.cache_write_1h + usage.audio <= usage.prompt
    assert usage.reasoning <= usage.completion


def test_most_models_that_ship_have_a_known_cost() -> None:
    assert len(PRICED) > len(CATALOGUE) * 9 // 10
    assert sum(bool(model.pricing.overrides) for model in PRICED) > 50
