"""When to ask again: how often, after which pauses, and what a server's Retry-After means."""

from datetime import UTC, datetime
from math import ceil
from typing import NamedTuple

_SPANS = (("days", 86_400), ("hours", 3600), ("minutes", 60))


class Patience(NamedTuple):
    """How long a call may take. All in seconds."""

    connect: float = 5.0
    silence: float = 10.0
    """The longest pause within an answer."""
    in_all: float = 40.0
    """From the first try to the end of the last, pauses included."""
    tries: int = 3
    first_pause: float = 0.5
    """Doubled after each try."""
    longest_pause: float = 10.0
    """A server that wants a longer one is not asked again."""

    spread: float = 0.5
    """Part of a pause by which it may be longer, so that clients that failed together don't come back together."""

    def pause(self, tries: int, retry_after: float | None, chance: float = 0.0) -> float | None:
        """Return the pause after so many tries; None where there is to be no other.

        ``chance`` lies between 0 and 1 and says how much of the spread is added. A pause is never shorter than the
        server wants it.
        """
        if tries >= self.tries:
            return None
        pause = self.first_pause * 2 ** (tries - 1) if retry_after is None else retry_after
        return pause * (1 + chance * self.spread) if pause <= self.longest_pause else None


def read_retry_after(header: str, now: datetime) -> float | None:
    """Read seconds or an HTTP date, as seconds from now; None for anything else."""
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - takes a while, and servers seldom write dates here

    try:
        moment = parsedate_to_datetime(text)
    except (IndexError, OverflowError, TypeError, ValueError):
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())


def span(seconds: float) -> str:
    """Name a span to wait, rounded up: it is not over sooner."""
    for name, length in _SPANS:
        if seconds > length * 2:
            return f"{ceil(seconds / length):,} {name}"
    whole = ceil(seconds)
    return "1 second" if whole == 1 else f"{whole} seconds"
