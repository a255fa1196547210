"""The form of a catalogue in a file: a header line, a line of facts about the whole, a line of models.

The header names format and version and holds a checksum of the rest: a torn, altered, foreign or newer file is noticed
before anything in it is believed.
"""

import json
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from ortui.domain.catalogue import Catalogue, SetAside, Source
from ortui.source.compact import decode, encode
from ortui.source.errors import UnreadableError

FORMAT = "ortui-catalogue"
VERSION = 1

_ORIGINS = {Source.LIVE: "live", Source.CACHE: "live", Source.FILE: "file", Source.BUNDLED: "bundled"}
_SOURCES = {"live": Source.CACHE, "file": Source.FILE, "bundled": Source.BUNDLED}
_LONGEST_HEADER = 500


class Packed(NamedTuple):
    """A catalogue with what its server said about its version."""

    catalogue: Catalogue
    etag: str = ""
    """The entity tag of the answer, for a conditional request; empty where there is none."""
    server: str = ""
    """The address of the API that gave it."""


def pack(packed: Packed) -> bytes:
    """Write a catalogue in the form of a file; what was fetched live reads back as cached."""
    catalogue = packed.catalogue
    facts = {
        "origin": _ORIGINS[catalogue.source],
        "fetched_at": catalogue.fetched_at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "etag": packed.etag,
        "server": packed.server,
        "set_aside": [[odd.id, odd.reason] for odd in catalogue.set_aside],
    }
    content = _line(facts) + encode(catalogue.models) + b"\n"
    return _line({"format": FORMAT, "version": VERSION, "crc32": zlib.crc32(content)}) + content


def unpack(data: bytes) -> Packed:
    """Read what ``pack`` wrote; raises UnreadableError that says in what way it is something else."""
    facts_line, _, models_line = check(data).partition(b"\n")
    try:
        facts = json.loads(facts_line)
        fetched_at = datetime.fromisoformat(facts["fetched_at"]).astimezone(UTC)
        source, etag, server = _SOURCES[facts["origin"]], str(facts["etag"]), str(facts["server"])
        set_aside = tuple(SetAside(str(id_), str(reason)) for id_, reason in facts["set_aside"])
    except (LookupError, OverflowError, RecursionError, TypeError, ValueError) as error:
        raise UnreadableError("it lacks the facts about its prices") from error
    return Packed(Catalogue(decode(models_line), source, fetched_at, set_aside), etag, server)


def check(data: bytes) -> bytes:
    """Return what follows the header, once that vouches for it; raises UnreadableError otherwise."""
    header_line, _, content = data.partition(b"\n")
    if not data:
        raise UnreadableError("it is empty")
    try:
        header = json.loads(header_line) if len(header_line) <= _LONGEST_HEADER else None
    except (RecursionError, ValueError):
        header = None
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise UnreadableError("it is not a catalogue that ortui wrote")
    if header.get("version") != VERSION:
        raise UnreadableError("another version of ortui wrote it")
    if header.get("crc32") != zlib.crc32(content):
        raise UnreadableError("it is cut off or was altered")
    return content


def _line(facts: Mapping[str, object]) -> bytes:
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
