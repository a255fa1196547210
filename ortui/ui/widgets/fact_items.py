"""What there is to say about a model, as items that a pane or a sheet sets in lines."""

from collections.abc import Iterable, Iterator

from ortui.domain import wording
from ortui.domain.model import NO_EXPIRATION, Model
from ortui.domain.price import PriceState
from ortui.domain.pricing import PER_UNIT, RATE_KEYS
from ortui.domain.tier import Tier
from ortui.ui.drawn import Line, Span, length, wrap
from ortui.ui.view import Subject
from ortui.ui.widgets.columns import TIER_INKS
from ortui.ui.widgets.price_rows import SHORT

_BENCHMARKS = {"intelligence_index": "intelligence", "coding_index": "coding", "agentic_index": "agentic"}


def flow(items: Iterable[Line], width: int) -> Iterator[Line]:
    """Set items one after another, parted by dots, on as many lines as they need; one too long for a line is broken."""
    line: list[Span] = []
    for item in items:
        if line and length(tuple(line)) + 3 + length(item) <= width:
            line += [(" · ", "faint"), *item]
            continue
        if line:
            yield tuple(line)
        line = list(item)
        if length(item) > width:
            *broken, last = wrap("".join(text for text, _ in item), width, item[-1][1], "", "") or [()]
            yield from broken
            line = list(last)
    if line:
        yield tuple(line)


def state(model: Model) -> Iterator[Line]:
    """Say what there is to say instead of a price, or of why there is none."""
    if model.price.state is not PriceState.KNOWN:
        yield ((model.price.reason, "good" if model.price.state is PriceState.FREE else "warn"),)


def rates(model: Model) -> Iterator[Line]:
    """Write the listed prices of tokens, in USD a million."""
    for key in RATE_KEYS:
        if key in model.stated_rates and model.pricing.is_per_token(key):
            rate = model.stated_rates[key]
            shown = rate.state.value if rate.usd is None else wording.exact_per_million(rate.usd)
            yield ((f"{SHORT.get(key, key.replace('_', ' '))} ", "dim"), (shown, ""))


def units(model: Model) -> Iterator[Line]:
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


def tier(subject: Subject) -> Iterator[Line]:
    """Write the price class, and between which prices it lies; that a model is free is said as its price."""
    limits = subject.basis.tier_limits
    found = subject.model.tier(limits)
    if found is not None and found is not Tier.FREE:
        yield ((found.value, TIER_INKS.get(found, "")), (f": {limits.in_words(found)}", "dim"))


def warnings(subject: Subject, width: int) -> Iterator[Line]:
    """Write, as lines, the conditions that were skipped, and the problems of the work that the price does not say."""
    model = subject.model
    for condition in model.pricing.not_understood:
        yield from wrap(f"skipped: a condition ortui does not know ({condition})", width, "warn", "", "  ")
    for problem in subject.quote.problems:
        if problem != model.price.reason:  # that stands above
            yield from wrap(problem, width, "warn", "", "  ")


def limits(model: Model) -> Iterator[Line]:
    """Write the limits in tokens."""
    if model.limits.context is not None:
        yield (("context ", "dim"), (wording.count(model.limits.context), ""))
    if model.limits.provider_context not in {None, model.limits.context}:
        yield (("of the default provider ", "dim"), (wording.count(model.limits.provider_context or 0), ""))
    if model.limits.completion is not None:
        yield (("output ", "dim"), (wording.count(model.limits.completion), ""))


def abilities(model: Model) -> Iterator[Line]:
    """Write what it takes and gives, and what stands in between."""
    yield ((f"{' '.join(model.input_modalities)} → {' '.join(model.output_modalities)}", ""),)
    if model.is_batch:
        yield (("only for the batch API", "warn"),)
    if model.is_moderated:
        yield (("moderated", "dim"),)


def names(model: Model) -> Iterator[Line]:
    """Write the other names it has."""
    if model.alias_target:
        yield (("alias of ", "dim"), (model.alias_target, ""), (", priced by its own row", "dim"))
    if model.canonical_slug not in {"", model.id}:
        yield (("slug ", "dim"), (model.canonical_slug, ""))


def dates(subject: Subject) -> Iterator[Line]:
    """Write when it came, when it ends, and until when it knows of the world."""
    model = subject.model
    if model.created:
        yield (("released ", "dim"), (wording.day(model.created), ""))
    if model.knowledge_cutoff:
        yield (("knowledge to ", "dim"), (model.knowledge_cutoff, ""))
    if model.expires and model.expires != NO_EXPIRATION:
        was = "was to end " if model.expires < subject.basis.moment.date() else "ends "
        yield ((was, "dim"), (wording.date(model.expires), "warn"))


def benchmarks(model: Model) -> Iterator[Line]:
    """Write the indices of benchmarks."""
    for name, index in model.benchmarks:
        yield ((f"{_BENCHMARKS.get(name, name)} ", "dim"), (f"{index:f}", ""))


def parameters(model: Model) -> Iterator[Line]:
    """Write the request parameters it supports."""
    for parameter in model.parameters:
        yield ((parameter, "dim"),)


def others(model: Model) -> Iterator[Line]:
    """Write what else the row holds."""
    for key, text in model.other.items():
        yield ((f"{key} ", "dim"), (text, ""))
