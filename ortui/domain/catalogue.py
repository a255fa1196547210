"""An immutable collection of models with where it came from; what is narrowed or ordered is a new collection."""

from collections.abc import Callable, Iterator
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from ortui.domain.model import ALIAS_PREFIX, Model

if TYPE_CHECKING:
    from ortui.domain.index import Index  # a name in an annotation

DYNAMIC_VARIANTS = {
    ":floor": "the cheapest provider answers: the bill is at most about this",
    ":nitro": "the fastest provider answers, dearer ones included: the bill is at least about this",
    ":exacto": "providers are chosen by quality: the bill may be higher or lower",
    ":online": "the web plugin is on: searches come on top of this",
}
"""Suffixes that choose a provider and have no row of their own, with the bound that the base row's price is then."""


class Source(StrEnum):
    """Where a catalogue came from."""

    LIVE = "live"
    CACHE = "cache"
    FILE = "file"
    BUNDLED = "bundled"


class SetAside(NamedTuple):
    """A record that could not be used, and why."""

    id: str
    reason: str


class Catalogue:
    """Models in the order of the API's answer (newest first in practice), and the answer's origin."""

    def __init__(
        self, models: tuple[Model, ...], source: Source, fetched_at: datetime, set_aside: tuple[SetAside, ...] = ()
    ) -> None:
        """Collect models; ``fetched_at`` is in UTC."""
        self.models: Final = models
        self.source: Final = source
        self.fetched_at: Final = fetched_at
        self.set_aside: Final = set_aside

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Catalogue):
            return NotImplemented
        return self._all == other._all

    __hash__ = None  # type: ignore[assignment]  # as of all that compares by what it holds and holds dicts

    @property
    def _all(self) -> tuple[object, ...]:
        return self.fetched_at, self.source, self.set_aside, self.models  # what tells most of them apart comes first

    def __len__(self) -> int:
        return len(self.models)

    def __iter__(self) -> Iterator[Model]:
        return iter(self.models)

    def __and__(self, wanted: Callable[[Model], bool]) -> "Catalogue":
        """Narrow to the models that are wanted."""
        return self.with_models(tuple(model for model in self.models if wanted(model)))

    def with_models(self, models: tuple[Model, ...]) -> "Catalogue":
        """Put other models in the place of these."""
        return Catalogue(models, self.source, self.fetched_at, self.set_aside)

    def checked_again(self, now: datetime) -> "Catalogue":
        """Say that the API gives the same models now."""
        return Catalogue(self.models, Source.LIVE, now, self.set_aside)

    def age_seconds(self, now: datetime) -> int:
        """Whole seconds since the prices were fetched; never negative, whatever the clocks say."""
        return max(0, int((now - self.fetched_at).total_seconds()))

    @cached_property
    def by_id(self) -> dict[str, Model]:
        """All models by their id."""
        return {model.id: model for model in self.models}

    @cached_property
    def index(self) -> "Index":
        """The models as the search and the orders need them."""
        from ortui.domain.index import Index  # noqa: PLC0415 - only paid for by those who search or list

        return Index(self.models)

    @cached_property
    def _by_other_name(self) -> dict[str, Model]:
        """Models by what else they may be called: alias without its mark, canonical slug, lower case."""
        kinds_of_name: tuple[Callable[[Model], str], ...] = (
            lambda model: model.id.removeprefix(ALIAS_PREFIX),
            lambda model: model.canonical_slug,
            lambda model: model.id.lower(),
            lambda model: model.id.removeprefix(ALIAS_PREFIX).lower(),
            lambda model: model.canonical_slug.lower(),
        )
        # A model shares its slug with its ":free" and ":batch" rows; the slug alone means the model.
        plain_first = sorted(self.models, key=lambda model: ":" in model.id)
        names: dict[str, Model] = {}
        for name in kinds_of_name:
            for model in plain_first:
                names.setdefault(name(model), model)
        names.pop("", None)
        return names

    def find(self, name: str) -> tuple[Model, str] | None:
        """Find a model by id or by what else it may be called, with a remark where the row is only a bound."""
        if model := self._named(name):
            return model, ""
        base, colon, variant = name.rpartition(":")
        remark = DYNAMIC_VARIANTS.get(colon + variant.lower())
        model = self._named(base) if remark else None
        return (model, f":{variant.lower()}: {remark}") if model else None

    def _named(self, name: str) -> Model | None:
        return self.by_id.get(name) or self._by_other_name.get(name) or self._by_other_name.get(name.lower())


def left_out_by_default(model: Model) -> bool:
    """Whether the default leaves the row out: exactly the batch rows and the aliases."""
    return model.is_batch or model.is_alias
