"""One record of the API's answer, from parsed JSON to a Model.

Only the id and the price object decide whether a record is usable; any other field of a wrong type counts as absent.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from ortui.domain.model import Limits, Model
from ortui.domain.money import read_number
from ortui.domain.price import Price
from ortui.source.parse_pricing import OddRecordError, read_pricing
from ortui.source.plain_data import as_plain_object, line, lines, obj, whole
from ortui.source.text import clean

_LATEST_SECOND = 253_402_300_799
"""The end of the year 9999."""
_LONGEST_DESCRIPTION = 3000
_LINK = re.compile(r"\[([^][]+)\]\([^()\s]+\)")
_MARKS = re.compile(r"\*\*|`")
_HIGHEST_INDEX = 1_000_000
_MOST_OTHER = 50
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ONLY_TEXT = ("text",)
_READ = frozenset(
    {
        "id",
        "name",
        "canonical_slug",
        "created",
        "context_length",
        "architecture",
        "pricing",
        "top_provider",
        "supported_parameters",
        "knowledge_cutoff",
        "expiration_date",
        "alias_target",
        "benchmarks",
    }
)


def read_model(record: Mapping[str, object], model_id: str, prices: dict[str, Price]) -> Model:
    """Read a record whose id is known to be good; raises OddRecordError where its prices can't be."""
    received = record.get("pricing")
    if not isinstance(received, Mapping):
        raise OddRecordError("no pricing" if received is None else "pricing is not an object")
    pricing = as_plain_object(received)
    architecture, provider = obj(record.get("architecture")), obj(record.get("top_provider"))
    return Model(
        id=model_id,
        name=line(record.get("name")) or model_id,
        pricing=read_pricing(pricing, prices),
        pricing_as_received=pricing,
        canonical_slug=line(record.get("canonical_slug")),
        created=whole(record.get("created"), _LATEST_SECOND) or 0,
        limits=_read_limits(record, provider),
        input_modalities=lines(architecture.get("input_modalities")) or _ONLY_TEXT,
        output_modalities=lines(architecture.get("output_modalities")) or _ONLY_TEXT,
        parameters=lines(record.get("supported_parameters")),
        knowledge_cutoff=line(record.get("knowledge_cutoff")),
        expires=_read_date(record.get("expiration_date")),
        alias_target=line(obj(record.get("alias_target")).get("slug")),
        benchmarks=_read_benchmarks(record.get("benchmarks")),
        is_moderated=provider.get("is_moderated") is True,
        description=_read_description(record.get("description")),
        other=_read_other(record),
    )


def _read_limits(record: Mapping[str, object], provider: Mapping[str, object]) -> Limits:
    context, of_provider = whole(record.get("context_length")), whole(provider.get("context_length"))
    completion = whole(provider.get("max_completion_tokens"))
    return Limits(context, completion, None if of_provider == context else of_provider)


def _read_date(value: object) -> date | None:
    found = _DATE.match(value) if isinstance(value, str) else None
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def _read_benchmarks(value: object) -> tuple[tuple[str, Decimal], ...]:
    indices = obj(obj(value).get("artificial_analysis"))
    return tuple((clean(name), number) for name, index in indices.items() if (number := _read_index(index)) is not None)


def _read_index(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    number = read_number(str(value))
    return number if number is not None and -_HIGHEST_INDEX < number < _HIGHEST_INDEX else None


def _read_description(value: object) -> str:
    """Read a description, which is Markdown, as plain text: of a link its words."""
    return clean(_MARKS.sub("", _LINK.sub(r"\1", value)), _LONGEST_DESCRIPTION) if isinstance(value, str) else ""


def _read_other(record: Mapping[str, object]) -> dict[str, str]:
    """Keep single values under keys ortui does not know; other prose is dropped."""
    other: dict[str, str] = {}
    for key, value in record.items():
        name = clean(key)
        is_for_others = name in _READ or name.lower().endswith("description")
        if not is_for_others and isinstance(value, str | int | Decimal) and len(other) < _MOST_OTHER:
            words = clean(str(value).lower() if isinstance(value, bool) else str(value))
            if words and (name == key or name not in record):
                other[name] = words
    return other
