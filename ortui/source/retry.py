"""When to ask again: how often, after which pauses, and what a server's Retry-After means."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Patience:
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

    def pause(self, tries: int, retry_after: float | None) -> float | None:
        """Return the pause after so many tries; None where there is to be no other."""
        if tries >= self.tries:
            return None
        pause = self.first_pause * 2 ** (tries - 1) if retry_after is None else retry_after
        return pause if pause <= self.longest_pause else None


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
