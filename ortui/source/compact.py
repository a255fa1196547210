"""Models as compact JSON of facts: what the cache keeps and what ships with the program, read back in milliseconds.

A row is a list in the order of ``_row``; lists of words that many rows share are kept once. Prices stand as received
and are read by the same rules again, so that a newer program reads an older cache with its newer rules.
"""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from ortui.domain.model import Limits, Model
from ortui.domain.price import Price
from ortui.source.errors import UnreadableError
from ortui.source.parse_pricing import read_pricing

Words = tuple[str, ...]


def encode(models: Iterable[Model]) -> bytes:
    """Write models as one line of JSON."""
    shared: dict[Words, int] = {}
    rows = [_row(model, shared) for model in models]
    compact = {"shared": list(shared), "rows": rows}
    return json.dumps(compact, ensure_ascii=False, separators=(",", ":")).encode()


def decode(compact: bytes) -> tuple[Model, ...]:
    """Read what ``encode`` wrote; raises UnreadableError for anything else."""
    try:
        parsed = json.loads(compact)
        shared = [tuple(words) for words in parsed["shared"]]
        prices: dict[str, Price] = {}
        return tuple([_model(row, shared, prices) for row in parsed["rows"]])
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise UnreadableError("the rows are not ones that ortui wrote") from error


def _row(model: Model, shared: dict[Words, int]) -> list[Any]:
    def once(words: Words) -> int:
        return shared.setdefault(words, len(shared))

    return [
        model.id,
        model.name,
        model.pricing_as_received,
        model.canonical_slug,
        model.created,
        [model.limits.context, model.limits.completion, model.limits.provider_context],
        once(model.input_modalities),
        once(model.output_modalities),
        once(model.parameters),
        model.knowledge_cutoff,
        model.expires.isoformat() if model.expires else None,
        model.alias_target,
        [[name, str(index)] for name, index in model.benchmarks],
        model.is_moderated,
        model.description,
        model.other,
    ]


def _model(row: list[Any], shared: list[Words], prices: dict[str, Price]) -> Model:
    # The checksum around the rows vouches for their types; a row of another shape raises, which decode() answers.
    (
        id_,
        name,
        received,
        slug,
        created,
        limits,
        takes,
        gives,
        parameters,
        cutoff,
        expires,
        target,
        indices,
        moderated,
        description,
        other,
    ) = row
    context, completion, of_provider = limits
    return Model(
        id_,
        name,
        read_pricing(received, prices),
        received,
        slug,
        created,
        Limits(context, completion, of_provider),
        shared[takes],
        shared[gives],
        shared[parameters],
        cutoff,
        date.fromisoformat(expires) if expires else None,
        target,
        tuple([(index, Decimal(value)) for index, value in indices]),
        moderated,
        description,
        other,
    )
