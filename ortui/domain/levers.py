"""What moves the bill: for each slider its share of the month, and what a value 10 % lower saves.

Each is found by pricing the changed scenario as a whole, so that a tier that is left, or a part that no longer fits its
whole, counts with all it does.
"""

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from ortui.domain.model import Model
from ortui.domain.money import EXACT, quotient
from ortui.domain.price import Price
from ortui.domain.quote import quote
from ortui.domain.scenario import BOUNDS, Scenario, turned

KNOBS = tuple(knob for knob in Scenario._fields if knob != "image_tokens")
"""What can be a lever, in the order of the scenario. The size of an image is an assumption, not a choice."""

_WHOLE = Decimal(100)


class Lever(NamedTuple):
    """A value of the scenario, and what it does to the cost of a month."""

    knob: str
    """A field of the scenario."""
    value: int
    share: Decimal
    """Percent of the month's cost that would go without this value, to one place; negative for what saves."""
    less: int
    """The value 10 % lower, rounded down to a whole number."""
    saves: Price
    """USD a month that the lower value saves; negative where it costs more."""


def levers(model: Model, scenario: Scenario, moment: datetime) -> tuple[Lever, ...]:
    """Give a lever for each value that is not zero, in the order of the scenario, at a moment (in UTC).

    Reasoning is one only where it changes the cost. Empty where the month's cost is not known; a value without which it
    would not be known is left out.
    """
    month = _month(model, scenario, moment)
    found = (_lever(model, scenario, moment, knob, month) for knob in KNOBS if getattr(scenario, knob))
    return tuple(lever for lever in found if lever is not None)


def _lever(model: Model, scenario: Scenario, moment: datetime, knob: str, month: Price) -> Lever | None:
    value = getattr(scenario, knob)
    less = max(value * 9 // 10, BOUNDS[knob][0])
    gone = saved(month, month.times(0) if knob == "days" else _month(model, turned(scenario, knob, 0)[0], moment))
    saves = saved(month, _month(model, turned(scenario, knob, less)[0], moment))
    if month.usd is None or gone.usd is None:
        return None
    if knob == "reasoning_percent" and gone.usd == 0 and saves.usd == 0:
        return None
    return Lever(knob, value, _percent(gone.usd, month.usd), less, saves)


def _month(model: Model, scenario: Scenario, moment: datetime) -> Price:
    workload = scenario.workload
    return workload.per_month(quote(model, workload.usage, moment).total)


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    """Say a part in percent, to one place; of a month that costs nothing, nothing is a part."""
    percent = quotient(EXACT.multiply(part, _WHOLE), whole, places=1) if whole else Decimal("0.0")
    return EXACT.plus(percent)  # a tiny negative one becomes 0.0, not -0.0


def saved(before: Price, after: Price) -> Price:
    """Say what a change saves, negative where it costs more; what varies or is unknown stays so."""
    if before.usd is None or after.usd is None:
        return before + after
    return Price.known(EXACT.subtract(before.usd, after.usd))
