"""What many requests that differ in one count cost on a model, as whole numbers: exact, without a receipt for each.

As long as the rates stay, a cost is linear in its parts. So each part's rate is looked up once for every set of rates,
and what no part changes, such as images and searches, is priced once.
"""

from datetime import datetime
from operator import mul
from typing import NamedTuple

from ortui.domain.model import Model
from ortui.domain.pricing import RatesInForce
from ortui.domain.quote import quantities, rate_of, reasoning_differs
from ortui.domain.scenario import PROMPT_SHARES, WHOLE, Scenario, turned
from ortui.domain.totals import scaled
from ortui.domain.usage import Usage

_ITEMS = ("prompt", "input_cache_read", "input_cache_write", "input_cache_write_1h", "audio", "completion")


class Parts(NamedTuple):
    """The tokens of a request, parted as they are charged: together they are its prompt and its completion."""

    plain: int
    """Of the prompt, what is neither cached, written nor audio."""
    cached: int
    cache_write: int
    cache_write_1h: int
    audio: int
    answer: int
    """Of the completion, what is no reasoning."""
    reasoning: int


class _Rates(NamedTuple):
    """Rates in force, in units of 10⁻³⁰ USD."""

    of_parts: tuple[int, ...]
    holes: tuple[int, ...]
    """Places of parts whose rates vary or are unknown."""
    besides: int | None
    """What images, searches and the request itself cost; None where that is not known."""


def parts_at(scenario: Scenario, knob: str, value: int) -> Parts:
    """Part the request of a scenario of which ``prompt``, ``completion`` or ``cached_percent`` is turned to a value."""
    if knob == "cached_percent":
        scenario = turned(scenario, knob, value)[0]
    prompt = value if knob == "prompt" else scenario.prompt
    completion = value if knob == "completion" else scenario.completion
    cached, written, written_1h = (prompt * getattr(scenario, share) // WHOLE for share in PROMPT_SHARES)
    room = prompt - cached - written - written_1h
    audio = min(scenario.audio, room)  # it yields to everything else
    reasoning = completion * scenario.reasoning_percent // WHOLE
    return Parts(room - audio, cached, written, written_1h, audio, completion - reasoning, reasoning)


class WholeCosts:
    """The costs on one model at one moment (in UTC), with the images and searches of a scenario."""

    def __init__(self, model: Model, scenario: Scenario, moment: datetime) -> None:
        self._model, self._moment = model, moment
        self._besides = Usage(images=scenario.images, image_tokens=scenario.image_tokens, searches=scenario.searches)
        per_image = model.pricing.image_is_per_image
        self._images = scenario.images if per_image else self._besides.image_tokens_in_all
        self._image_tokens = 0 if per_image else self._images
        self._known: dict[int, _Rates] = {}
        """By the identity of the rates in force, which their pricing keeps."""

    def of(self, parts: Parts) -> int | None:
        """Give the total in units of 10⁻³⁰ USD; None where it varies or is unknown."""
        if self._model.price.usd is None:
            return None
        tokens = sum(parts[:5]) + self._image_tokens
        in_force = self._model.pricing.in_force(tokens, self._moment)
        if id(in_force) not in self._known:
            self._known[id(in_force)] = self._rates(in_force)
        rates = self._known[id(in_force)]
        if rates.besides is None or any(parts[hole] for hole in rates.holes):
            return None
        total: int = sum(map(mul, parts, rates.of_parts), rates.besides)
        return total

    def _rates(self, in_force: RatesInForce) -> _Rates:
        reasoning = "internal_reasoning" if reasoning_differs(in_force) else "completion"
        found = [self._rate(in_force, item) for item in (*_ITEMS, reasoning)]
        holes = tuple(place for place, rate in enumerate(found) if rate is None)
        return _Rates(tuple(rate or 0 for rate in found), holes, self._fixed(in_force))

    def _rate(self, in_force: RatesInForce, item: str) -> int | None:
        usd = rate_of(self._model, in_force, item)[0].usd
        return None if usd is None else scaled(usd)

    def _fixed(self, in_force: RatesInForce) -> int | None:
        total = 0
        for item, quantity in quantities(self._besides, self._images, in_force):
            if quantity:
                rate = self._rate(in_force, item)
                if rate is None:
                    return None
                total += quantity * rate
        return total
