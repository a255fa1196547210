"""Files of unknown health: what the disk does to us is told in words, with what would help."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from ortui.source.errors import NotAFileError, UnreadableError

MOST_BYTES = 100_000_000
"""No file that ortui wrote, or that a person would write for it, is larger."""

_HELP = {
    errno.EACCES: "check who owns it and what they allow",
    errno.EPERM: "check who owns it and what they allow",
    errno.ENOTDIR: "a file stands where its folder should be; move that away",
    errno.EISDIR: "a folder is in its place; move that away",
    errno.ELOOP: "its link leads back to itself; remove that",
    errno.ENOSPC: "make room there",
    errno.EDQUOT: "make room there",
    errno.EROFS: "set ORTUI_HOME to a folder that can be written",
}
_NONBLOCKING = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)


def reason(error: OSError) -> str:
    """Say what the system said, and what would help where that is known."""
    words = error.strerror or str(error)
    help_ = _HELP.get(error.errno or 0)
    return f"{words}; {help_}" if help_ else words


def read_file(file: Path, most: int = MOST_BYTES) -> bytes | None:
    """Read a whole file; None where there is none.

    Raises UnreadableError, its text being the reason without the path: NotAFileError where a folder, a pipe or a device
    is in its place (none is waited for), another where it can't be reached or has more than ``most`` bytes.
    """
    try:
        handle = os.open(file, os.O_RDONLY | _NONBLOCKING | _BINARY)
    except FileNotFoundError:
        return None
    except IsADirectoryError as error:
        raise NotAFileError("a folder is in its place") from error
    except OSError as error:
        raise UnreadableError(reason(error)) from error
    try:
        with os.fdopen(handle, "rb", closefd=False) as opened:
            _check_kind(handle)
            data = opened.read(most + 1)
    except IsADirectoryError as error:  # as Python finds when it looks at what was opened
        raise NotAFileError("a folder is in its place") from error
    except OSError as error:
        raise UnreadableError(reason(error)) from error
    finally:
        os.close(handle)
    if len(data) > most:
        raise UnreadableError(f"it has more than {most:,} bytes")
    return data


def _check_kind(handle: int) -> None:
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        raise NotAFileError("a pipe or a device is in its place")


def keep_newest(folder: Path, most: int) -> tuple[Path, ...]:
    """Remove the JSON files of a folder that were written longest ago, where there are more than ``most``.

    Returns those that were removed; where the disk refuses, the rest stay, as nothing depends on them.
    """
    gone: list[Path] = []
    with suppress(OSError):
        for file in sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime)[:-most]:
            file.unlink()
            gone.append(file)
    return tuple(gone)
