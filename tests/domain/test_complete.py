"""What is proposed while a term is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.catalogue import Catalogue
from ortui.domain.complete import complete
from ortui.domain.read_query import read_query
from ortui.domain.scope import Scope


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("has:to", "ols"),
        ("HAS:To", "ols"),
        ("claude -has:v", "ision"),
        ("not:has:r", "easoning"),
        ("by:anth", "ropic"),
        ("by:m", "istralai"),  # the maker of the most models
        ("tier:b", "udget"),
        ("is:f", "ree"),
        ("is:al", "ias"),
        ("exp", "iring"),
        ("rea", "soning"),
        ("tie", "r:"),
        ("ct", "x>="),
        ("ctx", ">="),
        ("ha", "s:"),
        ("claude -ha", "s:"),
        ("ti", "er:"),
        ("ca", "ched<"),
        ("cac", "hed<"),
        ("out", "<"),
        ("ne", "w<"),
        ("cos", "t<"),
        ("claude visi", "on"),
    ],
)
def test_the_rest_of_a_term(catalogue: Catalogue, scope: Scope, text: str, rest: str) -> None:
    assert complete(text, catalogue, scope) == rest


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "i",
        "in",
        "has:",
        "by:",
        "has:tools",
        "has:tools ",
        "by:nobody",
        "claude",
        "cache",
        "foo:b",
        '"has:to',
        "-",
        "in<",
    ],
)
def test_nothing_is_proposed(catalogue: Catalogue, scope: Scope, text: str) -> None:
    assert complete(text, catalogue, scope) is None


def test_favourites_are_proposed_to_those_who_have_some(catalogue: Catalogue, scope: Scope) -> None:
    assert complete("is:fa", catalogue, scope) is None
    assert complete("is:fa", catalogue, scope._replace(favourites=frozenset({"openai/gpt-5"}))) == "vourite"


@given(st.text("hastierbyn:-< ofxc", max_size=12))
def test_what_is_proposed_makes_a_term_that_can_be_read_or_goes_on(
    catalogue: Catalogue, scope: Scope, text: str
) -> None:
    rest = complete(text, catalogue, scope)
    if rest is not None:
        assert rest
        whole = text + rest
        assert whole.endswith((":", "<")) or not any(
            misread.end == len(whole) for misread in read_query(whole, scope).misread
        )
