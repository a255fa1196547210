"""All there is to say about one model, as text: prices, tiers and hours in words, limits, abilities, dates."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from ortui.cli import words
from ortui.cli.tables import Align, Column, table
from ortui.domain import wording
from ortui.domain.model import NO_EXPIRATION, Model
from ortui.domain.price import Price, PriceState
from ortui.domain.pricing import RATE_KEYS, Override
from ortui.domain.tier import TierLimits

_WIDTH = 80
_NAME_WIDTH = 14


def sheet(model: Model, moment: datetime, limits: TierLimits) -> str:
    """Write the sheet of a model."""
    parts = [f"{model.name}\n{model.id}\n", _prices(model), "".join(_overrides(model, moment))]
    facts = "".join(_fact(name, text) for name, text in _facts(model, moment, limits) if text)
    return "\n".join(part for part in (*parts, facts) if part)


def _prices(model: Model) -> str:
    rates = model.stated_rates
    keys = [key for key in RATE_KEYS if key in rates]
    has_each = any(not model.pricing.is_per_token(key) for key in keys)
    columns = [Column("Price"), Column(words.TOKENS_UNIT, Align.POINT)]
    if has_each:
        columns.append(Column("USD each", Align.POINT))
    rows = []
    for key in keys:
        per_token = model.pricing.is_per_token(key)
        rate = words.exact_rate(rates[key], per_token=per_token)
        rows.append([words.item(key), rate if per_token else "", *(["" if per_token else rate] if has_each else [])])
    other = "".join(f"{key}: {text}\n" for key, text in model.pricing.other.items())
    return _state(model.price) + (table(columns, rows) if rows else "") + other


def _state(price: Price) -> str:
    """Say what a price is instead of a figure; most reasons contain the word for it."""
    if price.state is PriceState.KNOWN:
        return ""
    word = price.state.value
    return f"{price.reason}\n" if word in price.reason else f"{word}: {price.reason}\n"


def _overrides(model: Model, moment: datetime) -> Iterator[str]:
    for entry in model.pricing.overrides:
        yield _wrapped(_override(entry, model, moment), hang=2)


def _override(entry: Override, model: Model, moment: datetime) -> str:
    conditions = entry.conditions
    if conditions.not_understood:
        return f"skipped, for a condition that ortui does not know: {', '.join(conditions.not_understood)}"
    whole = ", for the whole request" if conditions.above_prompt_tokens is not None else ""
    window = conditions.window
    now = " (in force at this moment)" if window is not None and window.holds(moment) else ""
    return f"{conditions.in_words()}{now}: {', '.join(_rates(entry.rates, model))}{whole}"


def _rates(rates: Mapping[str, Price], model: Model) -> Iterator[str]:
    for key in RATE_KEYS:
        if key in rates:
            per_token = model.pricing.is_per_token(key)
            each = "" if per_token or rates[key].usd is None else " each"
            yield f"{words.item(key)} {words.exact_rate(rates[key], per_token=per_token)}{each}"


def _facts(model: Model, moment: datetime, limits: TierLimits) -> Iterable[tuple[str, str]]:
    tier = model.tier(limits)
    yield "tier", tier.value if tier else ""
    yield "context", _tokens(model.limits.context)
    yield "of provider", _tokens(model.limits.provider_context)
    yield "output limit", _tokens(model.limits.completion)
    yield "modalities", f"{' '.join(model.input_modalities)} → {' '.join(model.output_modalities)}"
    yield "parameters", " ".join(model.parameters)
    yield "released", wording.day(model.created) if model.created else ""
    yield "knowledge to", model.knowledge_cutoff
    if model.expires and model.expires != NO_EXPIRATION:
        yield ("was to end" if model.expires < moment.date() else "ends"), wording.date(model.expires)
    yield "alias of", f"{model.alias_target}, priced by its own row" if model.alias_target else ""
    yield "only for", "the batch API" if model.is_batch else ""
    yield "slug", model.canonical_slug if model.canonical_slug != model.id else ""
    yield "moderated", "yes" if model.is_moderated else ""
    for name, index in model.benchmarks:
        yield "benchmark", f"{name.replace('_', ' ')} {index:f}"
    for name, text in model.other.items():
        yield "also", f"{name} {text}"


def _tokens(count: int | None) -> str:
    return "" if count is None else f"{wording.count(count)} tokens"


def _fact(name: str, text: str) -> str:
    return _wrapped(f"{name:<{_NAME_WIDTH}}{text}", hang=_NAME_WIDTH)


def _wrapped(text: str, hang: int) -> str:
    wrapped = textwrap.fill(text, _WIDTH, subsequent_indent=" " * hang, break_long_words=False, break_on_hyphens=False)
    return f"{wrapped}\n"
