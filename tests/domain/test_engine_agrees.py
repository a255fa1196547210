"""The price engine agrees to the last digit with an independent calculator, genai-prices, on the same rates.

Its rules are the same where they meet: a part lies inside its whole, the most specific rate wins, a kind of token
without a rate of its own costs what its whole costs, a tier holds strictly above its threshold of input tokens (images
included) and reprices the whole request, a window holds from its start up to, not including, its end. It is fed the
rates as listed, for a million tokens or a thousand calls, and calculates in 60 digits.

What it can't express, and how the comparison avoids it:
- a price that varies, and the difference between free and no price listed: only models with a known price take part;
- a rate that is added to another (cache writes that pay storage on top of the prompt): those models write nothing;
- a search that costs what the router's own engine costs, where none is listed: those models search nothing;
- a price per image instead of per token: no model that ships has one;
- a key that follows its parent in tiers: it is not fed where it equals its parent and no tier names it, so that its
  tokens fall to the parent by the calculator's own rule;
- weekdays of windows: no model that ships has a window, and a made-up one has it every day.
Cached audio and images have rates of their own there, which must be given; no token is counted under them.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from decimal import Decimal, localcontext
from importlib import import_module
from random import Random
from types import ModuleType
from typing import Any

import pytest

from ortui.domain.catalogue import Catalogue
from ortui.domain.model import Model
from ortui.domain.money import EXACT
from ortui.domain.price import Price, PriceState
from ortui.domain.quote import quote
from ortui.domain.usage import Usage

Make = Callable[..., Model]

USAGES = 240
EVERY = 16
"""Each usage is priced on every sixteenth model, so that each model is met fifteen times."""

THEIR_KEYS = {
    "prompt": "input_mtok",
    "completion": "output_mtok",
    "input_cache_read": "cache_read_mtok",
    "input_cache_write": "cache_write_mtok",
    "input_cache_write_1h": "cache_write_1h_mtok",
    "image": "input_image_mtok",
    "audio": "input_audio_mtok",
    "internal_reasoning": "output_reasoning_mtok",
    "image_output": "output_image_mtok",
    "audio_output": "output_audio_mtok",
    "web_search": "web_searches_kcount",
    "request": "requests_kcount",
}
JOINED = tuple(
    name.format(kind)
    for kind in ("audio", "image")
    for name in ("cache_{}_read", "cache_{}_write", "cache_{}_write_1h", "output_{}_reasoning")
)
"""What is of two kinds at once."""
RATES = {
    "prompt": "0.000002",
    "completion": "0.00001",
    "input_cache_read": "0.0000002",
    "input_cache_write": "0.0000025",
    "input_cache_write_1h": "0.000004",
    "image": "0.000003",
    "audio": "0.000005",
    "internal_reasoning": "0.000012",
    "image_output": "0.00003",
    "audio_output": "0.00004",
    "web_search": "0.01",
    "request": "0.002",
}


@pytest.fixture(scope="module")
def theirs() -> ModuleType:
    """Load the calculator's types; only where they are used, as they bring much along."""
    return import_module("genai_prices.types")


@pytest.fixture(scope="module")
def models(catalogue: Catalogue, make_model: Make) -> list[Model]:
    """Give the models that ship with a known price, and made-up ones with every key and tiers that name a few."""
    tiers = (
        {"prompt": "0.000003", "audio": "0.000006", "web_search": "0.02", "min_prompt_tokens": 1_000},
        {"prompt": "0.000004", "internal_reasoning": "0.00002", "request": "0.003", "min_prompt_tokens": 200_000},
    )
    made_up = [make_model(RATES, *tiers[:count], id=f"maker/{count}-tiers") for count in range(3)]
    return [*(model for model in catalogue.models if model.price.state is PriceState.KNOWN), *made_up]


def _usd(price: Price, key: str) -> Decimal:
    assert price.usd is not None
    return EXACT.multiply(price.usd, 1_000 if key in {"web_search", "request"} else 1_000_000)


def their_prices(theirs: ModuleType, model: Model) -> object:
    """Say a model's rates in the calculator's types: for each key the listed rate, and what it is from each tier on."""
    fed = {}
    for key, price in model.pricing.rates.items():
        named = [entry for entry in model.pricing.overrides if key in entry.rates]
        if key not in THEIR_KEYS or (key in model.pricing.followers and not named):
            continue
        assert all(entry.conditions.window is None for entry in model.pricing.overrides)
        tiers = [
            theirs.Tier(start=entry.conditions.above_prompt_tokens, price=_usd(entry.rates[key], key))
            for entry in named
        ]
        fed[THEIR_KEYS[key]] = theirs.TieredPrices(base=_usd(price, key), tiers=tiers) if tiers else _usd(price, key)
    return theirs.ModelPrice(**fed, **{f"{joined}_mtok": Decimal(0) for joined in _joined(set(fed))})


def _joined(fed: set[str]) -> Iterator[str]:
    """Name the joined kinds for which the calculator wants a rate: both kinds have one."""
    for joined in JOINED:
        way, kind, *what = joined.split("_")
        whole = f"input_{kind}_mtok" if way == "cache" else f"output_{kind}_mtok"
        if {whole, f"{way}_{'_'.join(what)}_mtok"} <= fed:
            yield joined


def their_usage(theirs: ModuleType, usage: Usage) -> object:
    return theirs.Usage(
        input_tokens=usage.prompt + usage.image_tokens_in_all,
        cache_read_tokens=usage.cached,
        cache_write_tokens=usage.cache_write + usage.cache_write_1h,
        cache_write_1h_tokens=usage.cache_write_1h,
        input_audio_tokens=usage.audio,
        input_image_tokens=usage.image_tokens_in_all,
        output_tokens=usage.completion,
        output_reasoning_tokens=usage.reasoning,
        output_audio_tokens=usage.audio_output,
        output_image_tokens=usage.image_output,
        web_searches=usage.searches,
        **{f"{joined}_tokens": 0 for joined in JOINED},
    )


def random_usage(number: int, thresholds: list[int]) -> Usage:
    """Draw parts from nothing to a million tokens; every third prompt ends at a threshold or one token above it."""
    random = Random(number)  # noqa: S311 - the same requests in each run, not secrets

    def tokens() -> int:
        return random.choice((0, 1)) * random.randrange(10 ** random.randrange(1, 7))

    plain, cached, written, written_1h, audio = (tokens() for _ in range(5))
    answer, reasoning, spoken, drawn = (tokens() for _ in range(4))
    images, image_tokens = random.choice((0, 0, 1, 7)), random.randrange(2_000)
    others = cached + written + written_1h + audio + images * image_tokens
    if number % 3 == 0:
        plain = max(0, random.choice(thresholds) + random.choice((0, 1)) - others)
    return Usage(
        prompt=plain + cached + written + written_1h + audio,
        cached=cached,
        cache_write=written,
        cache_write_1h=written_1h,
        audio=audio,
        completion=answer + reasoning + spoken + drawn,
        reasoning=reasoning,
        audio_output=spoken,
        image_output=drawn,
        images=images,
        image_tokens=image_tokens,
        searches=random.choice((0, 0, 1, 5)),
    )


def expressible(model: Model, usage: Usage) -> Usage:
    """Leave out what the calculator has no rule for."""
    if model.writes_pay_storage_on_top:
        usage = usage._replace(cache_write=0, cache_write_1h=0)
    return usage if "web_search" in model.pricing.rates else usage._replace(searches=0)


def test_random_requests_cost_the_same_on_all_models(theirs: ModuleType, models: list[Model], noon: datetime) -> None:
    starts = {entry.conditions.above_prompt_tokens for model in models for entry in model.pricing.overrides}
    thresholds = sorted(start for start in starts if start is not None)
    prices: dict[str, Any] = {model.id: their_prices(theirs, model) for model in models}
    compared, above_a_tier = set(), 0
    for number in range(USAGES):
        drawn = random_usage(number, thresholds)
        for model in models[number % EVERY :: EVERY]:
            usage = expressible(model, drawn)
            found = quote(model, usage, noon)
            with localcontext(EXACT):
                total = prices[model.id].calc_price(their_usage(theirs, usage))["total_price"]
            assert (model.id, usage, found.total.usd) == (model.id, usage, total)
            compared.add((model.id, number))
            above_a_tier += any(line.rule.startswith("above") for line in found.lines)
    assert len({number for _, number in compared}) >= 200
    assert len({model_id for model_id, _ in compared}) >= 100
    assert above_a_tier >= 200


@pytest.mark.parametrize(("start", "end"), [(time(1), time(4, 20)), (time(16, 30), time(0, 30))])
def test_a_window_holds_for_the_same_minutes(
    theirs: ModuleType, make_model: Make, noon: datetime, start: time, end: time
) -> None:
    other = {"prompt": "0.000001", "completion": "0.000005"}
    hhmm = {"utc_start": start.hour * 100 + start.minute, "utc_end": end.hour * 100 + end.minute}
    model = make_model(RATES, hhmm | other)
    outside, inside = (their_prices(theirs, make_model(rates)) for rates in (RATES, RATES | other))
    span = theirs.TimeOfDateConstraint(start_time=start, end_time=end)
    info = theirs.ModelInfo(
        id=model.id,
        match=theirs.ClauseEquals(model.id),
        prices=[theirs.ConditionalPrice(prices=outside), theirs.ConditionalPrice(span, prices=inside)],
    )
    usage, totals = Usage(prompt=1_000, cached=100, completion=500, searches=1), set()
    for minutes in range(0, 24 * 60, 10):
        moment = noon + timedelta(minutes=minutes)
        with localcontext(EXACT):
            total = info.get_prices(moment).calc_price(their_usage(theirs, usage))["total_price"]
        assert (moment, quote(model, usage, moment).total.usd) == (moment, total)
        totals.add(total)
    assert len(totals) == 2
