"""The price engine: a model, one request's usage and a moment make a quote, a receipt that names each rule used.

The cost of a request (reading rule 2) is the sum over its parts of quantity times rate. Parts that lie inside the
prompt or the completion are taken out of it, never added on top.
"""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from ortui.domain.fit import misfits, tokens_of_prompt
from ortui.domain.model import Model
from ortui.domain.money import EXACT, ZERO
from ortui.domain.price import Price, PriceState
from ortui.domain.pricing import PARENT, RatesInForce
from ortui.domain.usage import Usage

OWN_SEARCH = Decimal("0.007")
"""USD a search by OpenRouter's own engine, for models without a search price (rule 3; documented 2026-08-22)."""

_NO_SEPARATE_PRICE = {
    "input_cache_read": "no separate price for cache reads",
    "input_cache_write": "no separate price for cache writes",
    "input_cache_write_1h": "no separate price for 1-hour cache writes",
    "image": "no separate price for images",
    "audio": "no separate price for audio",
    "image_output": "no separate price for image output",
    "audio_output": "no separate price for audio output",
}


class Line(NamedTuple):
    """One line of a receipt."""

    item: str
    """The price key it is charged under, such as ``prompt`` or ``input_cache_read``."""
    quantity: int
    rate: Price
    """USD for one of them."""
    amount: Price
    rule: str
    """What set the rate."""


class Quote(NamedTuple):
    """What one request would cost on one model, and why."""

    model: Model
    usage: Usage
    lines: tuple[Line, ...]
    """Empty where the total is not known."""
    total: Price
    misfits: tuple[str, ...]
    """Why the model can't take this request, in words; empty if it can."""
    remarks: tuple[str, ...]
    """What else to know about the figure: why there is none, what was skipped."""

    @property
    def fits(self) -> bool:
        """Whether the model can take the request."""
        return not self.misfits

    @property
    def problems(self) -> tuple[str, ...]:
        """All there is to say, misfits first."""
        return self.misfits + self.remarks


def quote(model: Model, usage: Usage, moment: datetime) -> Quote:
    """Price one request on a model at a moment (in UTC)."""
    remarks = [
        f"a price with a condition ortui does not know ({condition}) was skipped"
        for condition in model.pricing.not_understood
    ]
    lines: tuple[Line, ...] = ()
    total = model.price
    if model.price.usd is not None:
        lines = tuple(_lines(model, usage, moment))
        total = _sum(model, lines)
    if total.usd is None:
        lines = ()
        remarks.insert(0, total.reason)
    return Quote(model, usage, lines, total, misfits(model, usage), tuple(remarks))


def _sum(model: Model, lines: tuple[Line, ...]) -> Price:
    if model.price.state is PriceState.FREE and all(line.amount.usd == 0 for line in lines):
        return model.price
    total = Price.known(ZERO)
    for line in lines:
        total += line.amount
    return total


def _lines(model: Model, usage: Usage, moment: datetime) -> Iterator[Line]:
    priced_apiece = model.pricing.image_is_per_image
    images = usage.images if priced_apiece else usage.image_tokens_in_all
    in_force = model.pricing.in_force(tokens_of_prompt(model, usage), moment)
    for item, quantity in quantities(usage, images, in_force):
        if quantity:
            rate, rule = rate_of(model, in_force, item)
            if item == "image" and not priced_apiece:
                rule = f"{rule}; assumed {usage.image_tokens:,} tokens an image"
            yield Line(item, quantity, rate, rate.times(quantity), rule)


def quantities(usage: Usage, images: int, in_force: RatesInForce) -> Iterator[tuple[str, int]]:
    """Say how many of each item a request has: ``images`` as tokens, or as pieces where they are priced apiece."""
    reasoning = usage.reasoning if reasoning_differs(in_force) else 0
    yield "prompt", usage.prompt - usage.cached - usage.cache_write - usage.cache_write_1h - usage.audio
    yield "input_cache_read", usage.cached
    yield "input_cache_write", usage.cache_write
    yield "input_cache_write_1h", usage.cache_write_1h
    yield "image", images
    yield "audio", usage.audio
    yield "completion", usage.completion - reasoning - usage.audio_output - usage.image_output
    yield "internal_reasoning", reasoning
    yield "audio_output", usage.audio_output
    yield "image_output", usage.image_output
    yield "web_search", usage.searches
    yield "request", 1 if "request" in in_force.rates and in_force.rates["request"].usd != 0 else 0


def reasoning_differs(in_force: RatesInForce) -> bool:
    """Whether reasoning tokens have a price of their own."""
    reasoning = in_force.rates.get("internal_reasoning")
    return reasoning is not None and reasoning != in_force.rates.get("completion")


def rate_of(model: Model, in_force: RatesInForce, item: str) -> tuple[Price, str]:
    """Give the rate of an item in USD, and the rule that sets it; worked out once for each."""
    known = (model.id, item)
    if known not in in_force.resolved:
        in_force.resolved[known] = _rate(model, in_force, item)
    return in_force.resolved[known]


def _rate(model: Model, in_force: RatesInForce, item: str) -> tuple[Price, str]:
    """Find the rate of an item and the rule that sets it (rules 2, 3, 6)."""
    if item == "web_search" and item not in in_force.rates:
        return Price.known(OWN_SEARCH), "assumed OpenRouter's own search, no search price listed"
    if item == "input_cache_write" and item in in_force.rates and model.writes_pay_storage_on_top:
        return _with_storage(in_force)
    if item == "input_cache_write_1h" and item not in in_force.rates:
        rate, rule = _rate(model, in_force, "input_cache_write")
        return rate, f"{_NO_SEPARATE_PRICE[item]}: {rule}" if "input_cache_write" in in_force.rates else rule
    if item in in_force.rates:
        return in_force.rates[item], _rule(model, in_force, item)
    parent = PARENT.get(item, "prompt")
    rate, rule = _rate(model, in_force, parent)
    return rate, f"{_NO_SEPARATE_PRICE[item]}: {parent} rate, {rule}"


def _rule(model: Model, in_force: RatesInForce, item: str) -> str:
    if model.price.state is PriceState.FREE and in_force.rates[item].usd == 0:
        return "free"
    is_assumed = item == "image" and model.pricing.image_is_per_image
    return f"{in_force.rule(item)}; assumed to be a price per image" if is_assumed else in_force.rule(item)


def _with_storage(in_force: RatesInForce) -> tuple[Price, str]:
    prompt, storage = in_force.rates["prompt"], in_force.rates["input_cache_write"]
    if prompt.usd is None or storage.usd is None:
        return prompt + storage, in_force.rule("prompt")
    rule = f"{in_force.rule('prompt')}; assumed the write price is for storage, on top of the prompt rate"
    return Price.known(EXACT.add(prompt.usd, storage.usd)), rule
