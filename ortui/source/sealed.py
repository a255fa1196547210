"""Files that vouch for themselves: a header line with format, version and a checksum of all that follows it.

A torn, altered, foreign or newer file is noticed before anything in it is believed.
"""

import json
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from ortui.source.errors import UnreadableError

_LONGEST_HEADER = 500


class Form(NamedTuple):
    """A kind of file."""

    format: str
    version: int
    what: str
    """What such a file is, in words: ``a catalogue``."""


def seal(content: bytes, form: Form) -> bytes:
    """Put the header before the content."""
    return json_line({"format": form.format, "version": form.version, "crc32": zlib.crc32(content)}) + content


def unseal(data: bytes, form: Form) -> bytes:
    """Return what follows the header, once that vouches for it; raises UnreadableError otherwise."""
    header_line, _, content = data.partition(b"\n")
    if not data:
        raise UnreadableError("it is empty")
    try:
        header = json.loads(header_line) if len(header_line) <= _LONGEST_HEADER else None
    except (RecursionError, ValueError):
        header = None
    if not isinstance(header, dict) or header.get("format") != form.format:
        raise UnreadableError(f"it is not {form.what} that ortui wrote")
    if header.get("version") != form.version:
        raise UnreadableError("another version of ortui wrote it")
    if header.get("crc32") != zlib.crc32(content):
        raise UnreadableError("it is cut off or was altered")
    return content


def json_line(facts: Mapping[str, object]) -> bytes:
    """Write facts as one line of JSON."""
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
