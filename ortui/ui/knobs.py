"""What the sliders say together: tokens and shares of one request, and how often it is made."""

from typing import NamedTuple

from ortui.domain.usage import Usage, Workload

WHOLE = 100


class Knobs(NamedTuple):
    """The sliders' values. Where nothing is chosen: a chat turn, once a day."""

    prompt: int = 2_000
    cached_percent: int = 0
    """Whole percent of the prompt that is read from cache."""
    completion: int = 500
    requests_per_day: int = 1

    @property
    def cached(self) -> int:
        """Tokens read from cache: the share of the prompt, rounded down to whole tokens."""
        return self.prompt * self.cached_percent // WHOLE

    @property
    def workload(self) -> Workload:
        """The workload they describe."""
        usage = Usage(prompt=self.prompt, cached=self.cached, completion=self.completion)
        return Workload(usage, requests_per_day=self.requests_per_day)
