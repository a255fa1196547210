"""The columns of the table of endpoints: what stands in their cells, and which come first in little room."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from ortui.domain import listing_words, wording
from ortui.domain.money import per_million, rounded
from ortui.domain.offer import Offer
from ortui.domain.order import rate_now
from ortui.domain.price import Price
from ortui.domain.routing import Routing


class Row(NamedTuple):
    """What a cell is written from."""

    offer: Offer
    routing: Routing
    moment: datetime

    @property
    def mark(self) -> str:
        """Say whether it is the cheapest or dearest; empty if neither."""
        return self.routing.mark(self.offer)

    @property
    def trouble(self) -> str:
        """Say why it would be passed over; empty if it would not."""
        short = self.offer.endpoint.trouble.partition(" (")[0]
        return ", ".join(filter(None, (short, "" if self.offer.fits else "does not fit")))


class Column(NamedTuple):
    """One figure of every endpoint."""

    title: str
    importance: int
    """1 comes first where there is little room; columns of one importance stand in the first line or below together."""
    cell: Callable[[Row], str]
    label: str = ""
    """What a figure is called below the first line, where no title stands over it; empty where it needs no name."""
    unit: str = ""
    """What follows a figure there."""
    is_text: bool = False
    is_note: bool = False
    is_rare: bool = False
    """Whether few endpoints have it: below the first line it comes after the others, and leaves no blank."""


def _rate(key: str) -> Callable[[Row], str]:
    def cell(row: Row) -> str:
        rate = rate_now(row.offer.quote.model, key, row.moment)
        return wording.ABSENT if rate is None else wording.figure(per_million(rate))

    return cell


def _amount(price: Price) -> str:
    """Write an amount whose unit stands elsewhere."""
    return price.state.value if price.usd is None else wording.figure(price.usd)


def _request(row: Row) -> str:
    return _amount(row.offer.price)


def _list_price(row: Row) -> str:
    listed, discount = row.offer.list_price, row.offer.endpoint.discount
    if listed is None or discount is None:
        return ""
    return f"{listing_words.discount(discount)} {_amount(listed)}"


def _note(row: Row) -> str:
    return ", ".join(filter(None, (row.mark, row.trouble)))


def _provider(row: Row) -> str:
    """Write the name in full, unless the tag begins with it."""
    endpoint = row.offer.endpoint
    return "" if endpoint.tag.partition("/")[0] == endpoint.provider else endpoint.provider


def _kind(row: Row) -> str:
    return row.offer.endpoint.kind.in_words()


def _quantization(row: Row) -> str:
    return row.offer.endpoint.quantization


def _context(row: Row) -> str:
    context = row.offer.endpoint.limits.context
    return wording.short_count(context) if context else wording.ABSENT


def _uptime(row: Row) -> str:
    uptime = row.offer.endpoint.uptime.last_30m
    return wording.ABSENT if uptime is None else f"{rounded(uptime, 1):f}"


def _latency(row: Row) -> str:
    return listing_words.measured(row.offer.endpoint.latency, row.routing) if row.routing.is_measured else ""


def _speed(row: Row) -> str:
    return listing_words.measured(row.offer.endpoint.throughput, row.routing) if row.routing.is_measured else ""


COLUMNS = (
    Column("provider", 5, _provider, is_text=True),
    Column("kind", 6, _kind, "kind", is_text=True),
    Column("quant", 9, _quantization, is_text=True),
    Column("in $/M", 1, _rate("prompt"), "in", " $/M"),
    Column("out $/M", 1, _rate("completion"), "out", " $/M"),
    Column("cached", 3, _rate("input_cache_read"), "cached", " $/M"),
    Column("ctx", 7, _context, "ctx"),
    Column("up %", 10, _uptime, "up", " %"),
    Column("ms", 11, _latency, "latency", " ms"),
    Column("tok/s", 11, _speed, "speed", " tok/s"),
    Column("$/request", 2, _request, "$/request"),
    Column("list $/request", 8, _list_price, "list $/request", is_text=True, is_rare=True),
    Column("note", 4, _note, is_text=True, is_note=True, is_rare=True),
)
"""The columns beside the tag, in the order in which they stand."""
