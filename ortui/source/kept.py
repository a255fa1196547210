"""Small TOML files that ortui writes for the person: favourites, views, scenarios. None is ever overwritten unread."""

import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from ortui.source.atomic import write_atomically
from ortui.source.disk import read_file
from ortui.source.errors import LONGEST_SENTENCE, UnreadableError, UnwritableError
from ortui.source.text import clean

Table = dict[str, object]


def read_table(file: Path) -> Table:
    """Read a file; empty where there is none. Raises UnreadableError."""
    try:
        data = read_file(file)
    except UnreadableError as error:
        raise UnreadableError(f"{file.name} can't be read: {error}") from error
    try:
        return tomllib.loads((data or b"").decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{file.name} is not TOML: it is not UTF-8 text") from error
    except (ArithmeticError, RecursionError, ValueError) as error:
        raise UnreadableError(f"{file.name} is not TOML: {clean(str(error), 100)}") from error


def load_table(file: Path, what: str) -> tuple[Table, str]:
    """Read a file; one that can't be read stays where it is, and a sentence says so and ``what`` is missing for it."""
    try:
        return read_table(file), ""
    except UnreadableError as error:
        return {}, clean(f"{error}; it is left as it is, without the {what} in it ({file})", LONGEST_SENTENCE)


def change_table(file: Path, now: datetime, change: Callable[[Table], None]) -> str:
    """Change a file as it is now on disk, under the lock of its folder: what another ortui writes stays.

    One that can't be read is moved aside first, and a sentence says so. Raises UnwritableError, and what ``change``
    raises; the file is then as it was. It may wait for another writer.
    """
    import tomli_w  # noqa: PLC0415 - only needed when something is changed

    from ortui.source.lock import locked  # noqa: PLC0415 - the same

    with locked(file):
        table, notice = _read_or_move(file, now)
        change(table)
        try:
            text = tomli_w.dumps(table)
        except RecursionError as error:
            raise UnwritableError(f"{file} can't be written: what is in it is nested too deeply") from error
        write_atomically(file, text.encode())
    return notice


def _read_or_move(file: Path, now: datetime) -> tuple[Table, str]:
    from ortui.source.aside import move_aside  # noqa: PLC0415 - only needed when something is changed

    try:
        return read_table(file), ""
    except UnreadableError as unreadable:
        try:
            aside = move_aside(file, now)
        except UnwritableError as error:
            raise UnwritableError(f"{unreadable}; {error}; nothing was changed") from error
        return {}, clean(f"{unreadable}; it was moved aside to {aside}", LONGEST_SENTENCE)
