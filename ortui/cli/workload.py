"""From the options to the work that is priced, and the moment whose prices count."""

from datetime import UTC, datetime
from typing import NamedTuple

from ortui.cli.arguments import Chosen
from ortui.domain.counts import read_count, read_moment
from ortui.domain.scenario import Scenario
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
_NOTHING = Scenario(prompt=0, completion=0)
"""What is not given, where no scenario says it."""


class Work(NamedTuple):
    """What was asked for: options that were given, over a scenario that says the rest."""

    given: dict[str, int]
    scenario: Scenario = _NOTHING
    notes: tuple[str, ...] = ()
    """What is to be said about the scenarios that were not asked for."""

    @property
    def workload(self) -> Workload:
        """The work itself; raises InvalidInputError where parts exceed their whole."""
        return self.around(_filled(self.scenario, {name: self.given[name] for name in COUNTS if name in self.given}))

    def around(self, usage: Usage) -> Workload:
        """Put the volume around a request whose counts come from elsewhere."""
        requests_per_day, days = (self.given.get(name, getattr(self.scenario, name)) for name in VOLUMES)
        return Workload(usage, requests_per_day, days)

    def with_prompt(self, prompt: int) -> "Work":
        """Take so many tokens for the prompt."""
        return self._replace(given=self.given | {"prompt": prompt})


def read_work(chosen: Chosen) -> Work:
    """Read the options and the scenario that is named; raises InvalidInputError."""
    given = _given(chosen, COUNTS + VOLUMES)
    if chosen.scenario is None:
        return Work(given)
    from ortui.cli.scenario import find_scenario  # noqa: PLC0415 - reading its file is only paid for where one is named

    return Work(given, *find_scenario(chosen.scenario))


def _filled(scenario: Scenario, given: dict[str, int]) -> Usage:
    """Give the request of a scenario; what is given goes before it, and its shares are of the whole that is given."""
    wholes = {name: given[name] for name in ("prompt", "completion") if name in given}
    # Audio, which is a count, must not be too much for a prompt that is about to be made, so it comes with the rest.
    shares = scenario._replace(**wholes, audio=0).usage
    return shares._replace(**{"audio": scenario.audio, **given})


def about_no_work(workload: Workload) -> tuple[str, ...]:
    """Say that a request without any tokens or calls was priced: its costs look like prices, and are none."""
    if workload.usage != Usage(image_tokens=workload.usage.image_tokens):
        return ()
    return ("no work is given, so no tokens are priced; say it like --prompt 12k --completion 900, or --scenario NAME",)


def given_options(chosen: Chosen, names: tuple[str, ...]) -> list[str]:
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
