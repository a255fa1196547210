"""What the desk is given: prices, rules, settings and a clock. Tests and pictures give others than the command does."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, tzinfo
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ortui.domain.catalogue import Catalogue
from ortui.domain.model import Model
from ortui.domain.scenario import Scenario
from ortui.domain.tier import TierLimits
from ortui.source.catalogues import Fetched
from ortui.source.last_frame import Frame
from ortui.source.state import State

if TYPE_CHECKING:  # names in annotations; these modules are read after the first paint
    from ortui.domain.account import Account
    from ortui.domain.byok import ByokRules
    from ortui.domain.endpoint import Listing
    from ortui.domain.free_rules import FreeRules
    from ortui.domain.generation import Generation
    from ortui.domain.purchase import FeeRules
    from ortui.source.accounts import FetchedAccount, LoadedAccount
    from ortui.source.endpoints import FetchedListing
    from ortui.source.endpoints_file import Loaded


class PriceSource(Protocol):
    """Where fresh prices come from."""

    def is_stale(self, catalogue: Catalogue, now: datetime) -> bool:
        """Whether these should be fetched anew."""

    def refresh(self, now: datetime) -> Fetched:
        """Fetch them; runs in a thread. Raises OrtuiError."""


class EndpointSource(Protocol):
    """Where the endpoints of a model come from. All of it may wait and raise OrtuiError."""

    @property
    def address(self) -> str:
        """The server that is asked; empty where its address can't be used."""

    def at_hand(self, model: Model) -> "Loaded":
        """Read those that are kept."""

    def is_stale(self, listing: "Listing", now: datetime) -> bool:
        """Whether these should be fetched anew."""

    def refresh(self, model: Model, now: datetime) -> "FetchedListing":
        """Fetch them; raises OrtuiError."""


class AccountSource(Protocol):
    """Where the account behind the keys comes from. All but ``is_stale`` may wait, and runs in a thread."""

    def at_hand(self) -> "LoadedAccount":
        """Find the keys, and what they saw last; raises OrtuiError where the API's address can't be used."""

    def is_stale(self, account: "Account | None", now: datetime) -> bool:
        """Whether it should be asked for anew: it is a minute old, or there is none."""

    def refresh(self, now: datetime) -> "FetchedAccount":
        """Ask for it; raises OrtuiError: a NoKeyError where there is no key."""

    def use_key(self, secret: str) -> None:
        """Use a key that was typed, for this run only and in place of all others; an empty text goes back to those.

        Raises OrtuiError where it is no key; the one before is then used on.
        """

    def generation(self, generation_id: str, tell: Callable[[str], None]) -> "Generation":
        """Ask what one request was billed; ``tell`` hears, in the same thread, of each wait where it is not there yet.

        Raises OrtuiError, or InvalidInputError where it is no id (``read_generation_id`` tells before).
        """


class Kept(NamedTuple):
    """What the person has kept for good."""

    favourites: frozenset[str] = frozenset()
    views: Mapping[str, str] = {}
    """Search lines by the names they were saved under."""
    notices: tuple[str, ...] = ()
    """What could not be read, in sentences."""
    scenarios: Mapping[str, Scenario] = {}
    """By their names."""


class Memory(Protocol):
    """What is kept from run to run. All of it may wait for the disk and raise OrtuiError."""

    def load(self) -> Kept:
        """Read what is kept."""

    def set_favourite(self, model_id: str, *, wanted: bool) -> str:
        """Keep or drop a favourite; a sentence where something had to be moved aside."""

    def save_view(self, name: str, query: str, *, instead_of: str = "") -> str:
        """Save a search under a name, in one step with removing another, or remove it by an empty search; the same."""

    def save_scenario(self, name: str, scenario: Scenario | None) -> str:
        """Save a scenario under a name, or remove it by none; the same."""

    def rename_scenario(self, before: str, after: str) -> str:
        """Give a scenario another name; the same."""

    def remember(self, state: State, frame: Frame) -> None:
        """Keep how the screen was left, and the frame that the next start begins with."""


class NoMemory:
    """Keeps nothing, for tests and pictures."""

    def load(self) -> Kept:
        """Read nothing."""
        return Kept()

    def set_favourite(self, model_id: str, *, wanted: bool) -> str:
        """Keep nothing."""
        del model_id, wanted
        return ""

    def save_view(self, name: str, query: str, *, instead_of: str = "") -> str:
        """Keep nothing."""
        del name, query, instead_of
        return ""

    def save_scenario(self, name: str, scenario: Scenario | None) -> str:
        """Keep nothing."""
        del name, scenario
        return ""

    def rename_scenario(self, before: str, after: str) -> str:
        """Keep nothing."""
        del before, after
        return ""

    def remember(self, state: State, frame: Frame) -> None:
        """Keep nothing."""


def _free_rules_that_ship() -> "FreeRules":
    from ortui.source.free_rules import load_free_rules  # noqa: PLC0415 - not needed for the first paint

    return load_free_rules()


class Setup(NamedTuple):
    """All that the desk needs to begin."""

    catalogue: Catalogue
    prices: PriceSource
    load_fees: "Callable[[], tuple[FeeRules, tuple[str, ...]]]"
    """Read the fee rules, with sentences about what in the settings can't be taken."""
    load_byok: "Callable[[], tuple[ByokRules, tuple[str, ...]]]"
    """The same for bringing one's own key."""
    clock: Callable[[], datetime]
    """The present moment, in UTC."""
    load_free_rules: "Callable[[], FreeRules]" = _free_rules_that_ship
    """Read how many requests to free models an account may make."""
    tier_limits: TierLimits = TierLimits()
    keys: Mapping[str, str] = MappingProxyType({})
    """Keys remapped by the settings: the id of the function → its keys, comma separated."""
    columns: tuple[str, ...] = ()
    """The columns of the table and their order; empty for all that have room."""
    theme: str = ""
    """The look that the settings ask for; empty where they leave it to the last one chosen."""
    endpoints: EndpointSource | None = None
    """None where none can be had, as in some tests."""
    accounts: AccountSource | None = None
    """None where none can be had, as in some tests."""
    memory: Memory = NoMemory()
    left: State = State()
    """How the screen was left."""
    local: tzinfo = UTC
    """The zone of the person's clock."""
    when_live: Callable[[], None] = lambda: None
    """Called once the terminal is the screen's own."""
    when_ready: Callable[[], None] = lambda: None
    """Called in a thread once, when the prices at hand were made ready: what is there by then is there for good."""
    notices: tuple[str, ...] = ()
    """What happened while the prices were loaded, in sentences."""
    refreshes_by_itself: bool = True
