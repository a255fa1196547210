"""The totals of all models at once are those of the quotes, whatever the request and the moment."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.basis import Basis
from ortui.domain.catalogue import Catalogue
from ortui.domain.index import Index
from ortui.domain.model import Limits, Model
from ortui.domain.order import Order, order_by
from ortui.domain.quote import quote
from ortui.domain.totals import Totals, scaled, unscaled
from ortui.domain.usage import Usage, Workload
from tests.domain.strategies import ids, overrides, price_objects, usages

Make = Callable[..., Model]


def totals_of(models: tuple[Model, ...], usage: Usage, moment: datetime) -> list[Decimal | None]:
    return [None if total is None else unscaled(total) for total in Totals(models).of(usage, moment)]


def quoted(models: tuple[Model, ...], usage: Usage, moment: datetime) -> list[Decimal | None]:
    return [quote(model, usage, moment).total.usd for model in models]


def test_a_hand_made_request_costs_what_it_says(make_model: Make, noon: datetime) -> None:
    plain = make_model({"prompt": "0.000002", "completion": "0.00001", "request": "0.01"})
    tiered = make_model(
        {"prompt": "0.000001", "completion": "0.00001"}, {"prompt": "0.000003", "min_prompt_tokens": 1_000}
    )
    varies = make_model({"prompt": "-1", "completion": "-1"})
    usage = Usage(prompt=1_001, cached=1, completion=10, searches=2)
    # 1,001 × 0.000002 + 10 × 0.00001 + 2 × 0.007 + 0.01; then 1,001 × 0.000003 + 10 × 0.00001 + 2 × 0.007
    assert totals_of((plain, tiered, varies), usage, noon) == [Decimal("0.026102"), Decimal("0.017103"), None]


def test_a_tier_begins_above_its_limit_and_not_at_it(make_model: Make, noon: datetime) -> None:
    tiered = make_model(
        {"prompt": "0.000001", "completion": "0"}, {"prompt": "0.000003", "min_prompt_tokens": 1_000}, id="maker/tiered"
    )
    totals = Totals((tiered,))
    found = [totals.of(Usage(prompt=tokens), noon) for tokens in (1_000, 1_001, 1_000, 999)]
    assert found == [[scaled(Decimal(usd))] for usd in ("0.001", "0.003003", "0.001", "0.000999")]


def test_a_tier_may_bring_a_price_of_reasoning_of_its_own(make_model: Make, noon: datetime) -> None:
    tiered = make_model(
        {"prompt": "0.000001", "completion": "0.000002"}, {"internal_reasoning": "0.000003", "min_prompt_tokens": 10}
    )
    usage = Usage(prompt=11, completion=5, reasoning=2)
    # 11 × 1 + 3 × 2 + 2 × 3, in millionths
    assert totals_of((tiered,), usage, noon) == [Decimal("0.000023")]


@given(usage=usages(), days=st.integers(0, 6), hours=st.integers(0, 23))
def test_the_shipped_models_cost_what_their_quotes_say(
    catalogue: Catalogue, noon: datetime, usage: Usage, days: int, hours: int
) -> None:
    moment = noon + timedelta(days=days, hours=hours)
    models = catalogue.models[hours::8]
    assert totals_of(models, usage, moment) == quoted(models, usage, moment)


@given(priced=st.tuples(ids, price_objects, overrides), requests=st.tuples(usages(), usages()))
def test_any_prices_give_what_their_quotes_say_from_one_request_to_the_next(
    make_model: Make,
    noon: datetime,
    priced: tuple[str, Mapping[str, str], list[dict[str, object]]],
    requests: tuple[Usage, Usage],
) -> None:
    model_id, rates, entries = priced
    models = (make_model(rates, *entries, id=model_id), make_model({"prompt": "0.001", "completion": "0.002"}))
    totals = Totals(models)
    for usage in requests:
        found = [None if total is None else unscaled(total) for total in totals.of(usage, noon)]
        assert found == quoted(models, usage, noon)


@pytest.mark.parametrize(("hour", "rate"), [(3, "0.000001"), (4, "0.000009"), (5, "0.000001")])
def test_a_window_holds_from_its_first_minute_to_its_last(
    make_model: Make, noon: datetime, hour: int, rate: str
) -> None:
    by_hour = make_model(
        {"prompt": "0.000001", "completion": "0.000002"}, {"prompt": "0.000009", "utc_start": 400, "utc_end": 500}
    )
    totals = Totals((by_hour,))
    totals.of(Usage(prompt=1), noon)
    assert totals.of(Usage(prompt=1), noon.replace(hour=hour)) == [scaled(Decimal(rate))]


@pytest.mark.parametrize("reverse", [False, True])
def test_totals_that_differ_in_their_last_place_are_ordered_by_it(
    make_model: Make, noon: datetime, *, reverse: bool
) -> None:
    rates = {"a": "0.0596615", "b": "0.0596614999999999999761", "c": "0.0596615", "d": "0.0596614999999999999762"}
    models = tuple(make_model({"prompt": rate, "completion": "0"}, id=name) for name, rate in rates.items())
    index = Index(models)
    listed = index.ordered(index.all, Order.COST, Basis(noon, Workload(Usage(prompt=1))), reverse=reverse)
    assert [index.models[row].id for row in listed] == (["a", "c", "d", "b"] if reverse else ["b", "d", "a", "c"])


@given(usage=usages(), reverse=st.booleans(), start=st.integers(0, 7))
def test_models_are_ordered_by_cost_as_by_their_quotes(
    catalogue: Catalogue, noon: datetime, usage: Usage, start: int, *, reverse: bool
) -> None:
    basis, models = Basis(noon, Workload(usage)), catalogue.models[start::8]
    index = Index(models)
    listed = [index.models[row] for row in index.ordered(index.all, Order.COST, basis, reverse=reverse)]
    assert tuple(listed) == order_by(models, Order.COST, basis, reverse=reverse)


def test_what_cannot_take_the_request_is_known_without_a_receipt(make_model: Make) -> None:
    rates = {"prompt": "0.000001", "completion": "0.000002"}
    limits = (Limits(), Limits(context=1_099), Limits(context=1_100), Limits(completion=99), Limits(prompt=999))
    models = tuple(make_model(rates, limits=each) for each in limits)
    assert Totals(models).misfitting(Usage(prompt=1_000, completion=100)) == [False, True, False, True, True]
