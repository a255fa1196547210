"""The prices that are at hand, and what a person should know about them. Nothing is fetched."""

import os
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from ortui.cli.exits import NoSuchModelError
from ortui.cli.workload import present
from ortui.domain import wording
from ortui.domain.catalogue import Catalogue
from ortui.domain.model import Model
from ortui.domain.set_aside import counted
from ortui.source.catalogues import at_hand
from ortui.source.paths import Paths, find_paths

MOST_REASONS = 3


class AtHand(NamedTuple):
    """What a command works with."""

    catalogue: Catalogue
    paths: Paths
    now: datetime
    notices: tuple[str, ...]
    """What happened while the prices were loaded, and what was set aside when they were fetched."""

    @property
    def origin(self) -> str:
        """Say where the prices are from and how old they are."""
        catalogue = self.catalogue
        age = wording.age(catalogue.age_seconds(self.now))
        return f"{wording.origin(catalogue.source)} of {wording.date(catalogue.fetched_at)}, {age}"


class Named(NamedTuple):
    """A model that was asked for by name."""

    model: Model
    remark: str
    """In what way its price is only a bound; empty where it is not."""


def gather() -> AtHand:
    """Load the cached prices, else the bundled ones."""
    paths, now = find_paths(os.environ), present()
    fetched = at_hand(paths, now)
    set_aside = fetched.catalogue.set_aside
    about = (f"{counted(set_aside, MOST_REASONS)} when the prices were fetched",) if set_aside else ()
    return AtHand(fetched.catalogue, paths, now, (*fetched.notices, *about))


def find_models(catalogue: Catalogue, names: Iterable[str]) -> list[Named]:
    """Find models by their names; raises NoSuchModelError that says for each unknown one what is near."""
    named, sentences = [], []
    for name in names:
        found = catalogue.find(name)
        if found:
            named.append(Named(*found))
        else:
            sentences.append(_no_such_model(name, catalogue))
    if sentences:
        raise NoSuchModelError(tuple(sentences))
    return named


def _no_such_model(name: str, catalogue: Catalogue) -> str:
    from ortui.domain.near import nearest_ids  # noqa: PLC0415 - comparing is only paid for where a name is wrong

    near = nearest_ids(name, catalogue.by_id)
    advice = f"near: {', '.join(near)}" if near else "ortui models finds ids by words"
    return f"there is no model “{name}”; {advice}"
