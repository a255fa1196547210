"""Which models `models` and `rank` list, in which order, and what is to be said about it."""

from typing import NamedTuple

from ortui.cli.arguments import Chosen
from ortui.cli.at_hand import AtHand
from ortui.cli.exits import UsageError
from ortui.domain.basis import Basis
from ortui.domain.counts import read_count
from ortui.domain.model import Model
from ortui.domain.order import Order, order_by
from ortui.domain.query import find, read_query


class Selection(NamedTuple):
    """The models to be listed, and words about them."""

    models: tuple[Model, ...]
    summary: str
    """How many of how many, and how old their prices are; for people, JSON says it by itself."""
    notes: tuple[str, ...]
    """What was left out, what could not be read."""


def select(chosen: Chosen, at_hand: AtHand, basis: Basis) -> Selection:
    """Find, order and limit models as the screen does; raises InvalidInputError."""
    order, limit = _order(chosen.sort), _limit(chosen.limit)
    query = read_query(" ".join(chosen.operands), basis.moment)
    found = find(at_hand.catalogue, query, everything=chosen.everything)
    models = order_by(found.models, order, basis, reverse=chosen.reverse)[:limit]
    notes = [f"“{misread.term}” is passed over: {misread.advice}" for misread in query.misread]
    if found.left_out:
        rows = "row is" if found.left_out == 1 else "rows are"
        notes.append(f"{found.left_out:,} {rows} left out, for the batch API or an alias; --all lists them too")
    held = len(at_hand.catalogue)
    return Selection(models, f"{len(models):,} of {held:,} models · {at_hand.origin}", tuple(notes))


def _order(text: str) -> Order:
    try:
        return Order(text)
    except ValueError:
        raise UsageError(f"--sort “{text}” is not an order; choose one of {', '.join(sorted(Order))}") from None


def _limit(text: str | None) -> int | None:
    return None if text is None else read_count(text, what="--limit", lowest=1)
