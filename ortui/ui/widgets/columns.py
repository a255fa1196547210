"""The columns of the price table: which there are at a width, and how each cell is written."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from ortui.domain import wording
from ortui.domain.model import ALIAS_PREFIX, Model
from ortui.domain.money import per_million, rounded
from ortui.domain.order import Order
from ortui.domain.price import PriceState
from ortui.domain.quote import quote
from ortui.domain.tier import Tier
from ortui.ui.drawn import Line, Span, crop, length
from ortui.ui.view import View

RATE_PLACES = 4
RATE_WIDTH = 10
COST_PLACES = 4
INDEX_PLACES = 1
COST_WIDTH = 14
MARK_TIERS, MARK_WINDOWS, MARK_MISFIT, MARK_ENDS = "↑", "◷", "!", "†"
MARK_ALIAS = ALIAS_PREFIX
MARK_PICKED, MARK_FAVOURITE = "●", "★"
TIER_INKS = {Tier.FREE: "good", Tier.BUDGET: "good", Tier.PREMIUM: "warn"}


class Column(NamedTuple):
    """One column: its title, its width in cells, what it sorts by, and how its cell is written."""

    title: str
    width: int
    order: Order | None
    cell: Callable[[Model, View], Line]
    follows_work: bool = False
    """Whether the cell depends on the workload."""


def aligned(amount: Decimal, width: int, places: int) -> Line:
    """Write an amount so that decimal points stand under each other; trailing zeros are left blank.

    What has no room gives up decimal places first, then the point, and is written in short at last.
    """
    if amount and not rounded(amount, places):
        return word(f"<0.{'0' * (places - 1)}1", width)
    for fewer in (places, 2, 0):
        whole, _, fraction = f"{rounded(amount, fewer):,f}".partition(".")
        shown = fraction.rstrip("0").ljust(min(2, fewer), "0")
        text = f"{whole}.{shown}" if fewer else whole
        padded = text + " " * (places - len(shown) + (not fewer))
        if len(padded) <= width:
            return ((padded.rjust(width), ""),)
        if len(text) <= width:
            return ((text.rjust(width), ""),)
    return word(wording.short_count(int(rounded(amount, 0))), width, "")


def word(text: str, width: int, ink: str = "dim") -> Line:
    """Write a word at the right edge of a column of figures."""
    return ((text.rjust(width), ink),)


def rate_cell(key: str) -> Callable[[Model, View], Line]:
    """Make the cell of a rate in USD a million tokens."""

    def cell(model: Model, view: View) -> Line:
        if model.price.state is not PriceState.KNOWN:
            return word(_state_word(model.price.state, key), RATE_WIDTH)
        rate = model.pricing.in_force(0, view.basis.moment).rates.get(key)
        if rate is None:
            return word(wording.ABSENT, RATE_WIDTH, "faint")
        if rate.usd is None:
            return word(rate.state.value, RATE_WIDTH)
        return aligned(per_million(rate.usd), RATE_WIDTH, RATE_PLACES)

    return cell


def _state_word(state: PriceState, key: str) -> str:
    return state.value if key == "prompt" else ""


def cost_cell(model: Model, view: View) -> Line:
    """Write the workload's cost a month, marked where the request does not fit the model."""
    found = quote(model, view.basis.workload.usage, view.basis.moment)
    month = view.basis.workload.per_month(found.total)
    mark: Span = (f" {MARK_MISFIT}" if found.misfits else "  ", "warn")
    if month.usd is None or month.state is PriceState.FREE:
        return (mark, *word(month.state.value, COST_WIDTH - 2, "good" if month.usd is not None else "dim"))
    figure = aligned(month.usd, COST_WIDTH - 2, COST_PLACES)
    return (mark, *(((text, "dim") for text, _ in figure) if found.misfits else figure))


def name_cell(model: Model, view: View) -> Line:
    """Write the id: the maker dimmer than the model."""
    del view
    maker, slash, slug = model.id.partition("/")
    return ((maker + slash, "dim"), (slug, "")) if slash else ((maker, ""),)


def short_name(name: Line) -> Line:
    """Write a name without its maker, for which there is no room; the sign of an alias stays."""
    (maker, ink), *slug = name
    return ((ALIAS_PREFIX, ink), *slug) if maker.startswith(ALIAS_PREFIX) else tuple(slug)


def cut_name(name: Line, width: int) -> Line:
    """Cut a name that is too long; what stands behind its colon stays, as it tells apart rows that begin alike."""
    *maker, (slug, ink) = name
    body, colon, form = slug.rpartition(":")
    kept: Line = ((colon + form, ink),)
    if not body or length(kept) > width // 2:
        return crop(name, width)
    return (*crop((*maker, (body, ink)), width - length(kept)), *kept)


def marks_cell(model: Model, view: View) -> Line:
    """Mark prices that change with the length of the prompt or with the hour, models that will end, and aliases."""
    tiers = MARK_TIERS if model.pricing.has_tiers else " "
    windows = MARK_WINDOWS if model.pricing.has_windows else " "
    ends: Span = (MARK_ENDS, "warn") if model.ends_on(view.basis.moment.date()) else (" ", "")
    return ((f"{tiers}{windows}", "dim"), ends, (MARK_ALIAS if model.is_alias else " ", "dim"))


def context_cell(model: Model, view: View) -> Line:
    """Write the context in short."""
    del view
    context = model.limits.context
    return ((wording.short_count(context).rjust(7), ""),) if context else word(wording.ABSENT, 7, "faint")


def tier_cell(model: Model, view: View) -> Line:
    """Write the price class."""
    tier = model.tier(view.basis.tier_limits)
    return ((f"  {tier or wording.ABSENT:<8}", TIER_INKS.get(tier, "dim") if tier else "faint"),)


def released_cell(model: Model, view: View) -> Line:
    """Write the day of release."""
    del view
    return ((f"  {wording.day(model.created):<11}", "dim"),) if model.created else word(wording.ABSENT, 13, "faint")


def output_cell(model: Model, view: View) -> Line:
    """Write the longest completion in short."""
    del view
    limit = model.limits.completion
    return ((wording.short_count(limit).rjust(10), ""),) if limit else word(wording.ABSENT, 10, "faint")


def takes_cell(model: Model, view: View) -> Line:
    """Write what it takes besides text, each by its first letter."""
    del view
    kinds = "".join(letter if kind in model.input_modalities else "·" for kind, letter in KINDS.items())
    return ((f"  {kinds:<5}", "dim"),)


def intelligence_cell(model: Model, view: View) -> Line:
    """Write the index of intelligence."""
    del view
    index = dict(model.benchmarks).get("intelligence_index")
    return word(wording.ABSENT, 10, "faint") if index is None else aligned(index, 10, INDEX_PLACES)


KINDS = {"image": "i", "audio": "a", "file": "f", "video": "v"}
NAME_LEAST = 20
NAME = Column("Model", 0, Order.NAME, name_cell)
COLUMNS = {
    "marks": Column("", 4, None, marks_cell),
    "in": Column("In $/M", RATE_WIDTH, Order.INPUT, rate_cell("prompt")),
    "out": Column("Out $/M", RATE_WIDTH, Order.OUTPUT, rate_cell("completion")),
    "cached": Column("Cached", RATE_WIDTH, Order.CACHED, rate_cell("input_cache_read")),
    "write": Column("Write", RATE_WIDTH, Order.WRITE, rate_cell("input_cache_write")),
    "context": Column("Ctx", 7, Order.CONTEXT, context_cell),
    "output": Column("Max out", 10, Order.OUTPUT_LIMIT, output_cell),
    "cost": Column("$/month", COST_WIDTH, Order.COST, cost_cell, follows_work=True),
    "tier": Column("  Tier", 10, Order.TIER, tier_cell),
    "released": Column("  Released", 13, Order.RELEASED, released_cell),
    "takes": Column("  Takes", 7, None, takes_cell),
    "intelligence": Column("Intell.", 10, Order.INTELLIGENCE, intelligence_cell),
}
"""All columns besides the model, by the names the settings know them by, in the order in which they stand."""
_BY_IMPORTANCE = (
    ("cost", 20),
    ("in", 20),
    ("marks", 20),
    ("out", 22),
    ("context", 22),
    ("cached", 30),
    ("tier", 32),
    ("released", 36),
    ("takes", 32),
    ("intelligence", 32),
    ("write", 24),
    ("output", 24),
)
"""Columns with the room the names should keep beside each: a wider table has all that a narrower one has."""
_BY_ORDER = {column.order: name for name, column in COLUMNS.items() if column.order is not None}


def columns_for(width: int, wanted: Sequence[str] = (), order: Order | None = None) -> tuple[Column, ...]:
    """Choose the columns for so many cells: cost and prices first, more as long as the names keep their room.

    ``wanted`` names those to choose from, in the order in which they shall stand; without it, all are. The column of
    ``order`` is always there: where it has no place of its own, it stands in that of the least important one.
    """
    chosen = _chosen(width, wanted)
    name = None if order is None else _BY_ORDER.get(order)
    if name is not None and name not in chosen:
        chosen = _with(name, chosen)
    columns = tuple(chosen.values())
    return (NAME._replace(width=width - sum(column.width for column in columns)), *columns)


def _chosen(width: int, wanted: Sequence[str]) -> dict[str, Column]:
    names = [name for name in wanted if name in COLUMNS] or list(COLUMNS)
    chosen: set[str] = set()
    room = width
    for name, comfort in _BY_IMPORTANCE:
        if name in names:
            if room - COLUMNS[name].width < (NAME_LEAST if wanted else comfort):
                break
            chosen.add(name)
            room -= COLUMNS[name].width
    return {name: COLUMNS[name] for name in names if name in chosen}


def _with(name: str, chosen: Mapping[str, Column]) -> dict[str, Column]:
    """Put a column in the place of the least important one; as wide as that at least, so that no other one moves."""
    yielding = next((each for each, _ in reversed(_BY_IMPORTANCE) if each in chosen and each != "marks"), None)
    if yielding is None:
        return dict(chosen)
    column = COLUMNS[name]._replace(width=max(COLUMNS[name].width, chosen[yielding].width))
    return {name if each == yielding else each: column if each == yielding else kept for each, kept in chosen.items()}


def unknown_columns(wanted: Sequence[str]) -> tuple[str, ...]:
    """Say which columns the settings name that do not exist."""
    known = ", ".join(COLUMNS)
    return tuple(f"settings: there is no column “{name}”; known: {known}" for name in wanted if name not in COLUMNS)
