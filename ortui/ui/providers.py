"""The endpoints of a model as lines: what the work costs at each, which is cheapest, and where requests would go."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from ortui.domain import wording
from ortui.domain.basis import Basis
from ortui.domain.endpoint import Listing
from ortui.domain.model import Model
from ortui.domain.money import per_million, plain, rounded
from ortui.domain.offer import Offer
from ortui.domain.order import rate_now
from ortui.domain.price import Price
from ortui.domain.routing import Choice, Routing, route
from ortui.ui.drawn import Line, crop, length, wrap
from ortui.ui.widgets.figures import on_the_point

NEEDS_KEY = "needs a key"
LEAST_NAME = 14


class Listed(NamedTuple):
    """What the sheet shows: endpoints, or why there are none, and what is going on."""

    model: Model
    basis: Basis
    listing: Listing | None = None
    activity: str = ""
    """What goes on behind, or went wrong there."""
    is_warning: bool = False


class _Column(NamedTuple):
    title: str
    cell: Callable[[Offer, Routing, Basis], str]
    is_text: bool = False


def providers_lines(listed: Listed, width: int) -> list[Line]:
    """Write the endpoints for a width."""
    lines: list[Line] = [_state(listed)]
    if listed.listing is None:
        return lines
    routing = route(listed.model, listed.listing, listed.basis.workload.usage, listed.basis.moment)
    if not routing.offers:
        return [*lines, (), (("OpenRouter lists no endpoint of this model now.", "dim"),)]
    lines += [(), *_table(routing, listed.basis, width), (), *_routes(routing, width)]
    if listed.listing.set_aside:
        lines.append(((f"{len(listed.listing.set_aside)} odd rows were set aside", "warn"),))
    return lines


def _state(listed: Listed) -> Line:
    line: Line = ()
    if listed.listing is not None:
        age = wording.age(listed.listing.age_seconds(listed.basis.moment))
        number = len(listed.listing)
        line = ((f"{number} endpoint{'' if number == 1 else 's'}", ""), (f" · {age}", "dim"))
    if listed.activity:
        dot: Line = ((" · ", "faint"),) if line else ()
        line = (*line, *dot, (listed.activity, "warn" if listed.is_warning else "dim"))
    return line


def _table(routing: Routing, basis: Basis, width: int) -> list[Line]:
    """Write the rows in as many columns as there is room for, the important ones first."""
    texts = [(column, _cells(column, routing, basis)) for column in _COLUMNS]
    room, chosen = width - LEAST_NAME, []
    for column, cells in texts:
        needed = max(map(len, (column.title, *cells))) + 2
        if room >= needed:
            chosen.append((column, cells, needed))
            room -= needed
    chosen.sort(key=lambda each: _IN_ORDER.index(each[0].title))
    name = LEAST_NAME + min(room, max(0, max(len(offer.endpoint.tag) for offer in routing.offers) - LEAST_NAME))
    head = "tag".ljust(name) + "".join(_placed(column.title, needed, column) for column, _, needed in chosen)
    lines: list[Line] = [((head, "dim"),)]
    for number, offer in enumerate(routing.offers):
        mark = routing.mark(offer)
        ink = _ink(offer, mark)
        spans: Line = crop(((offer.endpoint.tag.ljust(name), ink or "strong"),), name)
        for column, cells, needed in chosen:
            of_mark = "good" if mark.startswith("cheapest") else "warn"
            spans = (*spans, (_placed(cells[number], needed, column), of_mark if column.title == "" else ink))
        lines.append(spans)
    return lines


def _ink(offer: Offer, mark: str) -> str:
    return "dim" if not mark and (offer.endpoint.trouble or not offer.compared.fits) else ""


def _placed(text: str, width: int, column: _Column) -> str:
    return f"  {text:<{width - 2}}" if column.is_text else text.rjust(width)


def _cells(column: _Column, routing: Routing, basis: Basis) -> list[str]:
    cells = [column.cell(offer, routing, basis) for offer in routing.offers]
    return cells if column.is_text else on_the_point(cells)


def _rate(key: str) -> Callable[[Offer, Routing, Basis], str]:
    def cell(offer: Offer, routing: Routing, basis: Basis) -> str:
        del routing
        rate = rate_now(offer.quote.model, key, basis.moment)
        return wording.ABSENT if rate is None else wording.figure(per_million(rate))

    return cell


def _request(offer: Offer, routing: Routing, basis: Basis) -> str:
    del routing, basis
    return _price(offer.price)


def _price(price: Price) -> str:
    return price.state.value if price.usd is None else wording.figure(price.usd)


def _list_price(offer: Offer, routing: Routing, basis: Basis) -> str:
    del routing, basis
    if offer.list_total is None or not offer.endpoint.discount:
        return ""
    return f"{plain(offer.endpoint.discount * 100)} % off {_price(offer.list_total)}"


def _mark(offer: Offer, routing: Routing, basis: Basis) -> str:
    del basis
    why_not = offer.endpoint.trouble.partition(" (")[0] or ("" if offer.compared.fits else "does not fit")
    return ", ".join(filter(None, (routing.mark(offer), why_not)))


def _kind(offer: Offer, routing: Routing, basis: Basis) -> str:
    del routing, basis
    return offer.endpoint.kind.in_words()


def _quantization(offer: Offer, routing: Routing, basis: Basis) -> str:
    del routing, basis
    return offer.endpoint.quantization


def _context(offer: Offer, routing: Routing, basis: Basis) -> str:
    del routing, basis
    context = offer.endpoint.limits.context
    return wording.short_count(context) if context else wording.ABSENT


def _uptime(offer: Offer, routing: Routing, basis: Basis) -> str:
    del routing, basis
    uptime = offer.endpoint.uptime.last_30m
    return wording.ABSENT if uptime is None else f"{rounded(uptime, 1):f}"


def _latency(offer: Offer, routing: Routing, basis: Basis) -> str:
    del routing, basis
    return _measured(offer.endpoint.latency.p50 if offer.endpoint.latency else None)


def _speed(offer: Offer, routing: Routing, basis: Basis) -> str:
    del routing, basis
    return _measured(offer.endpoint.throughput.p50 if offer.endpoint.throughput else None)


def _measured(figure: Decimal | None) -> str:
    return NEEDS_KEY if figure is None else f"{rounded(figure, 0):f}"


_COLUMNS = (
    _Column("$/request", _request),
    _Column("in $/M", _rate("prompt")),
    _Column("out $/M", _rate("completion")),
    _Column("", _mark, is_text=True),
    _Column("kind", _kind, is_text=True),
    _Column("ctx", _context),
    _Column("list price", _list_price, is_text=True),
    _Column("cached", _rate("input_cache_read")),
    _Column("quant", _quantization, is_text=True),
    _Column("up %", _uptime),
    _Column("ms", _latency),
    _Column("tok/s", _speed),
)
"""The columns beside the tag, the important ones first."""
_IN_ORDER = (
    "kind",
    "quant",
    "in $/M",
    "out $/M",
    "cached",
    "ctx",
    "up %",
    "ms",
    "tok/s",
    "$/request",
    "list price",
    "",
)


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
