"""Models side by side: bars of what the work costs, prices, receipts line by line, limits, differing abilities."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from ortui.domain import wording
from ortui.domain.basis import Basis
from ortui.domain.model import ALIAS_PREFIX, Model
from ortui.domain.money import per_million
from ortui.domain.price import Price, PriceState
from ortui.domain.pricing import RATE_KEYS
from ortui.domain.quote import Quote, quote
from ortui.ui.compare_table import Cell, Row, table_lines
from ortui.ui.drawn import Line, crop, length
from ortui.ui.widgets.figures import on_the_point
from ortui.ui.widgets.price_rows import SHORT
from ortui.ui.widgets.receipt import ITEM_WORDS, bar


def compare_lines(models: Sequence[Model], basis: Basis, width: int) -> list[Line]:
    """Write the comparison of models for a width; those that have no room beside the others follow below."""
    quotes = [quote(model, basis.workload.usage, basis.moment) for model in models]
    differing = _abilities(models)
    rows = [
        *(Row("USD a million tokens"), *_on_the_point(_rates(models, basis))),
        *(Row("receipt of one request, USD"), *_on_the_point(_receipts(quotes))),
        *(Row("limits"), *_limits(models)),
        *((Row("where they differ"), *differing) if differing else (Row("their abilities are the same"),)),
    ]
    table = table_lines([_named(model) for model in models], rows, width)
    return _bars(quotes, basis, width) + table + [line for found in quotes for line in _problems(found)]


def _named(model: Model) -> str:
    """Write a model without its maker; an alias keeps its sign."""
    return f"{ALIAS_PREFIX}{model.slug}" if model.is_alias else model.slug


def _bars(quotes: Sequence[Quote], basis: Basis, width: int) -> list[Line]:
    """Write the month of the work on each model, the dearest with the longest bar."""
    months = [basis.workload.per_month(found.total) for found in quotes]
    known = [month.usd for month in months if month.usd is not None]
    longest = Price.known(max(known, default=Decimal(0)))
    least = min(known, default=None)
    figures = on_the_point([wording.price(month) for month in months])
    names = min(width // 2, max(length(((_named(found.model), ""),)) for found in quotes))
    lines: list[Line] = [(("a month of this work", "dim"),)]
    for found, month, figure in zip(quotes, months, figures, strict=True):
        cheapest: Line = ((" cheapest", "good"),) if month.usd is not None and month.usd == least else ()
        name: Line = crop(((_named(found.model).ljust(names), ""),), names)
        line: Line = (*name, (f"  {figure}  ", "strong"))
        room = width - length(line) - len(" cheapest") - 1
        lines.append((*line, (bar(month, longest, max(0, room)), "bar"), *cheapest))
    return lines


def _on_the_point(rows: Sequence[Row]) -> list[Row]:
    """Set the figures of a group on the decimal point: under each other, and alike in every model's column."""
    figures = iter(on_the_point([text for row in rows for text, _ in row.cells]))
    return [Row(row.label, [(next(figures), ink) for _, ink in row.cells]) for row in rows]


def _rates(models: Sequence[Model], basis: Basis) -> list[Row]:
    """Write the rates in force; what is not for a token has a line of its own, with its unit."""
    in_force = [model.pricing.in_force(basis.workload.usage.prompt, basis.moment).rates for model in models]
    rows = []
    for key, is_per_token in product(RATE_KEYS, (True, False)):
        rates = [
            rates.get(key) if model.pricing.is_per_token(key) is is_per_token else None
            for model, rates in zip(models, in_force, strict=True)
        ]
        if any(rate is not None for rate in rates):
            label = SHORT.get(key, key.replace("_", " ")) + ("" if is_per_token else " each")
            cells = [_rate(model, rate, per_token=is_per_token) for model, rate in zip(models, rates, strict=True)]
            rows.append(Row(label, cells))
    return rows


def _rate(model: Model, rate: Price | None, *, per_token: bool) -> Cell:
    if rate is None:
        return wording.ABSENT, "faint"
    if rate.usd == 0 and model.price.state is not PriceState.KNOWN:
        return model.price.state.value, "dim"
    if rate.usd is None:
        return rate.state.value, "dim"
    return wording.figure(per_million(rate.usd) if per_token else rate.usd), ""


def _receipts(quotes: Sequence[Quote]) -> list[Row]:
    """Write the receipts, the same item on the same line."""
    items = dict.fromkeys(line.item for found in quotes for line in found.lines)
    amounts = [{line.item: line.amount for line in found.lines} for found in quotes]
    rows = [Row(ITEM_WORDS.get(item, item), [_amount(each.get(item)) for each in amounts]) for item in items]
    return [*rows, Row("total", [(wording.price(found.total), "strong") for found in quotes])]


def _amount(amount: Price | None) -> Cell:
    return (wording.ABSENT, "faint") if amount is None else (wording.price(amount).removeprefix("$"), "")


def _limits(models: Sequence[Model]) -> list[Row]:
    return [
        Row("context", [_limit(model.limits.context) for model in models]),
        Row("output", [_limit(model.limits.completion) for model in models]),
    ]


def _limit(tokens: int | None) -> Cell:
    return (wording.short_count(tokens), "") if tokens else (wording.ABSENT, "faint")


def _abilities(models: Sequence[Model]) -> list[Row]:
    """Write what some can and others can't."""
    able = [_abilities_of(model) for model in models]
    differing = sorted(set[str]().union(*able) - set[str].intersection(*able)) if able else []
    return [
        Row(ability, [("yes", "good") if ability in each else (wording.ABSENT, "faint") for each in able])
        for ability in differing
    ]


def _abilities_of(model: Model) -> set[str]:
    takes, gives = model.input_modalities, model.output_modalities
    return {*(f"{kind} in" for kind in takes), *(f"{kind} out" for kind in gives), *model.parameters}


def _problems(found: Quote) -> list[Line]:
    return [((f" ! {_named(found.model)}: ", "dim"), (problem, "warn")) for problem in found.problems]
