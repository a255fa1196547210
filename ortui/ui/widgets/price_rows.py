"""All prices of a model as a small table: a row of listed ones, one for each tier and window, marked where it holds."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ortui.domain import wording
from ortui.domain.fit import tokens_of_prompt
from ortui.domain.price import Price
from ortui.domain.pricing import RATE_KEYS
from ortui.ui.drawn import Line, crop
from ortui.ui.view import Subject
from ortui.ui.widgets.figures import on_the_point

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
"""What price keys are called where there is little room."""
LABEL_MOST = 34
GAP = 2


class _Row(NamedTuple):
    label: str
    rates: Mapping[str, Price]
    holds: bool


def price_rows(subject: Subject, width: int) -> list[Line]:
    """Write the prices of tokens in USD a million, in as many blocks of columns as the width asks for."""
    pricing, rows = subject.model.pricing, _rows(subject)
    keys = [key for key in RATE_KEYS if pricing.is_per_token(key) and any(key in row.rates for row in rows)]
    if not keys:
        return []
    label = min(LABEL_MOST, max(len("$ a million tokens"), *(len(row.label) for row in rows)) + 2)
    lines: list[Line] = []
    block: list[str] = []
    columns = {key: _column(key, rows) for key in keys}
    room = width - label
    for key in keys:
        if block and room < len(columns[key][0]) + GAP:
            lines += _block(rows, block, columns, label)
            block, room = [], width - label
        block.append(key)
        room -= len(columns[key][0]) + GAP
    return lines + (_block(rows, block, columns, label) if block else [])


def _rows(subject: Subject) -> list[_Row]:
    """Find the rows, each with whether its prices are those of this work now."""
    pricing, basis = subject.model.pricing, subject.basis
    prompt = tokens_of_prompt(subject.model, basis.workload.usage)
    entries = [entry for entry in pricing.overrides if not entry.conditions.not_understood and entry.rates]
    holding = [entry.conditions.hold(prompt, basis.moment) for entry in entries]
    rows = [_Row("listed", subject.model.stated_rates, not any(holding))]
    return rows + [
        _Row(entry.conditions.in_words(), pricing.rates_of(entry), holds)
        for entry, holds in zip(entries, holding, strict=True)
    ]


def _column(key: str, rows: Sequence[_Row]) -> list[str]:
    """Write a title and the cells below it, all of one width."""
    cells = on_the_point([_cell(row.rates.get(key)) for row in rows])
    title = SHORT.get(key, key.replace("_", " "))
    width = max(len(title), *map(len, cells))
    return [title.rjust(width), *(cell.rjust(width) for cell in cells)]


def _cell(rate: Price | None) -> str:
    if rate is None:
        return ""
    return rate.state.value if rate.usd is None else wording.exact_per_million(rate.usd)


def _block(rows: Sequence[_Row], keys: Sequence[str], columns: Mapping[str, list[str]], label: int) -> list[Line]:
    gap = " " * GAP
    title = "".join(gap + columns[key][0] for key in keys)
    lines: list[Line] = [(("$ a million tokens".ljust(label), "dim"), (title, "dim"))]
    for number, row in enumerate(rows, start=1):
        mark = "▸ " if row.holds and len(rows) > 1 else "  "
        name = crop(((f"{mark}{row.label}".ljust(label), "accent" if row.holds and len(rows) > 1 else "dim"),), label)
        cells = "".join(gap + columns[key][number] for key in keys)
        lines.append((*name, (cells, "" if row.holds else "dim")))
    return lines
