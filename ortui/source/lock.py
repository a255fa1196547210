"""One writer at a time in a folder, whatever processes and threads there are.

The lock is the system's own on an open file, so it ends with the process that has it, however that ends; the file stays
and means nothing. Where a file system knows no locks, writers go on without: each file is still whole, but of two
changes made in the same moment one may be lost.
"""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ortui.source.disk import reason
from ortui.source.errors import UnwritableError

PATIENCE = 5.0
"""Seconds that a writer waits for the others; each needs some hundredths."""
_NAME = ".lock"
_BETWEEN_TRIES = 0.01
_NO_LOCKS_HERE = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL, errno.EBADF}


@contextmanager
def locked(file: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of the file's folder, which is made if needed. It may wait: never take it where a screen is drawn.

    Raises UnwritableError where the folder can't be written, or another writer does not come to an end.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = _open(file.parent / _NAME)
    except OSError as error:
        raise UnwritableError(f"{file} can't be written: {reason(error)}") from error
    try:
        _wait_for(handle, file, patience)
        yield
    finally:
        os.close(handle)  # which gives the lock back too


def _open(name: Path) -> int:
    try:
        return os.open(name, os.O_RDWR | os.O_CREAT, 0o644)
    except (IsADirectoryError, PermissionError):
        return os.open(name, os.O_RDONLY)  # one that another user made does as well


def _wait_for(handle: int, file: Path, patience: float) -> None:
    until = time.monotonic() + patience
    while not _is_taken(handle):
        if time.monotonic() >= until:
            raise UnwritableError(
                f"{file} can't be written: another ortui has been writing there for {patience:g} seconds; "
                "end it if it hangs, then try again"
            )
        time.sleep(_BETWEEN_TRIES)


if sys.platform == "win32":
    import msvcrt

    def _is_taken(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _is_taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in _NO_LOCKS_HERE:
                raise UnwritableError(f"its folder can't be locked: {reason(error)}") from error
        return True
