"""The search line as a whole, over the real catalogue."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ortui.domain.catalogue import Catalogue
from ortui.domain.model import Model
from ortui.domain.query import find, read_query

MOMENT = datetime(2026, 11, 23, 12, tzinfo=UTC)
MILLION = 10**6


def found(catalogue: Catalogue, text: str, *, everything: bool = False) -> set[str]:
    return {model.id for model in find(catalogue, read_query(text, MOMENT), everything=everything).models}


def test_an_empty_line_finds_all_but_what_the_default_leaves_out(catalogue: Catalogue) -> None:
    result = find(catalogue, read_query("", MOMENT))
    assert (len(result.models), result.left_out) == (348, 73)
    assert found(catalogue, "", everything=True) == set(catalogue.by_id)


def test_gpt5_in_all_its_spellings_finds_the_same(catalogue: Catalogue) -> None:
    spelt = [found(catalogue, text) for text in ("gpt5", "gpt 5", "gpt-5", "5 GPT")]
    assert spelt[0] == spelt[1] == spelt[2] == spelt[3]
    assert {"openai/gpt-5.6-luna", "openai/gpt-5-mini"} < spelt[0]
    assert all(model_id.startswith("openai/gpt-5") for model_id in spelt[0])


def test_words_in_any_order(catalogue: Catalogue) -> None:
    expected = {f"anthropic/claude-sonnet-{version}" for version in ("5", "4.6", "4.5", "4")}
    assert found(catalogue, "claude-sonnet") == found(catalogue, "sonnet claude") == expected


def test_a_maker_is_found_as_a_word(catalogue: Catalogue) -> None:
    assert found(catalogue, "openai") >= found(catalogue, "by:openai")
    assert len(found(catalogue, "by:openai")) == 58


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("in<1", lambda model: model.price.usd is not None and model.price.usd * MILLION < 1),
        ("in:..1", lambda model: model.price.usd is not None and model.price.usd * MILLION <= 1),
        (
            "out<=10",
            lambda model: model.price.usd is not None and model.pricing.rates["completion"].usd * MILLION <= 10,
        ),
        ("ctx>=200k", lambda model: (model.limits.context or 0) >= 200_000),
        ("ctx:200k..", lambda model: (model.limits.context or 0) >= 200_000),
        ("by:anthropic", lambda model: model.id.startswith("anthropic/")),
        ("is:free", lambda model: model.id.endswith(":free") or model.id == "openrouter/free"),
        ("has:tools", lambda model: "tools" in model.parameters),
        ("-has:tools", lambda model: "tools" not in model.parameters),
        ("not:by:openai", lambda model: not model.id.startswith("openai/")),
    ],
)
def test_a_term_finds_what_a_loop_over_the_rows_finds(
    catalogue: Catalogue, text: str, wanted: Callable[[Model], bool]
) -> None:
    shown = {
        model.id for model in catalogue if wanted(model) and model.id[0] != "~" and not model.id.endswith(":batch")
    }
    assert shown
    assert found(catalogue, text) == shown


def test_words_and_terms_narrow_together(catalogue: Catalogue) -> None:
    together = found(catalogue, "claude ctx>=200k has:tools in<3")
    assert together == found(catalogue, "claude") & found(catalogue, "ctx:200k..") & found(
        catalogue, "has:tools"
    ) & found(catalogue, "in<3")
    assert "anthropic/claude-sonnet-5" in together


@pytest.mark.parametrize("text", ["claude -sonnet", "claude not:sonnet", '-"sonnet" claude'])
def test_a_sign_rules_a_word_out(catalogue: Catalogue, text: str) -> None:
    assert found(catalogue, text) == found(catalogue, "claude") - found(catalogue, "sonnet")


@pytest.mark.parametrize("text", ["claude -claude-sonnet", 'claude -"claude sonnet"', 'claude not:"sonnet claude"'])
def test_words_behind_one_sign_rule_out_only_what_has_them_all(catalogue: Catalogue, text: str) -> None:
    rest = found(catalogue, text)
    assert rest == found(catalogue, "claude") - found(catalogue, "claude sonnet")
    assert "anthropic/claude-opus-4.8" in rest


@pytest.mark.parametrize("text", ["-", "not:", "--", '"', '""', "…", "- not:"])
def test_a_line_just_begun_rules_nothing_out(catalogue: Catalogue, text: str) -> None:
    assert len(found(catalogue, text)) == 348


def test_what_can_not_be_read_is_returned_and_the_rest_still_filters(catalogue: Catalogue) -> None:
    query = read_query("claude in<cheap -has:wings sonnet", MOMENT)
    assert [misread.term for misread in query.misread] == ["in<cheap", "-has:wings"]
    assert all(misread.advice for misread in query.misread)
    assert {model.id for model in find(catalogue, query).models} == found(catalogue, "claude sonnet")


def test_a_query_is_said_in_words() -> None:
    query = read_query('claude-sonnet -mini "gpt 5" ctx>=200k -is:free', MOMENT)
    assert query.in_words == ("claude sonnet", "not mini", "gpt 5", "context at least 200,000", "not free")


@pytest.mark.parametrize(("text", "count"), [("is:batch", 61), ("is:alias", 12)])
def test_asking_for_what_is_left_out_brings_it_back(catalogue: Catalogue, text: str, count: int) -> None:
    result = find(catalogue, read_query(text, MOMENT))
    assert (len(result.models), result.left_out) == (count, 0)


def test_ruling_out_what_is_left_out_anyway_counts_the_other_kind(catalogue: Catalogue) -> None:
    result = find(catalogue, read_query("-is:batch", MOMENT))
    assert (len(result.models), result.left_out) == (348, 12)


def test_a_row_named_by_its_id_is_always_found(catalogue: Catalogue) -> None:
    for model in catalogue:
        assert model.id in found(catalogue, model.id)
        assert model.id in found(catalogue, f" {model.id.upper()} ")


def test_what_matches_but_is_left_out_is_counted(catalogue: Catalogue) -> None:
    result = find(catalogue, read_query("claude-sonnet", MOMENT))
    left_out = [model for model in catalogue if "claude-sonnet" in model.id and (model.is_batch or model.is_alias)]
    assert (len(result.models), result.left_out) == (4, len(left_out))


def test_models_stay_in_the_order_of_the_catalogue(catalogue: Catalogue) -> None:
    result = find(catalogue, read_query("openai", MOMENT))
    places = [catalogue.models.index(model) for model in result.models]
    assert places == sorted(places)


@example('in:..1 ctx:200k.. -by: <=>= \x00 ~ .. "')
@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(
            st.sampled_from(
                [
                    "in",
                    "ctx",
                    "out",
                    "by",
                    "is",
                    "has",
                    ":",
                    "<",
                    "=",
                    "..",
                    "-",
                    "not:",
                    " ",
                    '"',
                    "1",
                    "2k",
                    "gpt",
                    ".",
                ]
            ),
            max_size=12,
        ).map("".join),
    )
)
def test_any_line_can_be_read_and_asked(catalogue: Catalogue, text: str) -> None:
    result = find(catalogue, read_query(text, MOMENT))
    assert len(result.models) + result.left_out <= len(catalogue)
