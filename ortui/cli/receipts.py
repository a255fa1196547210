"""Receipts as text: item, quantity, rate, amount and the rule of each line; then a thousand, day, month and year."""

from collections.abc import Sequence

from ortui.cli import words
from ortui.cli.at_hand import Named
from ortui.cli.tables import Align, Column, table
from ortui.domain.price import Price
from ortui.domain.quote import Line, Quote
from ortui.domain.usage import Workload
from ortui.domain.wording import count


def receipts(named: Sequence[Named], quotes: Sequence[Quote], workload: Workload) -> str:
    """Write a receipt for each model."""
    return "\n".join(_receipt(one, found, workload) for one, found in zip(named, quotes, strict=True))


def _receipt(named: Named, found: Quote, workload: Workload) -> str:
    problems = [*found.problems, *([named.remark] if named.remark else [])]
    said = "".join(f"! {problem}\n" for problem in problems)
    if found.total.usd is None:
        return f"{found.model.id}\n\ntotal {found.total.state.value}\n{said}"
    return f"{found.model.id}\n\n{receipt_table(found, _totals(found.total, workload))}{said}"


def receipt_table(found: Quote, totals: Sequence[tuple[str, str]]) -> str:
    """Set the lines of a receipt under each other, then totals: USD, and what they are for."""
    has_each = any(not found.model.pricing.is_per_token(line.item) for line in found.lines)
    columns = [
        Column("Item"),
        Column("Quantity", Align.RIGHT),
        Column(words.TOKENS_UNIT, Align.POINT),
        *([Column("USD each", Align.POINT)] if has_each else []),
        Column("USD", Align.POINT),
        Column("Rule"),
    ]
    rows = [_row(line, found, has_each=has_each) for line in found.lines]
    rows += [["total", "", "", *([""] if has_each else []), *cells] for cells in totals]
    return table(columns, rows)


def _row(line: Line, found: Quote, *, has_each: bool) -> list[str]:
    per_token = found.model.pricing.is_per_token(line.item)
    rate = words.exact_rate(line.rate, per_token=per_token)
    rates = [rate if per_token else "", *(["" if per_token else rate] if has_each else [])]
    return [words.item(line.item), count(line.quantity), *rates, words.exact_amount(line.amount), line.rule]


def _totals(total: Price, workload: Workload) -> list[tuple[str, str]]:
    amounts = (
        (total, "a request"),
        (total.times(1_000), "a thousand requests"),
        (workload.per_day(total), f"a day, {count(workload.requests_per_day)} × a request"),
        (workload.per_month(total), f"a month, {workload.days} × a day"),
        (workload.per_year(total), "a year, 12 × a month"),
    )
    return [(words.exact_amount(amount), unit) for amount, unit in amounts]
