"""A catalogue survives being written and read back; any other content is noticed before it is believed."""

import json
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from ortui.domain.catalogue import Catalogue, SetAside, Source
from ortui.source.catalogue_file import Packed, pack, unpack
from ortui.source.compact import decode
from ortui.source.errors import UnreadableError
from ortui.source.parse import read_answer

_THEN = datetime(2026, 11, 23, 1, 2, 3, tzinfo=UTC)


@pytest.fixture
def packed(record: Callable[..., Any]) -> Packed:
    """Make a catalogue with something in every field."""
    rows = [
        record(
            1,
            canonical_slug="maker/model-1-2026",
            knowledge_cutoff="2026-01-31",
            expiration_date="2027-03-01",
            alias_target={"slug": "maker/other"},
            benchmarks={"artificial_analysis": {"intelligence_index": 55.25}},
            hugging_face_id="maker/weights",
            pricing={
                "prompt": "0.00000020000000000000002",
                "completion": 6e-07,
                "discount": 0.25,
                "overrides": [
                    {"min_prompt_tokens": 200_000, "prompt": "0.000002"},
                    {"utc_start": 2200, "utc_end": 400, "utc_days": ["monday"], "prompt": "-1"},
                    {"moon_phase": "full", "prompt": "0"},
                ],
            },
        ),
        record(2, name="Ünïcode “模型”", pricing={"prompt": "-1", "completion": "-1"}),
        record(3, pricing={}),
    ]
    parsed = read_answer(json.dumps(rows))
    odd = (SetAside("maker/odd", "prompt “abc” can't be read as a price"), SetAside("", "record 5 has no id"))
    return Packed(Catalogue(parsed.models, Source.CACHE, _THEN, odd), 'W/"tag-1"', "https://openrouter.ai/api/v1")


def _with(content: bytes) -> bytes:
    """Give any content a header that vouches for it."""
    header = {"format": "ortui-catalogue", "version": 1, "crc32": zlib.crc32(content)}
    return json.dumps(header).encode() + b"\n" + content


def test_what_is_packed_reads_back_the_same(packed: Packed) -> None:
    again = unpack(pack(packed))
    assert again == packed
    for before, after in zip(packed.catalogue, again.catalogue, strict=True):
        assert after.pricing_as_received == before.pricing_as_received
    first = again.catalogue.models[0]
    assert str(first.pricing.rates["prompt"].usd) == "2.0000000000000002E-7"
    assert [entry.conditions.above_prompt_tokens for entry in first.pricing.overrides] == [200_000, None, None]
    assert first.pricing.not_understood == ("moon_phase",)
    assert first.other == {"hugging_face_id": "maker/weights"}
    assert first.pricing.other == {"discount": "0.25"}
    assert again.catalogue.set_aside[0].id == "maker/odd"
    assert (again.etag, again.server) == ('W/"tag-1"', "https://openrouter.ai/api/v1")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (Source.LIVE, Source.CACHE),
        (Source.CACHE, Source.CACHE),
        (Source.FILE, Source.FILE),
        (Source.BUNDLED, Source.BUNDLED),
    ],
)
def test_the_origin_reads_back(source: Source, expected: Source, packed: Packed) -> None:
    assert unpack(pack(Packed(Catalogue(packed.catalogue.models, source, _THEN)))).catalogue.source is expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 11, 23, 1, 2, 3, 999_999, tzinfo=UTC), _THEN),
        (datetime(2026, 11, 23, 2, 32, 3, tzinfo=timezone(timedelta(hours=1, minutes=30))), _THEN),
        (datetime(1, 1, 1, tzinfo=UTC), datetime(1, 1, 1, tzinfo=UTC)),
        (datetime(987, 6, 5, tzinfo=UTC), datetime(987, 6, 5, tzinfo=UTC)),
        (datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_the_time_reads_back_to_the_second(moment: datetime, expected: datetime, packed: Packed) -> None:
    again = unpack(pack(Packed(Catalogue(packed.catalogue.models, Source.FILE, moment)))).catalogue.fetched_at
    assert again == expected
    assert again.tzinfo is UTC


def test_cut_off_at_any_length_it_is_not_believed(packed: Packed) -> None:
    data = pack(packed)
    for length in range(len(data)):
        with pytest.raises(UnreadableError):
            unpack(data[:length])


def test_with_any_byte_flipped_it_is_not_believed(packed: Packed) -> None:
    data = pack(packed)
    for place in range(len(data)):
        flipped = bytearray(data)
        flipped[place] ^= 0x20 if chr(data[place]).isalpha() else 0x01
        with pytest.raises(UnreadableError):
            unpack(bytes(flipped))


def test_more_behind_its_end_is_not_believed(packed: Packed) -> None:
    with pytest.raises(UnreadableError, match="cut off or was altered"):
        unpack(pack(packed) + b"\n")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "it is empty"),
        (b"\n", "it is not a catalogue that ortui wrote"),
        (b'{"data": []}', "it is not a catalogue that ortui wrote"),
        (b"[" * 400, "it is not a catalogue that ortui wrote"),
        (b"[" * 100_000, "it is not a catalogue that ortui wrote"),
        (b"\xff\xfe\x00", "it is not a catalogue that ortui wrote"),
        (b"9" * 499, "it is not a catalogue that ortui wrote"),
        (b"\x00" * 5000, "it is not a catalogue that ortui wrote"),
        (b'{"format":"other-catalogue","version":1,"crc32":0}\n', "it is not a catalogue that ortui wrote"),
        (b'{"format":"ortui-catalogue","version":2,"crc32":0}\n', "another version of ortui wrote it"),
        (b'{"format":"ortui-catalogue","crc32":0}\n', "another version of ortui wrote it"),
        (b'{"format":"ortui-catalogue","version":1}\n', "it is cut off or was altered"),
        (b'{"format":"ortui-catalogue","version":1,"crc32":"0"}\n', "it is cut off or was altered"),
    ],
)
def test_what_is_something_else_is_named(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        unpack(data)
    assert str(caught.value) == sentence


_FACTS = {"origin": "live", "fetched_at": "2026-11-23T01:02:03Z", "etag": "", "server": "", "set_aside": []}
_ROWS = b'{"shared":[],"rows":[]}'


def test_a_header_vouches_for_an_empty_catalogue() -> None:
    assert len(unpack(_with(json.dumps(_FACTS).encode() + b"\n" + _ROWS)).catalogue) == 0


@pytest.mark.parametrize(
    "facts",
    [
        [],
        None,
        "text",
        {},
        _FACTS | {"origin": "nowhere"},
        _FACTS | {"origin": []},
        _FACTS | {"fetched_at": None},
        _FACTS | {"fetched_at": "yesterday"},
        _FACTS | {"fetched_at": "0001-01-01T00:00:00+14:00"},
        _FACTS | {"set_aside": [["only an id"]]},
        _FACTS | {"set_aside": 5},
    ],
)
def test_even_with_a_good_checksum_odd_facts_are_no_crash(facts: object) -> None:
    with pytest.raises(UnreadableError, match="it lacks the facts about its prices"):
        unpack(_with(json.dumps(facts).encode() + b"\n" + _ROWS))


_ROW: list[Any] = ["a/b", "B", {}, "", 0, [None, None, None], 0, 0, 0, "", None, "", [], False, "", {}]


def test_a_whole_row_reads() -> None:
    (model,) = decode(json.dumps({"shared": [["text"]], "rows": [_ROW]}).encode())
    assert (model.id, model.name, model.input_modalities) == ("a/b", "B", ("text",))


@pytest.mark.parametrize(
    ("place", "odd"),
    [
        (2, None),
        (2, {"prompt": "abc"}),
        (2, {"overrides": 5}),
        (5, [1, 2, 3, 4]),
        (6, 7),
        (6, "text"),
        (10, "soon"),
        (10, 5),
        (12, [["index", "many"]]),
        (12, [["index"]]),
    ],
)
def test_a_row_of_another_shape_is_not_believed(place: int, odd: object) -> None:
    row = [odd if number == place else value for number, value in enumerate(_ROW)]
    with pytest.raises(UnreadableError, match="the rows are not ones that ortui wrote"):
        decode(json.dumps({"shared": [["text"]], "rows": [row]}).encode())


@pytest.mark.parametrize(
    "compact", [b"", b"null", b"[]", b"{}", b'{"shared":1,"rows":[]}', b'{"shared":[],"rows":[1]}']
)
def test_rows_that_are_none_are_not_believed(compact: bytes) -> None:
    with pytest.raises(UnreadableError, match="the rows are not ones that ortui wrote"):
        decode(compact)


def test_a_row_too_short_or_too_long_is_not_believed() -> None:
    for row in (_ROW[:-1], [*_ROW, 1]):
        with pytest.raises(UnreadableError):
            decode(json.dumps({"shared": [["text"]], "rows": [row]}).encode())


def test_deep_nesting_under_a_good_checksum_is_no_crash() -> None:
    with pytest.raises(UnreadableError):
        decode(b"[" * 100_000)
    with pytest.raises(UnreadableError):
        unpack(_with(b"[" * 100_000 + b"\n" + _ROWS))
