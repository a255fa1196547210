"""The endpoints of models on disk, one file a model: the API's answer as received, with where and when it was given.

It is read through the same door as the answer was, so that a newer ortui reads it by its newer rules. What can't be
believed is told and left: the next answer replaces it, and nothing is lost that can't be fetched again.
"""

import json
import re
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from ortui.domain.catalogue import Source
from ortui.domain.endpoint import Listing
from ortui.source.atomic import write_atomically
from ortui.source.disk import keep_newest, read_file
from ortui.source.errors import LONGEST_SENTENCE, UnreadableError
from ortui.source.parse_endpoints import LARGEST_LISTING, read_endpoints
from ortui.source.paths import Paths
from ortui.source.sealed import Form, json_line, seal, unseal
from ortui.source.text import clean

MOST_FILES = 200
_FORM = Form("ortui-endpoints", 1, "a list of endpoints")
_ODD_IN_NAMES = re.compile(r"[^a-z0-9._-]")
_LONGEST_NAME = 100
_LARGEST_FILE = LARGEST_LISTING + 10_000


class Loaded(NamedTuple):
    """What the disk held: endpoints, or a sentence that says why there are none; neither where none were fetched."""

    listing: Listing | None = None
    notice: str = ""


def file_for(paths: Paths, model_id: str) -> Path:
    """Name the file of a model: readable, harmless whatever the id, and another one for each id."""
    number = zlib.crc32(model_id.encode("utf-8", "backslashreplace"))
    readable = _ODD_IN_NAMES.sub("_", model_id.lower())[:_LONGEST_NAME].lstrip(".")
    return paths.cache / f"endpoints-{_FORM.version}" / f"{readable}-{number:08x}.json"


def load(paths: Paths, model_id: str) -> Loaded:
    """Read the endpoints that were kept for a model. Raises nothing."""
    file = file_for(paths, model_id)
    try:
        data = read_file(file, _LARGEST_FILE)
        if data is None:
            return Loaded()
        listing = _unpack(data)
    except UnreadableError as error:
        words = f"the endpoints kept for {model_id} can't be read: {error} ({file})"
        return Loaded(notice=clean(words, LONGEST_SENTENCE))
    # Two ids may, very seldom, share a name: the file then is that of the one asked for last.
    return Loaded(listing if listing.model_id == model_id else None)


def save(paths: Paths, listing: Listing, body: bytes) -> None:
    """Keep an answer; raises UnwritableError, and what was kept before is then still there."""
    facts = {
        "model_id": listing.model_id,
        "fetched_at": listing.fetched_at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "server": listing.server,
    }
    file = file_for(paths, listing.model_id)
    write_atomically(file, seal(json_line(facts) + body, _FORM))
    keep_newest(file.parent, MOST_FILES)


def _unpack(data: bytes) -> Listing:
    facts_line, _, body = unseal(data, _FORM).partition(b"\n")
    try:
        facts = json.loads(facts_line)
        model_id, server = str(facts["model_id"]), str(facts["server"])
        fetched_at = datetime.fromisoformat(facts["fetched_at"]).astimezone(UTC)
    except (LookupError, OverflowError, RecursionError, TypeError, ValueError) as error:
        raise UnreadableError("it lacks the facts about its answer") from error
    parsed = read_endpoints(body)
    return Listing(model_id, fetched_at, parsed.endpoints, parsed.set_aside, Source.CACHE, parsed.model_id, server)
