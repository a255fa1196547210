"""All prices of a model as a small table: a row of listed ones, one for each tier and window, marked where it holds."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ortui.domain import wording
from ortui.domain.fit import tokens_of_prompt
from ortui.domain.money import per_million
from ortui.domain.price import Price
from ortui.domain.pricing import RATE_KEYS
from ortui.ui.drawn import Line, crop, length
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
LABEL_MOST = 44
GAP = 2
MARK, NOW, WORK = "▸", "now", "this work"
_UNIT = "$ a million tokens"
_LONGEST_FIGURE = 9
_LEAST_FIGURES = 14
"""The room that prices keep beside a label."""


class Rates(NamedTuple):
    """The listed prices, or those that replace some of them while conditions hold."""

    label: str
    rates: Mapping[str, Price]
    mark: str
    """Says whether they are those of a short prompt now, and those of this work; empty where there are no others."""
    is_of_work: bool


def price_rows(subject: Subject, width: int) -> list[list[Line]]:
    """Write the prices of tokens in USD a million, in as many blocks of columns as the width asks for.

    A price of too many digits is rounded here; the sheet has it exactly.
    """
    pricing, rows = subject.model.pricing, rates_of(subject)
    keys = [key for key in RATE_KEYS if pricing.is_per_token(key) and any(key in row.rates for row in rows)]
    if not keys:
        return []
    columns = {key: _column(key, rows) for key in keys}
    needed = max(len(_UNIT), *(len(f"{row.label} {row.mark}") for row in rows))
    of_all = sum(len(column[0]) + GAP for column in columns.values())
    label = min(needed, max(LABEL_MOST, width - of_all), max(len(_UNIT), width - _LEAST_FIGURES))
    blocks: list[list[str]] = []
    room = 0
    for key in keys:
        if not blocks or room < len(columns[key][0]) + GAP:
            blocks.append([])
            room = width - label
        blocks[-1].append(key)
        room -= len(columns[key][0]) + GAP
    return [_block(rows, block, columns, label) for block in blocks]


def rates_of(subject: Subject) -> list[Rates]:
    """Find the listed prices and those of each tier and window, marked where they hold."""
    pricing, basis = subject.model.pricing, subject.basis
    prompt = tokens_of_prompt(subject.model, basis.workload.usage)
    entries = [entry for entry in pricing.overrides if not entry.conditions.not_understood and entry.rates]
    now = [entry.conditions.hold(0, basis.moment) for entry in entries]
    of_work = [entry.conditions.hold(prompt, basis.moment) for entry in entries]
    if not entries:
        return [Rates("listed", subject.model.stated_rates, "", is_of_work=True)]
    listed = _marked("listed", subject.model.stated_rates, not any(now), not any(of_work))
    return [
        listed,
        *(
            _marked(entry.conditions.in_words(), pricing.rates_of(entry), *holds)
            for entry, *holds in zip(entries, now, of_work, strict=True)
        ),
    ]


def _marked(label: str, rates: Mapping[str, Price], is_now: bool, is_of_work: bool) -> Rates:  # noqa: FBT001 - a pair
    words = ", ".join(word for word, holds in ((NOW, is_now), (WORK, is_of_work)) if holds)
    return Rates(label, rates, f"{MARK} {words}" if words else "", is_of_work)


def _column(key: str, rows: Sequence[Rates]) -> list[str]:
    """Write a title and the cells below it, all of one width."""
    cells = on_the_point([_cell(row.rates.get(key)) for row in rows])
    title = SHORT.get(key, key.replace("_", " "))
    width = max(len(title), *map(len, cells))
    return [title.rjust(width), *(cell.rjust(width) for cell in cells)]


def _cell(rate: Price | None) -> str:
    if rate is None:
        return ""
    if rate.usd is None:
        return rate.state.value
    exact = wording.exact_per_million(rate.usd)
    return exact if len(exact) <= _LONGEST_FIGURE else wording.figure(per_million(rate.usd))


def _block(rows: Sequence[Rates], keys: Sequence[str], columns: Mapping[str, list[str]], label: int) -> list[Line]:
    gap = " " * GAP
    title = "".join(gap + columns[key][0] for key in keys)
    lines: list[Line] = [((_UNIT.ljust(label), "dim"), (title, "dim"))]
    for number, row in enumerate(rows, start=1):
        name = crop(((row.label, "" if row.mark else "dim"),), label - len(row.mark) - 1)
        head: Line = (*name, (" ", ""), (row.mark, "accent")) if row.mark else name
        cells = "".join(gap + columns[key][number] for key in keys)
        lines.append((*head, (" " * (label - length(head)), ""), (cells, "" if row.is_of_work else "dim")))
    return lines
