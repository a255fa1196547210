"""The account behind the keys, at hand or asked for: the one place that knows keys, cache and API together."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ortui.domain.account import Account, AccountCredits
from ortui.domain.generation import Generation, read_generation_id
from ortui.domain.money import ZERO
from ortui.domain.spendable import NEEDS_MANAGEMENT_KEY
from ortui.source import account_file
from ortui.source.account_file import Failure
from ortui.source.errors import NetworkError, NoKeyError, RefusedError, UnreachableError, UnwritableError
from ortui.source.paths import Paths
from ortui.source.retry import Patience
from ortui.source.secrets import NO_KEY, Key, Keys

if TYPE_CHECKING:  # a name in annotations; its module loads httpx
    from ortui.source.account_api import AccountApi

FRESH_FOR = timedelta(minutes=1)
_NO_MANAGER = f"{NEEDS_MANAGEMENT_KEY}; the one that is set is none"
Told = TypeVar("Told")
Call = Callable[[Key, float], Told]


class LoadedAccount(NamedTuple):
    """What is at hand: the account asked for last by these keys, if any; and what is to be told."""

    keys: Keys
    account: Account | None = None
    notices: tuple[str, ...] = ()
    failure: Failure | None = None
    """That asking failed since, whether by this process or another."""

    def failure_of_this_minute(self, now: datetime) -> NetworkError | None:
        """Give the failure after which the API should not be asked yet, unless a person wishes it."""
        if self.failure is None or not _is_of_this_minute(self.failure.at, now):
            return None
        sentence = f"{self.failure.reason}; it is not asked again within a minute"
        status = self.failure.status
        return NetworkError(sentence) if status is None else RefusedError(sentence, status=status)


class FetchedAccount(NamedTuple):
    """An account that was just asked for, and what is to be told about it."""

    keys: Keys
    account: Account
    notices: tuple[str, ...] = ()


def is_stale(account: Account | None, now: datetime) -> bool:
    """Whether it should be asked for anew: it is a minute old, of a time that has not come yet, or there is none."""
    return account is None or not _is_of_this_minute(account.asked_at, now)


def _is_of_this_minute(moment: datetime, now: datetime) -> bool:
    return timedelta() <= now - moment < FRESH_FOR


class Accounts:
    """What some keys may see at one server."""

    def __init__(self, paths: Paths, address: str, keys: Keys, patience: Patience = Patience()) -> None:
        self._address, self._keys, self._patience = address, keys, patience
        self._file = account_file.file_for(paths, address, keys)

    def at_hand(self) -> LoadedAccount:
        """Read the account that these keys saw last, whatever its age. Raises nothing."""
        if not self._keys:
            return LoadedAccount(self._keys, notices=self._keys.notices)
        loaded = account_file.load(self._file)
        notices = (*self._keys.notices, loaded.notice) if loaded.notice else self._keys.notices
        return LoadedAccount(self._keys, loaded.account, notices, account_file.load_failure(self._file))

    def ask(self, now: datetime) -> FetchedAccount:
        """Ask for all that the keys may see, and keep it. What one call can't tell is None, with the reason beside it.

        Raises NoKeyError without a key; a NetworkError, that of the first call, where none tells anything. What was
        kept is then still there.
        """
        first = self._any_key()
        from ortui.source.account_api import AccountApi  # noqa: PLC0415 - loads httpx, which no start may wait for

        try:
            with AccountApi(self._address, patience=self._patience) as api:
                account = _Asking(api, self._keys, self._patience).account(first, now)
        except NetworkError as error:
            status = error.status if isinstance(error, RefusedError) else None
            with suppress(UnwritableError):  # what failed is told, and the next process asks again
                account_file.save_failure(self._file, Failure(now, str(error), status))
            raise
        try:
            account_file.save(self._file, account)
        except UnwritableError as error:
            return FetchedAccount(self._keys, account, (*self._keys.notices, f"the account could not be kept: {error}"))
        return FetchedAccount(self._keys, account, self._keys.notices)

    def generation(self, generation_id: str, tell: Callable[[str], None]) -> Generation:
        """Ask what one request was billed; ``tell`` hears of each wait for one that is not there yet.

        Raises InvalidInputError, NoKeyError, or a NetworkError.
        """
        wanted = read_generation_id(generation_id)
        key = self._any_key()
        from ortui.source.account_api import AccountApi  # noqa: PLC0415 - loads httpx, which no start may wait for

        with AccountApi(self._address, patience=self._patience) as api:
            return api.generation(key, wanted, tell)

    def _any_key(self) -> Key:
        key = self._keys.api or self._keys.management
        if key is None:
            raise NoKeyError(self._keys.notices[0] if self._keys.notices else NO_KEY)
        return key


class _Asking:
    """Asks one call after another, all within the time of one. An API that can't be reached is not asked again."""

    def __init__(self, api: "AccountApi", keys: Keys, patience: Patience) -> None:
        self._api, self._keys = api, keys
        self._deadline = time.monotonic() + patience.in_all
        self._failures: list[NetworkError] = []

    def account(self, first: Key, now: datetime) -> Account:
        """Ask for everything; raises the first NetworkError where nothing was told."""
        key, of_key = self._ask(self._api.key, first)
        manager = self._keys.management or (first if key is not None and key.is_management else None)
        credits_, of_credits = self._credits(manager, first)
        keys, of_keys = self._as_manager(self._api.keys, manager)
        activity, of_activity = self._as_manager(self._api.activity, manager)
        if self._failures and all(told is None for told in (key, credits_, keys, activity)):
            raise self._failures[0]
        return Account(now, key, of_key, credits_, of_credits, keys, of_keys, activity, of_activity)

    def _credits(self, manager: Key | None, first: Key) -> tuple[AccountCredits | None, str]:
        """Ask for the credits, with an ordinary key too: some are answered; others are refused, or told of zeros."""
        told, reason = self._ask(self._api.credits, manager or first, may_be_denied=True)
        if manager is None and told == AccountCredits(ZERO, ZERO):
            return None, NEEDS_MANAGEMENT_KEY
        return told, reason

    def _as_manager(self, call: Call[Told], manager: Key | None) -> tuple[Told | None, str]:
        return (None, NEEDS_MANAGEMENT_KEY) if manager is None else self._ask(call, manager, may_be_denied=True)

    def _ask(self, call: Call[Told], key: Key, *, may_be_denied: bool = False) -> tuple[Told | None, str]:
        if self._failures and isinstance(self._failures[-1], UnreachableError):
            return None, str(self._failures[-1])
        try:
            return call(key, self._deadline), ""
        except NetworkError as error:
            if may_be_denied and isinstance(error, RefusedError) and error.status == HTTPStatus.FORBIDDEN:
                return None, NEEDS_MANAGEMENT_KEY if key is not self._keys.management else _NO_MANAGER
            self._failures.append(error)
            return None, str(error)
