"""What one request costs on every model of a catalogue, at once: the totals of the quotes, as whole numbers.

Rates stand in columns, one for each item of a receipt, in units of 10⁻³⁰ USD; a total is the sum of a few columns, each
times its quantity. It is exact, and some fifty times as fast as a receipt for each model.
"""

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from datetime import datetime
from decimal import Decimal

from ortui.domain.fit import misfits
from ortui.domain.model import Model
from ortui.domain.money import EXACT, RATE_PLACES
from ortui.domain.price import Price
from ortui.domain.pricing import RatesInForce
from ortui.domain.quote import quantities, quote, rate_of, reasoning_differs
from ortui.domain.usage import Usage

_UNLIMITED = 10**18
_KEPT_REGIMES = 8
_NO_RATES = RatesInForce({}, {})


class Totals:
    """The rates of models, by the place of each."""

    def __init__(self, models: Sequence[Model]) -> None:
        self._models = models
        self._varying = [place for place, model in enumerate(models) if model.pricing.overrides]
        """Places of models whose rates depend on the size of the prompt or on the hour."""
        conditions = [entry.conditions for place in self._varying for entry in models[place].pricing.overrides]
        self._windows = sorted({each.window for each in conditions if each.window is not None})
        self._thresholds = sorted({above for each in conditions if (above := each.above_prompt_tokens) is not None})
        self._unpriced = [place for place, model in enumerate(models) if model.price.usd is None]
        self._images_apart = [place for place, model in enumerate(models) if model.pricing.image_is_per_image]
        self._reasoning_apart = [place for place, model in enumerate(models) if _may_charge_reasoning_apart(model)]
        self._base: dict[str, list[int]] = {}
        self._columns: dict[Hashable, dict[str, list[int]]] = {}
        self._holes: dict[str, set[int]] = {}
        """Places where a rate varies or is not known, by item."""
        self._contexts = [model.limits.context or _UNLIMITED for model in models]
        self._prompts = [_UNLIMITED if (most := model.limits.prompt) is None else most for model in models]
        self._completions = [_UNLIMITED if (most := model.limits.completion) is None else most for model in models]

    def windows_at(self, moment: datetime) -> tuple[bool, ...]:
        """Say which windows hold at a moment (in UTC): as long as these stay the same, so do all rates."""
        return tuple([window.holds(moment) for window in self._windows])

    def of(self, usage: Usage, moment: datetime) -> list[int | None]:
        """Give each model's total in units of 10⁻³⁰ USD at a moment (in UTC); None where it has none."""
        wanted = dict(quantities(usage, usage.image_tokens_in_all, _NO_RATES)) | {"request": 1}
        items = [item for item, quantity in wanted.items() if quantity]
        totals: list[int] = [0] * len(self._models)
        for item in items:
            quantity, rates = wanted[item], self._rates(item, usage, moment)
            totals = [total + quantity * rate for total, rate in zip(totals, rates, strict=True)]
        found: list[int | None] = list(totals)
        for place in self._apart(usage, items):
            total = quote(self._models[place], usage, moment).total.usd
            found[place] = None if total is None else scaled(total)
        for place in self._unpriced:
            found[place] = None
        return found

    def _apart(self, usage: Usage, items: Sequence[str]) -> set[int]:
        """Give the places of models that need a receipt of their own for this request."""
        apart = {place for item in items for place in self._holes[item]}
        if usage.images:
            apart.update(self._images_apart)
        if usage.reasoning:
            apart.update(self._reasoning_apart)
        return apart

    def misfitting(self, usage: Usage) -> list[bool]:
        """Say of each model whether it can't take the request."""
        prompt = usage.prompt + usage.image_tokens_in_all
        limits = zip(self._contexts, self._prompts, self._completions, strict=True)
        whole = prompt + usage.completion
        found = [whole > context or prompt > longest or usage.completion > most for context, longest, most in limits]
        if usage.images or usage.audio or usage.audio_output or usage.image_output:
            return [bool(misfits(model, usage)) for model in self._models]
        return found

    def _rates(self, item: str, usage: Usage, moment: datetime) -> list[int]:
        """Give the rates of an item that hold for so long a prompt at this moment."""
        tokens = usage.prompt + usage.image_tokens_in_all
        reached = bisect_left(self._thresholds, tokens)
        regime = reached, self.windows_at(moment)
        if regime not in self._columns:
            if len(self._columns) >= _KEPT_REGIMES:
                del self._columns[next(iter(self._columns))]
            self._columns[regime] = {}
        columns = self._columns[regime]
        if item not in columns:
            listed = self._listed(item)
            columns[item] = rates = listed.copy()
            for place in self._varying:
                model = self._models[place]
                rates[place] = self._rate(place, model.pricing.in_force(tokens, moment), item)
        return columns[item]

    def _listed(self, item: str) -> list[int]:
        if item not in self._base:
            self._holes[item] = set()
            self._base[item] = [self._rate(place, model.pricing.base, item) for place, model in enumerate(self._models)]
        return self._base[item]

    def _rate(self, place: int, in_force: RatesInForce, item: str) -> int:
        model = self._models[place]
        if model.price.usd is None:
            return 0
        rate = _request(in_force) if item == "request" else rate_of(model, in_force, item)[0]
        if rate.usd is None:
            self._holes[item].add(place)
            return 0
        return scaled(rate.usd)


def _request(in_force: RatesInForce) -> Price:
    """Give the price of a request; where none is listed there is none to pay (rule 3)."""
    return in_force.rates.get("request", Price.free())


def _may_charge_reasoning_apart(model: Model) -> bool:
    pricing = model.pricing
    return reasoning_differs(pricing.base) or any("internal_reasoning" in entry.rates for entry in pricing.overrides)


def scaled(usd: Decimal) -> int:
    """Turn USD into units of 10⁻³⁰ USD."""
    return int(EXACT.scaleb(usd, RATE_PLACES))


def unscaled(amount: int) -> Decimal:
    """Turn units of 10⁻³⁰ USD into USD."""
    return EXACT.scaleb(Decimal(amount), -RATE_PLACES)
