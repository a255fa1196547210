"""The state of the desk as frozen values: how the models are arranged, what is then shown, and what is in hand."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from ortui.domain.basis import Basis
from ortui.domain.catalogue import Catalogue
from ortui.domain.find import Found, find
from ortui.domain.listed_models import ListedModels
from ortui.domain.model import Model
from ortui.domain.order import Order, is_descending
from ortui.domain.query import Query
from ortui.domain.quote import Quote, quote
from ortui.domain.rows import rows_of
from ortui.domain.scenario import Scenario
from ortui.domain.scope import Scope

if TYPE_CHECKING:  # a name in an annotation, read once nothing is found
    from ortui.domain.obstacles import Obstacle

NOW = -1
"""Stands for the present hour among the hours of a day."""
_SHORTEST_BEGUN = 2
"""Letters of a term that is being typed from which it may count as whole."""


class Picks(NamedTuple):
    """What the person has picked out: for now, and for good."""

    marked: tuple[str, ...] = ()
    """Ids of the models to compare, in the order in which they were marked."""
    favourites: frozenset[str] = frozenset()


class Arrangement(NamedTuple):
    """What the person has asked to see, and in which order."""

    text: str = ""
    """The search line."""
    order: Order | None = None
    """None where none was chosen: the best match first where words are typed, else the newest model."""
    reverse: bool = False
    everything: bool = False
    """Whether rows that the default leaves out are shown too."""


Hits = tuple[Query, Found]
"""What was asked for, and what that finds."""


class View:
    """The models that are shown, in order, with all that their figures depend on."""

    def __init__(self, catalogue: Catalogue, arrangement: Arrangement, basis: Basis, picks: Picks, found: Hits) -> None:
        self.catalogue: Final = catalogue
        self.arrangement: Final = arrangement
        self.basis: Final = basis
        self.picks: Final = picks
        self.query, self.found = found

    @property
    def models(self) -> ListedModels:
        """The models, in order."""
        return self.found.models

    @property
    def left_out(self) -> int:
        """Rows that match the search but that the default leaves out."""
        return self.found.left_out

    @property
    def order(self) -> Order | None:
        """The order in force; None where the best match stands first."""
        if self.arrangement.order is None and not self.query.words:
            return Order.RELEASED
        return self.arrangement.order

    @property
    def is_descending(self) -> bool:
        """Whether the greatest comes first."""
        return self.order is not None and is_descending(self.order, reverse=self.arrangement.reverse)

    @cached_property
    def obstacles(self) -> "list[Obstacle]":
        """What is in the way of a search that finds nothing."""
        from ortui.domain.obstacles import obstacles  # noqa: PLC0415 - most searches find something

        return obstacles(self.catalogue, self.query, everything=self.arrangement.everything)

    def cheapest_first(self) -> Sequence[Model]:
        """List the models that are shown, the cheapest for the work first, whatever the order on the screen."""
        index = self.catalogue.index
        rows = rows_of(self.models.rows, index.size)
        return ListedModels(index.models, index.ordered(rows, Order.COST, self.basis, reverse=False))

    def place_of(self, model_id: str) -> int | None:
        """Find where a model stands; None where it is not shown."""
        return self.models.place_of(self.catalogue.index.row_of.get(model_id.lower()))


def make_view(catalogue: Catalogue, arrangement: Arrangement, basis: Basis, picks: Picks = Picks()) -> View:
    """Find and order what is asked for.

    Where that is nothing, a term that is being typed counts as it goes on: ``claude too`` on the way to ``tools``.
    """
    text, scope = arrangement.text, Scope(basis, catalogue.fetched_at, picks.favourites)
    hits = _find(catalogue, text, scope, arrangement)
    if not _is_any(hits):
        from ortui.domain.complete import complete  # noqa: PLC0415 - what nothing is typed in is whole

        rest = complete(text, catalogue, scope, shortest=_SHORTEST_BEGUN)
        whole = _find(catalogue, text + rest, scope, arrangement) if rest else hits
        hits = whole if _is_any(whole) else hits
    return View(catalogue, arrangement, basis, picks, hits)


def _is_any(hits: Hits) -> bool:
    _, found = hits
    return bool(len(found.models) or found.left_out)


def _read(text: str, scope: Scope) -> Query:
    from ortui.domain.read_query import read_query  # noqa: PLC0415 - the first frame mostly shows what nobody searched

    return read_query(text, scope)


def _find(catalogue: Catalogue, text: str, scope: Scope, arrangement: Arrangement) -> Hits:
    order, reverse, everything = arrangement.order, arrangement.reverse, arrangement.everything
    query = _read(text, scope) if text else Query(text, scope)
    return query, find(catalogue, query, order=order, reverse=reverse, everything=everything)


WORK = Scenario()


class Subject:
    """The highlighted model and what the workload costs on it."""

    def __init__(self, model: Model, basis: Basis, scenario: Scenario = WORK) -> None:
        """Take in hand; ``scenario`` is what the workload of the basis is made from."""
        self.model: Final = model
        self.basis: Final = basis
        self.scenario: Final = scenario

    def is_of(self, model: Model | None, basis: Basis, scenario: Scenario) -> bool:
        """Whether it says what is asked for."""
        return self.model is model and (self.basis, self.scenario) == (basis, scenario)

    @cached_property
    def quote(self) -> Quote:
        """The receipt of one request."""
        return quote(self.model, self.basis.workload.usage, self.basis.moment)
