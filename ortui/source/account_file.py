"""Accounts on disk, one file for each set of keys and server: another key never shows what this one may see.

The file is named by a mark of the keys from which they can't be found again, and no key is in it. What can't be
believed is told and left: the next answer replaces it, and nothing is lost that can't be asked for again.
"""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from ortui.domain.account import Account
from ortui.source.atomic import write_atomically
from ortui.source.disk import keep_newest, read_file
from ortui.source.errors import LONGEST_SENTENCE, UnreadableError
from ortui.source.paths import Paths
from ortui.source.record_data import from_data, to_data
from ortui.source.sealed import Form, json_line, seal, unseal
from ortui.source.secrets import Keys
from ortui.source.text import clean

MOST_FILES = 20
_FORM = Form("ortui-account", 1, "an account")
_FAILED = Form("ortui-account-failure", 1, "a failure")
_LARGEST_FAILURE = 10_000
_LARGEST_FILE = 32 * 1024 * 1024
_OWNER_ALONE = 0o700


class Failure(NamedTuple):
    """That the API was asked in vain."""

    at: datetime
    reason: str
    status: int | None = None
    """Of an answer that refused; None where nothing was answered that could be used."""


class Loaded(NamedTuple):
    """What the disk held: an account, or a sentence that says why there is none; neither before the first answer."""

    account: Account | None = None
    notice: str = ""


def file_for(paths: Paths, address: str, keys: Keys) -> Path:
    """Name the file for what these keys may see at this server."""
    return paths.cache / f"account-{_FORM.version}" / f"{keys.mark(address)}.json"


def load(file: Path) -> Loaded:
    """Read the account that was kept. Raises nothing."""
    try:
        data = read_file(file, _LARGEST_FILE)
        return Loaded() if data is None else Loaded(_unpack(unseal(data, _FORM)))
    except UnreadableError as error:
        return Loaded(notice=clean(f"the account kept last can't be read: {error} ({file})", LONGEST_SENTENCE))


def save(file: Path, account: Account) -> None:
    """Keep an account, readable by its owner alone; raises UnwritableError, and what was kept is then still there."""
    _write(file, account, _FORM)
    with suppress(OSError):
        _failed(file).unlink(missing_ok=True)
    with suppress(OSError):
        for gone in keep_newest(file.parent, MOST_FILES):
            _failed(gone).unlink(missing_ok=True)


def load_failure(file: Path) -> Failure | None:
    """Read when asking failed since the account was kept, and why; what can't be read counts as not there."""
    try:
        data = read_file(_failed(file), _LARGEST_FAILURE)
        return None if data is None else from_data(Failure, json.loads(unseal(data, _FAILED)))
    except (RecursionError, UnreadableError, ValueError):
        return None


def save_failure(file: Path, failure: Failure) -> None:
    """Keep that asking failed, so that another process does not ask at once again; raises UnwritableError."""
    _write(_failed(file), failure, _FAILED)


def _failed(file: Path) -> Path:
    return file.with_suffix(".failed")


def _write(file: Path, record: Account | Failure, form: Form) -> None:
    data = to_data(record)
    with suppress(OSError):  # the writing says what is wrong
        file.parent.mkdir(mode=_OWNER_ALONE, parents=True, exist_ok=True)
    write_atomically(file, seal(json_line(data if isinstance(data, dict) else {}), form))


def _unpack(data: bytes) -> Account:
    try:
        return from_data(Account, json.loads(data))
    except (RecursionError, ValueError) as error:
        raise UnreadableError("it lacks what an account says") from error
