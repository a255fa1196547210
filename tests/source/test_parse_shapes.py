"""Every shape an answer may have is read; what is no list of models is refused with one clear sentence."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from ortui.source import parse
from ortui.source.errors import UnreadableError
from ortui.source.parse import Parsed, join, read_answer


def _ids(parsed: Parsed) -> list[str]:
    return [model.id for model in parsed.models]


@pytest.mark.parametrize(
    "wrap",
    [
        lambda rows: rows,
        lambda rows: {"data": rows},
        lambda rows: {"data": rows, "total_count": 2, "links": {"next": None}},
        lambda rows: {"data": rows, "links": None},
        lambda rows: {"data": rows, "links": {"next": ""}},
        lambda rows: {"data": rows, "links": {"next": 5}},
        lambda rows: {"data": rows, "error": None},
        lambda rows: {"data": rows, "error": {}},
        lambda rows: {"links": [], "something": "new", "data": rows},
    ],
)
def test_each_shape_gives_the_same_models(wrap: Callable[[object], object], record: Callable[..., Any]) -> None:
    parsed = read_answer(json.dumps(wrap([record(1), record(2)])))
    assert _ids(parsed) == ["maker/model-1", "maker/model-2"]
    assert parsed.set_aside == ()
    assert parsed.next_link is None


def test_a_page_says_where_the_next_one_is(answer: Callable[..., bytes]) -> None:
    assert read_answer(answer(1, next_link="/api/v1/models?offset=1")).next_link == "/api/v1/models?offset=1"


def test_text_bytes_and_a_byte_order_mark_are_read_alike(answer: Callable[..., bytes]) -> None:
    body = answer(2)
    expected = read_answer(body)
    assert read_answer(body.decode()) == expected
    assert read_answer(b"\xef\xbb\xbf" + body) == expected
    assert read_answer("\ufeff" + body.decode()) == expected
    assert read_answer(b"\n\n  " + b" " * 300 + body + b"\r\n") == expected


@pytest.mark.parametrize(
    ("odd", "reason"),
    [
        ('{"id": "a/b", "pricing": {"prompt": "1e-6", "prompt": "0"}}', "prompt “said twice” can't be read as a price"),
        ('{"id": "a/b", "pricing": {"prompt": "0"}, "pricing": {"prompt": "1"}}', "pricing is not an object"),
        ('{"id": "a/b", "pricing": null, "pricing": {}}', "pricing is not an object"),
        ('{"id": "a/x", "id": "a/b", "pricing": {"prompt": "1e-6"}}', "record 2 has no id"),
        ('{"id": "a/b", "pricing": {"prompt": "1", "overrides": [], "overrides": [{}]}}', "overrides are not a list"),
        (
            '{"id": "a/b", "pricing": {"prompt": "1", "overrides": [{"prompt": "2", "prompt": "3"}]}}',
            "prompt “said twice” can't be read as a price",
        ),
    ],
)
def test_a_key_with_two_values_has_none(odd: str, reason: str, answer: Callable[..., bytes]) -> None:
    parsed = read_answer(answer(1).replace(b"}]", b"}, " + odd.encode() + b"]"))
    assert _ids(parsed) == ["maker/model-1"]
    assert [each.reason for each in parsed.set_aside] == [reason]


def test_a_key_that_says_the_same_twice_is_no_matter() -> None:
    pricing = '{"prompt": "3e-6", "prompt": "3e-6", "completion": "0"}'
    (model,) = read_answer(f'[{{"id": "a/b", "id": "a/b", "pricing": {pricing}}}]').models
    assert (model.id, str(model.price.usd)) == ("a/b", "0.000003")


def test_records_beyond_any_real_number_are_counted_and_no_more(
    answer: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parse, "MOST_RECORDS", 2)
    parsed = read_answer(answer(5))
    assert _ids(parsed) == ["maker/model-1", "maker/model-2"]
    assert [odd.reason for odd in parsed.set_aside] == ["only the first 2 of 5 records were read"]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "it is empty"),
        (b" \n\t ", "it is empty"),
        (b" " * 500, "it is empty"),
        (b"<!DOCTYPE html><html><body>Bad gateway</body></html>", "it is a web page (HTML), not JSON"),
        (b"\n <html>", "it is a web page (HTML), not JSON"),
        (b"{}", "it holds no list of models"),
        (b"null", "it holds no list of models"),
        (b"17", "it holds no list of models"),
        (b'"text"', "it holds no list of models"),
        (b'{"data": {"id": "a/b"}}', "it holds no list of models"),
        (b'{"data": null}', "it holds no list of models"),
        (b'{"data":[]}', "it lists no model"),
        (b"[]", "it lists no model"),
        (b"[1, 2, 3]", "it holds no usable model; the first record: record 1 is not an object"),
        (b"[[], {}]", "it holds no usable model; the first record: record 1 is not an object"),
        (b"[{}]", "it holds no usable model; the first record: record 1 has no id"),
        (b'{"data": [', "it is cut off or not JSON (line 1, column 11)"),
        (b"not json", "it is cut off or not JSON (line 1, column 1)"),
        (b'[{"id": "a/b"}] trailing', "it is cut off or not JSON (line 1, column 17)"),
        (b"\xff\xfe[\x00]\x00", "it is not UTF-8 text (byte 0)"),
        (b'[{"id": "a\xe9"}]', "it is not UTF-8 text (byte 10)"),
        (b"[" * 100_000, "it is nested too deeply"),
        (b'{"data":' * 100_000, "it is nested too deeply"),
    ],
)
def test_what_is_no_list_of_models_is_refused_with_a_sentence(body: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_answer(body)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ({"code": 429, "message": "Rate\x1b[31m limit"}, "Rate[31m limit"),
        ("no service", "no service"),
        ({"code": 500, "message": None}, "no message (code 500)"),
        ({"code": "server\n", "metadata": None}, "no message (code server)"),
        ({"code": [[1]]}, "no message"),
        ({"message": ["a", "b"]}, "no message"),
        (7, "no message"),
    ],
)
def test_an_error_that_comes_with_status_200_is_told_in_its_own_words(error: object, words: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_answer(json.dumps({"error": error, "user_id": "someone"}))
    assert str(caught.value) == f"it holds an error instead of models: {words}"


def test_an_error_outweighs_the_records_that_come_with_it(record: Callable[..., Any]) -> None:
    with pytest.raises(UnreadableError, match="an error instead of models: partial"):
        read_answer(json.dumps({"data": [record()], "error": {"message": "partial"}}))


def test_a_long_message_of_the_api_is_bounded() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_answer(json.dumps({"error": {"message": "x" * 10_000}}))
    assert len(str(caught.value)) < 400


def test_an_answer_cut_off_at_any_byte_is_refused(answer: Callable[..., bytes]) -> None:
    body = answer(2)
    for length in range(len(body)):
        with pytest.raises(UnreadableError):
            read_answer(body[:length])


def test_what_is_larger_than_any_real_answer_is_refused(
    answer: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    body = answer(2)
    monkeypatch.setattr(parse, "LARGEST_ANSWER", len(body))
    assert len(read_answer(body).models) == 2
    monkeypatch.setattr(parse, "LARGEST_ANSWER", len(body) - 1)
    with pytest.raises(UnreadableError, match="it is larger than"):
        read_answer(body)


def test_a_later_page_may_hold_nothing_usable(answer: Callable[..., bytes]) -> None:
    assert read_answer(b'{"data":[]}', may_be_empty=True) == Parsed((), ())
    odd = read_answer(answer(0, {"id": "a/odd"}), may_be_empty=True)
    assert [(entry.id, entry.reason) for entry in odd.set_aside] == [("a/odd", "no pricing")]
    with pytest.raises(UnreadableError):
        read_answer(b"{}", may_be_empty=True)


def test_pages_join_and_a_model_met_again_is_set_aside(answer: Callable[..., bytes]) -> None:
    joined = join(read_answer(answer(2, next_link="?page=2")), read_answer(answer(2, start=2)))
    assert _ids(joined) == ["maker/model-1", "maker/model-2", "maker/model-3"]
    assert [(entry.id, entry.reason) for entry in joined.set_aside] == [
        ("maker/model-2", "a second record with this id; the first is kept")
    ]
    assert joined.next_link is None
