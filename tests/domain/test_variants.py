"""What the same work costs on a model's other forms; prices of 22 Aug 2026, endpoints of 16 Aug 2026."""

import json
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given

from ortui.domain.catalogue import Catalogue
from ortui.domain.endpoint import Endpoint, Listing
from ortui.domain.model import Limits, Model
from ortui.domain.price import PriceState
from ortui.domain.pricing import Pricing
from ortui.domain.quote import quote
from ortui.domain.usage import Usage
from ortui.domain.variant import Kind, Variant
from ortui.domain.variants import in_return, variants
from ortui.source.parse_endpoints import read_endpoints
from tests.domain.strategies import usages

_REAL = json.loads((Path(__file__).parent.parent / "data" / "endpoints.json").read_text("utf-8"))
WORK = Usage(prompt=10_000, completion=1_000)
TERRA, GEMINI, GLM = "openai/gpt-5.6-terra", "google/gemini-3.7-flash", "z-ai/glm-5.2"
BASE = {"prompt": "0.000001", "completion": "0.000005"}
"""WORK costs 0.01 + 0.005 = 0.015."""
FREE = {"prompt": "0", "completion": "0"}
Figures = dict[str, tuple[str, str | None, str | None]]


def listing(model_id: str, moment: datetime) -> Listing:
    return Listing(model_id, moment, read_endpoints(json.dumps(_REAL[model_id])).endpoints)


def figures(found: tuple[Variant, ...]) -> Figures:
    """Kind, total and saving by name, in their order."""
    return {
        each.name: (
            each.kind.value,
            None if each.total is None or each.total.usd is None else f"{each.total.usd.normalize():f}",
            None if each.saves is None else str(each.saves),
        )
        for each in found
    }


def words(found: tuple[Variant, ...]) -> dict[str, str]:
    return {each.name: each.in_return for each in found}


@pytest.mark.parametrize(
    ("model_id", "expected"),
    [
        # 10,000 at 2 + 1,000 at 12 = 0.032; the batch row lists halves; a search is 0.01 more: -0.01 / 0.032 = -31.25 %
        (
            TERRA,
            {
                ":batch": ("exact", "0.016", "50.0"),
                ":floor": ("bound", "0.032", None),
                ":nitro": ("bound", "0.032", None),
                ":exacto": ("note", None, None),
                ":online": ("bound", "0.042", "-31.3"),
            },
        ),
        # The batch row of GLM is dearer: 10,000 at 1.4 + 1,000 at 4.4 = 0.0184 against 0.00966 + 0.003036 = 0.012696;
        # 5.704 / 12.696 = 44.93 %. It lists no search price: 0.007 / 0.012696 = 55.14 %
        (
            GLM,
            {
                ":free": ("exact", "0", "100.0"),
                ":batch": ("exact", "0.0184", "-44.9"),
                ":floor": ("bound", "0.012696", None),
                ":nitro": ("bound", "0.012696", None),
                ":exacto": ("note", None, None),
                ":online": ("bound", "0.019696", "-55.1"),
            },
        ),
        # There is no base row beside it, nor providers of one to choose from
        ("openai/gpt-5-codex:batch", {}),
        # What is free can't be made a percentage of
        (
            f"{GLM}:free",
            {
                "base": ("exact", "0.012696", None),
                ":batch": ("exact", "0.0184", None),
                ":floor": ("bound", "0.012696", None),
                ":nitro": ("bound", "0.012696", None),
                ":exacto": ("note", None, None),
                ":online": ("bound", "0.019696", None),
            },
        ),
        # Against 0.016 of the batch row itself: 0.032 is twice as much, 0.042 is 0.026 more: 162.5 %
        (
            f"{TERRA}:batch",
            {
                "base": ("exact", "0.032", "-100.0"),
                ":floor": ("bound", "0.032", None),
                ":nitro": ("bound", "0.032", None),
                ":exacto": ("note", None, None),
                ":online": ("bound", "0.042", "-162.5"),
            },
        ),
        # Routers: the price varies, or is that of another model.
        ("openrouter/auto", {}),
        ("openrouter/free", {}),
        # An alias stands for another model; a zero that is not said to be free is no price.
        ("~anthropic/claude-sonnet-latest", {}),
        ("google/lyria-3-pro-preview", {}),
    ],
)
def test_forms_without_the_providers(model_id: str, expected: Figures, catalogue: Catalogue, noon: datetime) -> None:
    found = figures(variants(catalogue.by_id[model_id], catalogue, WORK, noon, None))
    assert found == expected
    assert list(found) == list(expected)


def test_other_rows_are_listed_by_their_suffix(catalogue: Catalogue, noon: datetime) -> None:
    found = variants(catalogue.by_id["qwen/qwen-plus-2025-07-28"], catalogue, WORK, noon, None)
    assert found[0] == (
        ":thinking",
        Kind.EXACT,
        "qwen/qwen-plus-2025-07-28:thinking",
        # 10,000 at 0.26 + 1,000 at 0.78: the same as the base row's
        quote(catalogue.by_id["qwen/qwen-plus-2025-07-28"], WORK, noon).total,
        Decimal("0.0"),
        "a row of its own, with extended reasoning",
    )


@pytest.mark.parametrize("model_id", [GLM, f"{GLM}:free", f"{GLM}:batch"])
def test_the_base_row_is_listed_beside_another_one(model_id: str, catalogue: Catalogue, noon: datetime) -> None:
    found = variants(catalogue.by_id[model_id], catalogue, WORK, noon, None)
    rows = [(each.name, each.model_id) for each in found if each.kind is Kind.EXACT]
    every = [("base", GLM), (":free", f"{GLM}:free"), (":batch", f"{GLM}:batch")]
    assert rows == [(name, row_id) for name, row_id in every if row_id != model_id]
    of_base = variants(catalogue.by_id[GLM], catalogue, WORK, noon, None)[-4:]
    assert [each._replace(saves=None) for each in found[-4:]] == [each._replace(saves=None) for each in of_base]


def test_a_row_that_is_not_in_the_catalogue_counts_too(
    make_model: Callable[..., Model], catalogue_of: Callable[..., Catalogue], noon: datetime
) -> None:
    base, other, longer = (make_model(BASE, id=f"maker/model{end}") for end in ("", ":new:batch", "-long:batch"))
    assert list(figures(variants(base, catalogue_of(), WORK, noon, None))) == [":floor", ":nitro", ":online"]
    found = variants(make_model(FREE, id="maker/model:free"), catalogue_of(base, other, longer), WORK, noon, None)
    assert list(figures(found)) == ["base", ":floor", ":nitro", ":online"]


def test_with_the_providers_of_a_model_with_one_endpoint_a_tier(catalogue: Catalogue, noon: datetime) -> None:
    """Flex 10,000 at 0.5 + 1,000 at 3; the fastest is azure/eu, 2.2 and 13.2: 0.022 + 0.0132; priority 2 and 12."""
    found = variants(catalogue.by_id[TERRA], catalogue, WORK, noon, listing(TERRA, noon))
    assert figures(found) == {
        ":batch": ("exact", "0.016", "50.0"),
        ":floor": ("bound", "0.008", "75.0"),
        "flex": ("exact", "0.008", "75.0"),
        ":nitro": ("bound", "0.0352", "-10.0"),
        "priority": ("exact", "0.032", "0.0"),
        ":exacto": ("note", None, None),
        ":online": ("bound", "0.042", "-31.3"),
    }
    assert [each.model_id for each in found[1:5]] == [f"{TERRA}:floor", TERRA, f"{TERRA}:nitro", TERRA]
    said = words(found)
    assert said[":floor"].startswith("most likely openai/flex: the least price of 6 endpoints, standard or flex")
    assert said[":nitro"].startswith("most likely azure/eu: the highest throughput of 5 endpoints")
    assert said["flex"] == "openai/flex: slower; refused when there is no room, as nothing else is tried"
    assert said["priority"] == (
        "openai/priority: faster; where it has no room the standard service answers, billed as served"
    )


def test_several_endpoints_of_a_tier_make_a_bound(catalogue: Catalogue, noon: datetime) -> None:
    """The row costs 0.00375 + 0.001875 = 0.005625.

    Flex is half of it and the same, tried by price. Priority is 0.675 and 3.375 or 1.35 and 6.75, tried by throughput:
    0.00675 + 0.003375 = 0.010125, 0.0135 + 0.00675 = 0.02025, which is 260 % more.
    """
    found = variants(catalogue.by_id[GEMINI], catalogue, WORK, noon, listing(GEMINI, noon))
    assert figures(found)["flex"] == ("bound", "0.0028125", "50.0")
    assert figures(found)["priority"] == ("bound", "0.02025", "-260.0")
    assert words(found)["flex"].startswith("at least this, at most $0.005625, 2 endpoints: slower")
    assert words(found)["priority"].startswith("at most this, at least $0.01013, 2 endpoints: faster")


def test_the_providers_of_another_row_say_nothing(catalogue: Catalogue, noon: datetime) -> None:
    other = listing(GEMINI, noon)
    assert variants(catalogue.by_id[TERRA], catalogue, WORK, noon, other) == variants(
        catalogue.by_id[TERRA], catalogue, WORK, noon, None
    )


def test_a_difference_too_small_to_see_has_no_sign(
    make_model: Callable[..., Model], catalogue_of: Callable[..., Catalogue], noon: datetime
) -> None:
    """0.0150001 against 0.015 is 0.0007 % more."""
    rows = make_model(BASE), make_model({"prompt": "0.00000100001", "completion": "0.000005"}, id="maker/model:batch")
    assert figures(variants(rows[0], catalogue_of(*rows), WORK, noon, None))[":batch"] == ("exact", "0.0150001", "0.0")


@pytest.fixture
def served_by(
    make_model: Callable[..., Model],
    make_pricing: Callable[..., Pricing],
    catalogue_of: Callable[..., Catalogue],
    noon: datetime,
) -> Callable[..., dict[str, Variant]]:
    """Give the forms of a model with endpoints, each given by its tag, its rates, and what else there is to say."""

    def forms(*rows: tuple[str, dict[str, str], dict[str, object]]) -> dict[str, Variant]:
        endpoints = tuple(
            Endpoint(tag, tag, make_pricing(rates), **described)  # type: ignore[arg-type]  # fields as a test names them
            for tag, rates, described in rows
        )
        model = make_model(BASE)
        found = variants(model, catalogue_of(model), WORK, noon, Listing(model.id, noon, endpoints))
        return {each.name: each for each in found}

    return forms


def test_a_tier_is_listed_only_where_it_exists(served_by: Callable[..., dict[str, Variant]]) -> None:
    found = served_by(("a", BASE, {}))
    assert list(found) == [":floor", ":nitro", ":online"]
    assert (found[":nitro"].kind, found[":nitro"].total) == (Kind.NOTE, None)
    assert found[":nitro"].in_return == "can't be told: throughput is told only to a key, and none was sent"


def test_a_tier_that_cant_take_the_request_has_no_figure(served_by: Callable[..., dict[str, Variant]]) -> None:
    found = served_by(("a", BASE, {}), ("a/flex", BASE, {"limits": Limits(context=10_000)}))["flex"]
    assert (found.kind, found.total, found.saves) == (Kind.NOTE, None, None)
    assert found.in_return == (
        "can't take this request: does not fit the context: 10,000 prompt + 1,000 completion tokens,"
        " the context is 10,000"
    )


def test_an_endpoint_without_a_price_leaves_its_tier_without_a_figure(
    served_by: Callable[..., dict[str, Variant]],
) -> None:
    found = served_by(("a/flex", BASE, {}), ("b/flex", {"prompt": "0.000001"}, {}))["flex"]
    assert (found.kind, found.total, found.saves) == (Kind.NOTE, None, None)
    assert found.in_return == "can't be told, b/flex may serve it: no completion price listed"


def test_endpoints_of_one_price_are_exact_and_degraded_ones_are_left_out(
    served_by: Callable[..., dict[str, Variant]],
) -> None:
    half = {"prompt": "0.0000005", "completion": "0.0000025"}
    found = served_by(("a/flex", half, {}), ("b/flex", half, {}), ("c/flex", FREE | half, {"status": -2}))["flex"]
    assert (found.kind, found.saves) == (Kind.EXACT, Decimal("50.0"))
    assert found.in_return == ("slower; refused when there is no room, as nothing else is tried; 1 degraded left out")


def test_what_each_costs_in_return(catalogue: Catalogue, noon: datetime) -> None:
    base, free = catalogue.by_id[GLM], catalogue.by_id[f"{GLM}:free"]
    assert words(variants(free, catalogue, WORK, noon, None))["base"] == "answered at once, by any provider"
    assert (in_return(base), in_return(free)) == (
        "",
        "limited requests a minute and a day, of all free models together",
    )
    said = words(variants(base, catalogue, WORK, noon, None))
    assert said == {
        ":free": "limited requests a minute and a day, of all free models together",
        ":batch": (
            "answered within 24 hours, batch API only; text only (some providers take images by address);"
            " searches not reduced"
        ),
        ":floor": (
            "at most about this: the cheapest provider answers, perhaps flex (slower, may be refused);"
            " fetch the providers to see it"
        ),
        ":nitro": (
            "at least about this: the fastest provider answers, perhaps priority, billed as served;"
            " fetch the providers to see it"
        ),
        ":exacto": "providers that are good with tools come first: the bill may be higher or lower",
        ":online": (
            "at least this: one search in each request at $0.007 (assumed OpenRouter's own search, no search price"
            " listed), and what it finds adds prompt tokens; deprecated"
        ),
    }


def test_a_row_that_cant_take_the_request_says_so_and_saves_nothing(catalogue: Catalogue, noon: datetime) -> None:
    long = Usage(prompt=300_000, completion=100)
    free = variants(catalogue.by_id[GLM], catalogue, long, noon, None)[0]
    assert (free.name, free.saves) == (":free", None)
    assert free.total is not None
    assert free.total.state is PriceState.FREE
    assert free.in_return.startswith("does not fit the context: 300,000 prompt + 100 completion tokens")


def test_where_the_base_row_cant_take_the_request_nothing_is_compared(catalogue: Catalogue, noon: datetime) -> None:
    found = variants(catalogue.by_id[GLM], catalogue, Usage(prompt=2_000_000), noon, None)
    assert {each.saves for each in found} == {None}
    assert {each.saves for each in variants(catalogue.by_id[GLM], catalogue, Usage(), noon, None)} == {None}


def test_a_search_is_added_to_those_of_the_request(catalogue: Catalogue, noon: datetime) -> None:
    """Two at 0.01 are in the base row's total already: 0.032 + 0.02 + 0.01 = 0.062."""
    found = variants(catalogue.by_id[TERRA], catalogue, Usage(prompt=10_000, completion=1_000, searches=2), noon, None)
    assert figures(found)[":online"] == ("bound", "0.062", "-19.2")


@given(usage=usages())
def test_every_row_costs_what_its_own_receipt_says(usage: Usage, catalogue: Catalogue, noon: datetime) -> None:
    base = quote(catalogue.by_id[TERRA], usage, noon)
    for each in variants(catalogue.by_id[TERRA], catalogue, usage, noon, listing(TERRA, noon)):
        if each.name == ":batch":
            assert each.total == quote(catalogue.by_id[each.model_id], usage, noon).total
        if each.total is not None and each.saves is not None:
            assert each.total.usd is not None
            assert base.total.usd is not None
            assert (each.saves > 0) <= (each.total.usd < base.total.usd)
            assert (each.saves < 0) <= (each.total.usd > base.total.usd)
