"""The endpoints of a model as lines: what the work costs at each, which is cheapest, and where requests would go."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from ortui.domain import listing_words, wording
from ortui.domain.basis import Basis
from ortui.domain.endpoint import Listing
from ortui.domain.model import Model
from ortui.domain.money import per_million, rounded
from ortui.domain.offer import Offer
from ortui.domain.order import rate_now
from ortui.domain.price import Price
from ortui.domain.routing import Choice, Routing, route
from ortui.ui.drawn import Line, fold, length, wrap
from ortui.ui.widgets.figures import on_the_point

_GAP = 2
_TAG_PART = 6
"""The tag keeps this part of the width, whatever stands beside it."""


class Listed(NamedTuple):
    """What the sheet shows: endpoints, or why there are none, and what is going on."""

    model: Model
    basis: Basis
    listing: Listing | None = None
    activity: str = ""
    """What goes on behind, or went wrong there."""
    is_warning: bool = False
    address: str = ""
    """The server that is asked; empty where that can't be told."""


class _Row(NamedTuple):
    """What a cell is written from."""

    offer: Offer
    routing: Routing
    moment: datetime


class _Column(NamedTuple):
    title: str
    importance: int
    """1 comes first where there is little room; columns of one importance come together or not at all."""
    cell: Callable[[_Row], str]
    is_text: bool = False
    is_mark: bool = False


class _Filled(NamedTuple):
    """A column with its cells."""

    column: _Column
    cells: Sequence[str]
    width: int
    """With the gap before it."""


def providers_lines(listed: Listed, width: int) -> list[Line]:
    """Write the endpoints for a width."""
    lines = _state(listed, width)
    if listed.listing is None:
        return lines
    usage = listed.basis.workload.usage
    about = [line for words in listing_words.about(listed.listing) for line in wrap(words, width, "warn", "", "  ")]
    routing = route(listed.model, listed.listing, usage, listed.basis.moment)
    if not routing.offers:
        return [*lines, (), (("OpenRouter lists no endpoint of this model now.", "dim"),), *about]
    lines += wrap(listing_words.compared(routing, usage), width, "warn", "", "  ")
    return [*lines, (), *_table(routing, listed.basis.moment, width), (), *_routes(routing, width), *about]


def _state(listed: Listed, width: int) -> list[Line]:
    """Say what there is and what goes on, on more lines than one where it must be."""
    line: Line = ()
    if listed.listing is not None:
        age = wording.age(listed.listing.age_seconds(listed.basis.moment))
        number = len(listed.listing)
        server = listing_words.server(listed.listing, listed.address)
        origin: Line = ((f" {server}", "warn"),) if server else ()
        line = ((f"{number} endpoint{'' if number == 1 else 's'}", ""), *origin, (f" · {age}", "dim"))
    if not listed.activity:
        return fold(line, width)
    ink = "warn" if listed.is_warning else "dim"
    dot: Line = ((" · ", "faint"),) if line else ()
    together: Line = (*line, *dot, (listed.activity, ink))
    if length(together) <= width:
        return [together]
    return [*(fold(line, width) if line else ()), *wrap(listed.activity, width, ink, "", "  ")]


def _table(routing: Routing, moment: datetime, width: int) -> list[Line]:
    """Write the rows in as many columns as there is room for."""
    rows = [_Row(offer, routing, moment) for offer in routing.offers]
    longest = max(length(((row.offer.endpoint.tag, ""),)) for row in rows)
    chosen = _chosen([_filled(column, rows) for column in _COLUMNS], longest, width)
    tag = min(longest, width - sum(filled.width for filled in chosen))
    head = _padded("tag", tag) + "".join(_placed(filled.column.title, filled) for filled in chosen)
    lines: list[Line] = [((head, "dim"),)]
    for number, row in enumerate(rows):
        mark, ink = _mark(row), _ink(row)
        of_mark = "good" if mark.startswith("cheapest") else "warn"
        spans: Line = ((_padded(_cut(row.offer.endpoint.tag, tag), tag), ink or "strong"),)
        for filled in chosen:
            spans = (*spans, (_placed(filled.cells[number], filled), of_mark if filled.column.is_mark else ink))
        lines.append(spans)
    return lines


def _filled(column: _Column, rows: Sequence[_Row]) -> _Filled:
    cells = [column.cell(row) for row in rows]
    if not column.is_text:
        cells = on_the_point(cells)
    return _Filled(column, cells, max(length(((text, ""),)) for text in (column.title, *cells)) + _GAP)


def _chosen(columns: Sequence[_Filled], longest: int, width: int) -> list[_Filled]:
    """Choose columns, the important ones first; the tag yields to cost and mark alone, and then not all of its room."""
    with_something = [filled for filled in columns if any(filled.cells)]
    room, chosen = width, set[_Column]()
    for importance, group in groupby(sorted(with_something, key=_importance), _importance):
        together = list(group)
        needed = sum(filled.width for filled in together)
        if room - needed >= (min(longest, width // _TAG_PART) if importance <= _BEFORE_THE_TAG else longest):
            chosen.update(filled.column for filled in together)
            room -= needed
    return [filled for filled in with_something if filled.column in chosen]


def _importance(filled: _Filled) -> int:
    return filled.column.importance


def _ink(row: _Row) -> str:
    return "dim" if not _mark(row) and _trouble(row) else ""


def _placed(text: str, filled: _Filled) -> str:
    if filled.column.is_text:
        return " " * _GAP + _padded(text, filled.width - _GAP)
    return text.rjust(filled.width)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - length(((text, ""),)))


def _cut(text: str, width: int) -> str:
    """Take away the middle of what is too long: tags begin with whose it is and end with what tells it apart."""
    strip = Strip([Segment(text)])
    if strip.cell_length <= width:
        return text
    head = max(0, width - 1) // 2
    tail = max(0, width - 1 - head)
    return f"{strip.crop(0, head).text}…{strip.crop(strip.cell_length - tail).text}"


def _rate(key: str) -> Callable[[_Row], str]:
    def cell(row: _Row) -> str:
        rate = rate_now(row.offer.quote.model, key, row.moment)
        return wording.ABSENT if rate is None else wording.figure(per_million(rate))

    return cell


def _price(price: Price) -> str:
    return price.state.value if price.usd is None else wording.figure(price.usd)


def _request(row: _Row) -> str:
    return _price(row.offer.price)


def _list_price(row: _Row) -> str:
    listed, discount = row.offer.list_price, row.offer.endpoint.discount
    if listed is None or discount is None:
        return ""
    return f"{listing_words.discount(discount)} {_price(listed)}"


def _mark(row: _Row) -> str:
    return row.routing.mark(row.offer)


def _trouble(row: _Row) -> str:
    short = row.offer.endpoint.trouble.partition(" (")[0]
    return ", ".join(filter(None, (short, "" if row.offer.fits else "does not fit")))


def _kind(row: _Row) -> str:
    return row.offer.endpoint.kind.in_words()


def _quantization(row: _Row) -> str:
    return row.offer.endpoint.quantization


def _context(row: _Row) -> str:
    context = row.offer.endpoint.limits.context
    return wording.short_count(context) if context else wording.ABSENT


def _uptime(row: _Row) -> str:
    uptime = row.offer.endpoint.uptime.last_30m
    return wording.ABSENT if uptime is None else f"{rounded(uptime, 1):f}"


def _latency(row: _Row) -> str:
    return listing_words.measured(row.offer.endpoint.latency, row.routing)


def _speed(row: _Row) -> str:
    return listing_words.measured(row.offer.endpoint.throughput, row.routing)


_BEFORE_THE_TAG = 2
"""The importance up to which columns come even where the tag has to be cut for them."""
_COLUMNS = (
    _Column("kind", 4, _kind, is_text=True),
    _Column("quant", 9, _quantization, is_text=True),
    _Column("in $/M", 5, _rate("prompt")),
    _Column("out $/M", 5, _rate("completion")),
    _Column("cached", 8, _rate("input_cache_read")),
    _Column("ctx", 6, _context),
    _Column("up %", 10, _uptime),
    _Column("ms", 11, _latency),
    _Column("tok/s", 11, _speed),
    _Column("$/request", 1, _request),
    _Column("list price", 7, _list_price, is_text=True),
    _Column("mark", 2, _mark, is_text=True, is_mark=True),
    _Column("state", 3, _trouble, is_text=True),
)
"""The columns beside the tag, in the order in which they stand."""


def _routes(routing: Routing, width: int) -> list[Line]:
    """Say in words where requests would go."""
    default = routing.default
    lines = [
        *_choice(":floor", routing.floor, width),
        *_choice(":nitro", routing.nitro, width),
        *_said("by default", _price(default.expected), default.reason, width),
    ]
    if default.best is not None and default.worst is not None and default.best.usd != default.worst.usd:
        spread = f"best {_price(default.best.price)}, worst {_price(default.worst.price)} a request"
        lines += _said("", "", spread, width)
    return lines


def _choice(what: str, choice: Choice, width: int) -> list[Line]:
    picked = "" if choice.offer is None else f"{choice.offer.endpoint.tag} {_price(choice.offer.price)}"
    return _said(what, picked, choice.reason, width)


def _said(what: str, figure: str, reason: str, width: int) -> list[Line]:
    """Write a label, a figure, and a reason that takes as many lines as it needs."""
    label = 12
    head: Line = ((f"{what:<{label}}", "dim"), *(((figure, "strong"), ("  ", "")) if figure else ()))
    first, *rest = wrap(reason, max(20, width), "dim", " " * length(head), " " * label)
    text = first[0][0][length(head) :]
    return [(*head, (text, "dim")), *rest]
