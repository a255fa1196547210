"""The door for the API's list of models: foreign JSON in, clean models out, odd records set aside with the reason."""

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from ortui.domain.catalogue import SetAside
from ortui.domain.model import Model
from ortui.domain.price import Price
from ortui.source.errors import UnreadableError
from ortui.source.parse_model import read_model
from ortui.source.parse_pricing import OddRecordError
from ortui.source.plain_data import line, obj
from ortui.source.text import clean

LARGEST_ANSWER = 8 * 1024 * 1024
"""Bytes; the largest real one has 0.7 million. What is parsed may take thirty times as much memory."""
MOST_RECORDS = 10_000
_LONGEST_INT = 100
"""Digits; longer numbers are read as Decimal, since Python refuses very long ones with an error of its own."""
_LONGEST_MESSAGE = 300
_SAID_TWICE = "said twice"


class Parsed(NamedTuple):
    """What one answer holds."""

    models: tuple[Model, ...]
    set_aside: tuple[SetAside, ...]
    next_link: str | None = None
    """Address of the next page, as received; None where this is the last one."""


def read_answer(body: bytes | str, *, may_be_empty: bool = False) -> Parsed:
    """Read a bare list of records, ``{data}``, or ``{data, total_count, links}``.

    Raises UnreadableError where no record is usable; ``may_be_empty`` allows that, as it may be so on a last page.
    """
    if len(body) > LARGEST_ANSWER:
        raise UnreadableError(f"it is larger than {LARGEST_ANSWER // 1024**2} MiB, and so no list of models")
    answer = read_json(body)
    records = answer if isinstance(answer, list) else obj(answer).get("data")
    if message := error_message(answer):
        raise UnreadableError(f"it holds an error instead of models: {message}")
    if not isinstance(records, list):
        raise UnreadableError("it holds no list of models")
    models, set_aside = _read_records(records)
    if not models and not may_be_empty:
        raise UnreadableError(
            f"it holds no usable model; the first record: {set_aside[0].reason}" if set_aside else "it lists no model"
        )
    link = obj(obj(answer).get("links")).get("next")
    return Parsed(models, set_aside, link if isinstance(link, str) and link else None)


def join(first: Parsed, second: Parsed) -> Parsed:
    """Put two pages together; of two models with one id the first is kept."""
    known = {model.id for model in first.models}
    again = tuple(_duplicate(model.id) for model in second.models if model.id in known)
    fresh = tuple(model for model in second.models if model.id not in known)
    return Parsed(first.models + fresh, first.set_aside + second.set_aside + again, second.next_link)


def read_json(body: bytes | str) -> object:
    """Parse JSON with exact numbers; raises UnreadableError with a sentence that says what is there instead.

    A key that an object holds twice, with two values, has neither: which one is meant can't be known.
    """
    try:
        text = body.decode("utf-8-sig") if isinstance(body, bytes) else body.removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"it is not UTF-8 text (byte {error.start})") from error
    start = text[:200].lstrip()
    if not start and not text.strip():
        raise UnreadableError("it is empty")
    if start.startswith("<"):
        raise UnreadableError("it is a web page (HTML), not JSON")
    try:
        parsed: object = json.loads(
            text, parse_int=_whole, parse_float=_number, parse_constant=Decimal, object_pairs_hook=_object
        )
    except json.JSONDecodeError as error:
        raise UnreadableError(f"it is cut off or not JSON (line {error.lineno}, column {error.colno})") from error
    except RecursionError as error:
        raise UnreadableError("it is nested too deeply") from error
    return parsed


def error_message(answer: object) -> str:
    """Return the API's own words where the answer is an error body, in one line; else an empty text."""
    error = obj(answer).get("error")
    if not error:
        return ""
    message = error if isinstance(error, str) else obj(error).get("message")
    if words := clean(message, _LONGEST_MESSAGE) if isinstance(message, str) else "":
        return words
    code = obj(error).get("code")
    return f"no message (code {clean(str(code), 20)})" if isinstance(code, str | int) else "no message"


class SaidTwice:
    """Stands for two values under one key; it is none of the kinds that anything is read from."""

    def __str__(self) -> str:
        return _SAID_TWICE


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: dict[str, object] = {}
        for key, value in pairs:
            if seen.setdefault(key, value) != value:
                found[key] = SaidTwice()
    return found


def _whole(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= _LONGEST_INT else _number(digits)


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")


def _read_records(records: list[object]) -> tuple[tuple[Model, ...], tuple[SetAside, ...]]:
    models: dict[str, Model] = {}
    set_aside: list[SetAside] = []
    prices: dict[str, Price] = {}
    exact = {id_ for record in records if isinstance(id_ := obj(record).get("id"), str)}
    for number, record in enumerate(records[:MOST_RECORDS], start=1):
        if not isinstance(record, Mapping):
            set_aside.append(SetAside("", f"record {number} is not an object"))
            continue
        received = record.get("id")
        model_id = line(received)
        if not model_id:
            set_aside.append(SetAside("", f"record {number} has no id"))
        elif model_id in models or (model_id != received and model_id in exact):
            # One that only looks like another after cleaning never takes its place, even if it comes first.
            set_aside.append(_duplicate(model_id))
        else:
            try:
                models[model_id] = read_model(record, model_id, prices)
            except OddRecordError as error:
                set_aside.append(SetAside(model_id, clean(str(error))))
    if len(records) > MOST_RECORDS:
        set_aside.append(SetAside("", f"only the first {MOST_RECORDS:,} of {len(records):,} records were read"))
    return tuple(models.values()), tuple(set_aside)


def _duplicate(model_id: str) -> SetAside:
    return SetAside(model_id, "a second record with this id; the first is kept")
