"""Writing a file so that a reader, or a crash at any moment, finds the old content or the new one, never a part."""

import contextlib
import os
import time
from pathlib import Path

from ortui.source.disk import reason
from ortui.source.errors import UnwritableError

LEFT_OVER_AFTER = 600.0
"""Seconds after which an unfinished file is that of a writer who was killed."""


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the file's content, making its folder if needed; a link is followed, an existing mode is kept.

    Raises UnwritableError; the file is then as it was.
    """
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data)
    except OSError as error:
        raise UnwritableError(f"{path} can't be written: {reason(error)}") from error
    _sync_folder(target.parent)
    _clear_leftovers(target)


def _replace(target: Path, data: bytes) -> None:
    import tempfile  # noqa: PLC0415 - takes a tenth of a start that writes nothing

    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can do that for folders."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _clear_leftovers(target: Path) -> None:
    """Remove what killed writers of this file could not remove themselves."""
    begin, old = f".{target.name}.", time.time() - LEFT_OVER_AFTER
    with contextlib.suppress(OSError), os.scandir(target.parent) as entries:
        for entry in entries:
            if entry.name.startswith(begin) and entry.name.endswith(".tmp") and entry.stat().st_mtime < old:
                Path(entry).unlink()
