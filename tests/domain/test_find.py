"""In which order models are found, and what is left out."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from ortui.domain.catalogue import Catalogue
from ortui.domain.find import Found, find
from ortui.domain.model import Model
from ortui.domain.order import Order, order_by
from ortui.domain.read_query import read_query
from ortui.domain.scope import Scope
from ortui.domain.usage import Usage, Workload

Make = Callable[..., Model]
Shelf = Callable[..., Catalogue]


def ids(found: Found) -> list[str]:
    return [model.id for model in found.models]


@pytest.fixture
def shelf(make_model: Make, catalogue_of: Shelf) -> Catalogue:
    """Eight ways to be found by "mini", the older the better."""
    names: tuple[tuple[str, dict[str, object]], ...] = (
        ("a/other", {"parameters": ("tools",)}),
        ("a/gemini", {}),
        ("a/super-minimal", {}),
        ("a/o-mini", {}),
        ("a/mini-x", {}),
        ("b/mini", {}),
        ("c/mini", {}),
        ("mini", {}),
    )
    return catalogue_of(
        *[make_model({}, id=name, created=100 - place, **more) for place, (name, more) in enumerate(names)],
    )


def test_the_best_match_is_first(shelf: Catalogue, scope: Scope) -> None:
    assert ids(find(shelf, read_query("mini", scope))) == [
        "mini",  # the id
        "b/mini",  # called so, the newer first
        "c/mini",
        "a/mini-x",  # begins so
        "a/o-mini",  # a whole word
        "a/super-minimal",  # begins a word
        "a/gemini",  # a piece of one
    ]
    assert ids(find(shelf, read_query("mini", scope), reverse=True))[0] == "a/gemini"


def test_of_equal_matches_what_begins_so_is_first_and_what_only_the_name_tells_last(
    make_model: Make, catalogue_of: Shelf, scope: Scope
) -> None:
    shelf = catalogue_of(
        make_model({}, id="sao/euryale-70b", name="Sao: Llama Euryale 70B", created=9),
        make_model({}, id="seek/distill-llama-70b", name="Seek: Distill Llama 70B", created=8),
        make_model({}, id="llama/scout-70b", name="Llama: Scout 70B", created=7),  # its maker does not count as much
        make_model({}, id="meta/llama-70b-it", name="Meta: 70B Instruct", created=6),
        make_model({}, id="meta/llama-3-70b", name="Meta: Llama 3 70B", created=5),
    )
    assert ids(find(shelf, read_query("llama instruct", scope))) == ["meta/llama-70b-it"]  # a word from each
    assert ids(find(shelf, read_query("70b llama", scope))) == [
        "meta/llama-70b-it",
        "meta/llama-3-70b",
        "seek/distill-llama-70b",
        "llama/scout-70b",
        "sao/euryale-70b",
    ]
    # a number that goes on into the next word is met in the id, too
    shelf = catalogue_of(make_model({}, id="a/x", name="Llama 3.3", created=2), make_model({}, id="a/v-llama-3.3"))
    assert ids(find(shelf, read_query("llama33 ", scope))) == ["a/x", "a/v-llama-3.3"]  # called so
    assert ids(find(shelf, read_query("llama3", scope))) == ["a/x", "a/v-llama-3.3"]  # begins so
    shelf = catalogue_of(make_model({}, id="a/x", name="My Llama 3.3", created=2), make_model({}, id="a/v-llama-3.3"))
    assert ids(find(shelf, read_query("llama3", scope))) == ["a/v-llama-3.3", "a/x"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("~", ["~a/nova-latest", "~b/other-latest"]),
        ("~nov", ["~a/nova-latest"]),
        ("~nova", ["~a/nova-latest"]),
        ("~nova in<1", []),
        ("-~", ["a/nova"]),
        ("-~nova", ["a/nova"]),
        ('"~nova"', ["a/nova"]),
        ("nova", ["a/nova"]),
    ],
)
def test_the_sign_of_an_alias_finds_aliases(
    make_model: Make, catalogue_of: Shelf, scope: Scope, text: str, found: list[str]
) -> None:
    rates = {"prompt": "0.000002", "completion": "0.000002"}
    names = ("~a/nova-latest", "~b/other-latest", "a/nova")
    shelf = catalogue_of(*[make_model(rates, id=name, name=name) for name in names])
    assert ids(find(shelf, read_query(text, scope))) == found


def test_a_minus_before_the_sign_leaves_out_only_the_aliases_so_called(
    make_model: Make, catalogue_of: Shelf, scope: Scope
) -> None:
    names = ("~a/nova-latest", "~b/other-latest", "a/nova")
    shelf = catalogue_of(*[make_model({}, id=name, name=name) for name in names])
    assert ids(find(shelf, read_query("-~nova", scope), everything=True)) == ["a/nova", "~b/other-latest"]


def test_an_ability_comes_after_all_names(make_model: Make, catalogue_of: Shelf, scope: Scope) -> None:
    able = make_model({}, id="a/new", parameters=("tools",), created=9)
    piece, whole = make_model({}, id="a/xtoolsy", created=2), make_model({}, id="a/some-tools", created=1)
    shelf = catalogue_of(able, piece, whole)
    assert ids(find(shelf, read_query("tools", scope))) == ["a/some-tools", "a/xtoolsy", "a/new"]


def test_all_words_count(shelf: Catalogue, scope: Scope) -> None:
    assert ids(find(shelf, read_query("x mini", scope))) == ["a/mini-x"]
    assert ids(find(shelf, read_query("a mini", scope)))[:2] == ["a/mini-x", "a/o-mini"]


def test_what_is_called_so_is_first_however_it_is_spelt(catalogue: Catalogue, scope: Scope) -> None:
    for text in ("openai/gpt-5-mini", "gpt-5-mini", "GPT 5 Mini", "gpt5mini", "OpenAI: GPT-5 Mini", " gpt5 mini "):
        assert ids(find(catalogue, read_query(text, scope)))[0] == "openai/gpt-5-mini"


def test_without_words_the_newest_is_first(catalogue: Catalogue, scope: Scope) -> None:
    for text in ("", "ctx>=200k", "-claude", "by:openai -mini"):
        created = [model.created for model in find(catalogue, read_query(text, scope)).models]
        assert created == sorted(created, reverse=True)
        turned = [model.created for model in find(catalogue, read_query(text, scope), reverse=True).models]
        assert turned == sorted(created)


def test_the_newest_is_first_in_whatever_order_the_catalogue_is(
    make_model: Make, catalogue_of: Shelf, scope: Scope
) -> None:
    days = {"a/old": 1, "a/undated": 0, "b/new": 3, "a/new": 3, "a/middle": 2}
    shelf = catalogue_of(*[make_model({}, id=name, created=created) for name, created in days.items()])
    for text in ("", "a -b", "new"):
        expected = ["a/new", "b/new", "a/middle", "a/old", "a/undated"]
        listed = ids(find(shelf, read_query(text, scope)))
        assert listed == [name for name in expected if name in listed] != []


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("text", ["", "claude", "gpt5", "has:tools in<1"])
def test_an_order_that_was_chosen_is_kept(
    catalogue: Catalogue, scope: Scope, order: Order, text: str, *, reverse: bool
) -> None:
    worked = scope._replace(basis=scope.basis._replace(workload=Workload(Usage(prompt=90_000, completion=1_000))))
    query = read_query(text, worked)
    listed = find(catalogue, query, order=order, reverse=reverse).models
    assert tuple(listed) == order_by(find(catalogue, query).models, order, worked.basis, reverse=reverse)


def test_prices_of_the_hour_are_compared_and_ordered(make_model: Make, catalogue_of: Shelf, scope: Scope) -> None:
    by_hour = make_model(
        {"prompt": "0.000001", "completion": "0.00001"},
        {"utc_start": 1200, "utc_end": 1300, "prompt": "0.000009"},
        id="by-hour",
    )
    steady = make_model({"prompt": "0.000002", "completion": "0.00001"}, id="steady")
    shelf = catalogue_of(by_hour, steady)
    for hours, order, cheap in (
        (0, ["steady", "by-hour"], ["steady"]),
        (1, ["by-hour", "steady"], ["by-hour", "steady"]),
    ):
        basis = scope.basis._replace(moment=scope.basis.moment + timedelta(hours=hours))
        later = scope._replace(basis=basis)
        assert ids(find(shelf, read_query("", later), order=Order.INPUT)) == order
        assert ids(find(shelf, read_query("in<=2", later), order=Order.INPUT)) == cheap


def test_what_is_left_out_is_counted_by_kind(catalogue: Catalogue, scope: Scope) -> None:
    found = find(catalogue, read_query("", scope))
    assert (len(found.models), *found[1:]) == (348, 73, 12, 0, 0)
    assert find(catalogue, read_query("latest", scope))[1:] == (12, 12, 0, 0)


def test_what_is_only_shown_with_everything_is_counted_by_kind(catalogue: Catalogue, scope: Scope) -> None:
    found = find(catalogue, read_query("", scope), everything=True)
    assert (len(found.models), *found[1:]) == (421, 0, 0, 73, 12)
    assert find(catalogue, read_query("is:alias", scope), everything=True)[1:] == (0, 0, 0, 0)  # asked for by a term
    assert find(catalogue, read_query("~openai/gpt-latest", scope), everything=True)[1:] == (0, 0, 0, 0)


def test_a_row_named_by_its_id_is_found_the_others_stay_left_out(catalogue: Catalogue, scope: Scope) -> None:
    found = find(catalogue, read_query("OpenAI/gpt-5:batch", scope))
    assert ids(found)[0] == "openai/gpt-5:batch"
    assert sum(model.is_batch for model in found.models) == 1
    assert found.left_out > 0


def test_an_empty_catalogue_has_nothing(catalogue_of: Shelf, scope: Scope) -> None:
    for order in (None, *Order):
        found = find(catalogue_of(), read_query("claude in<1 by:x expiring free", scope), order=order)
        assert (len(found.models), found.left_out) == (0, 0)


def test_found_models_are_a_sequence(catalogue: Catalogue, scope: Scope) -> None:
    models = find(catalogue, read_query("o3", scope)).models
    assert models[0].id == "openai/o3"
    assert models[:1] == (models[0],)
    assert models[-1] == tuple(models)[-1]
    assert models[0] in models
    assert models.index(models[1]) == 1
    with pytest.raises(IndexError):
        models[len(models)]


def test_a_search_that_was_made_ready_finds_the_same(catalogue: Catalogue, scope: Scope) -> None:
    before = [ids(find(catalogue, read_query(text, scope))) for text in ("gpt5", "free vision in<1")]
    catalogue.index.prepare(scope.basis)
    assert [ids(find(catalogue, read_query(text, scope))) for text in ("gpt5", "free vision in<1")] == before


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("gpt-5", "openai/gpt-5"),
        ("claude-opus-4.8", "anthropic/claude-opus-4.8"),
        ("GPT-5:batch", "openai/gpt-5:batch"),
        ("claude-opus-latest", "~anthropic/claude-opus-latest"),
        ("gpt-latest", "~openai/gpt-latest"),
    ],
)
def test_an_id_without_its_maker_finds_its_row_first(
    catalogue: Catalogue, scope: Scope, typed: str, first: str
) -> None:
    assert ids(find(catalogue, read_query(typed, scope)))[0] == first


def test_an_id_without_its_maker_that_several_have_brings_none_of_them_back(
    make_model: Make, catalogue_of: Shelf, scope: Scope
) -> None:
    one, other, last = (make_model({}, id=name) for name in ("a/mini:batch", "b/mini:batch", "b/max:batch"))
    shelf = catalogue_of(one, other, last)
    assert ids(find(shelf, read_query("mini:batch", scope))) == []
    assert ids(find(shelf, read_query("max:batch", scope))) == ["b/max:batch"]
    assert find(shelf, read_query("max batch:", scope)).left_out == 1
