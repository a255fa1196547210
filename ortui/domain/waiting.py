"""Words for what it saves to wait for a cheaper time: within a day, or within a week where the day counts."""

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from decimal import Decimal

from ortui.domain.model import Model
from ortui.domain.money import EXACT, quotient
from ortui.domain.price import Price
from ortui.domain.runs import DAY, WEEK, Run, runs
from ortui.domain.usage import Usage
from ortui.domain.wording import price

_PERCENT = 100


def waiting(model: Model, usage: Usage, now: datetime, local: tzinfo = UTC) -> str:
    """Say when a request is cheaper than now (in UTC), and what waiting saves; empty where the price never changes.

    ``wait until 22:00 UTC (23:00 here): $0.0123 a request, 40 % less than now``. Where days of the week have prices of
    their own it looks a week ahead, else a day.
    """
    with_days = model.pricing.has_weekdays
    ahead = WEEK if with_days else DAY
    ahead_of_now = runs(model, usage, now.date(), ahead.days + 2)
    later = [run for run in ahead_of_now if run.end > now and run.start <= now + ahead]
    priced = [(run.total.usd, run) for run in later if run.total.usd is not None]
    present = later[0]
    if len(later) == 1 or not priced:
        return ""
    least = min(usd for usd, _ in priced)
    clock = _Clock(local, with_days=with_days)
    if present.total.usd == least:
        dearest = max((run for _, run in priced), key=lambda run: run.total.usd or Decimal(0)).total
        if dearest.usd == least:
            return ""
        return f"cheapest now, until {clock.at(present.end)}: {_costs(present.total, dearest, 'the dearest')}"
    return "; ".join(_waits(priced, present, least, clock))


class _Clock:
    """Writes moments in UTC and on the clocks where the person is."""

    def __init__(self, local: tzinfo, *, with_days: bool) -> None:
        self._local, self._with_days = local, with_days

    def at(self, moment: datetime) -> str:
        """Write a moment: ``22:00 UTC``, ``Sat 22:00 UTC (Sat 23:00 here)``."""
        form = "%a %H:%M" if self._with_days else "%H:%M"
        local = moment.astimezone(self._local)
        here = f" ({local:{form}} here)" if local.utcoffset() else ""
        return f"{moment:{form}} UTC{here}"


def _waits(priced: Sequence[tuple[Decimal, Run]], present: Run, least: Decimal, clock: _Clock) -> list[str]:
    """Say the next time that is cheaper than now, and the next that is cheapest, where that is another."""
    now = present.total.usd
    sooner = next((run for usd, run in priced if now is not None and usd < now), None)
    cheapest = next(run for usd, run in priced if usd == least)
    if sooner is None or sooner is cheapest:
        return [f"wait until {clock.at(cheapest.start)}: {_costs(cheapest.total, present.total, 'now')}"]
    return [
        f"from {clock.at(sooner.start)}: {_costs(sooner.total, present.total, 'now')}",
        f"cheapest from {clock.at(cheapest.start)}: {_costs(cheapest.total, present.total, 'now')}",
    ]


def _costs(total: Price, other: Price, what: str) -> str:
    """Say a total, and by how many whole percent it is less; nothing of that where it can't be said."""
    said = f"{price(total)} a request"
    if total.usd is None or not other.usd:
        return said
    saved = EXACT.multiply(EXACT.subtract(other.usd, total.usd), _PERCENT)
    percent = quotient(saved, other.usd, places=0)
    return f"{said}, {percent:f} % less than {what}" if percent else f"{said}, less than 1 % less than {what}"
