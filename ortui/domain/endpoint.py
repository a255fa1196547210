"""The endpoints of a model: which providers serve it, at which prices, within which limits, how reliably, how fast."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from ortui.domain.catalogue import SetAside, Source
from ortui.domain.discount import discount_of
from ortui.domain.endpoint_kind import Kind, kind_of
from ortui.domain.model import Limits
from ortui.domain.pricing import Pricing

HEALTHY_FROM = Decimal(95)
"""Percent of the last 30 minutes. An assumption: in every answer at hand, rows below had a negative status as well."""


class Percentiles(NamedTuple):
    """How a measure of the last 30 minutes was spread over the requests; None where a figure is not stated."""

    p50: Decimal
    """The median."""
    p75: Decimal | None = None
    p90: Decimal | None = None
    p99: Decimal | None = None


class Uptime(NamedTuple):
    """Percent of requests that were answered; None where there were too few to tell."""

    last_5m: Decimal | None = None
    last_30m: Decimal | None = None
    last_1d: Decimal | None = None


_NOT_MEASURED = Uptime()


@dataclass(frozen=True)
class Endpoint:
    """One provider's offer of a model. The prices are what is billed: a discount is already inside them (rule 7)."""

    provider: str
    tag: str
    """What requests name it by, and what tells its kind."""
    pricing: Pricing
    pricing_as_received: Mapping[str, object] = field(default_factory=dict, repr=False, compare=False)
    quantization: str = ""
    """Such as ``fp8``; empty where it is not stated."""
    limits: Limits = Limits()
    status: int | None = None
    """0 is normal, below 0 is degraded (the meanings of the numbers are not documented); None where not stated."""
    uptime: Uptime = _NOT_MEASURED
    latency: Percentiles | None = None
    """Milliseconds to the first token; None without a key, or where there were too few requests."""
    throughput: Percentiles | None = None
    """Tokens a second; None for the same reasons."""
    service_tier: str = ""
    """The tier as the API names it; empty in older answers, where the tag alone tells it."""
    parameters: tuple[str, ...] = ()
    """Request parameters it supports."""
    caches_by_itself: bool = False
    """Whether it caches prompts without being asked to."""

    @cached_property
    def kind(self) -> Kind:
        """What kind of endpoint it is."""
        return kind_of(self.tag, self.service_tier)

    @cached_property
    def discount(self) -> Decimal | None:
        """The fraction that was taken off the list price; None where none is stated."""
        return discount_of(self.pricing)

    @property
    def trouble(self) -> str:
        """Why default routing passes it over while others are well, in words; empty if it does not."""
        if self.status is not None and self.status < 0:
            return f"degraded (status {self.status})"
        recent = self.uptime.last_30m
        return f"degraded (uptime below {HEALTHY_FROM} %)" if recent is not None and recent < HEALTHY_FROM else ""


@dataclass(frozen=True)
class Listing:
    """The endpoints of one model in the order of the API's answer, and the answer's origin."""

    model_id: str
    """The id that was asked for."""
    fetched_at: datetime
    """In UTC."""
    endpoints: tuple[Endpoint, ...]
    set_aside: tuple[SetAside, ...] = ()
    source: Source = Source.LIVE
    answered_for: str = ""
    """The id the answer names; it differs where the one asked for is an alias."""
    server: str = ""
    """The address of the API that gave it."""

    def __len__(self) -> int:
        return len(self.endpoints)

    def __iter__(self) -> Iterator[Endpoint]:
        return iter(self.endpoints)

    def age_seconds(self, now: datetime) -> int:
        """Whole seconds since it was fetched; never negative, whatever the clocks say."""
        return max(0, int((now - self.fetched_at).total_seconds()))
