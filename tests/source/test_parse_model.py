"""The fields of a record: each is read where it is as it should be, and counts as absent where it isn't."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ortui.domain.model import Limits, Model
from ortui.source.parse import read_answer

_HOSTILE = "[/] [bold red]x[/] \x1b]0;owned\x07 \u202eabc"
_CLEANED = "[/] [bold red]x[/] ]0;owned abc"


def _read(record: dict[str, Any]) -> Model:
    parsed = read_answer(json.dumps([record]))
    assert parsed.set_aside == ()
    return parsed.models[0]


def test_all_fields_of_a_whole_record(record: Callable[..., Any]) -> None:
    model = _read(
        record(
            7,
            canonical_slug="maker/model-7-20260801",
            context_length=1_000_000,
            knowledge_cutoff="2026-01-31",
            expiration_date="2027-03-01",
            alias_target={"name": "Model 7", "slug": "maker/model-7-big"},
            benchmarks={
                "design_arena": [],
                "artificial_analysis": {"intelligence_index": 55.25, "coding_index": None, "agentic_index": 40},
            },
            top_provider={"context_length": 200_000, "max_completion_tokens": 64_000, "is_moderated": True},
        )
    )
    assert model.id == "maker/model-7"
    assert model.name == "Maker: Model 7"
    assert model.canonical_slug == "maker/model-7-20260801"
    assert model.created == 1_750_000_007
    assert model.limits == Limits(1_000_000, 64_000, 200_000)
    assert model.input_modalities == ("text", "image")
    assert model.output_modalities == ("text",)
    assert model.parameters == ("tools", "temperature")
    assert model.knowledge_cutoff == "2026-01-31"
    assert model.expires == date(2027, 3, 1)
    assert model.alias_target == "maker/model-7-big"
    assert model.benchmarks == (("intelligence_index", Decimal("55.25")), ("agentic_index", Decimal(40)))
    assert model.is_moderated
    assert model.price.usd == Decimal("0.000001")
    assert model.other == {}


def test_a_record_of_only_id_and_prices_is_enough() -> None:
    model = _read({"id": "a/b", "pricing": {"prompt": "0.5", "completion": "1"}})
    assert model == Model("a/b", "a/b", model.pricing, {"prompt": "0.5", "completion": "1"})
    assert {key: price.usd for key, price in model.pricing.rates.items()} == {
        "prompt": Decimal("0.5"),
        "completion": Decimal(1),
    }


@pytest.mark.parametrize("odd", [None, True, 0, -5, 1.5, "text", [], [[1]], {}, {"a": {"b": 1}}, 10**30, 1e300])
def test_a_field_of_a_wrong_kind_counts_as_absent(odd: Any, record: Callable[..., Any]) -> None:  # noqa: ANN401 - JSON
    fields = [
        "architecture",
        "benchmarks",
        "alias_target",
        "expiration_date",
        "top_provider",
        "context_length",
        "supported_parameters",
    ]
    model = _read(record(1, created=odd if odd != 1.5 else None, **dict.fromkeys(fields, odd)))
    assert model.limits == Limits()
    assert model.created == 0
    assert model.expires is None
    assert model.alias_target == ""
    assert model.benchmarks == ()
    assert model.parameters == ()
    assert (model.input_modalities, model.output_modalities) == (("text",), ("text",))
    assert not model.is_moderated


def test_whole_numbers_may_be_written_with_a_point_or_an_exponent(record: Callable[..., Any]) -> None:
    assert _read(record(1, context_length=128_000.0)).limits.context == 128_000
    (model,) = read_answer('[{"id": "a/b", "created": 1.75e9, "pricing": {}}]').models
    assert model.created == 1_750_000_000


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("2098-12-31", date(2098, 12, 31)),
        ("2026-09-01T12:00:00Z", date(2026, 9, 1)),
        ("2026-02-30", None),
        ("soon", None),
        ("", None),
        ("\uff12\uff10\uff12\uff16-09-01", None),
    ],
)
def test_dates(received: str, expected: date | None, record: Callable[..., Any]) -> None:
    assert _read(record(1, expiration_date=received)).expires == expected


def test_lists_of_words_hold_each_word_once_and_only_words(record: Callable[..., Any]) -> None:
    model = _read(record(1, supported_parameters=["tools", 5, None, "tools", "", "a\x1b[0m", ["x"]] + ["many"] * 9999))
    assert model.parameters == ("tools", "a[0m", "many")


@pytest.mark.parametrize("index", ["9" * 50, "1e-999999999", "1e999999999", "NaN", "-1e7", f"0.{'1' * 5000}", '"50"'])
def test_an_index_that_no_benchmark_gives_is_left_out(index: str) -> None:
    benchmarks = f'{{"artificial_analysis": {{"odd": {index}, "good": 1.5}}}}'
    (model,) = read_answer(f'[{{"id": "a/b", "pricing": {{}}, "benchmarks": {benchmarks}}}]').models
    assert model.benchmarks == (("good", Decimal("1.5")),)


def test_hostile_texts_come_out_clean_in_every_field(record: Callable[..., Any]) -> None:
    model = _read(
        record(
            1,
            id=_HOSTILE,
            name=_HOSTILE,
            canonical_slug=_HOSTILE,
            knowledge_cutoff=_HOSTILE,
            alias_target={"slug": _HOSTILE},
            architecture={"input_modalities": [_HOSTILE], "output_modalities": [_HOSTILE]},
            supported_parameters=[_HOSTILE],
            benchmarks={"artificial_analysis": {_HOSTILE: 1}},
            pricing={"prompt": "0", "completion": "0", _HOSTILE: _HOSTILE, "nested": [{_HOSTILE: _HOSTILE}]},
            **{_HOSTILE: _HOSTILE},
        )
    )
    assert [model.id, model.name, model.canonical_slug, model.knowledge_cutoff, model.alias_target] == [_CLEANED] * 5
    assert model.input_modalities == model.output_modalities == model.parameters == (_CLEANED,)
    assert model.benchmarks == ((_CLEANED, Decimal(1)),)
    assert model.pricing.other == {_CLEANED: _CLEANED, "nested": f'[{{"{_CLEANED}": "{_CLEANED}"}}]'}
    assert model.other == {_CLEANED: _CLEANED}
    assert model.pricing_as_received == {
        "prompt": "0",
        "completion": "0",
        _CLEANED: _CLEANED,
        "nested": [{_CLEANED: _CLEANED}],
    }


@pytest.mark.parametrize(
    ("foreign", "expected"),
    [
        ("one\ntwo\r\nthree", "one two three"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("x" * 10_000, "x" * 199 + "…"),
        ("\u202e\u200b\x1b", "maker/model-1"),
        (" \n ", "maker/model-1"),
        (5, "maker/model-1"),
        (None, "maker/model-1"),
    ],
)
def test_names_are_one_bounded_line_and_never_empty(foreign: object, expected: str, record: Callable[..., Any]) -> None:
    assert _read(record(1, name=foreign)).name == expected


def test_unknown_keys_are_kept_for_display_but_no_descriptions(record: Callable[..., Any]) -> None:
    model = _read(
        record(
            1,
            hugging_face_id="maker/weights",
            quality=0.75,
            rank=3,
            is_new=True,
            is_old=False,
            nothing=None,
            empty="",
            blank=" \u200b",
            list=["x"],
            object={"x": 1},
            description="Prose",
            short_description="Prose",
            **{"Description": "Prose", "long_description\u200b": "Prose", "name\u200b": "An impostor"},
        )
    )
    assert model.other == {
        "hugging_face_id": "maker/weights",
        "quality": "0.75",
        "rank": "3",
        "is_new": "true",
        "is_old": "false",
    }
    assert model.name == "Maker: Model 1"


def test_unknown_keys_are_bounded_in_number_and_length(record: Callable[..., Any]) -> None:
    model = _read(record(1, **{f"key {number}": "x" * 1000 for number in range(1000)}))
    assert len(model.other) == 50
    assert set(map(len, model.other.values())) == {200}


def test_a_description_is_plain_text(record: Callable[..., Any]) -> None:
    said = (
        "As [GPT-5 [mini]](https://x.example/a), with **`mode`** set to [high](https://x.example); 2 * 3 (see below)."
    )
    assert _read(record(description=said)).description == (
        "As [GPT-5 [mini]](https://x.example/a), with mode set to high; 2 * 3 (see below)."
    )
