"""The last frame of the screen, kept as the bytes that paint it: shown again only where nothing it shows has changed.

Imports next to nothing, as all that is imported before it delays it.
"""

import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ortui import __version__
from ortui.source.disk import read_file
from ortui.source.errors import UnreadableError
from ortui.source.paths import Paths

if TYPE_CHECKING:
    from datetime import datetime

_LARGEST = 1 << 20
_OF_THE_TERMINAL = ("TERM", "COLORTERM", "TERM_PROGRAM", "NO_COLOR", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_THEME")


class Frame(NamedTuple):
    """What a terminal shows."""

    size: tuple[int, int]
    """Columns and lines of the terminal."""
    painted: bytes
    """What paints it; empty where there is nothing to show."""
    prices_of: "datetime | None" = None
    """When the prices in it were fetched; None where they are those that ship."""


def keep_frame(paths: Paths, environment: Mapping[str, str], frame: Frame) -> None:
    """Keep a frame for the next start; raises UnwritableError. What it follows from has to be kept before it."""
    from ortui.source.atomic import write_atomically  # noqa: PLC0415 - a start only reads

    content = b"%s\n%s" % (_stamp(paths, environment, frame.size), frame.painted)
    write_atomically(paths.frame_file, b"%08x %s" % (zlib.crc32(content), content))


def frame_at_hand(paths: Paths, environment: Mapping[str, str], size: tuple[int, int]) -> bytes:
    """Read what paints the frame to begin with; empty where there is none, or what it shows has changed since."""
    try:
        checksum, _, content = (read_file(paths.frame_file, _LARGEST) or b"").partition(b" ")
    except UnreadableError:
        return b""
    stamp, _, frame = content.partition(b"\n")
    is_whole = checksum == b"%08x" % zlib.crc32(content)
    return frame if is_whole and stamp == _stamp(paths, environment, size) else b""


def _stamp(paths: Paths, environment: Mapping[str, str], size: tuple[int, int]) -> bytes:
    """Write down all that a frame depends on: program, terminal, and the files whose content it shows."""
    terminal = [environment.get(name, "") for name in _OF_THE_TERMINAL]
    small = [checksum(file) for file in (paths.settings_file, paths.state_file, paths.favourites_file)]
    stamp = (__version__, size, terminal, small, _change(paths.catalogue_file))
    return repr(stamp).encode("ascii", "backslashreplace")


def checksum(file: Path) -> int:
    """Tell one content of a small file from another; one that can't be read has none."""
    with suppress(UnreadableError):
        return zlib.crc32(read_file(file) or b"")
    return 0


def _change(file: Path) -> tuple[int, int]:
    """Tell one content of a large file from another, by its size and the time of its last change."""
    with suppress(OSError):
        found = file.stat()
        return found.st_size, found.st_mtime_ns
    return 0, 0
