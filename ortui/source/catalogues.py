"""The catalogue at hand, and how it is made fresh: the one place that knows cache, bundle, files and API together."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from ortui.domain.catalogue import Catalogue, Source
from ortui.source import cache
from ortui.source.bundled import load_bundled
from ortui.source.catalogue_file import Packed
from ortui.source.errors import UnreadableError, UnwritableError
from ortui.source.paths import Paths

FRESH_FOR = timedelta(hours=1)


class Fetched(NamedTuple):
    """A catalogue with what its next refresh needs to know, and what is to be told about it."""

    catalogue: Catalogue
    etag: str = ""
    server: str = ""
    """The address it came from; its tag means nothing to another one."""
    notices: tuple[str, ...] = ()


def at_hand(paths: Paths, now: datetime) -> Fetched:
    """Return the cached catalogue, else the bundled one: a cache, once there, wins, whatever its age."""
    cached = cache.load(paths.catalogue_file, now)
    if cached.packed is not None:
        return Fetched(cached.packed.catalogue, cached.packed.etag, cached.packed.server)
    return Fetched(load_bundled(), notices=(cached.notice,) if cached.notice else ())


def is_stale(catalogue: Catalogue, now: datetime) -> bool:
    """Whether the prices are older than an hour, or of a time that has not come yet."""
    return not timedelta() <= now - catalogue.fetched_at <= FRESH_FOR


def refresh(paths: Paths, base_url: str, now: datetime, before: Fetched) -> Fetched:
    """Fetch the catalogue and keep it; raises a NetworkError, and what was kept before is then still there.

    Where the server says that nothing has changed, the catalogue before is kept as of now.
    """
    from ortui.source.api import Api  # noqa: PLC0415 - loads httpx, which no start may wait for

    with Api(base_url) as api:
        fetched = api.models(before.etag if before.server == base_url else "")
    if fetched.parsed is None:
        catalogue = before.catalogue.checked_again(now)
    else:
        catalogue = Catalogue(fetched.parsed.models, Source.LIVE, now, fetched.parsed.set_aside)
    return _keep(paths, Fetched(catalogue, fetched.etag, base_url))


def refresh_from_file(paths: Paths, file: Path, as_of: datetime) -> Fetched:
    """Read the catalogue from a saved answer and keep it.

    Raises UnreadableError, and what was kept before is then still there.
    """
    from ortui.source.parse import LARGEST_ANSWER, read_answer  # noqa: PLC0415 - no start reads an answer

    try:
        with file.open("rb") as opened:
            parsed = read_answer(opened.read(LARGEST_ANSWER + 1))
    except OSError as error:
        raise UnreadableError(f"{file} can't be read: {error.strerror or error}") from error
    except UnreadableError as error:
        raise UnreadableError(f"{file} can't be used: {error}") from error
    return _keep(paths, Fetched(Catalogue(parsed.models, Source.FILE, as_of, parsed.set_aside)))


def _keep(paths: Paths, fetched: Fetched) -> Fetched:
    try:
        cache.save(paths.catalogue_file, Packed(fetched.catalogue, fetched.etag, fetched.server))
    except UnwritableError as error:
        return fetched._replace(notices=(f"the prices could not be kept: {error}",))
    return fetched
