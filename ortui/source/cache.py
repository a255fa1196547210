"""The catalogue on disk. A file that can't be believed is moved aside under a dated name and reported, never lost."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from ortui.source.atomic import write_atomically
from ortui.source.catalogue_file import Packed, pack, unpack
from ortui.source.disk import read_file
from ortui.source.errors import NotAFileError, UnreadableError, UnwritableError
from ortui.source.text import clean

_LONGEST_NOTICE = 5000
"""Characters; long enough for any path, since what is named there has to be found again."""


class Cached(NamedTuple):
    """What the cache held: a catalogue, or a sentence that says why there is none; neither before the first refresh."""

    packed: Packed | None = None
    notice: str = ""


def load(file: Path, now: datetime) -> Cached:
    """Read the cached catalogue; what is something else is moved aside. Waits for nobody, and raises nothing."""
    try:
        packed = _read(file)
    except _NotACatalogueError as error:
        return _make_way(file, now, error)
    except UnreadableError as error:
        return _unread(f"{error} ({file})")
    return Cached(packed)


def save(file: Path, packed: Packed) -> None:
    """Keep a catalogue; raises UnwritableError, and the one kept before is then still there. It may wait."""
    from ortui.source.lock import locked  # noqa: PLC0415 - only needed when something is written

    data = pack(packed)
    with locked(file):
        write_atomically(file, data)


class _NotACatalogueError(UnreadableError):
    """It is there and was read, but is something else."""


def _read(file: Path) -> Packed | None:
    try:
        data = read_file(file)
    except NotAFileError as error:
        raise _NotACatalogueError(str(error)) from error
    try:
        return None if data is None else unpack(data)
    except UnreadableError as error:
        raise _NotACatalogueError(str(error)) from error


def _make_way(file: Path, now: datetime, reason: UnreadableError) -> Cached:
    """Move it aside, unless another ortui has put a whole one in its place meanwhile."""
    from ortui.source.aside import move_aside  # noqa: PLC0415 - not needed where all is well
    from ortui.source.lock import locked  # noqa: PLC0415 - the same

    try:
        with locked(file, patience=0):
            try:
                return Cached(_read(file))
            except UnreadableError:
                return _unread(f"{reason}; it was moved aside to {move_aside(file, now)}")
    except UnwritableError as error:
        return _unread(f"{reason}; {error}")


def _unread(words: str) -> Cached:
    return Cached(notice=clean(f"the cached prices can't be read: {words}", _LONGEST_NOTICE))
