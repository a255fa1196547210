"""The state of the desk as frozen values: how the models are arranged, what is then shown, and what is in hand."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ortui.domain.basis import Basis
from ortui.domain.catalogue import Catalogue
from ortui.domain.find import find
from ortui.domain.listing import Listing
from ortui.domain.model import Model
from ortui.domain.order import GREATEST_FIRST, Order
from ortui.domain.query import Query, read_query
from ortui.domain.quote import Quote, quote
from ortui.domain.scope import Scope


class Arrangement(NamedTuple):
    """What the person has asked to see, and in which order."""

    text: str = ""
    """The search line."""
    order: Order = Order.RELEASED
    reverse: bool = False
    everything: bool = False
    """Whether rows that the default leaves out are shown too."""

    @property
    def is_descending(self) -> bool:
        """Whether the greatest comes first."""
        return self.reverse != (self.order in GREATEST_FIRST)


@dataclass(frozen=True, eq=False)
class View:
    """The models that are shown, in order, with all that their figures depend on."""

    catalogue: Catalogue
    arrangement: Arrangement
    basis: Basis
    query: Query
    models: Listing
    left_out: int
    """Rows that match the search but that the default leaves out."""

    @cached_property
    def index_of(self) -> dict[str, int]:
        """The place of each model that is shown, by its id."""
        return {model.id: index for index, model in enumerate(self.models)}


def make_view(catalogue: Catalogue, arrangement: Arrangement, basis: Basis) -> View:
    """Find and order what is asked for."""
    query = read_query(arrangement.text, Scope(basis, catalogue.fetched_at))
    found = find(
        catalogue,
        query,
        order=arrangement.order,
        reverse=arrangement.reverse,
        everything=arrangement.everything,
    )
    return View(catalogue, arrangement, basis, query, found.models, found.left_out)


@dataclass(frozen=True, eq=False)
class Subject:
    """The highlighted model and what the workload costs on it."""

    model: Model
    basis: Basis

    @cached_property
    def quote(self) -> Quote:
        """The receipt of one request."""
        return quote(self.model, self.basis.workload.usage, self.basis.moment)
