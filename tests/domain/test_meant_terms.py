"""What is written like a term but is none is told, with the term that may be meant; ids and their forms stay names."""

import pytest

from ortui.domain.catalogue import Catalogue
from ortui.domain.find import find
from ortui.domain.meant_terms import advice_on_unknown_term
from ortui.domain.read_query import read_query
from ortui.domain.scope import Scope

GENERAL = "there is no such term, but by, has, is, tier, in, out, cached, cost, ctx, new; a name has no colon"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("price:1", "in<1 or out<=10"),
        ("Price:<5", "in<1 or out<=10"),
        ("context:200k", "ctx>=200k"),
        ("contxt:200k", "ctx>=200k"),
        ("maker:openai", "by:openai"),
        ("maker:", "by:anthropic"),
        ("modality:image", "has:image"),
        ("modality:smell", "has:tools"),
        ("kind:batch", "is:batch"),
        ("tire:budget", "tier:budget"),
        ("hs:tools", "has:tools or is:free"),
        ("price:", "in<1 or out<=10"),
    ],
)
def test_the_term_that_may_be_meant_is_named(text: str, meant: str) -> None:
    assert advice_on_unknown_term(text) == f"there is no such term; meant may be {meant}"


@pytest.mark.parametrize("text", ["foo:bar", "FOO:1", "mixtral:8x", "openai:gpt-5"])
def test_where_none_is_near_all_are_named(text: str) -> None:
    assert advice_on_unknown_term(text) == GENERAL


@pytest.mark.parametrize(
    "text",
    [
        *(":free", ":batch", ":", "kimi:free", "kimi:fre", "kimi:f", "sonnet:batch", "claude-3:free", "llama3:70b"),
        *("anthropic/claude-3:free", "openai/foo:bar", "~openai/gpt:x", "openai:", '"foo:bar"', "foo", ""),
    ],
)
def test_ids_their_forms_and_listed_names_are_no_terms(text: str) -> None:
    assert advice_on_unknown_term(text) is None


def test_it_is_marked_where_it_stands_and_the_rest_filters(catalogue: Catalogue, scope: Scope) -> None:
    query = read_query("opus -foo:bar in<10", scope)
    assert [(each.term, each.start, each.end) for each in query.misread] == [("-foo:bar", 5, 13)]
    alone = find(catalogue, read_query("opus in<10", scope))
    assert list(find(catalogue, query).models) == list(alone.models)


@pytest.mark.parametrize("text", ["OpenAI: GPT-5.4", "gpt-5:batch", "gemma :free"])
def test_names_as_they_are_listed_are_found(catalogue: Catalogue, scope: Scope, text: str) -> None:
    query = read_query(text, scope)
    assert query.misread == ()
    assert find(catalogue, query, everything=True).models
