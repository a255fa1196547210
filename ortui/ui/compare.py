"""Models side by side: bars of what the work costs, prices, receipts line by line, limits, differing abilities."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from ortui.domain import wording
from ortui.domain.basis import Basis
from ortui.domain.model import Model
from ortui.domain.money import per_million
from ortui.domain.price import Price, PriceState
from ortui.domain.pricing import RATE_KEYS
from ortui.domain.quote import Quote, quote
from ortui.ui.drawn import Line, Span, crop, length
from ortui.ui.widgets.figures import on_the_point
from ortui.ui.widgets.price_rows import SHORT
from ortui.ui.widgets.receipt import ITEM_WORDS, bar

LABEL, LEAST_LABEL, LEAST_COLUMN, MOST_COLUMN = 24, 15, 8, 24
Cell = tuple[str, str]
"""A text and its ink."""


class Grid(NamedTuple):
    """The widths of the labels and of each model's column, in cells."""

    label: int
    column: int


def compare_lines(models: Sequence[Model], basis: Basis, width: int) -> list[Line]:
    """Write the comparison of models for a width."""
    quotes = [quote(model, basis.workload.usage, basis.moment) for model in models]
    label = LABEL if width >= LABEL + LABEL * len(models) else LEAST_LABEL
    grid = Grid(label, max(LEAST_COLUMN, min(MOST_COLUMN, (width - label) // max(1, len(models)))))
    lines = [*_bars(quotes, basis, width), ()]
    lines += _names(models, grid)
    lines += [_title("USD a million tokens"), *_rates(models, basis, grid)]
    lines += [_title("receipt of one request, USD"), *_receipts(quotes, grid)]
    lines += [_title("limits"), *_limits(models, grid)]
    differing = _abilities(models, grid)
    lines += [_title("where they differ"), *differing] if differing else [_title("their abilities are the same")]
    return lines + [line for found in quotes for line in _problems(found)]


def _bars(quotes: Sequence[Quote], basis: Basis, width: int) -> list[Line]:
    """Write the month of the work on each model, the dearest with the longest bar."""
    months = [basis.workload.per_month(found.total) for found in quotes]
    known = [month.usd for month in months if month.usd is not None]
    longest = Price.known(max(known, default=Decimal(0)))
    least = min(known, default=None)
    figures = on_the_point([wording.price(month) for month in months])
    names = max(length(((found.model.slug, ""),)) for found in quotes)
    lines: list[Line] = [(("a month of this work", "dim"),)]
    for found, month, figure in zip(quotes, months, figures, strict=True):
        cheapest: Line = ((" cheapest", "good"),) if month.usd is not None and month.usd == least else ()
        name: Line = crop(((found.model.slug.ljust(names), ""),), width // 2)
        line: Line = (*name, (f"  {figure}  ", "strong"))
        room = width - length(line) - len(" cheapest") - 1
        lines.append((*line, (bar(month, longest, max(0, room)), "bar"), *cheapest))
    return lines


def _names(models: Sequence[Model], grid: Grid) -> list[Line]:
    """Write the slugs as heads of the columns, on as many lines as the longest needs, but at most three."""
    pieces = [
        [model.slug[at : at + grid.column - 1] for at in range(0, len(model.slug), grid.column - 1)] for model in models
    ]
    rows = min(3, max(map(len, pieces)))
    heads = [[(piece[row] if row < len(piece) else "", "accent") for piece in pieces] for row in range(rows)]
    return [_row("", cells, grid) for cells in heads]


def _rates(models: Sequence[Model], basis: Basis, grid: Grid) -> list[Line]:
    """Write the rates in force; what is not for a token has a line of its own, with its unit."""
    in_force = [model.pricing.in_force(basis.workload.usage.prompt, basis.moment).rates for model in models]
    lines = []
    for key, is_per_token in product(RATE_KEYS, (True, False)):
        rates = [
            rates.get(key) if model.pricing.is_per_token(key) is is_per_token else None
            for model, rates in zip(models, in_force, strict=True)
        ]
        if any(rate is not None for rate in rates):
            label = SHORT.get(key, key.replace("_", " ")) + ("" if is_per_token else " each")
            cells = [_rate(model, rate, per_token=is_per_token) for model, rate in zip(models, rates, strict=True)]
            lines.append(_row(label, cells, grid))
    return lines


def _rate(model: Model, rate: Price | None, *, per_token: bool) -> Cell:
    if rate is None:
        return wording.ABSENT, "faint"
    if rate.usd == 0 and model.price.state is not PriceState.KNOWN:
        return model.price.state.value, "dim"
    if rate.usd is None:
        return rate.state.value, "dim"
    return wording.figure(per_million(rate.usd) if per_token else rate.usd), ""


def _receipts(quotes: Sequence[Quote], grid: Grid) -> list[Line]:
    """Write the receipts, the same item on the same line."""
    items = dict.fromkeys(line.item for found in quotes for line in found.lines)
    amounts = [{line.item: line.amount for line in found.lines} for found in quotes]
    lines = [_row(ITEM_WORDS.get(item, item), [_amount(each.get(item)) for each in amounts], grid) for item in items]
    return [*lines, _row("total", [(wording.price(found.total), "strong") for found in quotes], grid)]


def _amount(amount: Price | None) -> Cell:
    return (wording.ABSENT, "faint") if amount is None else (wording.price(amount).removeprefix("$"), "")


def _limits(models: Sequence[Model], grid: Grid) -> list[Line]:
    return [
        _row("context", [_limit(model.limits.context) for model in models], grid),
        _row("output", [_limit(model.limits.completion) for model in models], grid),
    ]


def _limit(tokens: int | None) -> Cell:
    return (wording.short_count(tokens), "") if tokens else (wording.ABSENT, "faint")


def _abilities(models: Sequence[Model], grid: Grid) -> list[Line]:
    """Write what some can and others can't."""
    able = [_abilities_of(model) for model in models]
    differing = sorted(set[str]().union(*able) - set[str].intersection(*able)) if able else []
    return [
        _row(ability, [("yes", "good") if ability in each else (wording.ABSENT, "faint") for each in able], grid)
        for ability in differing
    ]


def _abilities_of(model: Model) -> set[str]:
    takes, gives = model.input_modalities, model.output_modalities
    return {*(f"{kind} in" for kind in takes), *(f"{kind} out" for kind in gives), *model.parameters}


def _problems(found: Quote) -> list[Line]:
    return [((f" ! {found.model.slug}: ", "dim"), (problem, "warn")) for problem in found.problems]


def _title(text: str) -> Line:
    return ((text, "dim"),)


def _row(label: str, cells: Sequence[Cell], grid: Grid) -> Line:
    spans: list[Span] = [*crop(((f" {label:<{grid.label - 1}}", "dim"),), grid.label)]
    for text, ink in cells:
        cell = crop(((text, ink),), grid.column - 1)
        spans += [(" " * (grid.column - length(cell)), ""), *cell]
    return tuple(spans)
