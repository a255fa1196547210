"""Whatever is typed or stands in a file, the readers give a value or an error of ours; ``explore`` looks for more."""

import json
import string
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.basis import Basis
from ortui.domain.catalogue import Catalogue
from ortui.domain.complete import complete
from ortui.domain.counts import read_count, read_moment, read_percent, read_share
from ortui.domain.errors import InvalidInputError
from ortui.domain.find import find
from ortui.domain.money import read_number, read_usd
from ortui.domain.quote import quote
from ortui.domain.read_query import read_query
from ortui.domain.scope import Scope
from ortui.domain.usage import Usage, Workload
from ortui.source.bundled import load_bundled
from ortui.source.errors import OrtuiError, UnreadableError
from ortui.source.fees import load_fee_rules
from ortui.source.parse import read_answer
from ortui.source.parse_endpoints import read_endpoints
from ortui.source.parse_usage import read_usage
from ortui.source.scenarios import load_scenarios
from ortui.source.settings import load_settings
from ortui.source.state import load_state
from ortui.source.views import load_views

NOW = datetime(2026, 8, 22, 12, tzinfo=UTC)
USAGE = Usage(prompt=250_000, cached=1000, completion=500, images=2, image_tokens=1000)
_BITS = [
    "1e",
    "9" * 40,
    "k",
    "M",
    ".",
    ",",
    "_",
    "-",
    "%",
    "٣",
    "²",
    "∞",
    "NaN",
    "inf",
    "0x1",
    " ",
    "\0",
    "1e999999999",
]
_NUMBERS = st.lists(st.sampled_from(_BITS) | st.text(max_size=3) | st.integers().map(str), max_size=6).map("".join)


def _mutated(text: str) -> st.SearchStrategy[str]:
    """Put something else in place of a few stretches of a text."""
    strange = st.sampled_from(
        [*_BITS, "[", "]", "{}", '"', "=", "null", "true", "-1", "[[", "\ud800", "1979-05-27", "\\u0000"]
    )
    cuts = st.tuples(st.integers(0, len(text)), st.integers(0, 12), strange | st.text(string.printable, max_size=4))

    def apply(changes: list[tuple[int, int, str]]) -> str:
        changed = text
        for start, length, new in changes:
            changed = changed[:start] + new + changed[start + length :]
        return changed

    return st.lists(cuts, min_size=1, max_size=4).map(apply)


_MOMENTS = st.sampled_from(
    ["2026-11-23T01:00:00.5+01:00", "0001-01-01T00:00+01:00", "9999-12-31T23:59-01:00", "2026-W48-1T24:00Z"]
)
_TYPED = _NUMBERS | st.text(max_size=40) | _MOMENTS | _MOMENTS.flatmap(_mutated)
_TERMS = [
    "in<",
    "out<=",
    "cost<",
    "ctx>=",
    "ctx:",
    "by:",
    "tier:",
    "new<",
    "has:",
    "is:",
    "not:",
    "-",
    "..",
    "expiring",
]
_QUERIES = st.lists(st.sampled_from(_TERMS) | _NUMBERS | st.text(max_size=5), max_size=8).map("".join)
_ANSWER = json.dumps(
    {
        "data": [
            {
                "id": "lab/one",
                "name": "One",
                "created": 1_750_000_000,
                "context_length": 128_000,
                "architecture": {"input_modalities": ["text", "image"], "output_modalities": ["text"]},
                "pricing": {
                    "prompt": "0.000001",
                    "completion": "6e-07",
                    "image": "0.002",
                    "web_search": "0.01",
                    "discount": 0.5,
                    "overrides": [
                        {"min_prompt_tokens": 200_000, "prompt": "0.000002"},
                        {"utc_start": 1630, "utc_end": 30},
                    ],
                },
                "top_provider": {"context_length": 1e5, "max_completion_tokens": None},
                "expiration_date": "2098-12-31",
            },
        ]
    }
)
_SETTINGS = """theme = "light"
columns = ["in", "cost"]
[tiers]
mid = 0.15
premium = 1e1
[keys]
"prices.sort" = "s,f3"
[views]
"a b" = "in<0.2"
[fees.card]
percent = 5.5
minimum = 0.80
[scenarios.agent]
prompt = "90k"
cached_percent = 80
"""


@pytest.mark.parametrize("read", [read_count, read_share, read_percent, read_moment, read_usd, read_number])
@given(text=_TYPED)
def test_what_is_typed_is_a_value_or_refused(read: Callable[[str], object], text: str) -> None:
    with suppress(InvalidInputError):
        read(text)


@cache
def small() -> Catalogue:
    """Take a part of the catalogue that ships."""
    whole = load_bundled()
    return Catalogue(whole.models[::10], whole.source, whole.fetched_at)


@given(text=_QUERIES)
def test_a_search_line_finds_or_advises(text: str) -> None:
    scope = Scope(Basis(NOW, Workload(USAGE)), small().fetched_at)
    query = read_query(text, scope)
    found = find(small(), query)
    assert {model.id for model in found.models} <= set(small().by_id)
    assert all(misread.advice for misread in query.misread)
    complete(text, small(), scope)


@given(answer=_mutated(_ANSWER))
def test_an_answer_is_read_priced_or_refused(answer: str) -> None:
    try:
        models = read_answer(answer).models
    except UnreadableError:
        return
    for model in models:
        priced = quote(model, USAGE, NOW)
        assert priced.total.usd is None or priced.total.usd.is_finite()
    with suppress(OrtuiError):
        read_endpoints(answer)


@given(
    body=_mutated(
        '{"usage": {"prompt_tokens": 12000, "completion_tokens": 9, "cost": 0.05,'
        '"prompt_tokens_details": {"cached_tokens": 8}}}'
    )
)
def test_a_usage_is_read_or_refused(body: str) -> None:
    with suppress(InvalidInputError, OrtuiError):
        read_usage(body)


@given(text=_mutated(_SETTINGS))
def test_files_written_by_hand_are_read_or_told(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "by-hand.toml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    settings, notices = load_settings(file)
    load_fee_rules(settings.fees)
    scenarios, _ = load_scenarios(file)
    load_state(file)
    assert all(isinstance(each, str) for each in (*notices, *scenarios))
    load_views(file, settings.views)
