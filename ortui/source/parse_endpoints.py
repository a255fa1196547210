"""The door for the endpoints of a model: foreign JSON in, clean endpoints out, odd records set aside with the reason.

A record needs a tag, which tells the kind of its service, and prices that can be read; any other field of a wrong type
counts as absent.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from ortui.domain.catalogue import SetAside
from ortui.domain.endpoint import Endpoint, Percentiles, Uptime
from ortui.domain.model import Limits
from ortui.domain.money import read_number
from ortui.domain.price import Price
from ortui.source.errors import UnreadableError
from ortui.source.parse import error_message, read_json
from ortui.source.parse_pricing import OddRecordError, read_pricing
from ortui.source.plain_data import as_plain_object, line, lines, obj, whole
from ortui.source.text import clean

LARGEST_LISTING = 4 * 1024 * 1024
"""Bytes; the largest real one has 20,000."""
MOST_RECORDS = 1000
_WHOLE = Decimal(100)
_HIGHEST_MEASURE = Decimal(10) ** 9
_HIGHEST_STATUS = 1000
_NOT_STATED = "unknown"


class ParsedEndpoints(NamedTuple):
    """What one answer holds."""

    model_id: str
    """The id the answer names; empty where it names none."""
    endpoints: tuple[Endpoint, ...]
    set_aside: tuple[SetAside, ...]


def read_endpoints(body: bytes | str) -> ParsedEndpoints:
    """Read ``{data: {id, endpoints}}`` or ``{data: [endpoint…]}``; a list without endpoints is one, too.

    Raises UnreadableError where there is no such list, or where none of its records is usable.
    """
    if len(body) > LARGEST_LISTING:
        raise UnreadableError(f"it is larger than {LARGEST_LISTING // 1024**2} MiB, and so no list of endpoints")
    answer = read_json(body)
    if message := error_message(answer):
        raise UnreadableError(f"it holds an error instead of endpoints: {message}")
    data = obj(answer).get("data")
    records = data if isinstance(data, list) else obj(data).get("endpoints")
    if not isinstance(records, list):
        raise UnreadableError("it holds no list of endpoints")
    endpoints, set_aside = _read_records(records)
    if set_aside and not endpoints:
        raise UnreadableError(f"it holds no usable endpoint; the first record: {set_aside[0].reason}")
    return ParsedEndpoints(line(obj(data).get("id")), endpoints, set_aside)


def _read_records(records: list[object]) -> tuple[tuple[Endpoint, ...], tuple[SetAside, ...]]:
    endpoints: list[Endpoint] = []
    set_aside: list[SetAside] = []
    prices: dict[str, Price] = {}
    for number, record in enumerate(records[:MOST_RECORDS], start=1):
        name = line(obj(record).get("tag")) or line(obj(record).get("provider_name"))
        try:
            endpoint = _read_record(record, number, prices)
        except OddRecordError as error:
            set_aside.append(SetAside(name, clean(str(error))))
            continue
        if endpoint in endpoints:
            set_aside.append(SetAside(name, "a second record that says the same; the first is kept"))
        else:
            endpoints.append(endpoint)
    if len(records) > MOST_RECORDS:
        set_aside.append(SetAside("", f"only the first {MOST_RECORDS:,} of {len(records):,} records were read"))
    return tuple(endpoints), tuple(set_aside)


def _read_record(record: object, number: int, prices: dict[str, Price]) -> Endpoint:
    if not isinstance(record, Mapping):
        raise OddRecordError(f"record {number} is not an object")
    tag, received = line(record.get("tag")), record.get("pricing")
    if not tag:
        raise OddRecordError(f"record {number} has no tag: the kind of its service can't be told")
    if not isinstance(received, Mapping):
        raise OddRecordError("no pricing" if received is None else "pricing is not an object")
    pricing, quantization = as_plain_object(received), line(record.get("quantization"))
    return Endpoint(
        provider=line(record.get("provider_name")) or tag.partition("/")[0],
        tag=tag,
        pricing=read_pricing(pricing, prices),
        pricing_as_received=pricing,
        quantization="" if quantization == _NOT_STATED else quantization,
        limits=Limits(
            context=whole(record.get("context_length")),
            completion=whole(record.get("max_completion_tokens")),
            prompt=whole(record.get("max_prompt_tokens")),
        ),
        status=_status(record.get("status")),
        uptime=Uptime(*[_measure(record.get(f"uptime_last_{span}"), _WHOLE) for span in ("5m", "30m", "1d")]),
        latency=_percentiles(record.get("latency_last_30m")),
        throughput=_percentiles(record.get("throughput_last_30m")),
        service_tier=line(record.get("service_tier")),
        parameters=lines(record.get("supported_parameters")),
        caches_by_itself=record.get("supports_implicit_caching") is True,
    )


def _status(value: object) -> int | None:
    number = _number(value)
    is_status = number is not None and abs(number) <= _HIGHEST_STATUS and number == number.to_integral_value()
    return int(number) if number is not None and is_status else None


def _percentiles(value: object) -> Percentiles | None:
    found = {name: _measure(obj(value).get(name), _HIGHEST_MEASURE) for name in Percentiles._fields}
    p50 = found.pop("p50")
    return None if p50 is None else Percentiles(p50, **found)


def _measure(value: object, highest: Decimal) -> Decimal | None:
    number = _number(value)
    return number if number is not None and 0 <= number <= highest else None


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return read_number(str(value))
