"""The endpoints of a model as text: a table, then in words where requests would go."""

import textwrap
from collections.abc import Iterator
from datetime import datetime

from ortui.cli.tables import Align, Column, table, terminal_width
from ortui.cli.words import TOKENS_UNIT, short_amount, short_rate
from ortui.domain import listing_words
from ortui.domain.discount import list_pricing
from ortui.domain.money import rounded
from ortui.domain.offer import Offer
from ortui.domain.price import Price, PriceState
from ortui.domain.routing import Choice, Routing
from ortui.domain.usage import Workload
from ortui.domain.wording import ABSENT, short_count, usd

_WIDTH = 80
_NAME_WIDTH = 12


def as_text(routing: Routing, workload: Workload, moment: datetime) -> str:
    """Write the table, the problems, and the lines about routing; nothing where nothing is listed."""
    if not routing.offers:
        return ""
    problems = [f"! {offer.endpoint.tag}: {problem}\n" for offer in routing.offers for problem in offer.problems]
    lines = "".join(_wrapped(name, text) for name, text in _routing(routing))
    return "\n".join(part for part in (_table(routing, workload, moment), "".join(problems), lines) if part)


def _table(routing: Routing, workload: Workload, moment: datetime) -> str:
    offers = routing.offers
    has_discount = any(offer.list_total for offer in offers)
    has_cost = routing.compared_by == workload.usage
    columns = [
        Column("Tag", unit=f"{TOKENS_UNIT}:"),
        Column("In", Align.POINT),
        Column("Out", Align.POINT),
        *([Column("USD a request", Align.POINT)] if has_cost else []),
        Column("Note"),
        *([Column("Discount", may_go=True)] if has_discount else []),
        Column("Kind", may_go=True),
        Column("Quant.", may_go=True),
        Column("Context", Align.RIGHT, may_go=True),
        Column("Uptime %", Align.POINT, may_go=True),
        Column("First token ms", Align.RIGHT, may_go=True),
        Column("Tokens/s", Align.RIGHT, may_go=True),
    ]
    rows = [_row(routing, offer, moment, (has_cost, has_discount)) for offer in offers]
    return table(columns, rows, terminal_width())


def _row(routing: Routing, offer: Offer, moment: datetime, has: tuple[bool, bool]) -> list[str]:
    endpoint, model = offer.endpoint, offer.quote.model
    has_cost, has_discount = has
    rates = model.pricing.in_force(0, moment).rates
    unfit = "" if offer.fits else "does not fit"
    notes = [note for note in (routing.mark(offer), endpoint.trouble, unfit) if note]
    return [
        endpoint.tag,
        *[short_rate(model, rates.get(key)) for key in ("prompt", "completion")],
        *([short_amount(offer.quote.total)] if has_cost else []),
        ", ".join(notes),
        *([_discount(offer)] if has_discount else []),
        endpoint.kind.in_words(),
        endpoint.quantization or ABSENT,
        ABSENT if endpoint.limits.context is None else short_count(endpoint.limits.context),
        ABSENT if endpoint.uptime.last_30m is None else f"{rounded(endpoint.uptime.last_30m, 1):f}",
        listing_words.measured(endpoint.latency, routing),
        listing_words.measured(endpoint.throughput, routing),
    ]


def _discount(offer: Offer) -> str:
    """Say the discount and the list price: ``50 % off 2.00 / 12.00``; below 0 it is a markup."""
    listed, discount = list_pricing(offer.endpoint.pricing), offer.endpoint.discount
    if listed is None or discount is None:
        return ABSENT
    before = " / ".join(short_rate(offer.quote.model, listed.rates.get(key)) for key in ("prompt", "completion"))
    return f"{listing_words.discount(discount)} {before}"


def _routing(routing: Routing) -> Iterator[tuple[str, str]]:
    """Say where requests would go, and what they would cost."""
    least, most, default = routing.cheapest, routing.dearest, routing.default
    if least is None or most is None:
        yield "cheapest", "can't be told: no endpoint with a known price can take this request"
    elif least.usd == most.usd and len(routing.offers) > 1:
        yield "cheapest", f"all that can take this request cost the same, {_amount(least.price)}"
    else:
        yield "cheapest", _place(least)
        yield "dearest", _place(most)
    yield "by default", _expected(routing) + default.reason
    yield ":floor", _choice(routing.floor)
    yield ":nitro", _choice(routing.nitro)


def _place(offer: Offer) -> str:
    kind = offer.endpoint.kind.in_words()
    return f"{offer.endpoint.tag} ({kind}), {_amount(offer.price)}"


def _amount(price: Price) -> str:
    if price.usd is None or price.state is PriceState.FREE:
        return price.state.value
    return f"{usd(price.usd)} a request"


def _expected(routing: Routing) -> str:
    default = routing.default
    if default.best is None or default.worst is None:
        return f"{default.expected.state.value}: "
    if default.best.usd == default.worst.usd:
        return f"{_amount(default.expected)}: "
    span = f"from {_place(default.best)}, to {_place(default.worst)}"
    return f"about {_amount(default.expected)}, {span}: "


def _choice(choice: Choice) -> str:
    return choice.reason if choice.offer is None else f"{_place(choice.offer)}: {choice.reason}"


def _wrapped(name: str, text: str) -> str:
    hang = " " * _NAME_WIDTH
    line = f"{name:<{_NAME_WIDTH}}{text}"
    return f"{textwrap.fill(line, _WIDTH, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False)}\n"
