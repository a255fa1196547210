"""The door for usage objects: real shapes, absent parts, and what is no count."""

import json
from decimal import Decimal
from typing import Any

import pytest

from ortui.domain.errors import InvalidInputError
from ortui.domain.usage import Usage
from ortui.source.errors import UnreadableError
from ortui.source.parse_usage import Billed, read_usage


def test_all_that_is_counted() -> None:
    answer = {
        "prompt_tokens": 21170,
        "completion_tokens": 957,
        "total_tokens": 22127,
        "cost": 0.02560135,
        "is_byok": False,
        "prompt_tokens_details": {"cached_tokens": 5, "cache_write_tokens": 4379, "audio_tokens": 7, "video_tokens": 0},
        "completion_tokens_details": {"reasoning_tokens": 367, "image_tokens": 11, "audio_tokens": 13},
        "server_tool_use": {"web_search_requests": 2},
    }
    assert read_usage(json.dumps(answer)) == Billed(
        Usage(
            prompt=21170,
            completion=957,
            cached=5,
            cache_write=4379,
            audio=7,
            reasoning=367,
            image_output=11,
            audio_output=13,
            searches=2,
        ),
        Decimal("0.02560135"),
    )


@pytest.mark.parametrize(
    "usage",
    [
        {"prompt_tokens": 3},
        {"prompt_tokens": 3, "completion_tokens": None, "prompt_tokens_details": None},
        {"prompt_tokens": 3, "completion_tokens_details": {}, "cost": None, "server_tool_use": None},
        {"prompt_tokens": 3, "prompt_tokens_details": {"cached_tokens": None}, "completion_tokens_details": []},
        {"prompt_tokens": 3.0, "input_tokens": 9},
        {"usage": {"prompt_tokens": 3}, "prompt_tokens": 99},
    ],
)
def test_what_is_absent_or_null_counts_as_nothing(usage: dict[str, Any]) -> None:
    assert read_usage(json.dumps(usage)) == Billed(Usage(prompt=3))


@pytest.mark.parametrize("key", ["server_tool_use", "server_tool_use_details"])
def test_searches_stand_under_either_name(key: str) -> None:
    assert read_usage(json.dumps({"prompt_tokens": 1, key: {"web_search_requests": 4}})).usage.searches == 4


@pytest.mark.parametrize(
    ("written", "cost"),
    [
        ("6e-07", Decimal("0.0000006")),
        ("0", Decimal(0)),
        ("0.1000000000000000055511151231", Decimal("0.1000000000000000055511151231")),
        ("-1", None),
        ("1e-400", None),
        ("NaN", None),
        ('"0.1"', None),
        ("true", None),
        ("null", None),
    ],
)
def test_the_cost_is_exact_or_not_there(written: str, cost: Decimal | None) -> None:
    assert read_usage(f'{{"prompt_tokens": 1, "cost": {written}}}').cost == cost


def test_an_own_key_is_noticed() -> None:
    assert read_usage('{"prompt_tokens": 1, "is_byok": true}').is_byok
    assert not read_usage('{"prompt_tokens": 1, "is_byok": "true"}').is_byok


@pytest.mark.parametrize("written", ["-1", "1.5", '"12"', "true", "[]", "{}", "1e13", "NaN", "1e999999"])
@pytest.mark.parametrize("place", ['{{"prompt_tokens": {0}}}', '{{"prompt_tokens": 1, "completion_tokens": {0}}}'])
def test_what_is_no_count_is_refused(place: str, written: str) -> None:
    with pytest.raises(UnreadableError, match="is not a count of tokens or calls"):
        read_usage(place.format(written))


def test_the_count_that_is_wrong_is_named_without_its_control_characters() -> None:
    with pytest.raises(UnreadableError, match=r"^cached_tokens “\[31mx” is not a count"):
        read_usage('{"prompt_tokens": 1, "prompt_tokens_details": {"cached_tokens": "\\u001b[31mx"}}')


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "it is empty"),
        (b"\xff", "it is not UTF-8 text"),
        (b"<html>", "it is a web page"),
        (b'data: {"usage": {}}', "it is cut off or not JSON"),
        (b"[]", "it holds no usage object with prompt_tokens"),
        (b"12", "it holds no usage object with prompt_tokens"),
        (b'{"usage": null}', "it holds no usage object with prompt_tokens"),
        (b'{"input_tokens": 5, "output_tokens": 7}', "it holds no usage object with prompt_tokens"),
        (b'{"error": {"code": 402, "message": "Insufficient credits"}}', "an error instead of an answer: Insufficient"),
    ],
)
def test_what_holds_no_usage_is_said(body: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableError, match=sentence):
        read_usage(body)


def test_parts_above_their_whole_are_refused() -> None:
    with pytest.raises(InvalidInputError, match="cached"):
        read_usage('{"prompt_tokens": 1, "prompt_tokens_details": {"cached_tokens": 2}}')
