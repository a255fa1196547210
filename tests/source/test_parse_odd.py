"""One odd record among 421 costs that record and no other, and the reason is told."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from ortui.domain.price import PriceState
from ortui.source.parse import Parsed, read_answer

_PLACE = 200
"""Where the odd record stands."""


def _among_421(odd: object, record: Callable[..., Any]) -> Parsed:
    rows = [record(number) for number in range(1, 422)]
    rows[_PLACE - 1] = odd
    return read_answer(json.dumps({"data": rows}))


def _with_prompt(record: Callable[..., Any], prompt: object) -> Any:  # noqa: ANN401 - JSON
    return record(_PLACE, pricing={"prompt": prompt, "completion": "0.000002"})


@pytest.mark.parametrize(
    ("prompt", "reason"),
    [
        ("abc", "prompt “abc” can't be read as a price"),
        ("", "prompt “” can't be read as a price"),
        ("NaN", "prompt “NaN” can't be read as a price"),
        ("Infinity", "prompt “Infinity” can't be read as a price"),
        ("$0.5", "prompt “$0.5” can't be read as a price"),
        ("0,5", "prompt “0,5” can't be read as a price"),
        ("1_0", "prompt “1_0” can't be read as a price"),
        ("٣", "prompt “٣” can't be read as a price"),
        ("1e-31", "prompt “1e-31” can't be read as a price"),
        ("\x1b[31mred", "prompt “[31mred” can't be read as a price"),
        ("-0.5", "prompt “-0.5” is negative"),
        (-2, "prompt “-2” is negative"),
        ("-1.5", "prompt “-1.5” is negative"),
        ("1000.01", "prompt “1000.01” is above 1000 USD a unit"),
        ("1e400", "prompt “1e400” is above 1000 USD a unit"),
        (10**50, f"prompt “{'1' + '0' * 38}…” is above 1000 USD a unit"),
        ([["0.1"]], "prompt is not a price but a list"),
        ([], "prompt is not a price but a list"),
        ({"usd": "0.1"}, "prompt is not a price but an object"),
        (True, "prompt is not a price but true or false"),
        (float("nan"), "prompt “NaN” can't be read as a price"),
        (float("-inf"), "prompt “-Infinity” can't be read as a price"),
    ],
)
def test_a_price_that_is_none_costs_its_record(prompt: object, reason: str, record: Callable[..., Any]) -> None:
    parsed = _among_421(_with_prompt(record, prompt), record)
    assert len(parsed.models) == 420
    assert [(odd.id, odd.reason) for odd in parsed.set_aside] == [("maker/model-200", reason)]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"pricing": None}, "no pricing"),
        ({"pricing": []}, "pricing is not an object"),
        ({"pricing": "0.1"}, "pricing is not an object"),
        ({"pricing": {"prompt": "0", "web_search": "free"}}, "web_search “free” can't be read as a price"),
        ({"pricing": {"prompt": "0", "overrides": {"prompt": "1"}}}, "overrides are not a list"),
        ({"pricing": {"prompt": "0", "overrides": "none"}}, "overrides are not a list"),
        ({"pricing": {"prompt": "0", "overrides": ["x"]}}, "an override is not an object but text"),
        ({"pricing": {"prompt": "0", "overrides": [None]}}, "an override is not an object but null"),
        ({"pricing": {"prompt": "0", "overrides": [{"prompt": "-3"}]}}, "prompt “-3” is negative"),
    ],
)
def test_a_price_object_that_is_none_costs_its_record(
    changed: dict[str, object], reason: str, record: Callable[..., Any]
) -> None:
    parsed = _among_421(record(_PLACE, **changed), record)
    assert len(parsed.models) == 420
    assert [(odd.id, odd.reason) for odd in parsed.set_aside] == [("maker/model-200", reason)]


@pytest.mark.parametrize("missing", ["pricing", "id"])
def test_a_record_without_its_main_fields_is_set_aside(missing: str, record: Callable[..., Any]) -> None:
    odd = record(_PLACE)
    del odd[missing]
    parsed = _among_421(odd, record)
    assert len(parsed.models) == 420
    expected = {"pricing": ("maker/model-200", "no pricing"), "id": ("", "record 200 has no id")}
    assert [(entry.id, entry.reason) for entry in parsed.set_aside] == [expected[missing]]


@pytest.mark.parametrize("id_", [None, 5, "", "  ", "\u200b\x1b", ["a/b"], {"a": "b"}])
def test_an_id_that_is_none_costs_its_record(id_: object, record: Callable[..., Any]) -> None:
    parsed = _among_421(record(_PLACE, id=id_), record)
    assert len(parsed.models) == 420
    assert [(odd.id, odd.reason) for odd in parsed.set_aside] == [("", "record 200 has no id")]


def test_of_two_records_with_one_id_the_first_is_kept(record: Callable[..., Any]) -> None:
    parsed = _among_421(record(1, name="A second one"), record)
    assert len(parsed.models) == 420
    assert parsed.models[0].name == "Maker: Model 1"
    assert [(odd.id, odd.reason) for odd in parsed.set_aside] == [
        ("maker/model-1", "a second record with this id; the first is kept")
    ]


@pytest.mark.parametrize("place", [1, 421])
def test_an_id_that_only_looks_like_another_takes_no_place(place: int, record: Callable[..., Any]) -> None:
    rows = [record(number) for number in range(1, 422)]
    rows[place - 1] = record(_PLACE, id="maker/model-200\u200b", name="An impostor")
    parsed = read_answer(json.dumps(rows))
    assert len(parsed.models) == 420
    assert {model.name for model in parsed.models if model.id == "maker/model-200"} == {"Maker: Model 200"}
    assert [odd.id for odd in parsed.set_aside] == ["maker/model-200"]


@pytest.mark.parametrize("pricing", [{"prompt": None, "completion": "0.1"}, {"completion": "0.1"}, {}])
def test_a_price_that_is_missing_is_unknown_and_costs_nothing(pricing: object, record: Callable[..., Any]) -> None:
    parsed = _among_421(record(_PLACE, pricing=pricing), record)
    assert len(parsed.models) == 421
    assert parsed.set_aside == ()
    unknown = [model.id for model in parsed.models if model.price.state is PriceState.UNKNOWN]
    assert unknown == ["maker/model-200"]


def test_a_price_of_minus_one_varies(record: Callable[..., Any]) -> None:
    for prompt in ("-1", -1, -1.0, "-1.0"):
        parsed = _among_421(_with_prompt(record, prompt), record)
        assert [model.id for model in parsed.models if model.price.state is PriceState.VARIES] == ["maker/model-200"]


@pytest.mark.parametrize("digits", [101, 4_301, 10_000])
def test_numbers_of_thousands_of_digits_do_no_harm(digits: int) -> None:
    long = "9" * digits
    row = '{"id": "a/%s", "created": %s, "context_length": %s, "odd": %s, "pricing": {"prompt": %s, "completion": "0"}}'
    good = row % ("good", long, f"1.{long}", long, "0.000001")
    odd = row % ("odd", "1", "1", "1", long)
    finer = row % ("finer", "1", "1", "1", f"0.{long}")
    parsed = read_answer(f"[{good}, {odd}, {finer}]")
    (model,) = parsed.models
    assert (model.created, model.limits.context) == (0, None)
    assert len(model.other["odd"]) <= 200
    assert [entry.id for entry in parsed.set_aside] == ["a/odd", "a/finer"]
    assert all(len(entry.reason) <= 200 for entry in parsed.set_aside)


def test_every_odd_record_is_counted() -> None:
    rows: list[Any] = [1, "two", None, [], {}, {"id": "a/b"}, {"id": "a/c", "pricing": {"prompt": "0"}}]
    parsed = read_answer(json.dumps(rows))
    assert [model.id for model in parsed.models] == ["a/c"]
    assert [(odd.id, odd.reason) for odd in parsed.set_aside] == [
        ("", "record 1 is not an object"),
        ("", "record 2 is not an object"),
        ("", "record 3 is not an object"),
        ("", "record 4 is not an object"),
        ("", "record 5 has no id"),
        ("a/b", "no pricing"),
    ]
