"""A scenario: what the sliders say together. Shares are whole percent of the prompt or of the completion.

Each share is rounded down to a whole token, so that the parts never exceed their whole.
"""

from typing import NamedTuple

from ortui.domain.counts import HIGHEST_COUNT
from ortui.domain.errors import InvalidInputError
from ortui.domain.usage import MOST_DAYS, MOST_REQUESTS, TOKENS_PER_IMAGE, Usage, Workload
from ortui.domain.wording import short_count

WHOLE = 100
PROMPT_SHARES = ("cached_percent", "written_percent", "written_1h_percent")
"""Shares of the prompt, in the order in which they are taken from it."""


class Scenario(NamedTuple):
    """The sliders' values. Where nothing is chosen: a chat turn, once a day."""

    prompt: int = 2_000
    """All input tokens but those of images."""
    cached_percent: int = 0
    written_percent: int = 0
    written_1h_percent: int = 0
    completion: int = 500
    reasoning_percent: int = 0
    images: int = 0
    image_tokens: int = TOKENS_PER_IMAGE
    audio: int = 0
    """Tokens of audio inside the prompt."""
    searches: int = 0
    requests_per_day: int = 1
    days: int = 30

    @property
    def usage(self) -> Usage:
        """The tokens and calls of one request; raises InvalidInputError where the parts exceed their whole."""
        cached, written, written_1h = self._shares_of_prompt
        return Usage(
            prompt=self.prompt,
            completion=self.completion,
            cached=cached,
            cache_write=written,
            cache_write_1h=written_1h,
            audio=self.audio,
            reasoning=self.completion * self.reasoning_percent // WHOLE,
            images=self.images,
            image_tokens=self.image_tokens,
            searches=self.searches,
        )

    @property
    def _shares_of_prompt(self) -> tuple[int, ...]:
        return tuple(self.prompt * getattr(self, share) // WHOLE for share in PROMPT_SHARES)

    @property
    def room_for_audio(self) -> int:
        """Tokens of the prompt that are not read from cache or written to it."""
        return self.prompt - sum(self._shares_of_prompt)

    @property
    def workload(self) -> Workload:
        """The requests of a month; raises InvalidInputError."""
        return Workload(self.usage, self.requests_per_day, self.days)


BOUNDS: dict[str, tuple[int, int]] = {
    "prompt": (0, HIGHEST_COUNT),
    "cached_percent": (0, WHOLE),
    "written_percent": (0, WHOLE),
    "written_1h_percent": (0, WHOLE),
    "completion": (0, HIGHEST_COUNT),
    "reasoning_percent": (0, WHOLE),
    "images": (0, 10_000),
    "image_tokens": (0, 1_000_000),
    "audio": (0, HIGHEST_COUNT),
    "searches": (0, 10_000),
    "requests_per_day": (0, MOST_REQUESTS),
    "days": (1, MOST_DAYS),
}
"""The least and the most of each."""

LABELS = {
    "prompt": "prompt tokens",
    "cached_percent": "share read from cache",
    "written_percent": "share written to cache",
    "written_1h_percent": "share written to cache for 1 hour",
    "completion": "completion tokens",
    "reasoning_percent": "share of reasoning",
    "images": "images",
    "image_tokens": "tokens an image",
    "audio": "audio tokens",
    "searches": "web searches",
    "requests_per_day": "requests a day",
    "days": "days a month",
}
"""What each is called in a sentence."""


def in_short(scenario: Scenario) -> str:
    """Say what it is like in a few words: ``90k in, 1.5k out, 200 a day``."""
    prompt, completion = short_count(scenario.prompt), short_count(scenario.completion)
    return f"{prompt} in, {completion} out, {scenario.requests_per_day:,} a day"


def turned(scenario: Scenario, knob: str, value: int) -> tuple[Scenario, str]:
    """Set one value; others yield where they would no longer lie inside their whole, and a sentence says which.

    Shares yield to the share that is turned, the later ones first; audio tokens yield to everything else. The value is
    held within its bounds, audio within what the shares leave of the prompt.
    """
    least, most = BOUNDS[knob]
    wanted = scenario._replace(**{knob: min(most, max(least, value))})
    yielded = []
    excess = sum(getattr(wanted, share) for share in PROMPT_SHARES) - WHOLE
    for share in reversed(PROMPT_SHARES):
        give = min(getattr(wanted, share), excess)
        if share != knob and give > 0:
            wanted = wanted._replace(**{share: getattr(wanted, share) - give})
            excess -= give
            yielded.append(share)
    if wanted.audio > wanted.room_for_audio:
        wanted = wanted._replace(audio=wanted.room_for_audio)
        yielded.append("audio")
    words = " and ".join(f"{LABELS[each]} to {_written(each, wanted)}" for each in yielded)
    return wanted, f"{words}, as all of it lies inside the prompt" if words else ""


def _written(knob: str, scenario: Scenario) -> str:
    value = getattr(scenario, knob)
    return f"{value} %" if knob in PROMPT_SHARES else f"{value:,}"


def checked(scenario: Scenario) -> Scenario:
    """Return a scenario that was read from somewhere, or raise InvalidInputError in words."""
    for knob, (least, most) in BOUNDS.items():
        if not least <= getattr(scenario, knob) <= most:
            raise InvalidInputError(f"{knob} must be from {least:,} to {most:,}, not {getattr(scenario, knob):,}")
    if (total := sum(getattr(scenario, share) for share in PROMPT_SHARES)) > WHOLE:
        raise InvalidInputError(f"{' + '.join(PROMPT_SHARES)} must be at most 100 together, not {total}")
    _ = scenario.workload
    return scenario
