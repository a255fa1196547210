"""All prices of a model as the table of a sheet: a line for each price key, a column for each tier and window."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from ortui.domain import wording
from ortui.domain.model import Model
from ortui.domain.price import Price
from ortui.domain.pricing import PER_UNIT, RATE_KEYS
from ortui.ui.drawn import Line, wrap
from ortui.ui.view import Subject
from ortui.ui.widgets.figures import on_the_point
from ortui.ui.widgets.price_rows import GAP, SHORT, Rates, rates_of

_UNIT = "$ a million tokens"
_HEADING = 16
"""Conditions over a column are broken to this width."""


class _Column(NamedTuple):
    heading: Sequence[str]
    mark: str
    cells: Sequence[str]
    is_of_work: bool
    width: int


def price_columns(subject: Subject, width: int) -> list[Line]:
    """Write every price, exactly, in as many blocks of columns as the width asks for."""
    model, rows = subject.model, rates_of(subject)
    keys = [key for key in RATE_KEYS if any(key in row.rates for row in rows)]
    if not keys:
        return list(_notes(model, width))
    columns = [_column(model, keys, row) for row in rows]
    needed = sum(column.width + GAP for column in columns)
    labels = _labels(model, keys)
    if max(len(_UNIT), len(labels[0])) + needed > width:
        labels = [_short(model, key) for key in keys]
    label = max(len(_UNIT), *map(len, labels))
    lines: list[Line] = []
    block: list[_Column] = []
    for column in columns:
        if block and sum(each.width + GAP for each in (*block, column)) > width - label:
            lines += [*_block(labels, block, label), ()]
            block = []
        block.append(column)
    return [*lines, *_block(labels, block, label), *_notes(model, width)]


def _labels(model: Model, keys: Sequence[str]) -> list[str]:
    """Write the short names of prices, and beside them the API's own; all of one length."""
    short = [_short(model, key) for key in keys]
    name, own = max(map(len, short)) + GAP, max(map(len, keys))
    return [f"{label:<{name}}{key:<{own}}" for label, key in zip(short, keys, strict=True)]


def _short(model: Model, key: str) -> str:
    unit = "" if model.pricing.is_per_token(key) else f" $ {PER_UNIT.get(key, 'each')}"
    return SHORT.get(key, key.replace("_", " ")) + unit


def _column(model: Model, keys: Sequence[str], row: Rates) -> _Column:
    cells = on_the_point([_exact(model, key, row.rates.get(key)) for key in keys])
    heading = [line[0][0] for line in wrap(row.label, _HEADING, "", "", "")]
    return _Column(heading, row.mark, cells, row.is_of_work, max(map(len, (*heading, row.mark, *cells))))


def _exact(model: Model, key: str, rate: Price | None) -> str:
    if rate is None:
        return ""
    if rate.usd is None:
        return rate.state.value
    return (wording.exact_per_million if model.pricing.is_per_token(key) else wording.exact_figure)(rate.usd)


def _block(labels: Sequence[str], columns: Sequence[_Column], width: int) -> Iterator[Line]:
    """Write columns beside the labels: conditions, marks, prices. The unit stands left of the last heading."""
    headings = list(zip_longest(*(column.heading for column in columns), fillvalue=""))
    lines = [_cells(texts, columns, ["dim"] * len(columns)) for texts in headings]
    if any(column.mark for column in columns):
        lines.append(_cells([column.mark for column in columns], columns, ["accent"] * len(columns)))
    for number, cells in enumerate(lines, start=1):
        yield (((_UNIT if number == len(lines) else "").ljust(width), "dim"), *cells)
    inks = ["" if column.is_of_work else "dim" for column in columns]
    for number, label in enumerate(labels):
        yield ((label.ljust(width), "dim"), *_cells([column.cells[number] for column in columns], columns, inks))


def _cells(texts: Sequence[str], columns: Sequence[_Column], inks: Sequence[str]) -> Iterator[tuple[str, str]]:
    for text, column, ink in zip(texts, columns, inks, strict=True):
        yield " " * GAP + text.rjust(column.width), ink


def _notes(model: Model, width: int) -> Iterator[Line]:
    """Say for what the prices of a tier are, and write price keys that ortui does not know."""
    if model.pricing.has_tiers:
        yield from wrap("a longer prompt pays the other prices for the whole request", width, "dim", "", "  ")
    for key, text in model.pricing.other.items():
        yield ((f"{key} ", "dim"), (text, ""))
