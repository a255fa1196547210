"""Models in an order, as numbers of rows: a long list costs no more than its numbers, as only what is seen is taken."""

from collections.abc import Iterator, Sequence
from typing import overload

from ortui.domain.model import Model


class ListedModels(Sequence[Model]):
    """Some of the models of an index, in an order of their own."""

    __slots__ = ("_models", "rows")

    def __init__(self, models: Sequence[Model], rows: Sequence[int]) -> None:
        self._models = models
        self.rows = rows
        """The rows, in order."""

    def place_of(self, row: int | None) -> int | None:
        """Find where a row stands; None where it is not listed."""
        return self.rows.index(row) if row is not None and row in self.rows else None

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Model]:
        return map(self._models.__getitem__, self.rows)

    @overload
    def __getitem__(self, place: int) -> Model: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Model, ...]: ...
    def __getitem__(self, place: int | slice) -> Model | tuple[Model, ...]:
        if isinstance(place, slice):
            return tuple(map(self._models.__getitem__, self.rows[place]))
        return self._models[self.rows[place]]
