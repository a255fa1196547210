"""Which models `models` and `rank` list, in which order, and what is to be said about it."""

from typing import NamedTuple

from ortui.cli.arguments import Chosen
from ortui.cli.at_hand import AtHand
from ortui.cli.exits import UsageError
from ortui.domain.basis import Basis
from ortui.domain.catalogue import Catalogue
from ortui.domain.counts import read_count
from ortui.domain.find import Found, find
from ortui.domain.model import Model
from ortui.domain.order import Order
from ortui.domain.query import Query
from ortui.domain.read_query import read_query
from ortui.domain.scope import Scope
from ortui.domain.tally import tally
from ortui.domain.terms import FAVOURITE


class Selection(NamedTuple):
    """The models to be listed, and words about them."""

    models: tuple[Model, ...]
    notes: tuple[str, ...]
    """What could not be read."""
    asked: tuple[str, ...]
    """What was asked for and what is left out, in a sentence; none where neither is so."""
    summary: str
    """The same for people, who are also told how many there are and how old the prices are."""
    by_cost: bool
    """Whether what the work costs decides which are listed, or in which order."""


_FAVOURITES = f"is:{FAVOURITE}"
_ORDERS = ("cached", "context", "cost", "in", "name", "out", "released", "tier")
"""Those of the columns that the command line prints."""


def select(chosen: Chosen, at_hand: AtHand, basis: Basis) -> Selection:
    """Find, order and limit models as the screen does; raises InvalidInputError."""
    order, limit = _order(chosen.sort), _limit(chosen.limit)
    catalogue = at_hand.catalogue
    text, scope = " ".join(chosen.operands), Scope(basis, catalogue.fetched_at)
    query, about = _with_favourites(read_query(text, scope), at_hand)
    found = find(catalogue, query, order=order, reverse=chosen.reverse, everything=chosen.everything)
    models, sentence = found.models[:limit], _said(found, query, catalogue)
    if len(models) < len(found.models):
        listed = "only the first is" if len(models) == 1 else f"the first {len(models):,} are"
        sentence = f"{sentence}; {listed} listed"
    return Selection(
        models,
        (*about, *(f"“{misread.term}” is passed over: {misread.advice}" for misread in query.misread)),
        (sentence,) if query.parts or found.left_out else (),
        f"{sentence} · {at_hand.origin}",
        order is Order.COST or any(part.term is not None and part.term.text.startswith("cost") for part in query.parts),
    )


def _said(found: Found, query: Query, catalogue: Catalogue) -> str:
    return tally(found, query, catalogue, way="--all shows", way_back="")


def _with_favourites(query: Query, at_hand: AtHand) -> tuple[Query, tuple[str, ...]]:
    """Read a query once more with the favourites, where it asks for them; and say what is odd about them."""
    terms = [part.term for part in query.parts if part.term is not None]
    if not any(term.text == _FAVOURITES for term in terms):
        return query, ()
    from ortui.source.favourites import load_favourites  # noqa: PLC0415 - most queries ask for none

    favourites, notice = load_favourites(at_hand.paths.favourites_file)
    query = read_query(query.text, query.scope._replace(favourites=favourites))
    about = notice or ("" if favourites else "there are no favourites yet; on the screen f makes one")
    return query, (about,) if about else ()


def _order(text: str | None) -> Order | None:
    if text is not None and text not in _ORDERS:
        raise UsageError(f"--sort “{text}” is not an order; choose one of {', '.join(_ORDERS)}")
    return None if text is None else Order(text)


def _limit(text: str | None) -> int | None:
    return None if text is None else read_count(text, what="--limit", lowest=1)
