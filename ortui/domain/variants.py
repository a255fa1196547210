"""What the same work costs on a model's other forms, and what each costs in return.

A form with a row of its own costs what that row says: a ``:batch`` row is usually half its base row's price, not
always, and need not have a base row at all (rule 13).
"""

from collections.abc import Iterable
from datetime import datetime

from ortui.domain.catalogue import Catalogue
from ortui.domain.dynamic_variants import dynamic_variants
from ortui.domain.endpoint import Listing
from ortui.domain.model import BATCH_SUFFIX, FREE_SUFFIX, Model
from ortui.domain.price import PriceState
from ortui.domain.quote import Quote, quote
from ortui.domain.usage import Usage
from ortui.domain.variant import Kind, Variant, saving

BASE = "base"
"""What the row without a suffix is called."""

_IN_RETURN = {
    BASE: "answered at once, by any provider",
    FREE_SUFFIX: "limited requests a minute and a day, of all free models together",
    BATCH_SUFFIX: (
        "answered within 24 hours, batch API only; text only (some providers take images by address);"
        " searches not reduced"
    ),
    ":thinking": "a row of its own, with extended reasoning",
    ":extended": "a row of its own, with a longer context",
}
"""As documented 2026-08-22, images in a batch later; how many requests are free is data with a date of its own."""

_OTHER_ROW = "a row of its own"


def variants(
    model: Model, catalogue: Catalogue, usage: Usage, moment: datetime, listing: Listing | None
) -> tuple[Variant, ...]:
    """Price a request on the other forms of a model at a moment (in UTC); only those that exist or apply.

    Rows of the catalogue come first: the base row if another one is highlighted, ``:free``, ``:batch``, the rest by
    name. Then what is sent with the base row's id, with ``listing`` its endpoints where they were fetched.
    """
    base_id, suffix = _parted(model.id)
    rows = [*(row for row in catalogue if _parted(row.id)[0] == base_id and row.id != model.id), model]
    quotes = {_parted(row.id)[1] or BASE: quote(row, usage, moment) for row in rows}
    base, present = quotes.get(BASE), quotes.pop(suffix or BASE)
    found = [_row(present, name, quotes[name]) for name in _ordered(quotes)]
    if base is not None and _is_ordinary(base):
        found += dynamic_variants(base, present, listing, moment)
    return tuple(found)


def in_return(model: Model) -> str:
    """Say what the form that a row is costs besides money; empty for a row without a suffix."""
    suffix = _parted(model.id)[1]
    return _IN_RETURN.get(suffix, _OTHER_ROW) if suffix else ""


def _parted(model_id: str) -> tuple[str, str]:
    """Part an id into the base's and the suffix with its colon; empty where there is none."""
    base, colon, suffix = model_id.rpartition(":")
    return (base, colon + suffix) if colon else (model_id, "")


def _ordered(names: Iterable[str]) -> list[str]:
    first = (BASE, FREE_SUFFIX, BATCH_SUFFIX)
    return sorted(names, key=lambda name: (first.index(name) if name in first else len(first), name))


def _row(present: Quote, name: str, found: Quote) -> Variant:
    words = "; ".join((*found.problems, _IN_RETURN.get(name, _OTHER_ROW)))
    return Variant(name, Kind.EXACT, found.model.id, found.total, saving(present, found.total, fits=found.fits), words)


def _is_ordinary(base: Quote) -> bool:
    """Whether providers can be chosen: not for routers and aliases, which stand for other models."""
    return base.total.usd is not None and base.model.price.state is PriceState.KNOWN and not base.model.is_alias
