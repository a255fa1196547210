"""All there is to say about a model, as the lines of a sheet: every price with its key, then labelled groups."""

from collections.abc import Iterable, Iterator

from ortui.domain.price import PriceState
from ortui.ui.drawn import Line, wrap
from ortui.ui.page_address import page_address
from ortui.ui.view import Subject
from ortui.ui.widgets import fact_items
from ortui.ui.widgets.price_sheet import price_columns

_LABEL = 13


def facts(subject: Subject, width: int) -> list[Line]:
    """Make the lines for a width."""
    model = subject.model
    lines = list(fact_items.flow(fact_items.state(model), width))
    if model.price.state is not PriceState.VARIES:
        lines += price_columns(subject, width)
    lines += fact_items.warnings(subject, width)
    lines.append(())
    for label, items in _groups(subject):
        lines += group(label, items, width)
    if model.description:
        lines += [(), *_beside("description", wrap(model.description, width - _LABEL, "", "", ""))]
    return lines


def group(label: str, items: Iterable[Line], width: int) -> Iterator[Line]:
    """Set items beside what they are called together; nothing where there are none."""
    return _beside(label, fact_items.flow(items, width - _LABEL))


def price_line(subject: Subject) -> str:
    """Write the id and all prices on one line, for the clipboard."""
    model = subject.model
    rates = list(fact_items.rates(model))
    unit: list[Line] = [(("USD a million tokens", ""),)] if rates else []
    items = [*fact_items.state(model), *unit, *rates, *fact_items.units(model)]
    words = [" ".join(text.strip() for text, _ in item) for item in items]
    return " · ".join((model.id, *words))


def _groups(subject: Subject) -> Iterator[tuple[str, Iterable[Line]]]:
    model = subject.model
    page: Line = (("page ", "dim"), (page_address(model.id), ""))
    yield "price class", fact_items.tier(subject)
    yield "limits", fact_items.limits(model)
    yield "abilities", fact_items.abilities(model)
    yield "parameters", fact_items.parameters(model)
    yield "benchmarks", fact_items.benchmarks(model)
    yield "dates", fact_items.dates(subject)
    yield "names", [*fact_items.names(model), page]
    yield "also", fact_items.others(model)


def _beside(label: str, lines: Iterable[Line]) -> Iterator[Line]:
    for number, line in enumerate(lines):
        yield ((f"{'' if number else label:<{_LABEL}}", "dim"), *line)
