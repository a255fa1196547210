"""What the desk is given: prices, rules, settings and a clock. Tests and pictures give others than the command does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from ortui.domain.catalogue import Catalogue
from ortui.domain.model import TierLimits
from ortui.source.catalogues import Fetched

if TYPE_CHECKING:
    from ortui.domain.purchase import FeeRules  # a name in annotations; the module is read after the first paint


class PriceSource(Protocol):
    """Where fresh prices come from."""

    def is_stale(self, catalogue: Catalogue, now: datetime) -> bool:
        """Whether these should be fetched anew."""

    def refresh(self, now: datetime) -> Fetched:
        """Fetch them; runs in a thread. Raises OrtuiError."""


@dataclass(frozen=True, slots=True)
class Setup:
    """All that the desk needs to begin."""

    catalogue: Catalogue
    prices: PriceSource
    load_fees: "Callable[[], tuple[FeeRules, tuple[str, ...]]]"
    """Read the fee rules, with sentences about what in the settings can't be taken."""
    clock: Callable[[], datetime]
    """The present moment, in UTC."""
    tier_limits: TierLimits = TierLimits()
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys remapped by the settings: the id of the function → its keys, comma separated."""
    theme: str = ""
    remember_theme: Callable[[str], None] = lambda _: None
    """Keep the theme for the next run; may wait for the disk. Raises OrtuiError."""
    when_ready: Callable[[], None] = lambda: None
    """Called once everything is built."""
    notices: tuple[str, ...] = ()
    """What happened while the prices were loaded, in sentences."""
    refreshes_by_itself: bool = True
