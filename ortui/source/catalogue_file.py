"""The form of a catalogue in a file: a header line that vouches for the rest, a line of facts, a line of models."""

import json
from datetime import UTC, datetime
from typing import NamedTuple

from ortui.domain.catalogue import Catalogue, SetAside, Source
from ortui.source.compact import decode, encode
from ortui.source.errors import UnreadableError
from ortui.source.paths import CATALOGUE_VERSION
from ortui.source.sealed import Form, json_line, seal, unseal

_FORM = Form("ortui-catalogue", CATALOGUE_VERSION, "a catalogue")

_ORIGINS = {Source.LIVE: "live", Source.CACHE: "live", Source.FILE: "file", Source.BUNDLED: "bundled"}
_SOURCES = {"live": Source.CACHE, "file": Source.FILE, "bundled": Source.BUNDLED}


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
    return seal(json_line(facts) + encode(catalogue.models) + b"\n", _FORM)


def fetched_at(data: bytes) -> datetime:
    """Read of what time the prices are that ``pack`` wrote; raises UnreadableError where that isn't said."""
    facts_line, _, _ = unseal(data, _FORM).partition(b"\n")
    try:
        return datetime.fromisoformat(json.loads(facts_line)["fetched_at"]).astimezone(UTC)
    except (LookupError, OverflowError, RecursionError, TypeError, ValueError) as error:
        raise UnreadableError("it lacks the facts about its prices") from error


def unpack(data: bytes) -> Packed:
    """Read what ``pack`` wrote; raises UnreadableError that says in what way it is something else."""
    facts_line, _, models_line = unseal(data, _FORM).partition(b"\n")
    try:
        facts = json.loads(facts_line)
        fetched_at = datetime.fromisoformat(facts["fetched_at"]).astimezone(UTC)
        source, etag, server = _SOURCES[facts["origin"]], str(facts["etag"]), str(facts["server"])
        set_aside = tuple(SetAside(str(id_), str(reason)) for id_, reason in facts["set_aside"])
    except (LookupError, OverflowError, RecursionError, TypeError, ValueError) as error:
        raise UnreadableError("it lacks the facts about its prices") from error
    return Packed(Catalogue(decode(models_line), source, fetched_at, set_aside), etag, server)
