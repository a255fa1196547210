"""What is said of a list of endpoints, in the same words on the screen and on the command line."""

from decimal import Decimal

from ortui.domain.endpoint import Listing, Percentiles
from ortui.domain.money import EXACT, plain, rounded
from ortui.domain.routing import Routing
from ortui.domain.set_aside import counted
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
        words.append(counted(listing.set_aside, _MOST_REASONS))
    return tuple(words)


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
