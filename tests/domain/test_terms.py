"""The terms of the search line, each with its bounds, and advice for what can't be read."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from ortui.domain.model import Limits, Model
from ortui.domain.terms import Term, read_term

Make = Callable[..., Model]


def passes(term: str, model: Model, moment: datetime) -> bool:
    read = read_term(term, moment)
    assert isinstance(read, Term), read
    return read.test(model)


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("in<1", False),
        ("in<=1", True),
        ("in=1", True),
        ("in>1", False),
        ("in>=1", True),
        ("in:..1", True),
        ("in:1..", True),
        ("in:0.5..1.5", True),
        ("in:1.01..", False),
        ("IN<=$1.00", True),
        ("out<=10", True),
        ("out<10", False),
        ("cached=0.1", True),
        ("cached>0.1", False),
        ("ctx>=200k", True),
        ("ctx:200k..", True),
        ("ctx:200,001..", False),
        ("ctx:..200_000", True),
        ("ctx<0.2M", False),
    ],
)
def test_a_comparison_is_in_usd_a_million_tokens_or_in_tokens(
    make_model: Make, noon: datetime, term: str, *, expected: bool
) -> None:
    model = make_model(
        {"prompt": "0.000001", "completion": "0.00001", "input_cache_read": "0.0000001"}, limits=Limits(context=200_000)
    )
    assert passes(term, model, noon) is expected


@pytest.mark.parametrize("term", ["in<1000", "in>=0", "out<1000", "cached>=0", "ctx>=0"])
@pytest.mark.parametrize(
    "rates", [{"prompt": "-1", "completion": "-1"}, {"prompt": "0", "completion": "0"}, {"prompt": "1"}]
)
def test_rule_4_what_has_no_figure_passes_no_comparison(
    make_model: Make, noon: datetime, term: str, rates: dict[str, str]
) -> None:
    assert not passes(term, make_model(rates), noon)


def test_a_free_model_costs_less_than_any_price(make_model: Make, noon: datetime) -> None:
    assert passes("in<0.000001", make_model({"prompt": "0", "completion": "0"}, id="maker/model:free"), noon)


def test_prices_are_compared_as_they_are_at_the_moment(make_model: Make, noon: datetime) -> None:
    model = make_model(
        {"prompt": "0.000001", "completion": "1"}, {"utc_start": 1200, "utc_end": 1300, "prompt": "0.000002"}
    )
    assert passes("in=2", model, noon)
    assert passes("in=1", model, noon - timedelta(minutes=1))


@pytest.mark.parametrize(
    ("term", "model_id", "expected"),
    [
        ("by:anthropic", "anthropic/claude", True),
        ("by:Anthropic", "~anthropic/claude-latest", True),
        ("by:anth", "anthropic/claude", True),
        ("by:claude", "anthropic/claude", False),
        ("is:batch", "maker/model:batch", True),
        ("is:batch", "maker/model", False),
        ("is:alias", "~maker/latest", True),
        ("is:free", "maker/model:free", True),
        ("is:free", "maker/model", False),
    ],
)
def test_makers_and_kinds(make_model: Make, noon: datetime, term: str, model_id: str, *, expected: bool) -> None:
    assert passes(term, make_model({"prompt": "0", "completion": "0"}, id=model_id), noon) is expected


@pytest.mark.parametrize(
    ("term", "ability"),
    [
        ("has:tools", {"parameters": ("max_tokens", "tools")}),
        ("has:reasoning", {"parameters": ("reasoning",)}),
        ("has:image", {"input_modalities": ("text", "image")}),
        ("has:image", {"output_modalities": ("image",)}),
        ("has:audio", {"input_modalities": ("audio",)}),
        ("has:file", {"input_modalities": ("file",)}),
        ("has:video", {"output_modalities": ("video",)}),
    ],
)
def test_abilities(make_model: Make, noon: datetime, term: str, ability: dict[str, tuple[str, ...]]) -> None:
    assert passes(term, make_model({}, **ability), noon)
    assert not passes(term, make_model({}), noon)


def test_a_cache_is_told_by_its_price(make_model: Make, noon: datetime) -> None:
    assert passes("has:cache", make_model({"input_cache_read": "0.1"}), noon)
    assert not passes("has:cache", make_model({"input_cache_write": "0.1"}), noon)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("in<1", "prompt price below 1"),
        ("out:1..2.50", "completion price at least 1 and at most 2.5"),
        ("ctx>=200k", "context at least 200,000"),
        ("by:openai", "by openai"),
        ("is:free", "free"),
        ("has:tools", "with tools"),
    ],
)
def test_a_term_is_said_in_words(noon: datetime, text: str, words: str) -> None:
    read = read_term(text, noon)
    assert isinstance(read, Term)
    assert read.in_words == words


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("in<", "write it like 100 or 5.80"),
        ("in<cheap", "write it like 100 or 5.80"),
        ("ctx>=many", "write it like 12000"),
        ("ctx:1M", "write it like ctx<200k, or ctx:..200k in a shell"),
        ("in:..", "write a bound, like in:1.."),
        ("by:", "name a maker, like by:anthropic"),
        ("is:cheap", "is: takes free, batch, alias"),
        ("has:", "has: takes tools"),
        ("price<5", "compare in, out, cached, ctx"),
        ("<1", "without spaces: in<1"),
        ("in=<1", "write it like 100 or 5.80"),
    ],
)
def test_what_can_not_be_read_comes_with_what_would_be_right(noon: datetime, text: str, advice: str) -> None:
    read = read_term(text, noon)
    assert isinstance(read, str)
    assert advice in read


@pytest.mark.parametrize("text", ["gpt", "in", "input", "by", "maker/model:batch", "", '"in<1"', "has"])
def test_a_plain_word_is_no_term(noon: datetime, text: str) -> None:
    assert read_term(text, noon) is None
