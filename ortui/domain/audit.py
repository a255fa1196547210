"""One request audited: what was billed, what its own token counts would cost, and what explains the rest."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from ortui.domain.audit_causes import Tried, causes
from ortui.domain.endpoint import Endpoint
from ortui.domain.generation import Generation
from ortui.domain.generation_usage import CountedUsage, counted_usage
from ortui.domain.model import Model
from ortui.domain.money import EXACT
from ortui.domain.price import Price
from ortui.domain.quote import Quote, quote


class Audit(NamedTuple):
    """What was billed beside the estimate. Amounts in USD."""

    generation: Generation
    counted: CountedUsage
    quote: Quote | None
    """The estimate's receipt; None where there is none."""
    estimate: Price
    difference: Decimal | None
    """Billed less estimate; None where one of them is not known, or where the bill was only a fee."""
    causes: tuple[str, ...]
    """What explains the difference exactly, else what may make it, the likeliest first; empty where there is none."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What else there is to say about the estimate; nothing where there is none."""
        return () if self.quote is None else (*self.counted.remarks, *self.quote.remarks)

    @property
    def billed(self) -> Decimal | None:
        """What was charged; None where it is not said."""
        return self.generation.total_cost


def audit(generation: Generation, model: Model | None, moment: datetime, endpoints: Iterable[Endpoint] = ()) -> Audit:
    """Set bill and estimate side by side, by the prices of the model at the moment (in UTC) at which it was made.

    ``endpoints`` are those of the model that are at hand, with prices of their own; ``model`` is None for one that is
    not in the catalogue.
    """
    counted = counted_usage(generation)
    if model is None:
        estimate = Price.unknown(f"{generation.model or 'its model'} is not in the catalogue")
        return Audit(generation, counted, None, estimate, None, _of_a_fee(generation))
    if counted.usage is None:
        return Audit(generation, counted, None, Price.unknown(counted.reason), None, _of_a_fee(generation))
    found = quote(model, counted.usage, moment)
    billed, estimated = generation.total_cost, found.total.usd
    if billed is None or estimated is None or generation.is_byok:
        return Audit(generation, counted, found, found.total, None, _of_a_fee(generation))
    explained = causes(Tried(generation, found, billed, estimated, moment, tuple(endpoints)))
    return Audit(generation, counted, found, found.total, EXACT.subtract(billed, estimated), explained)


def _of_a_fee(generation: Generation) -> tuple[str, ...]:
    if not generation.is_byok:
        return ()
    return ("a provider's key of your own was used: billed is OpenRouter's fee alone, and no measure for an estimate",)
