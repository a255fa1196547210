"""A model as the catalogue lists it: what it is, what it can take and give, what it costs."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from ortui.domain.money import per_million
from ortui.domain.price import Price, PriceState
from ortui.domain.pricing import Pricing
from ortui.domain.tier import Tier, TierLimits

FREE_SUFFIX = ":free"
BATCH_SUFFIX = ":batch"
ALIAS_PREFIX = "~"
FREE_ROUTER = "openrouter/free"
NO_EXPIRATION = date(2098, 12, 31)
"""The API's placeholder for "no date"."""


class Limits(NamedTuple):
    """Token limits; None where the catalogue states none."""

    context: int | None = None
    completion: int | None = None
    provider_context: int | None = None
    """The context of the provider that answers by default, where it differs from the model's."""
    prompt: int | None = None
    """The longest prompt; only endpoints state one."""


class _Row(NamedTuple):
    id: str
    name: str
    pricing: Pricing
    pricing_as_received: Mapping[str, object] = MappingProxyType({})
    canonical_slug: str = ""
    created: int = 0
    """Unix seconds; 0 where it is not stated."""
    limits: Limits = Limits()
    input_modalities: tuple[str, ...] = ("text",)
    output_modalities: tuple[str, ...] = ("text",)
    parameters: tuple[str, ...] = ()
    """Request parameters it supports, such as ``tools`` or ``reasoning``."""
    knowledge_cutoff: str = ""
    expires: date | None = None
    alias_target: str = ""
    """The id an alias points at now; its price is still the alias row's own (rule 13)."""
    benchmarks: tuple[tuple[str, Decimal], ...] = ()
    is_moderated: bool = False
    description: str = ""
    """The maker's own words, in one line; only in prices that were fetched, never in those that ship."""
    other: Mapping[str, str] = MappingProxyType({})
    """Keys of the row that ortui does not know, as text, kept for display."""


class Model(_Row):
    """One row of the catalogue."""

    @cached_property
    def author(self) -> str:
        """The maker's part of the id, without an alias mark."""
        return self.id.removeprefix(ALIAS_PREFIX).partition("/")[0]

    @cached_property
    def slug(self) -> str:
        """The id without its maker."""
        return self.id.partition("/")[2] or self.id

    @property
    def is_batch(self) -> bool:
        """Whether only the batch API serves this row."""
        return self.id.endswith(BATCH_SUFFIX)

    @property
    def is_alias(self) -> bool:
        """Whether the row stands for whatever model is newest of its family."""
        return self.id.startswith(ALIAS_PREFIX)

    def ends_on(self, day: date) -> date | None:
        """Return the day on which it will end, seen from a day; None where none is stated, or it is past."""
        if self.expires is None or self.expires == NO_EXPIRATION or self.expires < day:
            return None
        return self.expires

    @cached_property
    def writes_pay_storage_on_top(self) -> bool:
        """Whether ``input_cache_write`` is a storage price on top of the prompt rate, as Gemini's is (rule 2)."""
        return self.id.removeprefix(ALIAS_PREFIX).startswith("google/gemini")

    @cached_property
    def price(self) -> Price:
        """What can be said of the row's price as a whole (rules 3, 4, 5); known ones say the prompt rate."""
        prompt, completion = self.pricing.rates.get("prompt"), self.pricing.rates.get("completion")
        if prompt is None or completion is None:
            missing = "prompt" if prompt is None else "completion"
            return Price.unknown(f"no {missing} price listed")
        for rate in (prompt, completion):
            if rate.state is PriceState.VARIES:
                return Price.varies("price varies: it is that of the model which serves the request")
        if prompt.usd == 0 and completion.usd == 0:
            if self.id.endswith(FREE_SUFFIX) or self.id == FREE_ROUTER:
                return Price.free()
            return Price.unknown("no token price listed")
        return prompt

    @cached_property
    def stated_rates(self) -> Mapping[str, Price]:
        """The listed rates that say something: a zero where the price is unknown is no price (rule 5)."""
        rates = self.pricing.rates
        if self.price.state is not PriceState.UNKNOWN:
            return rates
        return {key: rate for key, rate in rates.items() if rate.usd != 0}

    def tier(self, limits: TierLimits) -> Tier | None:
        """Classify the row; None where its price varies or is unknown."""
        if self.price.state is PriceState.FREE:
            return Tier.FREE
        if self.price.usd is None:
            return None
        return limits.tier(per_million(self.price.usd))
