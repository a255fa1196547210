"""A catalogue's models, newest first, with what makes a search and an order quick: each part made when first used."""

from collections.abc import Callable, Hashable, Iterable
from decimal import Decimal
from functools import cached_property
from itertools import compress

from ortui.domain.basis import Basis
from ortui.domain.column import Column
from ortui.domain.cost_order import CostOrder
from ortui.domain.heads import Heads
from ortui.domain.kinds import ABILITIES, KINDS, Test
from ortui.domain.model import Model
from ortui.domain.order import Order, figures_of, is_descending
from ortui.domain.rows import Rows, all_rows, flags_of, rows_of, rows_where
from ortui.domain.totals import Totals, unscaled
from ortui.domain.vocabulary import Vocabulary

_MOST_KEPT = 64


class Index:
    """Models by row. Row 0 is the newest; models of one moment are in the order of their ids."""

    def __init__(self, models: Iterable[Model]) -> None:
        self.models = tuple(sorted(sorted(models, key=_id), key=_created, reverse=True))
        self.size = len(self.models)
        self.all = all_rows(self.size)
        self._numbers = list(range(self.size))
        self._passing: dict[Test, Rows] = {}
        self._columns: dict[Order, tuple[Hashable, Column]] = {}
        self._kept: dict[Hashable, Rows] = {}
        self._by_cost: tuple[Hashable, CostOrder] | None = None
        """The last request and moment, and the order they gave."""

    def prepare(self, basis: Basis) -> None:
        """Make ready what most searches and orders need, so that their first key need not wait for it."""
        self.vocabulary.prepare()
        for test in (*KINDS.values(), *ABILITIES.values()):
            self.passing(test)
        for order in Order:
            if order is not Order.COST:
                self.column(order, basis).prepare(descending=is_descending(order, reverse=False))
        self.ordered(self.all, Order.COST, basis, reverse=False)
        _ = self.heads, self.row_of, self.row_of_slug, self.makers, self.by_id

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of ids and names."""
        return Vocabulary([(model.id, model.name) for model in self.models])

    @cached_property
    def heads(self) -> Heads:
        """Ids and names by their beginning."""
        return Heads([(model.id, model.name) for model in self.models])

    @cached_property
    def row_of(self) -> dict[str, int]:
        """Each model's row by its id in lower case."""
        return {model.id.lower(): row for row, model in enumerate(self.models)}

    @cached_property
    def row_of_slug(self) -> dict[str, int | None]:
        """Each model's row by its id without the maker, in lower case; None where several makers have one so called."""
        rows: dict[str, int | None] = {}
        for model_id, row in self.row_of.items():
            slug = model_id.partition("/")[2] or model_id
            rows[slug] = None if slug in rows else row
        return rows

    @cached_property
    def makers(self) -> dict[str, list[int]]:
        """The rows of each maker, by its name in lower case."""
        rows_by: dict[str, list[int]] = {}
        for row, model in enumerate(self.models):
            rows_by.setdefault(model.author.lower(), []).append(row)
        return rows_by

    @cached_property
    def totals(self) -> Totals:
        """What a request costs on each."""
        return Totals(self.models)

    @cached_property
    def by_id(self) -> list[int]:
        """All rows in the order of their ids."""
        return sorted(self._numbers, key=lambda row: self.models[row].id)

    @cached_property
    def left_out(self) -> Rows:
        """The rows that the default leaves out."""
        return self.passing(KINDS["batch"]) | self.passing(KINDS["alias"])

    def numbers(self, rows: Rows) -> list[int]:
        """List the rows of a set by their numbers, which is newest first."""
        return list(compress(self._numbers, flags_of(rows, self.size))) if rows else []

    def rows_called(self, ids: Iterable[str]) -> Rows:
        """Find the rows with one of these ids, in lower case."""
        return rows_of((self.row_of[model_id] for model_id in ids if model_id in self.row_of), self.size)

    def rows_named(self, ids: Iterable[str]) -> Rows:
        """Find the rows with one of these ids, in lower case; without the maker, too, where that is one row's alone."""
        named = [row for each in ids if (row := self.row_of.get(each, self.row_of_slug.get(each))) is not None]
        return rows_of(named, self.size)

    def passing(self, test: Test) -> Rows:
        """Find the rows that pass a test which depends on nothing but the model."""
        if test not in self._passing:
            self._passing[test] = rows_where([test(model) for model in self.models])
        return self._passing[test]

    def kept(self, key: Hashable, make: Callable[[], Rows]) -> Rows:
        """Make a set of rows once, and keep it for the next keys."""
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = make()
        return self._kept[key]

    def column(self, order: Order, basis: Basis) -> Column:
        """Prepare the figures that models are compared or ordered by."""
        depends = self._depends(order, basis)
        known = self._columns.get(order)
        if known is None or known[0] != depends:
            figures = self._costs(basis) if order is Order.COST else figures_of(self.models, order, basis)
            known = self._columns[order] = depends, Column(figures, self.by_id)
        return known[1]

    def _costs(self, basis: Basis) -> list[Decimal | None]:
        """Give what a month of the workload costs on each model, in USD."""
        requests = basis.workload.requests_per_day * basis.workload.days
        totals = self.totals.of(basis.workload.usage, basis.moment)
        return [None if total is None else unscaled(total * requests) for total in totals]

    def ordered(self, rows: Rows, order: Order, basis: Basis, *, reverse: bool) -> list[int]:
        """List the rows of a set in an order."""
        descending = is_descending(order, reverse=reverse)
        numbers = self.numbers(rows)
        if order is Order.COST:
            return self._cost_order(basis).ordered(numbers, reverse=reverse)
        if order is Order.RELEASED and descending:
            return numbers
        return self.column(order, basis).ordered(numbers, descending=descending)

    def _cost_order(self, basis: Basis) -> CostOrder:
        usage = basis.workload.usage
        priced_for = usage, self.totals.windows_at(basis.moment)
        if self._by_cost is None or self._by_cost[0] != priced_for:
            totals, misfitting = self.totals.of(usage, basis.moment), self.totals.misfitting(usage)
            self._by_cost = priced_for, CostOrder(totals, misfitting, self.by_id)
        return self._by_cost[1]

    def _depends(self, order: Order, basis: Basis) -> Hashable:
        """Give what else the figures depend on."""
        match order:
            case Order.INPUT | Order.OUTPUT | Order.CACHED | Order.WRITE:
                return self.totals.windows_at(basis.moment)
            case Order.COST:
                return self.totals.windows_at(basis.moment), basis.workload
            case Order.TIER:
                return basis.tier_limits
            case _:
                return None


def _id(model: Model) -> str:
    return model.id


def _created(model: Model) -> int:
    return model.created
