"""Random answers about a key and its account: no crash, and each figure is the one stated under its name, or none."""

import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from ortui.domain.account import AccountCredits, ActivityRow, Budget, KeyFacts, Spend
from ortui.domain.generation import Generation
from ortui.source.account_api import AccountApi
from ortui.source.errors import BadAnswerError
from ortui.source.retry import Patience
from ortui.source.secrets import Key
from tests.faults import account_answers as shapes
from tests.faults.answers import Shape
from tests.faults.bad_server import BadServer

_KEY = Key("sk-or-v1-0123456789abcdef0123456789abcdef890")
_SOME, _ALL, _SHARE = 60, 600, 60
"""Answers of each of the five kinds, and how many a test case asks for."""
_SEEDS = [
    pytest.param(range(start, start + _SHARE), marks=[] if start < _SOME else [pytest.mark.slow], id=f"from {start}")
    for start in range(0, _ALL, _SHARE)
]

Row = Mapping[str, Any]
Told = tuple[Any, Any]
"""The data of an answer, with exact numbers, and what was read of them; None where they could not be used."""
Ask = Callable[[range, Shape, Callable[[AccountApi], Any]], Iterator[Told]]


@pytest.fixture
def ask() -> Iterator[Ask]:
    """Make answers of a shape, serve each, and give it with what was read of it."""
    told = {"body": b""}
    with (
        BadServer(lambda line: line.answer(told["body"])) as server,
        AccountApi(server.url, patience=Patience(tries=1)) as api,
    ):

        def answers(seeds: range, shape: Shape, call: Callable[[AccountApi], Any]) -> Iterator[Told]:
            for seed in seeds:
                told["body"] = json.dumps({"data": shape(Random(seed))}).encode()  # noqa: S311 - to be repeated
                data = json.loads(told["body"], parse_int=Decimal, parse_float=Decimal)["data"]
                try:
                    yield data, call(api)
                except BadAnswerError:
                    yield data, None

        yield answers


def _check(figure: Decimal | int | None, row: Row, name: str) -> None:
    """Expect the figure that stands under a name, or none."""
    stated = row.get(name)
    assert figure is None or (isinstance(stated, Decimal) and figure == stated), (name, figure, stated)
    if isinstance(stated, Decimal) and 0 < stated < 10**6 and stated == int(stated):
        assert figure is not None, (name, stated)


def _check_all(read: object, row: Row, names: Mapping[str, str]) -> None:
    for field, name in names.items():
        _check(getattr(read, field), row, name)


def _check_spend(spend: Spend, row: Row, name: str) -> None:
    _check_all(
        spend, row, {"in_all": name, "day": f"{name}_daily", "week": f"{name}_weekly", "month": f"{name}_monthly"}
    )


def _check_budget(budget: Budget | None, row: Row | None) -> None:
    if budget is not None and row is not None:
        _check_all(budget, row, {"limit": "limit_usd", "spent": "spend_usd", "remaining": "remaining_usd"})


def _check_key(facts: KeyFacts, row: Row) -> None:
    _check_all(facts, row, {"limit": "limit", "limit_remaining": "limit_remaining"})
    _check_spend(facts.spend, row, "usage")
    _check_spend(facts.byok_spend, row, "byok_usage")
    assert (facts.has_limit is False) == (row["limit"] is None)
    assert facts.has_limit is not True or facts.limit is not None
    _check_budget(facts.effective_budget, row.get("effective_budget"))
    assert len(facts.budgets) <= len(row.get("budgets", []))
    if facts.free_requests is not None:
        requests = row["free_model_daily_requests"]
        _check_all(facts.free_requests, requests, {"limit": "limit", "used": "used", "remaining": "remaining"})


@pytest.mark.parametrize("seeds", _SEEDS)
def test_a_key(seeds: range, ask: Ask) -> None:
    for row, facts in ask(seeds, shapes.KEY, lambda api: api.key(_KEY)):
        _check_key(facts, row)


@pytest.mark.parametrize("seeds", _SEEDS)
def test_the_keys_of_an_account(seeds: range, ask: Ask) -> None:
    for rows, keys in ask(seeds, shapes.listed(shapes.KEY), lambda api: api.keys(_KEY)):
        for row, facts in zip(rows, keys, strict=True):
            _check_key(facts, row)


@pytest.mark.parametrize("seeds", _SEEDS)
def test_credits(seeds: range, ask: Ask) -> None:
    for row, found in ask(seeds, shapes.CREDITS, lambda api: api.credits(_KEY)):
        stated = [row["total_credits"], row["total_usage"]]
        if found is None:  # one that is not told is not 0: there is then no balance at all
            assert not all(isinstance(each, Decimal) and 0 < each < 10**6 and each == int(each) for each in stated)
        else:
            assert isinstance(found, AccountCredits)
            assert [found.bought, found.used] == stated


@pytest.mark.parametrize("seeds", _SEEDS)
def test_activity(seeds: range, ask: Ask) -> None:
    names = {
        "usage": "usage",
        "byok_usage": "byok_usage_inference",
        "requests": "requests",
        "cached": "cached_tokens",
        "prompt": "prompt_tokens",
        "completion": "completion_tokens",
        "reasoning": "reasoning_tokens",
    }
    for rows, found in ask(seeds, shapes.listed(shapes.ACTIVITY), lambda api: api.activity(_KEY)):
        dated = [row for row in rows if row["date"] not in {"never", "", "1e9"}]
        assert len(found) == len(dated)
        for row, read in zip(dated, found, strict=True):
            assert isinstance(read, ActivityRow)
            _check_all(read, row, names)


@pytest.mark.parametrize("seeds", _SEEDS)
def test_a_generation(seeds: range, ask: Ask) -> None:
    names = {
        "cache_discount": "cache_discount",
        "upstream_cost": "upstream_inference_cost",
        "prompt": "native_tokens_prompt",
        "completion": "native_tokens_completion",
        "reasoning": "native_tokens_reasoning",
        "cached": "native_tokens_cached",
        "latency_ms": "latency",
        "duration_ms": "generation_time",
        "search_results": "num_search_results",
    }
    for row, found in ask(seeds, shapes.GENERATION, lambda api: api.generation(_KEY, "gen-1", lambda _: None)):
        assert isinstance(found, Generation)
        _check_all(found, row, names)
        assert found.total_cost is None or found.total_cost in [row["total_cost"], row.get("usage")]
