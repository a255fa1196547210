"""Random answers that are valid by the API's schema and odd within it: prices that are words, empty lists, nulls.

A shape makes a value from a source of chance. The shapes hold what the schema says of a field, in a small form of our
own: its kind, whether it may be null, whether it may be missing.
"""

import json
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

Shape = Callable[[Random], Any]

_PLAIN_RATES = ("0", "0.000001", "0.0000025", "0.00003", "0.000000041666666666667", "1e-7", "0.01", "0.0000150")
_ODD_RATES = (
    *("-1", "-1.0", "-0.5", "", " ", "free", "N/A", "null", "NaN", "Infinity", "-Infinity", "0x10", "1_000", "٣"),
    *("$0.50", "0,5", "1/3", "1e400", "1e-400", "-0", "0.0", "1000", "1001", "+0.000001", ".5", "5.", "1e", "--1"),
    *("9" * 10_000, "0." + "0" * 5000 + "1", "0." + "3" * 60),
)
_NUMBERS = (0, 1, -1, 0.5, 99.999, 100, 128_000, 2**31, 2**63, 10**15, 10**30, 10**400, -0.0, -5, 1e-9, 1e300, 1.5)
_TEXTS = (
    *("", " ", "plain", "Two words", "a/b", "unknown", "null", "0", "12.50", "[bold]x[/]", "x" * 3000, "模型", "é́́"),
    *(
        "\x1b[31mred\x1b[0m",
        "\x1b]0;title\x07",
        "a\nb\r\tc",
        "\u202eevil",
        "\u200bzero\ufeff",
        "\ud800",
        "\x00",
        "👩‍👩‍👧",
    ),
)
_DATES = ("2026-08-22", "2098-12-31", "0001-01-01", "2026-02-30", "soon", "", "99999-01-01")


def text(chance: Random) -> str:
    """Make any text."""
    return chance.choice(_TEXTS)


def number(chance: Random) -> float:
    """Make any number."""
    return chance.choice(_NUMBERS) if chance.random() < 0.5 else chance.randint(-10, 10**6)


def whole(chance: Random) -> int:
    """Make any whole number."""
    return int(number(chance))


def flag(chance: Random) -> bool:
    """Make true or false."""
    return chance.random() < 0.5


def rate(chance: Random) -> str:
    """Make a price, which the schema calls a text: mostly a figure."""
    return chance.choice(_PLAIN_RATES if chance.random() < 0.85 else _ODD_RATES)


def one_of(*values: object) -> Shape:
    """Make one of these, or a value that is new: the API's enumerations are open."""
    return lambda chance: chance.choice((*values, "something-new"))


def nullable(shape: Shape) -> Shape:
    """Make null now and then."""
    return lambda chance: None if chance.random() < 0.25 else shape(chance)


def many(shape: Shape, most: int = 4) -> Shape:
    """Make a list, often an empty one."""
    return lambda chance: [shape(chance) for _ in range(chance.choice((0, 0, 1, 2, most)))]


def record(required: Mapping[str, Shape], optional: Mapping[str, Shape] | None = None) -> Shape:
    """Make an object; what is optional is missing half of the time."""

    def make(chance: Random) -> dict[str, Any]:
        made = {key: shape(chance) for key, shape in required.items()}
        made |= {key: shape(chance) for key, shape in (optional or {}).items() if flag(chance)}
        return made

    return make


_OTHER_RATES = (
    *("request", "image", "image_token", "image_output", "audio", "audio_output", "input_audio_cache", "web_search"),
    *("internal_reasoning", "input_cache_read", "input_cache_write", "input_cache_write_1h"),
)
_OVERRIDE = record(
    {},
    {
        "prompt": rate,
        "completion": rate,
        "input_cache_read": rate,
        "min_prompt_tokens": number,
        "utc_start": one_of(0, 100, 1630, 2400, 2359, -5),
        "utc_end": one_of(0, 100, 1630, 2400, 2359, 9999),
        "utc_days": many(one_of("monday", "sunday")),
        "a_condition_of_tomorrow": text,
    },
)
PRICING = record(
    {"prompt": rate, "completion": rate},
    {**dict.fromkeys(_OTHER_RATES, rate), "overrides": many(_OVERRIDE), "discount": number},
)
_ARCHITECTURE = record(
    {
        "input_modalities": many(one_of("text", "image", "audio")),
        "output_modalities": many(one_of("text", "image")),
        "modality": nullable(text),
    },
    {"tokenizer": text, "instruct_type": nullable(text)},
)
_INDEX = record({"intelligence_index": nullable(number), "coding_index": nullable(number)})
_MODEL = record(
    {
        "canonical_slug": text,
        "name": text,
        "created": whole,
        "context_length": nullable(whole),
        "architecture": _ARCHITECTURE,
        "pricing": PRICING,
        "top_provider": record(
            {
                "is_moderated": flag,
                "context_length": nullable(whole),
                "max_completion_tokens": nullable(whole),
            }
        ),
        "per_request_limits": nullable(record({"prompt_tokens": number, "completion_tokens": number})),
        "supported_parameters": many(text),
        "default_parameters": nullable(record({}, {"temperature": nullable(number), "top_p": nullable(number)})),
    },
    {
        "description": text,
        "supported_voices": nullable(many(text)),
        "knowledge_cutoff": nullable(lambda chance: chance.choice(_DATES)),
        "expiration_date": nullable(lambda chance: chance.choice(_DATES)),
        "hugging_face_id": nullable(text),
        "links": record({"details": text}),
        "alias_target": record({"name": text, "slug": text}),
        "reasoning": record({"mandatory": flag}, {"supported_efforts": nullable(many(text))}),
        "benchmarks": record(
            {"design_arena": many(record({"elo": number}))}, {"artificial_analysis": nullable(_INDEX)}
        ),
    },
)
_SPREAD = record({"p50": number, "p75": number, "p90": number, "p99": number})
_ENDPOINT = record(
    {
        "name": text,
        "model_id": text,
        "model_name": text,
        "provider_name": text,
        "context_length": whole,
        "max_completion_tokens": nullable(whole),
        "max_prompt_tokens": nullable(whole),
        "quantization": nullable(one_of("int4", "fp8", "bf16", "unknown")),
        "pricing": PRICING,
        "supported_parameters": many(text),
        "uptime_last_5m": nullable(number),
        "uptime_last_30m": nullable(number),
        "uptime_last_1d": nullable(number),
        "latency_last_30m": nullable(_SPREAD),
        "throughput_last_30m": nullable(_SPREAD),
        "supports_implicit_caching": flag,
    },
    {"status": one_of(0, -1, -2, -5, -10, 7), "service_tier": nullable(one_of("flex", "priority", "ultrafast"))},
)


def models(chance: Random) -> tuple[bytes, dict[str, Any]]:
    """Make a list of models; also the records by their ids, which are plain so that a table can be read back."""
    records = {f"lab/m{place}": _MODEL(chance) for place in range(chance.randint(0, 6))}
    data = [{"id": model_id, **made} for model_id, made in records.items()]
    envelope = record({}, {"total_count": whole, "links": record({}, {"next": lambda _: None})})(chance)
    return _written({"data": data, **envelope}), records


def endpoints(chance: Random) -> tuple[bytes, dict[str, Any]]:
    """Make the endpoints of a model; also the records by their tags."""
    records = {
        f"host{place}{chance.choice(('', '/fp8', '/flex', '/us-east-1', '/?'))}": _ENDPOINT(chance)
        for place in range(chance.randint(0, 6))
    }
    listed = [{"tag": tag, **made} for tag, made in records.items()]
    about = {"id": "lab/model", "name": text(chance), "created": whole(chance), "architecture": _ARCHITECTURE(chance)}
    return _written({"data": {**about, "endpoints": listed}}), records


def _written(value: object) -> bytes:
    """Write JSON as Python reads it: lone surrogates as escapes, numbers of any size as digits."""
    return json.dumps(value).encode("ascii")
