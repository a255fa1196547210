"""What the desk works with on a real machine: the cache and the API, settings, and what is kept from run to run."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from ortui.domain.catalogue import Catalogue
from ortui.domain.model import Model
from ortui.domain.scenario import Scenario
from ortui.source import catalogues
from ortui.source.address import base_url
from ortui.source.catalogue_file import fetched_at
from ortui.source.catalogues import Fetched
from ortui.source.disk import read_file
from ortui.source.errors import AddressError, UnreadableError
from ortui.source.last_frame import Frame, checksum, keep_frame
from ortui.source.paths import Paths
from ortui.source.settings import Settings, load_settings
from ortui.source.state import State, load_state, save_state
from ortui.ui.setup import Kept, Setup

if TYPE_CHECKING:  # names in annotations; these modules are read after the first paint
    from ortui.domain.account import Account
    from ortui.domain.byok import ByokRules
    from ortui.domain.endpoint import Listing
    from ortui.domain.generation import Generation
    from ortui.domain.purchase import FeeRules
    from ortui.source.accounts import Accounts, FetchedAccount, LoadedAccount
    from ortui.source.endpoints import FetchedListing
    from ortui.source.endpoints_file import Loaded
    from ortui.source.secrets import Keys


class KeptPrices:
    """Prices fetched from the API and kept in the cache."""

    def __init__(self, paths: Paths, environment: Mapping[str, str], before: Fetched) -> None:
        self._paths, self._environment, self._before = paths, environment, before

    def is_stale(self, catalogue: Catalogue, now: datetime) -> bool:
        """Whether they are older than an hour."""
        return catalogues.is_stale(catalogue, now)

    def refresh(self, now: datetime) -> Fetched:
        """Fetch and keep them."""
        self._before = catalogues.refresh(self._paths, base_url(self._environment), now, self._before)
        return self._before


class KeptEndpoints:
    """Endpoints fetched from the API and kept in the cache. Its imports wait until some are asked for."""

    def __init__(self, paths: Paths, environment: Mapping[str, str]) -> None:
        self._paths, self._environment = paths, environment

    @property
    def address(self) -> str:
        """The server that is asked; empty where its address can't be used."""
        try:
            return base_url(self._environment)
        except AddressError:
            return ""

    def at_hand(self, model: Model) -> "Loaded":
        """Read those that are kept."""
        from ortui.source import endpoints  # noqa: PLC0415 - not needed for the first paint

        return endpoints.at_hand(self._paths, model.id)

    def is_stale(self, listing: "Listing", now: datetime) -> bool:
        """Whether they are older than an hour, or another server's."""
        from ortui.source import endpoints  # noqa: PLC0415 - not needed for the first paint

        return endpoints.is_stale(listing, base_url(self._environment), now)

    def refresh(self, model: Model, now: datetime) -> "FetchedListing":
        """Fetch and keep them."""
        from ortui.source import endpoints  # noqa: PLC0415 - not needed for the first paint

        address = base_url(self._environment)
        return endpoints.refresh(self._paths, address, model.id, now, target=model.alias_target)


class KeptAccounts:
    """What the person's keys may see, kept in the cache. Its imports wait until it is asked for."""

    def __init__(self, paths: Paths, environment: Mapping[str, str], settings: Settings) -> None:
        self._paths, self._environment, self._settings = paths, environment, settings
        self._keys: Keys | None = None
        self._lock = Lock()  # a command that prints a key may ask for a passphrase: once, not in each thread

    def at_hand(self) -> "LoadedAccount":
        """Read what is kept."""
        return self._accounts().at_hand()

    def is_stale(self, account: "Account | None", now: datetime) -> bool:
        """Whether it is older than a minute."""
        from ortui.source.accounts import is_stale  # noqa: PLC0415 - not needed for the first paint

        return is_stale(account, now)

    def refresh(self, now: datetime) -> "FetchedAccount":
        """Ask for it and keep it."""
        return self._accounts().ask(now)

    def use_key(self, secret: str) -> None:
        """Use a key that was typed, and forget it with the end of this run."""
        from ortui.source.secrets import Keys, read_key  # noqa: PLC0415 - not needed for the first paint

        keys = Keys(read_key(secret, "what was typed")) if secret.strip() else None
        with self._lock:
            self._keys = keys

    def generation(self, generation_id: str, tell: Callable[[str], None]) -> "Generation":
        """Ask what one request was billed."""
        return self._accounts().generation(generation_id, tell)

    def _accounts(self) -> "Accounts":
        from ortui.source.accounts import Accounts  # noqa: PLC0415 - not needed for the first paint
        from ortui.source.secrets import find_keys  # noqa: PLC0415 - the same

        with self._lock:
            keys = self._keys or find_keys(self._environment, self._settings)
            if keys:
                self._keys = keys
        return Accounts(self._paths, base_url(self._environment), keys)


class MemoryOnDisk:
    """Favourites, views and how the screen was left, each in its own file; imported when something is asked."""

    def __init__(
        self,
        paths: Paths,
        environment: Mapping[str, str],
        clock: Callable[[], datetime],
        views_in_settings: Mapping[str, str],
    ) -> None:
        self._paths, self._environment, self._clock, self._views = paths, environment, clock, views_in_settings
        self._settings_at_start = checksum(paths.settings_file)
        self._lock = Lock()  # changes in the order in which they were made, in whatever threads

    def load(self) -> Kept:
        """Read what is kept."""
        from ortui.source.favourites import load_favourites  # noqa: PLC0415 - not needed for the first paint
        from ortui.source.scenarios import load_scenarios  # noqa: PLC0415 - the same
        from ortui.source.views import load_views  # noqa: PLC0415 - the same

        favourites, of_favourites = load_favourites(self._paths.favourites_file)
        views, of_views = load_views(self._paths.views_file, self._views)
        scenarios, of_scenarios = load_scenarios(self._paths.scenarios_file)
        return Kept(favourites, views, (*filter(None, (of_favourites, of_views)), *of_scenarios), scenarios)

    def set_favourite(self, model_id: str, *, wanted: bool) -> str:
        """Keep or drop a favourite."""
        from ortui.source.favourites import set_favourite  # noqa: PLC0415 - not needed for the first paint

        with self._lock:
            return set_favourite(self._paths.favourites_file, self._clock(), model_id, wanted=wanted)

    def save_view(self, name: str, query: str, *, instead_of: str = "") -> str:
        """Save a search under a name, or remove it."""
        from ortui.source.views import save_view  # noqa: PLC0415 - not needed for the first paint

        with self._lock:
            return save_view(self._paths.views_file, self._clock(), name, query, instead_of=instead_of)

    def save_scenario(self, name: str, scenario: Scenario | None) -> str:
        """Save a scenario under a name, or remove it."""
        from ortui.source import scenarios  # noqa: PLC0415 - not needed for the first paint

        file, now = self._paths.scenarios_file, self._clock()
        with self._lock:
            if scenario is None:
                return scenarios.remove_scenario(file, now, name)
            return scenarios.save_scenario(file, now, name, scenario)

    def rename_scenario(self, before: str, after: str) -> str:
        """Give a scenario another name."""
        from ortui.source import scenarios  # noqa: PLC0415 - not needed for the first paint

        with self._lock:
            return scenarios.rename_scenario(self._paths.scenarios_file, self._clock(), before, after)

    def remember(self, state: State, frame: Frame) -> None:
        """Keep how the screen was left, and the frame that the next start begins with.

        It waits for no other change, as it is asked for where the screen ends.
        """
        save_state(self._paths.state_file, state)
        if frame.painted and self._will_show(frame):
            keep_frame(self._paths, self._environment, frame)

    def _will_show(self, frame: Frame) -> bool:
        """Whether the next start has the prices and the settings of a frame: others may have changed them meanwhile."""
        if checksum(self._paths.settings_file) != self._settings_at_start:
            return False
        try:
            kept = read_file(self._paths.catalogue_file)
            return frame.prices_of == (None if kept is None else fetched_at(kept))
        except UnreadableError:
            return False


def setup_from(paths: Paths, environment: Mapping[str, str], clock: Callable[[], datetime]) -> Setup:
    """Gather what is on this machine: cache or bundled prices, settings, what was remembered."""
    settings, notices = load_settings(paths.settings_file)
    at_hand = catalogues.at_hand(paths, clock())
    return Setup(
        catalogue=at_hand.catalogue,
        prices=KeptPrices(paths, environment, at_hand),
        load_fees=partial(_load_fees, settings.fees),
        load_byok=partial(_load_byok, settings.fees),
        clock=clock,
        tier_limits=settings.tiers,
        keys=settings.keys,
        columns=settings.columns,
        theme=settings.theme,
        endpoints=KeptEndpoints(paths, environment),
        accounts=KeptAccounts(paths, environment, settings),
        memory=MemoryOnDisk(paths, environment, clock, settings.views),
        left=load_state(paths.state_file),
        local=datetime.now().astimezone().tzinfo or UTC,
        notices=(*notices, *at_hand.notices),
    )


def _load_fees(overrides: Mapping[str, object]) -> "tuple[FeeRules, tuple[str, ...]]":
    from ortui.source.fees import load_fee_rules  # noqa: PLC0415 - not needed for the first paint

    return load_fee_rules(overrides)


def _load_byok(overrides: Mapping[str, object]) -> "tuple[ByokRules, tuple[str, ...]]":
    from ortui.source.fees import load_byok_rules  # noqa: PLC0415 - not needed for the first paint

    return load_byok_rules(overrides)
