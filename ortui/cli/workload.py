"""From the options to the work that is priced, and the moment whose prices count."""

from datetime import UTC, datetime

from ortui.cli.arguments import Chosen
from ortui.domain.counts import read_count, read_moment
from ortui.domain.usage import MOST_DAYS, Usage, Workload

COUNTS = (
    "prompt",
    "completion",
    "cached",
    "cache_write",
    "cache_write_1h",
    "reasoning",
    "images",
    "image_tokens",
    "audio",
    "audio_output",
    "searches",
)
"""The counts of one request, by the names that options, JSON and ``Usage`` share."""
VOLUMES = ("requests_per_day", "days")
_BOUNDS = {"days": {"lowest": 1, "highest": MOST_DAYS}}


def read_workload(chosen: Chosen) -> Workload:
    """Read the counts of one request and its volume; raises InvalidInputError."""
    return with_volume(Usage(**_given(chosen, COUNTS)), chosen)


def with_volume(usage: Usage, chosen: Chosen) -> Workload:
    """Put the volume that was chosen around a request; raises InvalidInputError."""
    return Workload(usage, **_given(chosen, VOLUMES))


def given_options(chosen: Chosen, names: tuple[str, ...] = COUNTS + VOLUMES) -> list[str]:
    """List the options of the workload that were given: ``--cache-write``."""
    return [_option(name) for name in names if getattr(chosen, name) is not None]


def read_at(chosen: Chosen, now: datetime) -> datetime:
    """Find the moment whose prices count (in UTC): now, if no other is given."""
    return now if chosen.at is None else read_moment(chosen.at, what="--at")


def present() -> datetime:
    """Tell the time, in UTC."""
    return datetime.now(UTC)


def _given(chosen: Chosen, names: tuple[str, ...]) -> dict[str, int]:
    return {
        name: read_count(text, what=_option(name), **_BOUNDS.get(name, {}))
        for name in names
        if (text := getattr(chosen, name)) is not None
    }


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"
