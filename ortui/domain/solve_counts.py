"""A scenario with one count left open: which numbers can stand there, and where they cross into another price."""

from bisect import bisect_left
from collections.abc import Iterator
from math import gcd
from typing import NamedTuple

from ortui.domain.counts import HIGHEST_COUNT
from ortui.domain.fit import tokens_of_prompt
from ortui.domain.free_rules import FreeRules
from ortui.domain.model import Model
from ortui.domain.price import PriceState
from ortui.domain.scenario import PROMPT_SHARES, WHOLE, Scenario
from ortui.domain.usage import MOST_REQUESTS, Usage

_SHARES = {"prompt": PROMPT_SHARES, "completion": ("reasoning_percent",), "requests_per_day": ()}
MOST_COUNTED = "the most ortui counts"


class Limit(NamedTuple):
    """The most that can stand there."""

    value: int
    """Negative where not even nothing can."""
    words: str
    """What sets it."""


class OpenCount(NamedTuple):
    """The count to be solved for: ``prompt``, ``completion`` or ``requests_per_day``."""

    knob: str
    model: Model
    scenario: Scenario
    """Everything else."""
    free_rules: FreeRules | None = None
    """What bounds the requests to a free model; None where nothing does."""

    def at(self, number: int) -> Scenario:
        """Put a number where the count is open."""
        return self.scenario._replace(**{self.knob: number})

    def tokens_at(self, number: int) -> int:
        """Count the prompt as tiers and limits see it."""
        prompt = number if self.knob == "prompt" else self.scenario.prompt
        return prompt + self.image_tokens

    @property
    def image_tokens(self) -> int:
        """Tokens that images add to the prompt, as tiers and limits see it."""
        images = Usage(images=self.scenario.images, image_tokens=self.scenario.image_tokens)
        return tokens_of_prompt(self.model, images)

    @property
    def _shares(self) -> list[int]:
        return [share for name in _SHARES[self.knob] if (share := getattr(self.scenario, name))]

    @property
    def _period(self) -> int:
        """After so many the shares come out at whole tokens again: each period adds the same parts."""
        return WHOLE // gcd(WHOLE, *self._shares)

    @property
    def step(self) -> int:
        """So many more never cost less, nor leave less room, as long as the rates stay.

        With one share at most that is any number more, as both parts grow with their whole. Two shares may gain a token
        each with one token more, and the rest then loses one; only after a period no part has lost any.
        """
        return 1 if len(self._shares) <= 1 else self._period

    @property
    def limit(self) -> Limit:
        """The lowest of the limits that the model states or free models have, or else of what ortui counts to."""
        return min(self._limits(), key=lambda limit: limit.value)

    def _limits(self) -> Iterator[Limit]:
        if self.knob == "requests_per_day":
            if self.free_rules is not None and self.model.price.state is PriceState.FREE:
                yield Limit(self.free_rules.per_day_after_credits, self.free_rules.fewer_in_words())
            yield Limit(MOST_REQUESTS, MOST_COUNTED)
            return
        limits, rest = self.model.limits, self.scenario.completion
        if self.knob == "completion":
            rest = self.scenario.prompt
            if limits.completion is not None:
                yield Limit(limits.completion, f"the model writes at most {limits.completion:,} tokens")
        elif limits.prompt is not None:
            yield Limit(limits.prompt - self.image_tokens, f"the model takes at most {limits.prompt:,} prompt tokens")
        if limits.context is not None:
            most = limits.context - self.image_tokens - rest
            yield Limit(most, f"the context ends there: {limits.context:,} tokens")
        yield Limit(HIGHEST_COUNT, MOST_COUNTED)

    @property
    def least(self) -> int | None:
        """The least that can stand there: 0, but for a prompt that must hold audio tokens; None where none can."""
        found = [usable for number in range(self.step) if (usable := self.usable_from(number)) is not None]
        return min((number for number in found if number <= HIGHEST_COUNT), default=None)

    def usable_from(self, number: int) -> int | None:
        """Find the least number that holds the audio tokens, whole steps (or none) above a number."""
        if self.knob != "prompt" or self._room(number) >= 0:
            return number
        more = self._room(number + self._period) - self._room(number)
        if not more:
            return None
        enough = number - self._room(number) // more * self._period
        period = range(enough - self._period + self.step, enough + 1, self.step)
        return period[bisect_left(period, 0, key=self._room)]

    def _room(self, prompt: int) -> int:
        """Count the tokens that audio could still take of a prompt; negative where it has not even room for it."""
        return self.at(prompt).room_for_audio - self.scenario.audio

    def runs(self) -> Iterator[range]:
        """Give all numbers up to the limit in runs of one price each, the highest first."""
        starts, stop = {0}, self.limit.value + 1
        if self.knob == "prompt":
            entries = self.model.pricing.overrides
            tiers = (above for entry in entries if (above := entry.conditions.above_prompt_tokens) is not None)
            starts.update(max(0, above + 1 - self.image_tokens) for above in tiers)
        for start in sorted(starts, reverse=True):
            if start < stop:
                yield range(start, stop)
                stop = start
