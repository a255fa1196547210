"""What is said of a list of endpoints, in the same words on the screen and on the command line."""

from collections.abc import Sequence
from decimal import Decimal

from ortui.domain.catalogue import SetAside
from ortui.domain.endpoint import Listing, Percentiles
from ortui.domain.money import EXACT, plain, rounded
from ortui.domain.routing import Routing
from ortui.domain.usage import Usage
from ortui.domain.wording import ABSENT, count

NEEDS_KEY = "needs a key"
_MOST_REASONS = 12


def about(listing: Listing) -> tuple[str, ...]:
    """Say what is odd about the answer itself, in sentences."""
    words = []
    if listing.answered_for not in {"", listing.model_id}:
        words.append(f"the API answered for {listing.answered_for}")
    if listing.set_aside:
        words.append(_set_aside(listing.set_aside))
    return tuple(words)


def _set_aside(records: Sequence[SetAside]) -> str:
    reasons = [f"{odd.id or 'no id'}: {odd.reason}" for odd in records[:_MOST_REASONS]]
    if more := len(records) - len(reasons):
        reasons.append(f"and {more:,} more")
    verb = "record was" if len(records) == 1 else "records were"
    return f"{len(records):,} {verb} set aside ({'; '.join(reasons)})"


def server(listing: Listing, address: str) -> str:
    """Name the server that the answer is from, where it is another than the one that is asked now; else nothing."""
    return "" if listing.server in {"", address} else f"from {listing.server}"


def compared(routing: Routing, usage: Usage) -> str:
    """Say the request that stands in where the work is nothing that is priced; empty where there is work."""
    stand_in = routing.compared_by
    if stand_in == usage:
        return ""
    tokens = f"{count(stand_in.prompt)} prompt and {count(stand_in.completion)} completion tokens"
    return f"no work is given: endpoints are compared by a request of {tokens}"


def discount(fraction: Decimal) -> str:
    """Say how prices differ from the list price that follows: ``50 % off``; below 0 ``10 % on top of``."""
    return f"{plain(EXACT.scaleb(abs(fraction), 2))} % {'off' if fraction > 0 else 'on top of'}"


def measured(spread: Percentiles | None, routing: Routing) -> str:
    """Write the median of a measure; where no endpoint has any, a key is what it takes to see one."""
    if spread is None:
        return ABSENT if routing.is_measured else NEEDS_KEY
    return f"{rounded(spread.p50, 0):,f}"
