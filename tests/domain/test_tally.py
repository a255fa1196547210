"""The sentence that says what is shown."""

import pytest

from ortui.domain.catalogue import Catalogue
from ortui.domain.find import find
from ortui.domain.read_query import read_query
from ortui.domain.scope import Scope
from ortui.domain.tally import tally


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "348 of 421; 73 hidden: batch rows and aliases, h shows them"),
        (
            "claude tools ctx>=200k",
            "17 of 421: claude, tools, context at least 200,000; 15 hidden: batch rows and aliases, h shows them",
        ),
        ("o3-pro", "1 of 421: o3 pro; 1 hidden: a batch row, h shows it"),
        ("glm latest", "0 of 421: glm, latest; 1 hidden: an alias, h shows it"),
        ("-is:batch", "348 of 421: not batch; 12 hidden: aliases, h shows them"),
        ("~anthropic", "4 of 421: aliases called anthropic"),
        ("~", "12 of 421: aliases"),
        (
            "in<1k out>=1000000 cost>1.5",
            "0 of 421: prompt price below 1,000, completion price at least 1,000,000, cost a month above 1.5",
        ),
        ("tier:bud is:alias", "1 of 421: budget tier, alias"),
        ("expiring", "1 of 421: ending within 60 days"),
        (
            "groc",
            "6 of 421: groc; no model is called “groc”, “grok” is shown; 1 hidden: an alias, h shows it",
        ),
        ("claude code", "0 of 421: claude, code; 19 without “claude”, 17 without “code”"),
        ("wombat", "0 of 421: wombat; no model is called “wombat”"),
        ("-wombat is:free", "19 of 421: not wombat, free; no model is called “wombat”"),
        ("cache by:nvidia is:free 9m", "0 of 421: cache, by nvidia, free, 9m or context at least 9,000,000"),
    ],
)
def test_what_is_shown(catalogue: Catalogue, scope: Scope, text: str, sentence: str) -> None:
    query = read_query(text, scope)
    assert tally(find(catalogue, query), query, catalogue) == sentence


def test_the_way_to_what_is_hidden_is_for_the_caller_to_say(catalogue: Catalogue, scope: Scope) -> None:
    query = read_query("", scope)
    assert tally(find(catalogue, query), query, catalogue, way="--all shows").endswith("aliases, --all shows them")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "421 of 421; 73 of them batch rows and aliases, h hides them"),
        ("o3-pro", "2 of 421: o3 pro; 1 of them a batch row, h hides it"),
        ("is:batch", "61 of 421: batch"),
        ("llama 70b", "6 of 421: llama, 70b"),
    ],
)
def test_what_everything_adds_is_said_with_the_way_back(
    catalogue: Catalogue, scope: Scope, text: str, sentence: str
) -> None:
    query = read_query(text, scope)
    assert tally(find(catalogue, query, everything=True), query, catalogue) == sentence
