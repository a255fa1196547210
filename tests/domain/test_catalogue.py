"""A collection that never changes, and the names by which its models are found."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from operator import setitem

import pytest

from ortui.domain.catalogue import Catalogue, left_out_by_default
from ortui.domain.model import Model

Make = Callable[..., Model]
Collect = Callable[..., Catalogue]


@pytest.fixture(scope="module")
def family(make_model: Make, catalogue_of: Collect) -> Catalogue:
    """Collect a model with its variants, whose slug they share, and the family's alias."""
    slug = "maker/model-4-20260801"
    return catalogue_of(
        make_model({}, id="maker/Model-4:free", canonical_slug=slug),
        make_model({}, id="maker/Model-4:batch", canonical_slug=slug),
        make_model({}, id="maker/Model-4", canonical_slug=slug),
        make_model({}, id="~maker/model-latest", canonical_slug="~maker/model-latest"),
        make_model({}, id="other/mini"),
    )


@pytest.mark.parametrize(
    ("name", "model_id"),
    [
        ("maker/Model-4", "maker/Model-4"),
        ("maker/model-4", "maker/Model-4"),
        ("MAKER/MODEL-4:BATCH", "maker/Model-4:batch"),
        ("maker/Model-4:free", "maker/Model-4:free"),
        ("maker/model-4-20260801", "maker/Model-4"),
        ("Maker/Model-4-20260801", "maker/Model-4"),
        ("~maker/model-latest", "~maker/model-latest"),
        ("maker/model-latest", "~maker/model-latest"),
        ("Maker/Model-Latest", "~maker/model-latest"),
    ],
)
def test_a_model_is_found_by_whatever_it_may_be_called(family: Catalogue, name: str, model_id: str) -> None:
    found = family.find(name)
    assert found is not None
    assert (found[0].id, found[1]) == (model_id, "")


@pytest.mark.parametrize(
    ("name", "model_id", "remark"),
    [
        (
            "maker/Model-4:floor",
            "maker/Model-4",
            ":floor: the cheapest provider answers: the bill is at most about this",
        ),
        ("maker/model-4:NITRO", "maker/Model-4", ":nitro: the fastest provider answers"),
        ("maker/model-latest:exacto", "~maker/model-latest", ":exacto: providers are chosen by quality"),
        ("maker/model-4:free:online", "maker/Model-4:free", ":online: the web plugin is on"),
    ],
)
def test_a_dynamic_variant_takes_the_base_row_with_its_bound(
    family: Catalogue, name: str, model_id: str, remark: str
) -> None:
    found = family.find(name)
    assert found is not None
    assert found[0].id == model_id
    assert found[1].startswith(remark)


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "~",
        ":",
        ":floor",
        "maker",
        "model-4",
        "maker/none:floor",
        "other/mini:free",
        "other/mini:fast",
        "maker/",
    ],
)
def test_what_does_not_exist_is_not_found(family: Catalogue, name: str) -> None:
    assert family.find(name) is None


def test_every_real_row_is_found_by_its_id_and_is_itself(catalogue: Catalogue) -> None:
    for model in catalogue:
        found = catalogue.find(model.id)
        assert found is not None
        assert found[0] is model


def test_an_exact_id_wins_over_any_other_name(make_model: Make, catalogue_of: Collect) -> None:
    named_alike = catalogue_of(
        make_model({}, id="~maker/new"),
        make_model({}, id="maker/old", canonical_slug="maker/new"),
        make_model({}, id="maker/new"),
    )
    found = named_alike.find("maker/new")
    assert found is not None
    assert found[0].id == "maker/new"


def test_narrowing_makes_a_new_collection(family: Catalogue) -> None:
    narrowed = family & (lambda model: model.author == "other")
    assert [model.id for model in narrowed] == ["other/mini"]
    assert len(family) == 5
    assert narrowed.fetched_at == family.fetched_at


def test_a_collection_can_not_be_changed(family: Catalogue) -> None:
    with pytest.raises(TypeError):
        setitem(family.models, 0, family.models[1])  # type: ignore[call-overload]  # what the test is about


@pytest.mark.parametrize(
    ("passed", "age"), [(timedelta(days=93), 8_035_200), (timedelta(seconds=59.9), 59), (-timedelta(days=1), 0)]
)
def test_an_age_is_in_whole_seconds_and_never_negative(catalogue_of: Collect, passed: timedelta, age: int) -> None:
    assert catalogue_of().age_seconds(datetime(2026, 8, 22, 18, 35, tzinfo=UTC) + passed) == age


def test_the_default_leaves_out_exactly_batch_rows_and_aliases(catalogue: Catalogue, family: Catalogue) -> None:
    assert [left_out_by_default(model) for model in family] == [False, True, False, True, False]
    assert sum(map(left_out_by_default, catalogue)) == 61 + 12
