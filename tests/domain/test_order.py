"""The orders in which models are listed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.basis import Basis
from ortui.domain.catalogue import Catalogue
from ortui.domain.model import Limits, Model
from ortui.domain.order import Order, by_cost, order_by, rate_now
from ortui.domain.quote import quote
from ortui.domain.usage import Usage, Workload

Make = Callable[..., Model]


def ids(models: tuple[Model, ...]) -> str:
    return " ".join(model.id for model in models)


@pytest.fixture(scope="module")
def shelf(make_model: Make) -> tuple[Model, ...]:
    """Two equal prices, a dear one, one too small for the work, one free, two without a figure."""
    small = Limits(context=500)
    return (
        make_model(
            {"prompt": "0.000009", "completion": "0.00009"}, id="dear", created=30, limits=Limits(context=8_000)
        ),
        make_model({"prompt": "-1", "completion": "-1"}, id="varies", created=50, limits=Limits(context=2_000_000)),
        make_model({"prompt": "0.000001", "completion": "0.00001"}, id="b", created=20, limits=Limits(context=8_000)),
        make_model({"prompt": "0.0000001", "completion": "0.000001"}, id="small", created=40, limits=small),
        make_model({"prompt": "0.000002"}, id="unknown", created=60),
        make_model({"prompt": "0", "completion": "0"}, id="gift:free", limits=Limits(context=8_000)),
        make_model({"prompt": "0.000001", "completion": "0.00001"}, id="a", created=20, limits=Limits(context=8_000)),
    )


@pytest.fixture
def work(noon: datetime) -> Basis:
    return Basis(noon, Workload(Usage(prompt=1_000, completion=100)))


@pytest.mark.parametrize(
    ("reverse", "expected"),
    [(False, "gift:free a b dear small unknown varies"), (True, "dear a b gift:free small unknown varies")],
)
def test_cost_puts_misfits_after_fits_and_what_has_no_total_last_in_either_direction(
    shelf: tuple[Model, ...], work: Basis, expected: str, *, reverse: bool
) -> None:
    assert ids(order_by(shelf, Order.COST, work, reverse=reverse)) == expected


@pytest.mark.parametrize(
    ("order", "expected", "reversed_"),
    [
        (Order.INPUT, "gift:free small a b dear unknown varies", "dear a b small gift:free unknown varies"),
        (Order.OUTPUT, "gift:free small a b dear unknown varies", "dear a b small gift:free unknown varies"),
        (Order.TIER, "gift:free small a b dear unknown varies", "a b dear small gift:free unknown varies"),
        (Order.RELEASED, "unknown varies small dear a b gift:free", "a b dear small varies unknown gift:free"),
        (Order.CONTEXT, "varies a b dear gift:free small unknown", "small a b dear gift:free varies unknown"),
        (Order.NAME, "a b dear gift:free small unknown varies", "varies unknown small gift:free dear b a"),
        (Order.CACHED, "a b dear gift:free small unknown varies", "a b dear gift:free small unknown varies"),
    ],
)
def test_what_has_no_figure_is_last_in_either_direction_and_ties_go_by_id(
    shelf: tuple[Model, ...], work: Basis, order: Order, expected: str, reversed_: str
) -> None:
    assert ids(order_by(shelf, order, work)) == expected
    assert ids(order_by(shelf, order, work, reverse=True)) == reversed_


def test_cost_order_is_by_the_total_of_the_work_not_by_a_rate(make_model: Make, noon: datetime) -> None:
    talker = make_model({"prompt": "0.000001", "completion": "0.0001"}, id="talker")
    reader = make_model({"prompt": "0.00001", "completion": "0.000001"}, id="reader")
    for usage, expected in ((Usage(prompt=1_000), "talker reader"), (Usage(completion=1_000), "reader talker")):
        assert ids(order_by((reader, talker), Order.COST, Basis(noon, Workload(usage)))) == expected


def test_rates_are_those_in_force_at_the_moment(make_model: Make, noon: datetime) -> None:
    by_hour = make_model(
        {"prompt": "0.000001", "completion": "0.00001"},
        {"utc_start": 1200, "utc_end": 1300, "prompt": "0.000009"},
        id="by-hour",
    )
    steady = make_model({"prompt": "0.000002", "completion": "0.00001"}, id="steady")
    assert ids(order_by((by_hour, steady), Order.INPUT, Basis(noon))) == "steady by-hour"
    assert ids(order_by((by_hour, steady), Order.INPUT, Basis(noon + timedelta(hours=1)))) == "by-hour steady"


def test_a_rate_is_none_where_it_is_not_listed_or_the_row_has_no_price(make_model: Make, noon: datetime) -> None:
    assert rate_now(make_model({"prompt": "1", "completion": "2"}), "completion", noon) == 2
    assert rate_now(make_model({"prompt": "1", "completion": "2"}), "input_cache_read", noon) is None
    assert rate_now(make_model({"prompt": "1", "completion": "-1"}), "prompt", noon) is None
    assert rate_now(make_model({"prompt": "0", "completion": "0"}), "prompt", noon) is None


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("reverse", [False, True])
def test_an_order_of_the_real_catalogue_is_a_permutation(
    catalogue: Catalogue, work: Basis, order: Order, *, reverse: bool
) -> None:
    ordered = order_by(catalogue, order, work, reverse=reverse)
    assert sorted(model.id for model in ordered) == sorted(catalogue.by_id)
    assert ordered == order_by(tuple(reversed(catalogue.models)), order, work, reverse=reverse)


prices = st.sampled_from(["0", "-1", "0.000001", "0.000002", "0.000003"])


@given(
    st.lists(st.tuples(prices, prices, st.sampled_from([None, 500, 5_000])), max_size=12),
    st.sampled_from(list(Order)),
    st.booleans(),
)
def test_any_order_is_a_permutation_with_what_has_no_total_last(
    make_model: Make,
    noon: datetime,
    rows: list[tuple[str, str, int | None]],
    order: Order,
    reverse: bool,  # noqa: FBT001 - drawn
) -> None:
    models = [
        make_model({"prompt": prompt, "completion": completion}, id=f"m{number:02}", limits=Limits(context=context))
        for number, (prompt, completion, context) in enumerate(rows)
    ]
    ordered = order_by(models, order, Basis(noon, Workload(Usage(prompt=1_000))), reverse=reverse)
    assert sorted(model.id for model in ordered) == [model.id for model in models]
    if order in {Order.COST, Order.INPUT, Order.OUTPUT, Order.TIER}:
        has_none = [model.price.usd is None for model in ordered]
        assert has_none == sorted(has_none)


@given(st.lists(st.tuples(prices, prices), max_size=12), st.booleans())
def test_neighbours_in_cost_order_never_fall(
    make_model: Make,
    noon: datetime,
    rows: list[tuple[str, str]],
    reverse: bool,  # noqa: FBT001 - drawn
) -> None:
    usage = Usage(prompt=1_000, completion=300)
    models = [make_model({"prompt": a, "completion": b}, id=f"m{number:02}") for number, (a, b) in enumerate(rows)]
    totals = [found.total.usd for found in by_cost([quote(model, usage, noon) for model in models], reverse=reverse)]
    known = [total for total in totals if total is not None]
    assert all((before >= after) if reverse else (before <= after) for before, after in pairwise(known))
