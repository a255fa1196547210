"""Whatever comes in, what comes out is models or an UnreadableError; and what was read once reads back the same."""

import json
import unicodedata
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.catalogue import Catalogue, Source
from ortui.domain.pricing import RATE_KEYS
from ortui.source.catalogue_file import Packed, pack, unpack
from ortui.source.errors import UnreadableError
from ortui.source.parse import Parsed, read_answer

_TEXT = st.text(st.characters(exclude_categories=()), max_size=30)
_PRICE = st.sampled_from(
    ["0", "-1", "0.000001", "6e-07", "1e400", "-0.5", "abc", "NaN", "0e99999", "1" * 99, "9" * 300]
)
_NUMBER = st.integers() | st.floats() | st.integers(10**90, 10**110)
_SCALAR = st.none() | st.booleans() | _NUMBER | _TEXT | _PRICE
_JSON = st.recursive(_SCALAR, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4))
_CONDITION = st.sampled_from(["min_prompt_tokens", "utc_start", "utc_end", "utc_days", "something_new"])
_OVERRIDE = st.dictionaries(st.sampled_from(RATE_KEYS) | _CONDITION, _PRICE | st.integers(0, 2500) | _JSON, max_size=4)
_PRICING = st.dictionaries(st.sampled_from(RATE_KEYS) | _TEXT, _PRICE | _SCALAR, max_size=5)
_FIELDS = [
    "name",
    "created",
    "context_length",
    "architecture",
    "top_provider",
    "supported_parameters",
    "expiration_date",
    "alias_target",
    "benchmarks",
    "hugging_face_id",
]


@st.composite
def _records(draw: st.DrawFn) -> dict[str, Any]:
    record = draw(st.dictionaries(st.sampled_from(_FIELDS) | _TEXT, _JSON, max_size=6))
    record["id"] = draw(st.sampled_from(["a/b", "a/c", "a/d:free", "a/e\u200b"]) | _JSON)
    record["pricing"] = draw(_PRICING | _JSON)
    if isinstance(record["pricing"], dict) and draw(st.booleans()):
        record["pricing"]["overrides"] = draw(st.lists(_OVERRIDE, max_size=3) | _JSON)
    return record


def _read(body: bytes | str) -> Parsed | None:
    try:
        return read_answer(body)
    except UnreadableError as error:
        sentence = str(error)
        assert sentence
        assert not {unicodedata.category(character) for character in sentence} & {"Cc", "Cs", "Zl", "Zp"}
        return None


@given(st.binary(max_size=300))
def test_any_bytes(body: bytes) -> None:
    _read(body)


@given(_JSON)
def test_any_json(value: object) -> None:
    _read(json.dumps(value))
    _read(json.dumps({"data": value, "links": value, "error": None}))


@given(st.lists(_records() | _JSON, max_size=4))
def test_any_records_are_all_read_or_set_aside_and_read_back_the_same(records: list[object]) -> None:
    parsed = _read(json.dumps({"data": records}))
    if parsed is not None:
        assert len(parsed.models) + len(parsed.set_aside) == len(records)
        catalogue = Catalogue(parsed.models, Source.BUNDLED, datetime(2026, 8, 22, tzinfo=UTC), parsed.set_aside)
        again = unpack(pack(Packed(catalogue))).catalogue
        assert again == catalogue
        assert [model.pricing_as_received for model in again] == [model.pricing_as_received for model in catalogue]
