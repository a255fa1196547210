"""The endpoints of a model as lines: what the work costs at each, which is cheapest, and where requests would go."""

from typing import NamedTuple

from ortui.domain import listing_words, wording
from ortui.domain.basis import Basis
from ortui.domain.endpoint import Listing
from ortui.domain.model import Model
from ortui.domain.price import Price
from ortui.domain.routing import Choice, Routing, route
from ortui.ui.drawn import Line, fold, length, wrap
from ortui.ui.providers_table import table

_LABEL = 12
_LEAST_ROOM = 12
"""Beside a figure; a reason that has less begins on the next line."""
_UNMEASURED = f"{listing_words.NEEDS_KEY}; so does throughput"


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
    return [*lines, (), *table(routing, listed.basis.moment, width), (), *_routes(routing, width), *about]


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


def _routes(routing: Routing, width: int) -> list[Line]:
    """Say in words where requests would go."""
    default = routing.default
    lines = [
        *([] if routing.is_measured else _said("latency", "", _UNMEASURED, width)),
        *_choice(":floor", routing.floor, width),
        *_choice(":nitro", routing.nitro, width),
        *_said("by default", _a_request(default.expected), default.reason, width),
    ]
    if default.best is not None and default.worst is not None and default.best.usd != default.worst.usd:
        spread = f"best {wording.price(default.best.price)}, worst {wording.price(default.worst.price)} a request"
        lines += _said("", "", spread, width)
    return lines


def _choice(what: str, choice: Choice, width: int) -> list[Line]:
    picked = "" if choice.offer is None else f"{choice.offer.endpoint.tag} {_a_request(choice.offer.price)}"
    return _said(what, picked, choice.reason, width)


def _a_request(price: Price) -> str:
    return wording.price(price) if price.usd is None else f"{wording.price(price)} a request"


def _said(what: str, figure: str, reason: str, width: int) -> list[Line]:
    """Write a label, a figure, and a reason that takes as many lines as it needs, its own where little room is left."""
    label: Line = ((f"{what:<{_LABEL}}", "dim"),)
    hang = " " * _LABEL
    head: Line = (*label, (f"{figure}  ", "strong")) if figure else label
    room = width - length(head)
    if figure and room < _LEAST_ROOM:
        first, *rest = wrap(figure, width, "strong", hang, hang)
        return [(*label, (first[0][0][_LABEL:], "strong")), *rest, *wrap(reason, width, "dim", hang, hang)]
    first, *rest = wrap(reason, width, "dim", " " * length(head), hang)
    return [(*head, (first[0][0][length(head) :], "dim")), *rest]
