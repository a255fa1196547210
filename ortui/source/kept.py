"""Small TOML files that ortui writes for the person: favourites, views. None is ever overwritten unread."""

import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from ortui.source.atomic import write_atomically
from ortui.source.cache import dated_name, move_aside
from ortui.source.errors import LONGEST_SENTENCE, UnreadableError
from ortui.source.text import clean

Table = dict[str, object]
_LONGEST_NOTICE = 5000
"""Characters; long enough for any path, since what is named there has to be found again."""


def read_table(file: Path) -> Table:
    """Read a file; empty where there is none. Raises UnreadableError."""
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UnreadableError(f"{file.name} can't be read: {error.strerror or error}") from error
    except (ArithmeticError, RecursionError, ValueError) as error:
        raise UnreadableError(f"{file.name} is not TOML: {clean(str(error), 100)}") from error


def load_table(file: Path, now: datetime) -> tuple[Table, str]:
    """Read a file; what can't be read is moved aside under a dated name, and a sentence says so."""
    try:
        return read_table(file), ""
    except UnreadableError as error:
        return {}, clean(f"{error}; {move_aside(file, now)}", LONGEST_SENTENCE)


def change_table(file: Path, now: datetime, change: Callable[[Table], None]) -> str:
    """Change a file as it is now on disk, so that what another ortui wrote meanwhile stays, comments and order too.

    Returns a sentence where it had to be moved or copied aside first. Raises UnwritableError, and it is then as it was.
    """
    from ortui.source.toml_edit import dumped, rewritten  # noqa: PLC0415 - only needed when something is changed

    table, notice = load_table(file, now)
    text = _text_of(file)
    change(table)
    edited = rewritten(text, table)
    if edited is None and "#" in text:
        aside = dated_name(file, "before", now)
        write_atomically(aside, text.encode())
        notice = clean(
            f"{file.name} was written anew, without its comments; as it was it is kept as {aside}", _LONGEST_NOTICE
        )
    write_atomically(file, (dumped(table) if edited is None else edited).encode())
    return notice


def _text_of(file: Path) -> str:
    """Read a file that was read before with its own line ends; empty where there is none any more."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
