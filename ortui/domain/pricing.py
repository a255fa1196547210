"""The price object of a model: its rates by the API's own keys, and the overrides that replace them for a while.

Reading rules (numbers as in the documentation of the figures, README "How the figures are read"):
1. overrides are taken in order, each only if all its conditions hold; later ones win per key, the rest is inherited;
6. a key that equals its parent at base (``image`` = ``prompt``, ``internal_reasoning`` = ``completion``) follows the
   parent in every override that does not name it.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from types import MappingProxyType
from typing import Final, NamedTuple

from ortui.domain.money import EXACT
from ortui.domain.price import Price
from ortui.domain.window import Conditions

RATE_KEYS = (
    "prompt",
    "completion",
    "input_cache_read",
    "input_cache_write",
    "input_cache_write_1h",
    "image",
    "image_token",
    "audio",
    "input_audio_cache",
    "internal_reasoning",
    "image_output",
    "audio_output",
    "web_search",
    "request",
)
"""Every price key ortui knows, in the order it shows them."""

PARENT = MappingProxyType(
    {
        "image": "prompt",
        "audio": "prompt",
        "internal_reasoning": "completion",
        "image_output": "completion",
        "audio_output": "completion",
    }
)
"""Where a kind of token has no price of its own, it costs what its parent costs."""

PER_UNIT = MappingProxyType({"web_search": "each", "request": "a request"})
"""Keys whose rate is not for a token, with the word for their unit."""

IMAGE_PRICE_FACTOR = 20
"""``image`` above this many times ``prompt`` is read as a price per image, not per token (an assumption)."""

LISTED = "listed price"


class Override(NamedTuple):
    """Rates that replace the listed ones while the conditions hold."""

    conditions: Conditions
    rates: Mapping[str, Price]


class RatesInForce:
    """The rates for one size of prompt at one moment, each with the rule that set it."""

    __slots__ = ("rates", "resolved", "rules")

    def __init__(self, rates: Mapping[str, Price], rules: Mapping[str, str]) -> None:
        self.rates: Final = rates
        self.rules: Final = rules
        self.resolved: Final[dict[tuple[str, str], tuple[Price, str]]] = {}
        """Rate and rule that the price engine has worked out for a model's id and item; they serve every quantity."""

    def rule(self, key: str) -> str:
        """Name the rule that set this rate."""
        return self.rules.get(key, LISTED)


class _Listed(NamedTuple):
    rates: Mapping[str, Price]
    overrides: tuple[Override, ...] = ()
    other: Mapping[str, str] = MappingProxyType({})
    """Keys ortui does not know, as text, kept for display."""


class Pricing(_Listed):
    """All prices of one model, as listed. Rates are in USD a token unless ``PER_UNIT`` says otherwise."""

    @cached_property
    def base(self) -> RatesInForce:
        """The listed rates, before any override."""
        return RatesInForce(self.rates, {})

    @cached_property
    def _in_force(self) -> dict[tuple[int, ...], RatesInForce]:
        return {(): self.base}

    @cached_property
    def not_understood(self) -> tuple[str, ...]:
        """Conditions that made ortui skip an override, each once."""
        return tuple(dict.fromkeys(key for entry in self.overrides for key in entry.conditions.not_understood))

    @cached_property
    def followers(self) -> Mapping[str, str]:
        """Keys that equal their parent at base, with that parent."""
        rates = self.rates
        return {key: parent for key, parent in PARENT.items() if key in rates and rates[key] == rates.get(parent)}

    @cached_property
    def image_is_per_image(self) -> bool:
        """Whether ``image`` is read as USD an image (rule 6)."""
        image, prompt = self.rates.get("image"), self.rates.get("prompt")
        if image is None or image.usd is None or prompt is None or prompt.usd is None:
            return False
        return prompt.usd == 0 or image.usd > EXACT.multiply(prompt.usd, IMAGE_PRICE_FACTOR)

    def is_per_token(self, key: str) -> bool:
        """Whether the rate under this key is for a token; else it is for one of what the key names."""
        return key not in PER_UNIT and not (key == "image" and self.image_is_per_image)

    @property
    def has_tiers(self) -> bool:
        """Whether a long prompt changes the rates."""
        return any(entry.conditions.above_prompt_tokens is not None for entry in self._understood)

    @property
    def has_windows(self) -> bool:
        """Whether the hour or the day changes the rates."""
        return any(entry.conditions.window is not None for entry in self._understood)

    @property
    def has_weekdays(self) -> bool:
        """Whether the day of the week changes the rates."""
        windows = (entry.conditions.window for entry in self._understood)
        return any(window is not None and window.days for window in windows)

    @property
    def _understood(self) -> tuple[Override, ...]:
        return tuple(entry for entry in self.overrides if not entry.conditions.not_understood)

    def in_force(self, prompt_tokens: int, moment: datetime) -> RatesInForce:
        """Find the rates for a prompt of this size at this moment (in UTC)."""
        if not self.overrides:
            return self.base
        holding = tuple(
            number for number, entry in enumerate(self.overrides) if entry.conditions.hold(prompt_tokens, moment)
        )
        if holding not in self._in_force:
            self._in_force[holding] = self._with(holding)
        return self._in_force[holding]

    def rates_of(self, entry: Override) -> dict[str, Price]:
        """Return what an override sets: the rates it names, and those that follow one of them (rule 6)."""
        follow = {
            key: entry.rates[parent]
            for key, parent in self.followers.items()
            if key not in entry.rates and parent in entry.rates
        }
        return dict(entry.rates) | follow

    def _with(self, holding: tuple[int, ...]) -> RatesInForce:
        rates, rules = dict(self.rates), dict[str, str]()
        for entry in (self.overrides[number] for number in holding):
            named = self.rates_of(entry)
            rates |= named
            rules |= dict.fromkeys(named, entry.conditions.in_words())
        return RatesInForce(rates, rules)
