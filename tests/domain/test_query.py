"""The search line as a whole, over the real catalogue."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ortui.domain.basis import Basis
from ortui.domain.catalogue import Catalogue
from ortui.domain.find import Found, find
from ortui.domain.model import Model
from ortui.domain.query import Misread
from ortui.domain.read_query import read_query
from ortui.domain.scope import Scope

MOMENT = datetime(2026, 11, 23, 12, tzinfo=UTC)
SCOPE = Scope(Basis(MOMENT), datetime(2026, 8, 22, 18, 35, tzinfo=UTC), frozenset({"openai/gpt-5", "x-ai/grok-4.6"}))
MILLION = 10**6
PIECES = (
    *("in", "ctx", "out", "cost", "new", "by", "is", "has", "tier", ":", "<", "=", "..", "-", "not:", " ", " ", '"'),
    *(
        "1",
        "2k",
        "30d",
        "gpt",
        "gpt5",
        "claud",
        "gemni",
        "free",
        "tools",
        "batch",
        "expiring",
        "budget",
        "favourite",
        ".",
    ),
)
lines = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=12).map("".join))


def search(catalogue: Catalogue, text: str, *, everything: bool = False) -> Found:
    return find(catalogue, read_query(text, SCOPE), everything=everything)


def found(catalogue: Catalogue, text: str, *, everything: bool = False) -> set[str]:
    return {model.id for model in search(catalogue, text, everything=everything).models}


def test_an_empty_line_finds_all_but_what_the_default_leaves_out(catalogue: Catalogue) -> None:
    result = search(catalogue, "")
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
    query = read_query("claude in<cheap -has:wings sonnet", SCOPE)
    assert [(misread.term, misread.start, misread.end) for misread in query.misread] == [
        ("in<cheap", 7, 15),
        ("-has:wings", 16, 26),
    ]
    assert all(misread.advice for misread in query.misread)
    assert {model.id for model in find(catalogue, query).models} == found(catalogue, "claude sonnet")


def test_a_query_is_said_in_words() -> None:
    query = read_query('claude-sonnet -mini "gpt 5" ctx>=200k -is:free', SCOPE)
    assert query.in_words == ("claude sonnet", "not mini", "gpt 5", "context at least 200,000", "not free")


@pytest.mark.parametrize(("text", "count"), [("is:batch", 61), ("is:alias", 12)])
def test_asking_for_what_is_left_out_brings_it_back(catalogue: Catalogue, text: str, count: int) -> None:
    result = search(catalogue, text)
    assert (len(result.models), result.left_out) == (count, 0)


def test_ruling_out_what_is_left_out_anyway_counts_the_other_kind(catalogue: Catalogue) -> None:
    result = search(catalogue, "-is:batch")
    assert (len(result.models), result.left_out) == (348, 12)


def test_a_row_named_by_its_id_is_always_found(catalogue: Catalogue) -> None:
    for model in catalogue:
        assert model.id in found(catalogue, model.id)
        assert model.id in found(catalogue, f" {model.id.upper()} ")


def test_what_matches_but_is_left_out_is_counted(catalogue: Catalogue) -> None:
    result = search(catalogue, "claude-sonnet")
    left_out = [model for model in catalogue if "claude-sonnet" in model.id and (model.is_batch or model.is_alias)]
    assert (len(result.models), result.left_out) == (4, len(left_out))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("claude in < 3", "claude in<3"),
        ("claude ctx >=200k", "claude ctx>=200k"),
        ("claude -in <3", "claude -in<3"),
        ("IN<1 By:NVIDIA Has:Tools IS:Free", "in<1 by:nvidia has:tools is:free"),
        ("CLAUDE Not:Sonnet", "claude -sonnet"),
        ("claude in< sonnet", "claude sonnet"),
    ],
)
def test_spaces_around_a_sign_and_capitals_are_no_difference(catalogue: Catalogue, text: str, same: str) -> None:
    assert found(catalogue, text) == found(catalogue, same) != set()


def test_a_word_may_mean_a_name_or_an_ability_names_first(catalogue: Catalogue) -> None:
    for word, term in (("free", "is:free"), ("tools", "has:tools"), ("audio", "has:audio"), ("cache", "has:cache")):
        listed = [model.id for model in search(catalogue, word).models]
        named = found(catalogue, f'"{word}"')
        assert set(listed) == named | found(catalogue, term)
        assert set(listed[: len(named)]) == named


def test_quotes_mean_a_name_as_it_is_written(catalogue: Catalogue) -> None:
    assert found(catalogue, '"vision"') == {"deepseek/deepseek-v4-flash-vision-exp"}
    assert found(catalogue, '"gemni"') == set()
    assert found(catalogue, '"in<1"') == found(catalogue, '"in" "1"') != set()
    assert found(catalogue, '"expiring"') == set()
    assert found(catalogue, '"gpt 5" mini') == found(catalogue, "gpt 5 mini")
    assert found(catalogue, '-"free" by:nvidia') == found(catalogue, "by:nvidia") - found(catalogue, '"free" by:nvidia')


def test_the_word_batch_brings_the_batch_rows_back(catalogue: Catalogue) -> None:
    assert found(catalogue, "batch") == found(catalogue, "is:batch")
    assert found(catalogue, "sonnet batch") == {
        model_id for model_id in found(catalogue, "is:batch") if "sonnet" in model_id
    }
    assert len(found(catalogue, "-batch")) == 348
    assert found(catalogue, '"batch"') == set()


def test_favourites_are_those_of_the_scope(catalogue: Catalogue) -> None:
    assert found(catalogue, "is:favourite") == SCOPE.favourites
    assert found(catalogue, "is:favourite gpt") == {"openai/gpt-5"}
    assert len(found(catalogue, "-is:favourite")) == 348 - 2
    none = read_query("is:favourite", SCOPE._replace(favourites=frozenset()))
    assert len(find(catalogue, none).models) == 0


def test_slips_find_what_was_meant_only_where_the_word_finds_nothing(catalogue: Catalogue) -> None:
    assert found(catalogue, "gemni") == found(catalogue, "gemini")
    assert found(catalogue, "antropic sonet") == found(catalogue, "anthropic sonnet")
    assert "mistralai/ministral-8b" in found(catalogue, "ministral")
    assert not any("/mistral" in model_id for model_id in found(catalogue, "ministral"))  # two letters off, and found


@pytest.mark.parametrize(
    "part",
    ["free", "claude", "claude-sonnet", "gemni", "in<1", "ctx:200k..", "expiring", "by:openai", '"free"', "gpt5"],
)
def test_a_sign_finds_the_rest(catalogue: Catalogue, part: str) -> None:
    every = set(catalogue.by_id)
    assert found(catalogue, f"-{part}", everything=True) == every - found(catalogue, part, everything=True)
    assert found(catalogue, f"not:{part}", everything=True) == every - found(catalogue, part, everything=True)


@given(lines, lines)
def test_each_part_narrows(catalogue: Catalogue, text: str, more: str) -> None:
    for part in read_query(text, SCOPE).parts + read_query(more, SCOPE).parts:
        assert part.in_words
    if '"' not in text + more and not more[:1].isspace():
        both = [model.id for model in search(catalogue, f"{text} | {more}", everything=True).models]
        assert set(both) == found(catalogue, text, everything=True) & found(catalogue, more, everything=True)
        assert len(both) == len(set(both))


@given(st.lists(lines, max_size=5), lines)
def test_what_was_searched_before_makes_no_difference(catalogue: Catalogue, before: list[str], text: str) -> None:
    typed = [text[:end] for end in range(len(text))]
    for line in (*before, *typed):
        search(catalogue, line)
    afresh = catalogue.with_models(catalogue.models)
    assert afresh.index is not catalogue.index
    for line in (text, *reversed(typed)):
        here, there = search(catalogue, line), search(afresh, line)
        assert ([model.id for model in here.models], here[1:]) == ([model.id for model in there.models], there[1:])


@example('in:..1 ctx:200k.. -by: <=>= \x00 ~ .. "')
@example("a" * 3000)
@example("1.5" * 3000)
@example("new<9999y cost<999999999999999")
@given(lines)
def test_any_line_can_be_read_and_asked(catalogue: Catalogue, text: str) -> None:
    query = read_query(text, SCOPE)
    for misread in query.misread:
        assert isinstance(misread, Misread)
        assert text[misread.start : misread.end] == misread.term
    result = find(catalogue, query)
    assert len(result.models) + result.left_out <= len(catalogue)
    assert {model.id for model in result.models} <= set(catalogue.by_id)
