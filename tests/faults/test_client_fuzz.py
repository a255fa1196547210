"""Random answers that are valid by the schema: no crash, and no figure is shown that the answer does not state."""

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ortui.cli.main import run_words
from tests.faults import answers
from tests.faults.bad_server import BadServer, Line

_FIGURE = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_HAS_DIGIT = re.compile(r"\d")
_SOME, _ALL = 50, 1250
"""Answers of each kind; twice as many in all."""
_SHARE = 50
"""Answers a test case asks for, so that the cores can share them."""


_SEEDS = [
    pytest.param(range(start, start + _SHARE), marks=[] if start < _SOME else [pytest.mark.slow], id=f"from {start}")
    for start in range(0, _ALL, _SHARE)
]


@pytest.fixture
def ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Callable[..., str]]:
    """Run a command against a server that gives the answer that was set last."""
    told = {"body": b""}

    def answer(line: Line) -> None:
        line.answer(told["body"])

    with BadServer(answer) as server:
        monkeypatch.setenv("ORTUI_HOME", str(tmp_path))
        monkeypatch.setenv("OPENROUTER_BASE_URL", server.url)

        def run(*words: str, body: bytes = b"", codes: tuple[int, ...] = (0,)) -> str:
            told["body"] = body or told["body"]
            code = run_words([*words])
            out, err = capsys.readouterr()
            assert code in codes, err
            assert all(line.isprintable() for line in err.splitlines())
            assert (code == 4) == err.startswith("ortui: the API")
            return out

        yield run
    assert os.environ["ORTUI_HOME"] == str(tmp_path)


def _stated(pricing: Mapping[str, Any], key: str) -> set[Decimal]:
    """Collect what an answer states as a price that can be one, at the top or in an override."""
    places = [pricing, *pricing.get("overrides", [])]
    found = {Decimal(text) for place in places if _FIGURE.fullmatch(text := place.get(key, ""))}
    return {figure for figure in found if figure >= 0}


def _check_rate(figure: str | None, received: Mapping[str, Any], key: str) -> None:
    """Expect a figure that is shown to be one that is stated."""
    if figure is not None:
        assert Decimal(figure) in _stated(received["pricing"], key), (figure, received)


def _varies(pricing: Mapping[str, Any]) -> bool:
    """Tell whether a price is said to be known only after the request."""
    texts = [text for place in (pricing, *pricing.get("overrides", [])) for text in place.values()]
    return any(isinstance(text, str) and _FIGURE.fullmatch(text) and Decimal(text) == -1 for text in texts)


def _cells(table: str, name: str) -> list[str]:
    return next(line.split() for line in table.splitlines() if line.split()[:1] == [name])


def _check_cell(cell: str, figure: str | None) -> None:
    """Expect no figure in the cell of a table where there is none."""
    assert bool(_HAS_DIGIT.search(cell)) <= (figure is not None), cell


@pytest.mark.parametrize("seeds", _SEEDS)
def test_models(seeds: range, ask: Callable[..., str]) -> None:
    for seed in seeds:
        body, received = answers.models(Random(seed))  # noqa: S311 - chance that can be repeated
        refreshed = ask("refresh", "--json", body=body, codes=(0, 4))
        if not refreshed:
            continue
        about = json.loads(refreshed)["catalogue"]
        shown = {model["id"]: model for model in json.loads(ask("models", "--all", "--json"))["models"]}
        assert about["models"] == len(shown)
        assert about["models"] + about["set_aside"] == len(received)
        assert {odd["id"] for odd in about["reasons"]} == received.keys() - shown.keys()
        table, ranked = ask("models", "--all"), ask("rank", "--all", "--json", "--prompt", "1", "--completion", "1")
        totals = {quote["model"]: quote for quote in json.loads(ranked)["models"]}
        for model_id, model in shown.items():
            _check_model(model, received[model_id], totals[model_id])
            for cell, key in zip(_cells(table, model_id)[1:3], ("prompt", "completion"), strict=True):
                _check_cell(cell, model[f"{key}_usd_per_token"])


def _check_model(model: Mapping[str, Any], received: Mapping[str, Any], quote: Mapping[str, Any]) -> None:
    pricing = received["pricing"]
    looks_free = all(0 in _stated(pricing, key) for key in ("prompt", "completion"))  # and is not said to be
    for key in ("prompt", "completion"):
        figure = model[f"{key}_usd_per_token"]
        _check_rate(figure, received, key)
        assert figure is not None or _varies(pricing) or looks_free
    if quote["total_usd"] is None:
        assert quote["problems"] or model["price_state"] != "known"
    else:
        per_token = Decimal(model["prompt_usd_per_token"]) + Decimal(model["completion_usd_per_token"])
        assert Decimal(quote["total_usd"]) == sum(Decimal(line["amount_usd"]) for line in quote["lines"])
        assert Decimal(quote["total_usd"]) >= per_token or model["price_state"] == "free" or pricing.get("overrides")
    for field, limit in (
        ("context_length", received["context_length"]),
        ("max_completion_tokens", received["top_provider"]["max_completion_tokens"]),
    ):
        assert model[field] in {None, limit}
        assert model[field] is None or model[field] > 0


@pytest.mark.parametrize("seeds", _SEEDS)
def test_endpoints(seeds: range, ask: Callable[..., str]) -> None:
    known = json.dumps({"data": [{"id": "lab/model", "pricing": {"prompt": "0.000001", "completion": "0.000002"}}]})
    ask("refresh", body=known.encode())
    for seed in seeds:
        body, received = answers.endpoints(Random(seed))  # noqa: S311 - the same
        out = ask("providers", "lab/model", "--refresh", "--prompt", "1", "--json", body=body, codes=(0, 4))
        if not out or (answer := json.loads(out))["source"] == "cache":
            continue
        assert len(answer["endpoints"]) + answer["set_aside"] == len(received)
        table = ask("providers", "lab/model", "--prompt", "1")
        for endpoint in answer["endpoints"]:
            _check_endpoint(endpoint, received[endpoint["tag"]])
            cells = _cells(table, endpoint["tag"])
            _check_cell(cells[1], endpoint["prompt_usd_per_token"])
            _check_cell(cells[2], endpoint["completion_usd_per_token"])
            _check_cell(cells[3], endpoint["total_usd"])


def _check_endpoint(endpoint: Mapping[str, Any], received: Mapping[str, Any]) -> None:
    for key in ("prompt", "completion"):
        _check_rate(endpoint[f"{key}_usd_per_token"], received, key)
    measures = {
        "uptime_30m": received["uptime_last_30m"],
        "latency_ms": (received["latency_last_30m"] or {}).get("p50"),
        "throughput": (received["throughput_last_30m"] or {}).get("p50"),
        "status": received.get("status"),
        "context_length": received["context_length"],
    }
    for name, stated in measures.items():
        shown = endpoint[name]
        assert shown is None or Decimal(repr(shown)) == Decimal(repr(stated)), (name, shown, stated)
        assert (shown is None) == (name in endpoint["not_stated"])
