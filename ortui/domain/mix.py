"""Two models that share the work: a share of the month's requests goes to the second, the rest to the first."""

from decimal import Decimal
from typing import NamedTuple

from ortui.domain.errors import InvalidInputError
from ortui.domain.levers import saved
from ortui.domain.money import EXACT, quotient
from ortui.domain.price import Price
from ortui.domain.quote import Quote
from ortui.domain.usage import Workload

_WHOLE = 100


class Mix(NamedTuple):
    """A month in which two models share the requests. Prices are USD a month."""

    second_percent: int
    first_requests: int
    """Whole requests a month; together with those of the second, all of them."""
    second_requests: int
    month: Price
    first_alone: Price
    second_alone: Price
    saves_against_first: Price
    """Negative where the mix costs more."""
    saves_against_second: Price
    percent_against_first: Decimal | None
    """What it saves, in percent of the first alone, to one place; None where that is not known, or is nothing."""
    percent_against_second: Decimal | None


def mixed(first: Quote, second: Quote, workload: Workload, second_percent: int) -> Mix:
    """Send so many percent of the month's requests, rounded down to a whole request, to the second model.

    The quotes give the price of one request on each; of the workload only its volume counts. What varies or is unknown
    makes the month so, unless no request goes there. Raises InvalidInputError for a share outside 0 to 100.
    """
    if not 0 <= second_percent <= _WHOLE:
        raise InvalidInputError(f"the share of the second model must be from 0 to 100 %, not {second_percent}")
    requests = workload.requests_per_day * workload.days
    to_second = requests * second_percent // _WHOLE
    to_first = requests - to_second
    month = _month(first.total, to_first, second.total, to_second)
    first_alone, second_alone = workload.per_month(first.total), workload.per_month(second.total)
    against_first, against_second = saved(first_alone, month), saved(second_alone, month)
    return Mix(
        second_percent=second_percent,
        first_requests=to_first,
        second_requests=to_second,
        month=month,
        first_alone=first_alone,
        second_alone=second_alone,
        saves_against_first=against_first,
        saves_against_second=against_second,
        percent_against_first=_percent(against_first, first_alone),
        percent_against_second=_percent(against_second, second_alone),
    )


def _month(first: Price, to_first: int, second: Price, to_second: int) -> Price:
    """Add up both parts; a model to which nothing goes has no say."""
    if not to_second:
        return first.times(to_first)
    if not to_first:
        return second.times(to_second)
    return first.times(to_first) + second.times(to_second)


def _percent(saves: Price, alone: Price) -> Decimal | None:
    if saves.usd is None or not alone.usd:
        return None
    return EXACT.plus(quotient(EXACT.multiply(saves.usd, _WHOLE), alone.usd, places=1))
