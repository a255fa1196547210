"""All there is to say about a model, as lines: its prices, tiers and windows in words, limits, abilities, dates."""

from collections.abc import Iterable, Mapping

from ortui.domain import wording
from ortui.domain.model import NO_EXPIRATION, Model
from ortui.domain.price import Price, PriceState
from ortui.domain.pricing import PER_UNIT, RATE_KEYS, Pricing
from ortui.ui.drawn import Line, Span, length, wrap
from ortui.ui.view import Subject
from ortui.ui.widgets.price_rows import SHORT, price_rows

_BENCHMARKS = {"intelligence_index": "intelligence", "coding_index": "coding", "agentic_index": "agentic"}


def facts(subject: Subject, width: int) -> list[Line]:
    """Make the lines for a width."""
    model = subject.model
    lines = list(flow(_state(model), width))
    if model.price.state is not PriceState.VARIES:
        lines += price_rows(subject, width)
        lines += flow(_units(model), width)
    lines += _skipped(model, width)
    problems = [problem for problem in subject.quote.problems if problem != model.price.reason]  # that stands above
    lines += [line for problem in problems for line in wrap(problem, width, "warn", "", "  ")]
    lines += flow(_limits(model), width)
    lines += flow(_identity(subject), width)
    lines += flow(_abilities(model), width)
    if model.description:
        lines += [(), *wrap(model.description, width, "dim", "", "")]
    return lines


def price_line(subject: Subject) -> str:
    """Write the id and all prices on one line, for the clipboard."""
    model = subject.model
    items = [
        *_state(model),
        (("USD a million tokens", ""),),
        *_rates(model.stated_rates, model.pricing),
        *_units(model),
    ]
    words = [" ".join(text.strip() for text, _ in item) for item in items]
    return " · ".join((model.id, *words))


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


def _state(model: Model) -> Iterable[Line]:
    """Say what there is to say instead of a price, or of why there is none."""
    if model.price.state is not PriceState.KNOWN:
        yield ((model.price.reason, "good" if model.price.state is PriceState.FREE else "warn"),)


def _rates(rates: Mapping[str, Price], pricing: Pricing) -> Iterable[Line]:
    for key in RATE_KEYS:
        if key in rates and pricing.is_per_token(key):
            rate = rates[key]
            shown = rate.state.value if rate.usd is None else wording.exact_per_million(rate.usd)
            yield ((f"{SHORT.get(key, key.replace('_', ' '))} ", "dim"), (shown, ""))


def _units(model: Model) -> Iterable[Line]:
    """Write the prices that are not for tokens, and price keys that ortui does not know."""
    pricing = model.pricing
    for key in RATE_KEYS:
        if key in model.stated_rates and not pricing.is_per_token(key):
            rate = model.stated_rates[key]
            shown = rate.state.value if rate.usd is None else wording.exact_figure(rate.usd)
            unit = PER_UNIT.get(key, "each")
            yield ((f"{SHORT.get(key, key.replace('_', ' '))} $ ", "dim"), (shown, ""), (f" {unit}", "dim"))
    for key, text in pricing.other.items():
        yield ((f"{key} ", "dim"), (text, ""))


def _skipped(model: Model, width: int) -> Iterable[Line]:
    for condition in model.pricing.not_understood:
        yield from wrap(f"skipped: a condition ortui does not know ({condition})", width, "warn", "", "  ")


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
