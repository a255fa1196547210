"""What a person's work consumes: one request's tokens, and a workload = a request times its volume."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, Self

from ortui.domain.counts import HIGHEST_COUNT
from ortui.domain.errors import InvalidInputError
from ortui.domain.price import Price

TOKENS_PER_IMAGE = 1000
"""Assumed where nothing else is said; named as an assumption on the receipt."""
MONTHS_A_YEAR = 12
MOST_DAYS = 31
MOST_REQUESTS = 1_000_000_000


class _Checked:
    """Fields that are checked however they are put together."""

    __slots__ = ()

    if not TYPE_CHECKING:  # for which it is made of the fields that it names

        def __new__(cls, *fields: object, **named: object) -> Self:
            """Put together what passes."""
            made = super().__new__(cls, *fields, **named)
            made._check()
            return made

        @classmethod
        def _make(cls, fields: Iterable[object]) -> Self:
            return cls(*fields)


class _Counts(NamedTuple):
    prompt: int = 0
    completion: int = 0
    cached: int = 0
    cache_write: int = 0
    cache_write_1h: int = 0
    audio: int = 0
    reasoning: int = 0
    audio_output: int = 0
    image_output: int = 0
    images: int = 0
    image_tokens: int = TOKENS_PER_IMAGE
    """Tokens of one image."""
    searches: int = 0


class Usage(_Checked, _Counts):
    """Tokens and calls of one request.

    Cached, written and audio tokens lie inside ``prompt``; reasoning, audio and image output inside ``completion``.
    Images come on top: each adds ``image_tokens`` to the prompt before tiers are looked at.

    Raises InvalidInputError when a part is larger than its whole or a count is out of range.
    """

    __slots__ = ()

    def _check(self) -> None:
        for name, count in zip(self._fields, self, strict=True):
            if not 0 <= count <= HIGHEST_COUNT:
                raise InvalidInputError(f"{_in_words(name)} must be from 0 to {HIGHEST_COUNT:,}")
        self._check_parts("prompt", ("cached", "cache_write", "cache_write_1h", "audio"))
        self._check_parts("completion", ("reasoning", "audio_output", "image_output"))
        if self.image_tokens_in_all > HIGHEST_COUNT:
            raise InvalidInputError(f"images times image tokens must be at most {HIGHEST_COUNT:,}")

    def _check_parts(self, whole: str, parts: tuple[str, ...]) -> None:
        inside = [part for part in parts if getattr(self, part)]
        total, limit = sum(getattr(self, part) for part in inside), getattr(self, whole)
        if total > limit:
            names = " + ".join(_in_words(part) for part in inside)
            raise InvalidInputError(
                f"{names} ({total:,}) must lie inside the {whole} tokens ({limit:,}): they are part of them"
            )

    @property
    def image_tokens_in_all(self) -> int:
        """Tokens of all images together."""
        return self.images * self.image_tokens


def _in_words(field_name: str) -> str:
    return field_name.replace("_", " ")


class _Volume(NamedTuple):
    usage: Usage = Usage()
    requests_per_day: int = 1
    days: int = 30


class Workload(_Checked, _Volume):
    """A request and how often it is made. A month is so many days, a year twelve such months."""

    __slots__ = ()

    def _check(self) -> None:
        if not 0 <= self.requests_per_day <= MOST_REQUESTS:
            raise InvalidInputError("requests per day must be from 0 to 1,000,000,000")
        if not 1 <= self.days <= MOST_DAYS:
            raise InvalidInputError(f"days per month must be from 1 to {MOST_DAYS}, not {self.days}")

    def per_day(self, request: Price) -> Price:
        """Price a day from the price of one request."""
        return request.times(self.requests_per_day)

    def per_month(self, request: Price) -> Price:
        """Price a month from the price of one request."""
        return self.per_day(request).times(self.days)

    def per_year(self, request: Price) -> Price:
        """Price a year from the price of one request."""
        return self.per_month(request).times(MONTHS_A_YEAR)
