"""`ortui providers`: the endpoints of a model, what the work costs at each, and where requests would go."""

import os

from ortui.cli.answer import Answer
from ortui.cli.arguments import Chosen
from ortui.cli.as_csv import csv_table
from ortui.cli.as_json import document
from ortui.cli.at_hand import AtHand, find_models, gather
from ortui.cli.providers_json import COLUMNS, endpoint_part, providers_part
from ortui.cli.providers_text import as_text
from ortui.cli.workload import read_at, read_work
from ortui.domain import listing_words, wording
from ortui.domain.endpoint import Listing
from ortui.domain.model import Model
from ortui.domain.routing import route
from ortui.source import endpoints
from ortui.source.address import base_url
from ortui.source.errors import NetworkError


def run(chosen: Chosen) -> Answer:
    """List the endpoints of a model."""
    work = read_work(chosen)
    workload, at_hand = work.workload, gather()
    moment = read_at(chosen, at_hand.now)
    ((model, remark),) = find_models(at_hand.catalogue, chosen.operands)
    listing, about = _listing(at_hand, model, refresh=chosen.refresh)
    routing = route(model, listing, workload.usage, moment)
    compared = listing_words.compared(routing, workload.usage)
    notes = (*work.notes, *at_hand.notices, *filter(None, (remark, *about, compared)))
    if chosen.json:
        return Answer(document(providers_part(model, listing, routing, workload, (moment, at_hand.now))), notes)
    if chosen.csv:
        parts = [endpoint_part(routing, offer, workload, moment) for offer in routing.offers]
        return Answer(csv_table(COLUMNS, parts), notes)
    return Answer(as_text(routing, workload, moment), (*notes, _origin(listing, at_hand)))


def _listing(at_hand: AtHand, model: Model, *, refresh: bool) -> tuple[Listing, tuple[str, ...]]:
    """Find the endpoints: those kept, if they are of this hour; else fetched ones; else those kept, whatever their age.

    Returns them with words about it; raises a NetworkError where there are none at all.
    """
    address, kept = base_url(os.environ), endpoints.at_hand(at_hand.paths, model.id)
    before = (kept.notice,) if kept.notice else ()
    if kept.listing is not None and not refresh and not endpoints.is_stale(kept.listing, address, at_hand.now):
        return kept.listing, (*before, *listing_words.about(kept.listing))
    try:
        fetched = endpoints.refresh(at_hand.paths, address, model.id, at_hand.now, target=model.alias_target)
    except NetworkError as error:
        if kept.listing is None:
            raise
        origin = listing_words.server(kept.listing, address)
        age = wording.age(kept.listing.age_seconds(at_hand.now))
        return kept.listing, (
            *before,
            f"{error}; used are the endpoints kept before{' ' if origin else ''}{origin}, {age}",
            *listing_words.about(kept.listing),
        )
    return fetched.listing, (
        *before,
        f"the endpoints were fetched from {address}",
        *fetched.notices,
        *listing_words.about(fetched.listing),
    )


def _origin(listing: Listing, at_hand: AtHand) -> str:
    number = "1 endpoint" if len(listing) == 1 else f"{len(listing):,} endpoints"
    age = wording.age(listing.age_seconds(at_hand.now))
    return f"{number} of {listing.model_id} · {wording.timestamp(listing.fetched_at)}, {age}"
