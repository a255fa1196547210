"""What kind of endpoint a row is, told by its tag: ``openai/flex`` is another service, not the price of the model.

A tag is the provider's slug with parts behind it: ``deepinfra/fp8``, ``azure/us``, ``google-vertex/global/flex``.
"""

import re
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class ServiceTier(StrEnum):
    """The grade of service. What is not standard serves only requests that ask for it."""

    STANDARD = "standard"
    FLEX = "flex"
    """Cheaper, slower, refused when there is no room."""
    PRIORITY = "priority"
    """Dearer and faster; some tags say ``fast``."""
    ULTRAFAST = "ultrafast"
    OTHER = "other"
    """One that ortui does not know."""


_TIER_WORDS = MappingProxyType(
    {
        "flex": ServiceTier.FLEX,
        "priority": ServiceTier.PRIORITY,
        "fast": ServiceTier.PRIORITY,
        "ultrafast": ServiceTier.ULTRAFAST,
    }
)
_STANDARD_WORDS = frozenset({"", "default", "standard", "auto"})
_QUANTIZATION = re.compile(r"(?:mx|nv)?(?:int|fp|bf)\d{1,2}", re.ASCII)
_REGION = re.compile(r"(?:[a-z]{2}|europe|asia|africa|australia|(?:north|south)america)(?:-[a-z]+)*-?\d*", re.ASCII)
_GLOBAL = "global"


class Kind(NamedTuple):
    """What the parts of a tag say."""

    tier: ServiceTier = ServiceTier.STANDARD
    region: str = ""
    """Where it is served, such as ``us-east-1``; empty where the tag names no place."""
    is_global: bool = False
    """Whether the tag says that any place may serve it."""
    quantization: str = ""
    other: tuple[str, ...] = ()
    """Parts that are none of these, such as ``turbo``."""

    def in_words(self) -> str:
        """Say the kind, without the quantisation: ``standard``, ``flex, global``, ``us-east-1``, ``turbo``."""
        tier = "" if self.tier is ServiceTier.STANDARD else self.tier.value
        place = _GLOBAL if self.is_global else self.region
        return ", ".join(part for part in (tier, place, *self.other) if part) or ServiceTier.STANDARD.value


def kind_of(tag: str, service_tier: str = "") -> Kind:
    """Read the parts of a tag; where the API names a tier by itself (``service_tier``), that one counts."""
    tier, region, is_global, quantization, other = ServiceTier.STANDARD, "", False, "", list[str]()
    for part in tag.lower().split("/")[1:]:
        if part in _TIER_WORDS:
            tier = _TIER_WORDS[part]
        elif part == _GLOBAL:
            is_global = True
        elif _QUANTIZATION.fullmatch(part):
            quantization = part
        elif _REGION.fullmatch(part):
            region = part
        elif part:
            other.append(part)
    named = service_tier.lower()
    if named not in _STANDARD_WORDS:
        tier = _TIER_WORDS.get(named, ServiceTier.OTHER)
    return Kind(tier, region, is_global, quantization, tuple(other))
