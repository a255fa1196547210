"""`ortui refresh`: the one command that fetches the catalogue; or it reads it from a saved answer."""

import os
from datetime import UTC, datetime
from pathlib import Path

from ortui.cli.answer import Answer
from ortui.cli.arguments import Chosen
from ortui.cli.as_json import catalogue_part, document
from ortui.cli.at_hand import MOST_REASONS
from ortui.cli.exits import Exit, UsageError
from ortui.cli.workload import present
from ortui.domain.counts import read_moment
from ortui.domain.set_aside import counted
from ortui.domain.wording import count, timestamp
from ortui.source import catalogues
from ortui.source.address import base_url
from ortui.source.catalogues import Fetched
from ortui.source.paths import Paths, find_paths
from ortui.source.text import clean_path

_FIRST_PRICES = datetime(2023, 1, 1, tzinfo=UTC)
"""OpenRouter began in that year; an earlier time is a slip."""
_MOST_LISTED = 20


def run(chosen: Chosen) -> Answer:
    """Fetch or read the catalogue, and keep it."""
    paths, now = find_paths(os.environ), present()
    if chosen.file is None:
        if chosen.as_of is not None:
            raise UsageError("--as-of says when a saved answer was fetched; it needs --from FILE")
        fetched, before, place = _fetch(paths, now)
    else:
        before, place = (), chosen.file
        fetched = catalogues.refresh_from_file(paths, Path(chosen.file), _as_of(chosen.as_of, now))
    catalogue = fetched.catalogue
    reasons = [f"{odd.id or 'a record'} was set aside: {odd.reason}" for odd in catalogue.set_aside[:_MOST_LISTED]]
    if len(catalogue.set_aside) > _MOST_LISTED:
        reasons.append(counted(catalogue.set_aside[_MOST_LISTED:], MOST_REASONS))
    notes = (*before, *reasons, *fetched.notices)
    code = Exit.UNEXPECTED if fetched.notices else Exit.DONE  # a notice of a refresh: it could not be kept
    if chosen.json:
        return Answer(document({"catalogue": catalogue_part(catalogue, now)}), notes, code)
    return Answer(_as_text(fetched, place), notes, code)


def _fetch(paths: Paths, now: datetime) -> tuple[Fetched, tuple[str, ...], str]:
    address = base_url(os.environ)
    before = catalogues.at_hand(paths, now)
    return catalogues.refresh(paths, address, now, before), before.notices, address


def _as_of(text: str | None, now: datetime) -> datetime:
    if text is None:
        return now
    moment = read_moment(text, what="--as-of")
    if moment > now:
        raise UsageError(f"--as-of {timestamp(moment)} has not come yet; it is {timestamp(now)} now")
    if moment < _FIRST_PRICES:
        raise UsageError(f"--as-of {timestamp(moment)} is before OpenRouter had prices")
    return moment


def _as_text(fetched: Fetched, place: str) -> str:
    catalogue = fetched.catalogue
    aside = count(len(catalogue.set_aside)) if catalogue.set_aside else "none"
    origin = f"prices of {timestamp(catalogue.fetched_at)} from {clean_path(place)}"
    models = "1 model" if len(catalogue) == 1 else f"{count(len(catalogue))} models"
    return f"{models}, {aside} set aside: {origin}\n"
