"""`ortui quote --usage`: the counts of a request that was made, and what was billed for it beside the estimate."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from ortui.cli.arguments import Chosen
from ortui.cli.exits import UsageError
from ortui.cli.input_file import place_of, read_body
from ortui.cli.workload import COUNTS, given_options
from ortui.domain.billed_causes import likely_cause
from ortui.domain.errors import InvalidInputError
from ortui.domain.money import EXACT, exact, plain
from ortui.domain.quote import Quote
from ortui.source.errors import UnreadableError
from ortui.source.parse_usage import Billed, read_usage


def read_billed(chosen: Chosen) -> Billed:
    """Read the counts from a file or from stdin; raises UsageError, UnreadableError."""
    if others := given_options(chosen, (*COUNTS, "prompt_file")):
        raise UsageError(f"--usage says all counts by itself; leave out {', '.join(others)}")
    place = place_of(chosen.usage)
    try:
        return read_usage(read_body(chosen.usage))
    except OSError as error:
        raise UnreadableError(f"{place} can't be read: {error.strerror or error}") from error
    except (InvalidInputError, UnreadableError) as error:
        raise UnreadableError(f"{place} can't be used: {error}") from error


def beside(billed: Billed, quotes: Sequence[Quote], moment: datetime) -> list[str]:
    """Say how each estimate compares with what was billed, where the answer says that, and why it may differ."""
    if billed.cost is None:
        return []
    if billed.is_byok:
        return ["the request went through a provider's key of your own: what was billed is no measure for an estimate"]
    return [
        f"billed were {plain(billed.cost)} USD; the estimate for {found.model.id} is {_difference(found, billed.cost)}"
        + (f"; likely {cause}" if (cause := likely_cause(found, billed.cost, moment)) else "")
        for found in quotes
    ]


def billed_part(billed: Billed, found: Quote, moment: datetime) -> dict[str, object]:
    """Give what JSON says of a request that was billed: amounts in USD, the difference is billed less estimated."""
    cost = None if billed.is_byok else billed.cost
    estimate = found.total.usd
    difference = None if cost is None or estimate is None else EXACT.subtract(cost, estimate)
    return {
        "billed_usd": None if billed.cost is None else plain(billed.cost),
        "difference_usd": None if difference is None else plain(difference),
        "cause": likely_cause(found, cost, moment) if difference is not None and cost is not None else "",
    }


def _difference(found: Quote, cost: Decimal) -> str:
    if found.total.usd is None:
        return f"not known ({found.total.reason})"
    with exact():
        more, less = found.total.usd - cost, cost - found.total.usd
    if not more:
        return "equal"
    return f"{plain(more)} USD more" if more > 0 else f"{plain(less)} USD less"
