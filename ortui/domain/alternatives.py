"""Which models could do the same work for less: what to turn to where credits or a limit end."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from ortui.domain.catalogue import left_out_by_default
from ortui.domain.model import Model
from ortui.domain.money import ZERO
from ortui.domain.price import Price, PriceState
from ortui.domain.quote import Quote, quote
from ortui.domain.usage import Usage
from ortui.domain.wording import price, usd

_INDEX = "intelligence_index"


class Alternatives(NamedTuple):
    """Models that can take the request, the most able first: by their intelligence index, those without one last."""

    free: tuple[Quote, ...]
    cheaper: tuple[Quote, ...]
    """Those that cost something, but less."""


def alternatives(
    models: Iterable[Model], instead_of: Model, usage: Usage, moment: datetime, *, most: int = 3
) -> Alternatives:
    """Find at most so many of each kind that can do the work: only what the request holds is asked of them.

    Where what the model costs is not known, none is called cheaper. The moment is in UTC.
    """
    present = quote(instead_of, usage, moment).total.usd
    found = [
        quote(model, usage, moment)
        for model in models
        if model.id != instead_of.id and not left_out_by_default(model) and _can_do(model, usage)
    ]
    found = sorted((one for one in found if one.fits and one.total.usd is not None), key=_order)
    free = [one for one in found if one.total.state is PriceState.FREE]
    cheaper = [one for one in found if one.total.state is PriceState.KNOWN and _is_less(one.total, present)]
    return Alternatives(tuple(free[:most]), tuple(cheaper[:most]))


def in_words(found: Alternatives, instead_of: Price) -> str:
    """Name them: ``free: a/b:free; cheaper: c/d at $0.0021 instead of $0.0654 a request``; empty without any."""
    parts = [f"free: {', '.join(one.model.id for one in found.free)}"] if found.free else []
    if found.cheaper and instead_of.usd is not None:
        named = ", ".join(f"{one.model.id} at {price(one.total)}" for one in found.cheaper)
        parts.append(f"cheaper: {named} instead of {usd(instead_of.usd)} a request")
    return "; ".join(parts)


def _can_do(model: Model, usage: Usage) -> bool:
    """Whether it reads and writes text where there is any, and reasons; its quote tells the rest."""
    reads = "text" in model.input_modalities or 0 < usage.prompt == usage.audio
    writes = "text" in model.output_modalities or 0 < usage.completion == usage.audio_output + usage.image_output
    return reads and writes and (not usage.reasoning or "reasoning" in model.parameters)


def _is_less(total: Price, present: Decimal | None) -> bool:
    return present is not None and total.usd is not None and total.usd < present


def _order(found: Quote) -> tuple[bool, Decimal, Decimal, str]:
    index = dict(found.model.benchmarks).get(_INDEX)
    return index is None, -(index or ZERO), found.total.usd or ZERO, found.model.id
