"""What the work costs on the highlighted model: the result, then the receipt, each line with the rule of its rate."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby, zip_longest

from ortui.domain import wording
from ortui.domain.money import EXACT, per_million, plain, quotient, rounded
from ortui.domain.price import Price, PriceState
from ortui.domain.pricing import LISTED
from ortui.domain.quote import Line as ReceiptLine
from ortui.domain.quote import Quote
from ortui.ui.drawn import Line, crop, length, wrap
from ortui.ui.view import Subject
from ortui.ui.widgets.figures import on_the_point

ITEM_WORDS = {
    "prompt": "prompt",
    "completion": "completion",
    "input_cache_read": "from cache",
    "input_cache_write": "cache write",
    "input_cache_write_1h": "1 h write",
    "internal_reasoning": "reasoning",
    "web_search": "searches",
}
PROMPT_PARTS = frozenset({"prompt", "input_cache_read", "input_cache_write", "input_cache_write_1h"})
"""Whose quantities follow from the length of the prompt."""
IN_TWO_COLUMNS = 3
"""Lines that the totals take there."""
QUANTITY, ITEM = 10, 11
RATE_PLACES, AMOUNT_PLACES = 4, 8
LEAST_BAR = 4
TWO = 2
_EIGHTHS = " ▏▎▍▌▋▊▉"


def receipt_lines(subject: Subject, width: int, *, is_estimated: bool = False) -> list[Line]:
    """Write result and receipt for a width; where the prompt is estimated, its quantities say so.

    What is wrong with the work stands right below the result, where no height cuts it off.
    """
    maker, slash, slug = subject.model.id.partition("/")
    title: Line = ((f" {maker}{slash}", "dim"), (slug, "strong"))
    result = _result(subject, width)
    problems = [line for problem in subject.quote.problems for line in wrap(problem, width, "warn", " ! ", "   ")]
    # One column takes the room that a gap would, and problems part what is above and below them.
    gap: list[Line] = [()] if len(result) <= IN_TWO_COLUMNS and not problems else []
    return [crop(title, width), *result, *problems, *gap, *_ruled_items(subject, width, is_estimated=is_estimated)]


def _ruled_items(subject: Subject, width: int, *, is_estimated: bool) -> list[Line]:
    """Write the lines of the receipt, and the rule of those in a row that share one below the last of them."""
    written = zip(subject.quote.lines, _items(subject, width, is_estimated=is_estimated), strict=True)
    lines: list[Line] = []
    for rule, run in groupby(written, key=lambda pair: pair[0].rule):
        items = [line for _, line in run]
        lines += items
        if rule != LISTED and subject.quote.total.state is not PriceState.FREE:
            below_the_item = " " * (length(items[-1][:1]) + 1)
            lines += wrap(_rule_of(len(items), rule), width, "dim", below_the_item, below_the_item)
    return lines


def _rule_of(number: int, rule: str) -> str:
    """Say whose rule it is: that of the line above, or of several."""
    if number == 1:
        return rule
    return f"{'both' if number == TWO else f'these {number}'}: {rule}"


def _result(subject: Subject, width: int) -> list[Line]:
    """Set the totals in two columns, on the decimal point; one below another where they are too long for that."""
    total, workload = subject.quote.total, subject.basis.workload
    if total.state is PriceState.FREE:
        return [((" free", "strong"), (" for requests of any length", "dim"))]
    if total.usd is None:
        return [((f" {total.state.value}", "warn"),)]
    of_requests = {"a request": total, "a day": workload.per_day(total), "a thousand": total.times(1_000)}
    of_months = {"a month": workload.per_month(total), "a year": workload.per_year(total)}
    left, right = _column(of_requests), _column(of_months)
    wide = max(map(length, left)) + 3
    lines: list[Line] = [
        (*line, (" " * (wide - length(line)), ""), *other) for line, other in zip_longest(left, right, fillvalue=())
    ]
    return lines if max(map(length, lines)) <= width else _column(of_requests | of_months)


def _column(totals: Mapping[str, Price]) -> list[Line]:
    """Set totals below each other, the month strong."""
    figures = on_the_point([wording.price(total) for total in totals.values()])
    return [
        ((f" {figure}", "strong" if unit == "a month" else ""), (f" {unit}", "dim"))
        for figure, unit in zip(figures, totals, strict=True)
    ]


def _items(subject: Subject, width: int, *, is_estimated: bool) -> list[Line]:
    """Write the lines of the receipt; where they are too wide, blanks yield first, then the last places of amounts."""
    found = subject.quote
    quantities = [_quantity(item, is_estimated=is_estimated) for item in found.lines]
    lines = _item_lines(found, [each.rjust(QUANTITY) for each in quantities], AMOUNT_PLACES)
    overflow = max(map(length, lines), default=0) - width
    if overflow > 0:
        quantity = max(max(map(len, quantities)) + 1, QUANTITY - overflow)
        overflow -= QUANTITY - quantity
        places = max(len(_amount(item.amount, AMOUNT_PLACES).partition(".")[2]) for item in found.lines)
        padded = [each.rjust(quantity) for each in quantities]
        lines = _item_lines(found, padded, max(RATE_PLACES, places - max(0, overflow)))
    room = width - max(map(length, lines), default=0) - 2
    if room < LEAST_BAR:
        return lines
    bars = [bar(item.amount, found.total, room) for item in found.lines]
    return [(*line, (" ", ""), (drawn, "bar")) for line, drawn in zip(lines, bars, strict=True)]


def _quantity(item: ReceiptLine, *, is_estimated: bool) -> str:
    about = "~" if is_estimated and item.item in PROMPT_PARTS else ""
    return about + wording.count(item.quantity)


def _item_lines(found: Quote, quantities: Sequence[str], places: int) -> list[Line]:
    items, pricing = found.lines, found.model.pricing
    rates = on_the_point([_rate(item, per_token=pricing.is_per_token(item.item)) for item in items])
    amounts = on_the_point([_amount(item.amount, places) for item in items])
    lines: list[Line] = []
    for item, quantity, rate, amount in zip(items, quantities, rates, amounts, strict=True):
        words = ITEM_WORDS.get(item.item, item.item.replace("_", " "))
        unit = "/M" if pricing.is_per_token(item.item) else "each"
        line: Line = (
            (quantity, ""),
            (f" {words:<{ITEM}}", "dim"),
            (" × ", "faint"),
            (f"{rate} {unit:<4}", "dim"),
            (f" {amount}", ""),
        )
        lines.append(line)
    return lines


def _rate(item: ReceiptLine, *, per_token: bool) -> str:
    if item.rate.usd is None:
        return item.rate.state.value
    return _written(per_million(item.rate.usd) if per_token else item.rate.usd, RATE_PLACES)


def _amount(amount: Price, places: int) -> str:
    return amount.state.value if amount.usd is None else _written(amount.usd, places)


def _written(amount: Decimal, places: int) -> str:
    whole, _, fraction = plain(rounded(amount, places)).partition(".")
    return f"{int(whole):,}.{fraction:<02}"


def bar(part: Price, whole: Price, width: int) -> str:
    """Draw a share as a bar in eighths of a cell."""
    if not part.usd or not whole.usd:
        return ""
    eighths = int(quotient(EXACT.multiply(part.usd, width * 8), whole.usd, places=0))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
