"""The terms of the search line, each with its bounds, and advice for what can't be read."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from ortui.domain.basis import Basis
from ortui.domain.index import Index
from ortui.domain.model import Limits, Model
from ortui.domain.scope import Scope
from ortui.domain.term import Term
from ortui.domain.terms import read_bare, read_term
from ortui.domain.tier import TierLimits
from ortui.domain.usage import Usage, Workload

Make = Callable[..., Model]
FETCHED = datetime(2026, 8, 22, 18, 35, tzinfo=UTC)


def passes(term: str, model: Model, moment: datetime, **scope: object) -> bool:
    whole = Scope(Basis(moment), FETCHED)._replace(**scope)  # type: ignore[arg-type]  # fields as a test names them
    read = read_term(term, whole)
    assert isinstance(read, Term), read
    return read.rows(Index([model])) == 1


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
        ("in >= 1", True),
        ("in<1k", True),
        ("in<$1.5k", True),
        ("in<1,000", True),
        ("in>0.", True),
        ("in:0.5..1.", True),
        ("ctx>100.", True),
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
        ("by:xai", "x-ai/grok", True),
        ("by:x-ai", "x-ai/grok", True),
        ("by:z.ai", "z-ai/glm", True),
        ("is:favourite", "maker/Loved", True),
        ("is:favorite", "maker/Loved", True),
        ("is:favourite", "maker/model", False),
        ("tier:free", "maker/model:free", True),
        ("tier:budget", "maker/model:free", False),
    ],
)
def test_makers_and_kinds(make_model: Make, noon: datetime, term: str, model_id: str, *, expected: bool) -> None:
    model = make_model({"prompt": "0", "completion": "0"}, id=model_id)
    assert passes(term, model, noon, favourites=frozenset({"maker/Loved"})) is expected


@pytest.mark.parametrize(
    ("term", "prompt", "expected"),
    [
        ("tier:budget", "0.0000001", True),
        ("tier:budget", "0.0000002", False),
        ("tier:mid", "0.0000002", True),
        ("tier:standard", "0.000002", True),
        ("tier:PREMIUM", "0.00001", True),
        ("tier:premium", "-1", False),
    ],
)
def test_tiers(make_model: Make, noon: datetime, term: str, prompt: str, *, expected: bool) -> None:
    assert passes(term, make_model({"prompt": prompt, "completion": "1"}), noon) is expected


def test_where_tiers_begin_is_for_the_person_to_say(make_model: Make, noon: datetime) -> None:
    index = Index([make_model({"prompt": "0.000002", "completion": "1"})])
    for limit, expected in (("10", 0), ("2", 1), ("3", 0)):
        read = read_term("tier:premium", Scope(Basis(noon, Workload(), TierLimits(premium=Decimal(limit))), FETCHED))
        assert isinstance(read, Term)
        assert read.rows(index) == expected


@pytest.mark.parametrize(
    ("term", "expected"),
    [("cost<450", False), ("cost<=450", True), ("cost=450", True), ("cost:400..$500", True), ("cost>0.45k", False)],
)
def test_the_cost_is_that_of_the_month(make_model: Make, noon: datetime, term: str, *, expected: bool) -> None:
    work = Workload(Usage(prompt=1_000, completion=100), requests_per_day=10, days=30)
    model = make_model({"prompt": "0.001", "completion": "0.005"})  # 1.5 a request
    assert passes(term, model, noon, basis=Basis(noon, work)) is expected


def test_the_cost_follows_the_work(make_model: Make, noon: datetime) -> None:
    index = Index([make_model({"prompt": "0.001", "completion": "0.005"})])
    for tokens, expected in ((10, 1), (1_000, 0), (10, 1)):
        read = read_term("cost<10", Scope(Basis(noon, Workload(Usage(prompt=tokens))), FETCHED))
        assert isinstance(read, Term)
        assert read.rows(index) == expected


@pytest.mark.parametrize(
    ("term", "days", "expected"),
    [
        ("new<30d", 29, True),
        ("new<30d", 30, False),
        ("new<=30d", 30, True),
        ("new:..30d", 30, True),
        ("new<2w", 13, True),
        ("new<2w", 14, False),
        ("new<1m", 29, True),
        ("new<1m", 30, False),
        ("new<1y", 364, True),
        ("new>1y", 364, False),
        ("new>1y", 366, True),
        ("new>=1y", 365, True),
        ("new:30d..90d", 60, True),
        ("new:30d..90d", 91, False),
    ],
)
def test_age_is_counted_from_the_day_of_the_prices(
    make_model: Make, noon: datetime, term: str, days: int, *, expected: bool
) -> None:
    released = FETCHED - timedelta(days=days)
    assert passes(term, make_model({}, created=int(released.timestamp())), noon) is expected
    assert not passes(term, make_model({}), noon)


@pytest.mark.parametrize(
    ("days", "expected"), [(-1, False), (0, True), (60, True), (61, False), (None, False), (27000, False)]
)
def test_expiring_is_within_60_days_from_now(
    make_model: Make, noon: datetime, days: int | None, *, expected: bool
) -> None:
    expires = None if days is None else noon.date() + timedelta(days=days)
    assert passes("expiring", make_model({}, expires=expires), noon) is expected
    assert not passes("expiring", make_model({}, expires=date(2098, 12, 31)), noon)


def test_days_go_by(make_model: Make, noon: datetime) -> None:
    index = Index([make_model({}, expires=noon.date() + timedelta(days=1), created=int(FETCHED.timestamp()))])
    for days, expected in ((0, 1), (1, 1), (2, 0), (0, 1)):
        later = timedelta(days=days)
        for text in ("expiring", "new<2d"):
            read = read_term(text, Scope(Basis(noon + later), FETCHED + later))
            assert isinstance(read, Term)
            assert read.rows(index) == expected


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
        ("cost<1.5k", "cost a month below 1,500"),
        ("tier:budget", "budget tier"),
        ("new<30d", "released after 23 Jul 2026"),
        ("new:..2w", "released since 8 Aug 2026"),
        ("expiring", "ending within 60 days"),
        ("is:favourite", "favourites"),
    ],
)
def test_a_term_is_said_in_words(scope: Scope, text: str, words: str) -> None:
    read = read_term(text, scope)
    assert isinstance(read, Term)
    assert read.in_words == words


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("in<", "write it like in<1"),
        ("out<=", "write it like out<=10"),
        ("ctx>", "write it like ctx>200k"),
        ("in<cheap", "write it like 100 or 5.80"),
        ("ctx>=many", "write it like 12000"),
        ("ctx:1M", "write it like ctx<200k, or ctx:..200k in a shell"),
        ("in:..", "write a bound, like in:1.."),
        ("by:", "name a maker, like by:anthropic"),
        ("is:cheap", "is: takes free, batch, alias, favourite"),
        ("tier:cheap", "tier: takes free, budget, mid, standard, premium"),
        ("new<30", "write an age like new<30d, 2w, 3m, 1y"),
        ("new=30d", "write an age like new<30d"),
        ("new<9999y", "reaches back before all dates"),
        ("new:3d", "write it like new<30d, or new:..30d in a shell"),
        ("cost<bulk", "write it like 100 or 5.80"),
        ("cost:", "write it like cost<50"),
        ("has:", "has: takes tools"),
        ("size<5", "compare in, out, cached, cost, ctx, new"),
        ("<1", "without spaces: in<1"),
        ("context>=200k", "there is no such term; meant may be ctx>=200k"),
        ("context >", "there is no such term; meant may be ctx>200k"),
        ("Price<$3", "there is no such term; meant may be in<$3 or out<$3"),
        ("conetxt<1m", "there is no such term; meant may be ctx<1m"),
        ("maker=openai", "compare in, out, cached"),
        ("has:toosl", "meant may be has:tools"),
        ("tier:premum", "meant may be tier:premium"),
        ("in=<1", "write it like 100 or 5.80"),
    ],
)
def test_what_can_not_be_read_comes_with_what_would_be_right(scope: Scope, text: str, advice: str) -> None:
    read = read_term(text, scope)
    assert isinstance(read, str)
    assert advice in read


@pytest.mark.parametrize("text", ["gpt", "in", "input", "by", "maker/model:batch", "", '"in<1"', "has"])
def test_a_plain_word_is_no_term(scope: Scope, text: str) -> None:
    assert read_term(text, scope) is None


@pytest.mark.parametrize(
    ("word", "model"),
    [
        ("free", {"id": "openrouter/free"}),
        ("tools", {"parameters": ("tools",)}),
        ("vision", {"input_modalities": ("text", "image")}),
        ("image", {"output_modalities": ("image",)}),
        ("reasoning", {"parameters": ("reasoning",)}),
        ("batch", {"id": "maker/model:batch"}),
        ("200k", {"limits": Limits(context=200_000)}),
        ("0.2m", {"limits": Limits(context=200_000)}),
    ],
)
def test_what_a_word_may_mean_besides_a_name(
    make_model: Make, scope: Scope, word: str, model: dict[str, object]
) -> None:
    read = read_bare(word, scope)
    assert read is not None
    zero = {"prompt": "0", "completion": "0"}
    assert read.rows(Index([make_model(zero, **model)])) == 1
    assert read.rows(Index([make_model(zero)])) == 0


@pytest.mark.parametrize(
    ("begun", "same_as"),
    [
        ("tier:bud", ["tier:budget"]),
        ("tier:m", ["tier:mid"]),
        ("has:to", ["has:tools"]),
        ("has:vi", ["has:vision", "has:video"]),
        ("is:a", ["is:alias"]),
        ("is:f", ["is:free", "is:favourite"]),
        ("is:favor", ["is:favourite"]),
    ],
)
def test_a_choice_that_is_begun_finds_what_it_may_become(
    make_model: Make, noon: datetime, begun: str, same_as: list[str]
) -> None:
    rates = (
        {"prompt": "0", "completion": "0"},
        {"prompt": "0.0000001", "completion": "1"},
        {"prompt": "0.0000002", "completion": "1"},
    )
    abilities = {"parameters": ("tools",)}, {"input_modalities": ("image",)}, {"input_modalities": ("video",)}
    names = "maker/model:free", "~maker/latest", "maker/Loved"
    models = [
        make_model(price, id=name, **ability)
        for price, ability, name in zip(rates, abilities, names, strict=True)
    ]  # fmt: skip
    scope, index = Scope(Basis(noon), FETCHED, frozenset({"maker/Loved"})), Index(models)
    read, whole = read_term(begun, scope), [read_term(term, scope) for term in same_as]
    assert isinstance(read, Term)
    rows = 0
    for each in whole:
        assert isinstance(each, Term)
        assert each.rows(index)
        rows |= each.rows(index)
    assert read.rows(index) == rows != index.all
    assert read.wants_left_out is (begun == "is:a")


def test_cheap_is_free_or_of_the_budget_tier(make_model: Make, scope: Scope) -> None:
    read = read_bare("cheap", scope)
    assert read is not None
    for prompt, expected in (("0.0000001", 1), ("0.0000002", 0)):
        assert read.rows(Index([make_model({"prompt": prompt, "completion": "0.1"})])) == expected


def test_a_vision_model_takes_images_rather_than_making_them(make_model: Make, scope: Scope) -> None:
    read = read_bare("vision", scope)
    assert read is not None
    assert read.rows(Index([make_model({}, output_modalities=("image",))])) == 0


@pytest.mark.parametrize("word", ["claude", "4k5", "k", "1.23456k", "frees", "70b"])
def test_most_words_mean_only_names(scope: Scope, word: str) -> None:
    assert read_bare(word, scope) is None
