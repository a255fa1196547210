"""The orders in which models are listed. What has no figure comes last in either direction, equal ones by id."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from ortui.domain.basis import Basis
from ortui.domain.model import Model, Tier
from ortui.domain.quote import Quote, quote


class Order(StrEnum):
    """What models are ordered by."""

    RELEASED = "released"
    NAME = "name"
    INPUT = "in"
    OUTPUT = "out"
    CACHED = "cached"
    COST = "cost"
    CONTEXT = "context"
    TIER = "tier"


GREATEST_FIRST = frozenset({Order.RELEASED, Order.CONTEXT})
"""Orders that begin with the greatest: newest, longest."""
_TIERS = list(Tier)
_RATE_KEYS = {Order.INPUT: "prompt", Order.OUTPUT: "completion", Order.CACHED: "input_cache_read"}

Figure = Decimal | int | str | None


def order_by(
    models: Iterable[Model],
    order: Order,
    basis: Basis,
    *,
    reverse: bool = False,
) -> tuple[Model, ...]:
    """Order models. Cost is that of one request; what does not fit comes after what does."""
    if order is Order.COST:
        quotes = (quote(model, basis.workload.usage, basis.moment) for model in models)
        return tuple(found.model for found in by_cost(quotes, reverse=reverse))
    figures = [(_figure(model, order, basis), model) for model in sorted(models, key=_id)]
    with_figure = [pair for pair in figures if pair[0] is not None]
    with_figure.sort(key=_first, reverse=reverse != (order in GREATEST_FIRST))
    return tuple(model for _, model in with_figure) + tuple(model for figure, model in figures if figure is None)


def by_cost(quotes: Iterable[Quote], *, reverse: bool = False) -> tuple[Quote, ...]:
    """Order quotes by their total: first what fits, then what does not, last what has no total."""
    by_id = sorted(quotes, key=lambda found: found.model.id)
    by_id.sort(key=lambda found: found.total.usd or 0, reverse=reverse)
    return tuple(sorted(by_id, key=lambda found: (found.total.usd is None, found.misfits != ())))


def _id(model: Model) -> str:
    return model.id


def _first(pair: tuple[Figure, Model]) -> Decimal | int | str:
    return pair[0]  # type: ignore[return-value]  # those without a figure are sorted apart


def _figure(model: Model, order: Order, basis: Basis) -> Figure:
    match order:
        case Order.RELEASED:
            return model.created or None
        case Order.NAME:
            return model.id.removeprefix("~").lower()
        case Order.CONTEXT:
            return model.limits.context
        case Order.TIER:
            tier = model.tier(basis.tier_limits)
            return None if tier is None else _TIERS.index(tier)
        case _:
            return rate_now(model, _RATE_KEYS[order], basis.moment)


def rate_now(model: Model, key: str, moment: datetime) -> Decimal | None:
    """Find the rate of a short prompt in USD a unit; None where it is not listed, varies or is unknown."""
    rate = model.pricing.in_force(0, moment).rates.get(key)
    return None if rate is None or model.price.usd is None else rate.usd
