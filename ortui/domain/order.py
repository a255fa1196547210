"""The orders in which models are listed. What has no figure comes last in either direction, equal ones by id."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from ortui.domain.basis import Basis
from ortui.domain.column import Column, Figure
from ortui.domain.model import ALIAS_PREFIX, Model
from ortui.domain.quote import Quote, quote
from ortui.domain.tier import Tier


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
    WRITE = "write"
    OUTPUT_LIMIT = "output"
    INTELLIGENCE = "intelligence"


GREATEST_FIRST = frozenset({Order.RELEASED, Order.CONTEXT, Order.OUTPUT_LIMIT, Order.INTELLIGENCE})
"""Orders that begin with the greatest: newest, longest, cleverest."""
TIERS = tuple(Tier)
_RATE_KEYS = {
    Order.INPUT: "prompt",
    Order.OUTPUT: "completion",
    Order.CACHED: "input_cache_read",
    Order.WRITE: "input_cache_write",
}


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
    by_id = sorted(models, key=_id)
    rows = range(len(by_id))
    column = Column(figures_of(by_id, order, basis), rows)
    return tuple([by_id[row] for row in column.ordered(rows, descending=is_descending(order, reverse=reverse))])


def is_descending(order: Order, *, reverse: bool) -> bool:
    """Whether the greatest comes first."""
    return reverse != (order in GREATEST_FIRST)


def by_cost(quotes: Iterable[Quote], *, reverse: bool = False) -> tuple[Quote, ...]:
    """Order quotes by their total: first what fits, then what does not, last what has no total."""
    quotes = tuple(quotes)
    return tuple([quotes[place] for place in places_by_cost(quotes, reverse=reverse)])


def places_by_cost(quotes: Sequence[Quote], *, reverse: bool = False) -> list[int]:
    """Order the places of quotes as ``by_cost`` orders the quotes."""
    places = sorted(range(len(quotes)), key=lambda place: quotes[place].model.id)
    places.sort(key=lambda place: quotes[place].total.usd or 0, reverse=reverse)
    return sorted(places, key=lambda place: (quotes[place].total.usd is None, quotes[place].misfits != ()))


def _id(model: Model) -> str:
    return model.id


def figures_of(models: Sequence[Model], order: Order, basis: Basis) -> list[Figure | None]:
    """Give the figure of each model that an order goes by; None where it has none. A cost is that of a month."""
    if order is Order.NAME:
        names = [model.id.removeprefix(ALIAS_PREFIX).lower() for model in models]
        places = {name: place for place, name in enumerate(sorted(set(names)))}
        return [places[name] for name in names]
    return [_figure(model, order, basis) for model in models]


def _figure(model: Model, order: Order, basis: Basis) -> Figure | None:
    if fact := _FACTS.get(order):
        return fact(model)
    match order:
        case Order.TIER:
            tier = model.tier(basis.tier_limits)
            return None if tier is None else TIERS.index(tier)
        case Order.COST:
            return basis.workload.per_month(quote(model, basis.workload.usage, basis.moment).total).usd
        case _:
            return rate_now(model, _RATE_KEYS[order], basis.moment)


_FACTS: dict[Order, Callable[[Model], Figure | None]] = {
    Order.RELEASED: lambda model: model.created or None,
    Order.CONTEXT: lambda model: model.limits.context,
    Order.OUTPUT_LIMIT: lambda model: model.limits.completion,
    Order.INTELLIGENCE: lambda model: dict(model.benchmarks).get("intelligence_index"),
}
"""Orders by what a model is, whatever the hour and the work."""


def rate_now(model: Model, key: str, moment: datetime) -> Decimal | None:
    """Find the rate of a short prompt in USD a unit; None where it is not listed, varies or is unknown."""
    rate = model.pricing.in_force(0, moment).rates.get(key)
    return None if rate is None or model.price.usd is None else rate.usd
