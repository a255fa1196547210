"""What a model can be or do, by the words of the search line."""

from collections.abc import Callable
from operator import attrgetter

from ortui.domain.model import Model
from ortui.domain.price import PriceState

Test = Callable[[Model], bool]


def _takes_or_gives(kind: str) -> Test:
    return lambda model: kind in model.input_modalities or kind in model.output_modalities


ABILITIES: dict[str, Test] = {
    "tools": lambda model: "tools" in model.parameters,
    "vision": lambda model: "image" in model.input_modalities,
    "reasoning": lambda model: "reasoning" in model.parameters,
    "cache": lambda model: "input_cache_read" in model.pricing.rates,
    **{kind: _takes_or_gives(kind) for kind in ("image", "audio", "file", "video")},
}
"""What ``has:`` takes."""

KINDS: dict[str, Test] = {
    "free": lambda model: model.price.state is PriceState.FREE,
    "batch": attrgetter("is_batch"),
    "alias": attrgetter("is_alias"),
}
"""What ``is:`` takes, besides favourites."""

BARE: dict[str, Test] = {
    **{word: KINDS[word] for word in ("free", "batch")},
    **{word: ABILITIES[word] for word in ("tools", "vision", "image", "audio", "video", "file", "reasoning", "cache")},
}
"""Words that mean a name or an ability."""
