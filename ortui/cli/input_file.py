"""What a command reads besides its options: a file, or stdin where the file is called ``-``."""

import sys
from pathlib import Path

from ortui.source.errors import UnreadableError

_STDIN = "-"


def place_of(name: str) -> str:
    """Say where the bytes are from."""
    return "stdin" if name == _STDIN else name


def read_body(name: str, most: int = -1) -> bytes:
    """Read all of it, or as many bytes as are asked for at most; raises OSError, UnreadableError."""
    if name != _STDIN:
        with Path(name).open("rb") as file:
            return file.read(most)
    if sys.stdin is None:
        raise UnreadableError("it is closed")
    return sys.stdin.buffer.read(most)
