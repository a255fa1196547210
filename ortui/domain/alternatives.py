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

_ABILITIES = frozenset({"tools", "structured_outputs", "reasoning"})
_INDEX = "intelligence_index"


class Alternatives(NamedTuple):
    """Models that can take the request, the most able first: by their intelligence index, those without one last."""

    free: tuple[Quote, ...]
    cheaper: tuple[Quote, ...]
    """Those that cost something, but less."""


def alternatives(
    models: Iterable[Model], instead_of: Model, usage: Usage, moment: datetime, *, most: int = 3
) -> Alternatives:
    """Find at most so many of each kind that can all that the model can: its inputs, outputs, tools and reasoning.

    Where what the model costs is not known, none is called cheaper. The moment is in UTC.
    """
    present = quote(instead_of, usage, moment).total.usd
    found = [
        quote(model, usage, moment)
        for model in models
        if model.id != instead_of.id and not left_out_by_default(model) and _can_all(model, instead_of)
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


def _can_all(model: Model, wanted: Model) -> bool:
    return (
        set(wanted.input_modalities) <= set(model.input_modalities)
        and set(wanted.output_modalities) <= set(model.output_modalities)
        and _ABILITIES.intersection(wanted.parameters) <= set(model.parameters)
    )


def _is_less(total: Price, present: Decimal | None) -> bool:
    return present is not None and total.usd is not None and total.usd < present


def _order(found: Quote) -> tuple[bool, Decimal, Decimal, str]:
    index = dict(found.model.benchmarks).get(_INDEX)
    return index is None, -(index or ZERO), found.total.usd or ZERO, found.model.id
