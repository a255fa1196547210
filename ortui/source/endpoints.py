"""The endpoints of a model, at hand or fetched: the one place that knows their cache and the API together."""

from datetime import datetime, timedelta
from http import HTTPStatus
from typing import NamedTuple

from ortui.domain.endpoint import Listing
from ortui.source import endpoints_file
from ortui.source.catalogues import FRESH_FOR
from ortui.source.endpoints_file import Loaded
from ortui.source.errors import RefusedError, UnwritableError
from ortui.source.paths import Paths


class FetchedListing(NamedTuple):
    """Endpoints that were just fetched, and what is to be told about it."""

    listing: Listing
    notices: tuple[str, ...] = ()


def at_hand(paths: Paths, model_id: str) -> Loaded:
    """Return the endpoints that were kept for a model, whatever their age; None, and perhaps why, if there are none."""
    return endpoints_file.load(paths, model_id)


def is_stale(listing: Listing, base_url: str, now: datetime) -> bool:
    """Whether it is older than an hour, of a time that has not come yet, or from another server."""
    return listing.server != base_url or not timedelta() <= now - listing.fetched_at <= FRESH_FOR


def refresh(paths: Paths, base_url: str, model_id: str, now: datetime, *, target: str = "") -> FetchedListing:
    """Fetch the endpoints of a model and keep them; raises a NetworkError, and what was kept is then still there.

    The id is asked for as it is; where it is that of an alias and the API lists nothing under it, its ``target`` is
    asked for. A RefusedError with status 404 says that there is nothing under the id.
    """
    from ortui.source.api import Api  # noqa: PLC0415 - loads httpx, which no start may wait for

    with Api(base_url) as api:
        try:
            parsed, body = api.endpoints(model_id)
        except RefusedError as error:
            if error.status != HTTPStatus.NOT_FOUND or not target:
                raise
            parsed, body = api.endpoints(target)
    answered_for = parsed.model_id or model_id
    listing = Listing(model_id, now, parsed.endpoints, parsed.set_aside, answered_for=answered_for, server=base_url)
    try:
        endpoints_file.save(paths, listing, body)
    except UnwritableError as error:
        return FetchedListing(listing, (f"the endpoints could not be kept: {error}",))
    return FetchedListing(listing)
