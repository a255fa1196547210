"""The door for endpoints: real rows come in whole, odd ones are set aside with the reason."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.catalogue import SetAside
from ortui.domain.endpoint import Percentiles, Uptime
from ortui.domain.model import Limits
from ortui.source import parse_endpoints
from ortui.source.errors import UnreadableError
from ortui.source.parse_endpoints import ParsedEndpoints, read_endpoints

_REAL = json.loads((Path(__file__).parent.parent / "data" / "endpoints.json").read_text("utf-8"))
_GOOD: dict[str, Any] = {
    "provider_name": "Maker",
    "tag": "maker/fp8",
    "pricing": {"prompt": "0.000001", "completion": "0.000002", "discount": 0},
    "quantization": "fp8",
}


def _read(*records: object) -> ParsedEndpoints:
    return read_endpoints(json.dumps({"data": {"id": "a/b", "endpoints": list(records)}}).encode())


@pytest.mark.parametrize(
    ("model_id", "count"), [(model_id, len(body["data"]["endpoints"])) for model_id, body in _REAL.items()]
)
def test_every_real_row_comes_in(model_id: str, count: int) -> None:
    parsed = read_endpoints(json.dumps(_REAL[model_id]).encode())
    assert (parsed.model_id, len(parsed.endpoints), parsed.set_aside) == (model_id, count, ())


def test_a_real_row_in_full() -> None:
    endpoint = read_endpoints(json.dumps(_REAL["openai/gpt-5.6-terra"])).endpoints[0]
    assert (endpoint.provider, endpoint.tag, endpoint.quantization) == ("OpenAI", "openai", "")
    assert endpoint.pricing.rates["prompt"].usd == Decimal("0.000001")
    assert endpoint.pricing.overrides[0].conditions.above_prompt_tokens == 272_000
    assert endpoint.discount == Decimal("0.5")
    assert endpoint.limits == Limits(context=1_050_000, completion=128_000, prompt=922_000)
    assert endpoint.status == 0
    assert endpoint.uptime == Uptime(
        Decimal("99.90693345742206"), Decimal("99.94184637751393"), Decimal("99.85958303656186")
    )
    assert endpoint.latency == Percentiles(
        Decimal("1687.5"), Decimal("3074.25"), Decimal("5063.800000000001"), Decimal("26277.27000000006")
    )
    assert endpoint.throughput == Percentiles(Decimal(48), Decimal(79), Decimal(102), Decimal(159))
    assert endpoint.parameters == ("reasoning", "include_reasoning")


def test_without_a_key_there_is_no_speed_and_it_is_not_nothing() -> None:
    for endpoint in read_endpoints(json.dumps(_REAL["deepseek/deepseek-v4.1-flash"])).endpoints:
        assert (endpoint.latency, endpoint.throughput) == (None, None)


def test_a_model_may_have_no_endpoint_at_all() -> None:
    assert _read() == ParsedEndpoints("a/b", (), ())


def test_a_bare_list_of_endpoints_is_one_too() -> None:
    parsed = read_endpoints(json.dumps({"data": [_GOOD]}))
    assert (parsed.model_id, len(parsed.endpoints)) == ("", 1)


@pytest.mark.parametrize(
    ("record", "id_", "reason"),
    [
        (5, "", "record 2 is not an object"),
        (None, "", "record 2 is not an object"),
        ({}, "", "record 2 has no tag: the kind of its service can't be told"),
        (_GOOD | {"tag": ""}, "Maker", "record 2 has no tag: the kind of its service can't be told"),
        (_GOOD | {"tag": 5}, "Maker", "record 2 has no tag: the kind of its service can't be told"),
        (_GOOD | {"pricing": None}, "maker/fp8", "no pricing"),
        (_GOOD | {"pricing": []}, "maker/fp8", "pricing is not an object"),
        (_GOOD | {"pricing": {"prompt": "much"}}, "maker/fp8", "prompt “much” can't be read as a price"),
        (_GOOD | {"pricing": {"prompt": "-2"}}, "maker/fp8", "prompt “-2” is negative"),
        (_GOOD | {"pricing": {"prompt": "1001"}}, "maker/fp8", "prompt “1001” is above 1000 USD a unit"),
        (_GOOD, "maker/fp8", "a second record that says the same; the first is kept"),
    ],
)
def test_an_odd_record_costs_only_itself(record: object, id_: str, reason: str) -> None:
    parsed = _read(_GOOD, record, _GOOD | {"tag": "other"})
    assert [endpoint.tag for endpoint in parsed.endpoints] == ["maker/fp8", "other"]
    assert parsed.set_aside == (SetAside(id_, reason),)


def test_one_tag_at_two_prices_is_two_endpoints() -> None:
    parsed = _read(_GOOD, _GOOD | {"pricing": {"prompt": "1", "completion": "1"}})
    assert (len(parsed.endpoints), parsed.set_aside) == (2, ())


@pytest.mark.parametrize(
    ("field", "value", "attribute", "expected"),
    [
        ("provider_name", None, "provider", "maker"),
        ("provider_name", "", "provider", "maker"),
        ("quantization", "unknown", "quantization", ""),
        ("quantization", 8, "quantization", ""),
        ("status", -5, "status", -5),
        ("status", "0", "status", None),
        ("status", True, "status", None),
        ("status", 0.5, "status", None),
        ("status", 1e99, "status", None),
        ("uptime_last_30m", 101, "uptime", Uptime()),
        ("uptime_last_30m", -1, "uptime", Uptime()),
        ("uptime_last_30m", "99", "uptime", Uptime()),
        ("uptime_last_30m", 0, "uptime", Uptime(last_30m=Decimal(0))),
        ("uptime_last_5m", float("nan"), "uptime", Uptime()),
        ("latency_last_30m", {}, "latency", None),
        ("latency_last_30m", {"p75": 5}, "latency", None),
        ("latency_last_30m", {"p50": 5, "p99": "x"}, "latency", Percentiles(Decimal(5))),
        ("latency_last_30m", 5, "latency", None),
        ("throughput_last_30m", {"p50": -1}, "throughput", None),
        ("throughput_last_30m", {"p50": float("inf")}, "throughput", None),
        ("context_length", 0, "limits", Limits()),
        ("max_prompt_tokens", "many", "limits", Limits()),
        ("service_tier", None, "service_tier", ""),
        ("service_tier", "flex", "service_tier", "flex"),
        ("supported_parameters", "tools", "parameters", ()),
        ("supports_implicit_caching", True, "caches_by_itself", True),
        ("supports_implicit_caching", 1, "caches_by_itself", False),
    ],
)
def test_a_field_of_a_wrong_type_counts_as_absent(field: str, value: object, attribute: str, expected: object) -> None:
    (endpoint,) = _read(_GOOD | {field: value}).endpoints
    assert getattr(endpoint, attribute) == expected


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "it is empty"),
        (b"<html>", "it is a web page (HTML), not JSON"),
        (b'{"data": {"endpoints": [', "it is cut off or not JSON (line 1, column 25)"),
        (b"\xff", "it is not UTF-8 text (byte 0)"),
        (b"[" * 100_000, "it is nested too deeply"),
        (b"[]", "it holds no list of endpoints"),
        (b'{"data": {}}', "it holds no list of endpoints"),
        (b'{"data": {"endpoints": {}}}', "it holds no list of endpoints"),
        (b'{"error": {"message": "\\u001b[2JGone", "code": 404}}', "it holds an error instead of endpoints: [2JGone"),
        (b'{"data": {"endpoints": [5]}}', "it holds no usable endpoint; the first record: record 1 is not an object"),
    ],
)
def test_something_else_is_said_in_a_sentence(body: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_endpoints(body)
    assert str(caught.value) == reason


def test_more_than_any_real_list_has_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse_endpoints, "MOST_RECORDS", 2)
    parsed = _read(*[_GOOD | {"tag": f"maker-{number}"} for number in range(5)])
    assert len(parsed.endpoints) == 2
    assert parsed.set_aside == (SetAside("", "only the first 2 of 5 records were read"),)
    monkeypatch.setattr(parse_endpoints, "LARGEST_LISTING", 10)
    with pytest.raises(UnreadableError, match="it is larger than 0 MiB"):
        _read(_GOOD)


def test_names_can_not_steer_the_terminal() -> None:
    hostile = "\x1b]0;owned\x07[red]\u202eevil[/]\n"
    (endpoint,) = _read(
        _GOOD | {"provider_name": hostile, "tag": hostile, "quantization": hostile, "supported_parameters": [hostile]}
    ).endpoints
    for text in (endpoint.provider, endpoint.tag, endpoint.quantization, *endpoint.parameters):
        assert text == "]0;owned[red]evil[/]"
    odd = _read(_GOOD, _GOOD | {"tag": hostile, "pricing": {"prompt": hostile}}).set_aside
    assert odd == (SetAside("]0;owned[red]evil[/]", "prompt “]0;owned[red]evil[/]” can't be read as a price"),)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@given(
    st.lists(
        st.fixed_dictionaries({}, optional=dict.fromkeys([*_GOOD, "status", "latency_last_30m"], _JSON)), max_size=3
    )
)
def test_whatever_the_rows_are_they_are_read_or_set_aside(rows: list[dict[str, object]]) -> None:
    parsed = _read(_GOOD | {"tag": "sure"}, *rows)
    assert len(parsed.endpoints) + len(parsed.set_aside) == len(rows) + 1
