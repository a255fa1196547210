"""What the words of a search line mean depends on more than the models: on the work, the hour, the person."""

from datetime import datetime
from typing import NamedTuple

from ortui.domain.basis import Basis


class Scope(NamedTuple):
    """All that a search line depends on besides the models."""

    basis: Basis
    fetched_at: datetime
    """When the prices were fetched (UTC): what is new is counted from here, not from today."""
    favourites: frozenset[str] = frozenset()
    """Ids."""
