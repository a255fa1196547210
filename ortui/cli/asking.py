"""Asking what needs a key: the account at hand or asked for, and what is said where a key is refused."""

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple

from ortui.cli.answer import Answer
from ortui.cli.exits import Exit, exit_for
from ortui.domain import wording
from ortui.domain.account import Account
from ortui.domain.free_requests import FreeToday, free_today
from ortui.domain.spendable import seen_credits
from ortui.source.accounts import Accounts, is_stale
from ortui.source.address import base_url
from ortui.source.errors import NetworkError, NoKeyError, RefusedError
from ortui.source.paths import find_paths
from ortui.source.retry import Patience
from ortui.source.secrets import NO_KEY, Keys, find_keys, keys_here

PATIENCE = Patience()
PATIENCE_OF_A_PROMPT = Patience(connect=2, silence=3, in_all=4, tries=1)
"""For what is asked again and again, by something that waits."""
_REFUSES_THE_KEY = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.PAYMENT_REQUIRED, HTTPStatus.FORBIDDEN})


class Asked(NamedTuple):
    """An account, and what is to be said about it."""

    account: Account
    keys: Keys
    now: datetime
    notes: tuple[str, ...] = ()


def free_requests_of(account: Account) -> FreeToday:
    """Find what is left of today's requests to free models, by what the key says or the rules that ship."""
    from ortui.source.free_rules import load_free_rules  # noqa: PLC0415 - only a balance asks for it

    return free_today(load_free_rules(), account.key, seen_credits(account))


def present() -> datetime:
    """Tell the time, in UTC."""
    return datetime.now(UTC)


def accounts(patience: Patience) -> tuple[Accounts, tuple[str, ...]]:
    """Find what the keys of this machine may be asked, and what in the settings can't be followed.

    Raises NoKeyError, with what may be the reason.
    """
    paths = find_paths(os.environ)
    keys, odd = _keys(paths.settings_file)
    if not keys:
        raise NoKeyError("; ".join((*(keys.notices or (NO_KEY,)), *odd)))
    return Accounts(paths, base_url(os.environ), keys, patience), odd


def _keys(settings_file: Path) -> tuple[Keys, tuple[str, ...]]:
    if not settings_file.exists():
        return keys_here(os.environ, settings_file), ()
    from ortui.source.settings import load_settings  # noqa: PLC0415 - most people have none, and a prompt waits for it

    settings, odd = load_settings(settings_file)
    return find_keys(os.environ, settings), odd


def ask_account(patience: Patience, *, is_wished: bool = True) -> Asked:
    """Give the account: kept within the last minute; else asked for; else kept before, if the network alone failed.

    Unless a person wishes it, the API is not asked within a minute of a failure, which then counts again. Raises
    NoKeyError, a RefusedError where the key is refused, a NetworkError where nothing is kept.
    """
    now = present()
    source, odd = accounts(patience)
    kept = source.at_hand()
    if kept.account is not None and not is_stale(kept.account, now):
        return Asked(kept.account, kept.keys, now, (*odd, *kept.notices))
    failure = None if is_wished else kept.failure_of_this_minute(now)
    try:
        if failure is not None:
            raise failure
        fetched = source.ask(now)
    except NetworkError as error:
        if kept.account is None or refuses_the_key(error):
            raise
        age = wording.age(max(0, int((now - kept.account.asked_at).total_seconds())))
        said = f"{error}; used is what was told before, {age}"
        return Asked(kept.account, kept.keys, now, (*odd, *kept.notices, said))
    return Asked(fetched.account, fetched.keys, now, (*odd, *fetched.notices))


def refuses_the_key(error: NetworkError) -> bool:
    """Whether it is the key that is not accepted, or may not do this."""
    return isinstance(error, RefusedError) and error.status in _REFUSES_THE_KEY


def refused(error: RefusedError, notes: Iterable[str] = ()) -> Answer:
    """Answer a refusal: what the API said, what it means and what to do."""
    from ortui.domain.refusal import explain  # noqa: PLC0415 - most answers are none
    from ortui.source.free_rules import load_free_rules  # noqa: PLC0415 - the same

    explained = explain(error.answer, load_free_rules(), present())
    code = Exit.NO_KEY if refuses_the_key(error) else exit_for(error)
    means = f"{explained.cause.value}: {explained.meaning}; {', or '.join(explained.advice)}"
    return Answer(notes=(*notes, f"ortui: {error}", means), code=code)
