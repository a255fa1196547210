"""All there is to say about a model, as lines: its prices, tiers and windows in words, limits, abilities, dates."""

from collections.abc import Iterable, Mapping

from ortui.domain import wording
from ortui.domain.fit import tokens_of_prompt
from ortui.domain.model import NO_EXPIRATION, Model
from ortui.domain.price import Price, PriceState
from ortui.domain.pricing import PER_UNIT, RATE_KEYS, Pricing
from ortui.ui.drawn import Line, Span, length, wrap
from ortui.ui.view import Subject

SHORT = {
    "prompt": "in",
    "completion": "out",
    "input_cache_read": "cache read",
    "input_cache_write": "write",
    "input_cache_write_1h": "1 h write",
    "image_token": "image token",
    "input_audio_cache": "cached audio",
    "internal_reasoning": "reasoning",
    "image_output": "image out",
    "audio_output": "audio out",
    "web_search": "search",
}
_BENCHMARKS = {"intelligence_index": "intelligence", "coding_index": "coding", "agentic_index": "agentic"}


def facts(subject: Subject, width: int) -> list[Line]:
    """Make the lines for a width."""
    model = subject.model
    lines = list(flow(_prices(model), width))
    lines += [line for items in _overrides(subject) for line in flow(items, width, hang=2)]
    lines += [line for problem in subject.quote.problems for line in wrap(problem, width, "warn", "", "  ")]
    lines += flow(_limits(model), width)
    lines += flow(_identity(subject), width)
    lines += flow(_abilities(model), width)
    return lines


def price_line(subject: Subject) -> str:
    """Write the id and all prices on one line, for the clipboard."""
    prices = "".join(text for item in _prices(subject.model) for text in (" · ", *(text for text, _ in item)))
    return f"{subject.model.id}{prices}"


def flow(items: Iterable[Line], width: int, hang: int = 0) -> Iterable[Line]:
    """Set items one after another, parted by dots, on as many lines as they need."""
    line: list[Span] = []
    for item in items:
        if line and length(tuple(line)) + 3 + length(item) > width:
            yield tuple(line)
            line = [(" " * hang, "")] if hang else []
        elif line:
            line.append((" · ", "faint"))
        line += item
    if line:
        yield tuple(line)


def rate_words(key: str, rate: Price, pricing: Pricing) -> Line:
    """Write one rate: USD a million tokens, or a unit where it is not a token."""
    label = SHORT.get(key, key.replace("_", " "))
    if rate.usd is None:
        return ((f"{label} ", "dim"), (rate.state.value, ""))
    if not pricing.is_per_token(key):
        return ((f"{label} ", "dim"), (wording.exact_figure(rate.usd), ""), (f" {PER_UNIT.get(key, 'each')}", "dim"))
    return ((f"{label} ", "dim"), (wording.exact_per_million(rate.usd), ""))


def _rates(rates: Mapping[str, Price], pricing: Pricing) -> Iterable[Line]:
    for key in RATE_KEYS:
        if key in rates:
            yield rate_words(key, rates[key], pricing)


def _prices(model: Model) -> Iterable[Line]:
    if model.price.state is not PriceState.KNOWN:
        ink = "good" if model.price.state is PriceState.FREE else "warn"
        yield ((model.price.reason, ink),)
        if model.price.state is PriceState.VARIES:
            return
    else:
        yield (("$ a million tokens", "dim"),)
    yield from _rates(model.pricing.rates, model.pricing)
    for key, text in model.pricing.other.items():
        yield ((f"{key} ", "dim"), (text, ""))


def _overrides(subject: Subject) -> Iterable[Iterable[Line]]:
    pricing = subject.model.pricing
    prompt = tokens_of_prompt(subject.model, subject.basis.workload.usage)
    for entry in pricing.overrides:
        conditions = entry.conditions
        if conditions.not_understood:
            unknown = ", ".join(conditions.not_understood)
            yield [((f"skipped: a condition ortui does not know ({unknown})", "warn"),)]
            continue
        items: list[Line] = [*_rates(entry.rates, pricing)]
        if conditions.above_prompt_tokens is not None:
            items.append((("whole request", "dim"),))
        if conditions.hold(prompt, subject.basis.moment):
            items.append((("applies to this work", "accent"),))
        yield [((f"{conditions.in_words()}: ", "dim"), *items[0]), *items[1:]] if items else []


def _limits(model: Model) -> Iterable[Line]:
    if model.limits.context is not None:
        yield (("context ", "dim"), (wording.count(model.limits.context), ""))
    if model.limits.provider_context not in {None, model.limits.context}:
        yield (("of the default provider ", "dim"), (wording.count(model.limits.provider_context or 0), ""))
    if model.limits.completion is not None:
        yield (("output ", "dim"), (wording.count(model.limits.completion), ""))
    yield ((f"{' '.join(model.input_modalities)} → {' '.join(model.output_modalities)}", ""),)


def _identity(subject: Subject) -> Iterable[Line]:
    model = subject.model
    if model.alias_target:
        yield (("alias of ", "dim"), (model.alias_target, ""), (", priced by its own row", "dim"))
    if model.is_batch:
        yield (("only for the batch API", "warn"),)
    if model.created:
        yield (("released ", "dim"), (wording.day(model.created), ""))
    if model.knowledge_cutoff:
        yield (("knowledge to ", "dim"), (model.knowledge_cutoff, ""))
    if model.expires and model.expires != NO_EXPIRATION:
        was = "was to end " if model.expires < subject.basis.moment.date() else "ends "
        yield ((was, "dim"), (wording.date(model.expires), "warn"))
    if model.canonical_slug not in {"", model.id}:
        yield (("slug ", "dim"), (model.canonical_slug, ""))


def _abilities(model: Model) -> Iterable[Line]:
    for name, index in model.benchmarks:
        yield ((f"{_BENCHMARKS.get(name, name)} ", "dim"), (f"{index:f}", ""))
    if model.is_moderated:
        yield (("moderated", "dim"),)
    for parameter in model.parameters:
        yield ((parameter, "dim"),)
    for key, text in model.other.items():
        yield ((f"{key} ", "dim"), (text, ""))
