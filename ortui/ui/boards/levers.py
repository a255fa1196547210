"""What moves the bill: each slider's share of the month, and what ten percent less of it saves."""

from decimal import Decimal

from ortui.domain import wording
from ortui.domain.levers import Lever, levers
from ortui.domain.money import percent_of, plain
from ortui.domain.price import Price
from ortui.domain.scenario import LABELS
from ortui.ui.boards.shown import Shown
from ortui.ui.drawn import Line, length, wrap
from ortui.ui.widgets.figures import on_the_point
from ortui.ui.widgets.receipt import LEAST_BAR, bar

_SHORT = {
    "prompt": "prompt",
    "cached_percent": "from cache",
    "written_percent": "to cache",
    "written_1h_percent": "to cache 1 h",
    "completion": "completion",
    "reasoning_percent": "reasoning",
    "requests_per_day": "requests/day",
    "days": "days/month",
}
_NAME = 13
_TENTH = Decimal(10)


def levers_lines(shown: Shown, width: int) -> list[Line]:
    """Write the sliders' weights for a width."""
    subject = shown.subject
    found = levers(subject.model, shown.scenario, subject.basis.moment)
    if not found:
        reason = subject.quote.total.reason or "there is no work to pay for"
        return wrap(f"nothing moves the bill: {reason}", width, "dim")
    before = f"{' ':<{_NAME + 1}}{'bill without':<15}"
    lines = wrap("10 % less saves a month", width, "dim", before, " " * len(before))
    shares = on_the_point([_change(each) for each in found])
    month = subject.basis.workload.per_month(subject.quote.total)
    largest = Price.known(max(each.share for each in found))
    savings = on_the_point([_saved(each, month) for each in found])
    for each, share, saved in zip(found, shares, savings, strict=True):
        line: Line = (
            (f" {_SHORT.get(each.knob, LABELS[each.knob]):<{_NAME}}", ""),
            (f"{share:>9} %    ", ""),
            (saved, "warn" if saved.strip().startswith("-") else "good"),
        )
        room = width - length(line) - 2
        drawn = bar(Price.known(each.share), largest, room) if each.share > 0 and room >= LEAST_BAR else ""
        lines.append((*line, (f"  {drawn}", "bar")))
    return lines


def _change(lever: Lever) -> str:
    """Say by how many percent the bill would change without it."""
    return f"{'-' if lever.share > 0 else '+'}{plain(abs(lever.share))}"


def _saved(lever: Lever, month: Price) -> str:
    """Write what ten percent less saves; of requests and days that is a tenth of the month, whole numbers or not."""
    if lever.knob in {"requests_per_day", "days"} and month.usd is not None:
        return wording.usd(percent_of(month.usd, _TENTH))
    return wording.price(lever.saves)
