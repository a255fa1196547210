"""What is in the way of a search that finds nothing."""

from datetime import datetime

import pytest

from ortui.domain.basis import Basis
from ortui.domain.catalogue import Catalogue
from ortui.domain.find import count, find
from ortui.domain.obstacles import obstacles
from ortui.domain.read_query import read_query
from ortui.domain.scope import Scope


@pytest.mark.parametrize(
    ("text", "in_the_way"),
    [
        ("claude code", {"claude": "code", "code": "claude"}),
        ("claude-code", {"claude": "code", "code": "claude"}),
        ("opus in<1", {"opus": "in<1", "prompt price below 1": "opus"}),
        ("haiku -anthropic", {"haiku": "-anthropic", "not anthropic": "haiku"}),
        ("long context", {"context": "long", "long": "context"}),
        ("claude is:free ctx>=200k", {"claude": "is:free ctx>=200k", "free": "claude ctx>=200k"}),
    ],
)
def test_each_part_without_which_something_is_found_with_how_much_that_is(
    catalogue: Catalogue, scope: Scope, text: str, in_the_way: dict[str, str]
) -> None:
    query = read_query(text, scope)
    assert not find(catalogue, query).models
    without = {part: count(catalogue, read_query(rest, scope)) for part, rest in in_the_way.items()}
    found = obstacles(catalogue, query)
    assert {each.part: each.others for each in found} == {part: others for part, others in without.items() if others}
    assert [each.others for each in found] == sorted([each.others for each in found], reverse=True)


@pytest.mark.parametrize("text", ["wombat", "wombat quokka", "claude code wombat", "is:free in>1 by:nobody"])
def test_there_is_none_where_nothing_else_is_asked_for_or_two_are_in_the_way_at_once(
    catalogue: Catalogue, scope: Scope, text: str
) -> None:
    query = read_query(text, scope)
    assert not find(catalogue, query).models
    assert obstacles(catalogue, query) == []


@pytest.mark.parametrize("text", ["", "claude", "gpt 5 -mini", "openai/gpt-5:batch", "is:alias gpt", "llama in<1"])
@pytest.mark.parametrize("everything", [False, True])
def test_the_count_is_of_what_is_found(catalogue: Catalogue, noon: datetime, text: str, *, everything: bool) -> None:
    query = read_query(text, Scope(Basis(noon), catalogue.fetched_at))
    assert count(catalogue, query, everything=everything) == len(find(catalogue, query, everything=everything).models)
