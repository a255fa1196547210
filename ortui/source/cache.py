"""The catalogue on disk. A file that can't be believed is moved aside under a dated name and reported, never lost."""

import os
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from ortui.source.atomic import write_atomically
from ortui.source.catalogue_file import Packed, pack, unpack
from ortui.source.errors import UnreadableError
from ortui.source.text import clean

_LONGEST_NOTICE = 5000
"""Characters; long enough for any path, since what is named there has to be found again."""


class Cached(NamedTuple):
    """What the cache held: a catalogue, or a sentence that says why there is none; neither before the first refresh."""

    packed: Packed | None = None
    notice: str = ""


def load(file: Path, now: datetime) -> Cached:
    """Read the cached catalogue; what is something else is moved aside. Raises nothing."""
    try:
        return Cached(unpack(file.read_bytes()))
    except FileNotFoundError:
        return Cached()
    except (IsADirectoryError, UnreadableError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        return _unread(f"{reason}; {move_aside(file, now)}")
    except OSError as error:
        return _unread(f"{error.strerror or error} ({file})")


def _unread(words: str) -> Cached:
    return Cached(notice=clean(f"the cached prices can't be read: {words}", _LONGEST_NOTICE))


def save(file: Path, packed: Packed) -> None:
    """Keep a catalogue; raises UnwritableError, and the one kept before is then still there."""
    write_atomically(file, pack(packed))


def dated_name(file: Path, why: str, now: datetime) -> Path:
    """Give a name beside a file that nothing has yet: ``scenarios.toml.unread-20261123T183500``."""
    dated = file.with_name(f"{file.name}.{why}-{now:%Y%m%dT%H%M%S}")
    name, number = dated, 1
    while os.path.lexists(name):
        number += 1
        name = dated.with_name(f"{dated.name}-{number}")
    return name


def move_aside(file: Path, now: datetime) -> str:
    """Move a file out of the way under a dated name; return the words for what was done."""
    aside = dated_name(file, "unread", now)
    try:
        file.rename(aside)
    except OSError as error:
        return f"it can't be moved aside either: {error.strerror or error} ({file})"
    return f"it was moved aside to {aside}"
