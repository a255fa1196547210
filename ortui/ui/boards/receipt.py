"""The receipt board: the result, the receipt, what the request costs at worst, and what limits a free model."""

from ortui.domain import wording
from ortui.domain.price import PriceState
from ortui.domain.worst_case import worst_case
from ortui.ui.boards.shown import Shown
from ortui.ui.drawn import Line, wrap
from ortui.ui.view import Subject
from ortui.ui.widgets.receipt import receipt_lines


def receipt_board(shown: Shown, width: int) -> list[Line]:
    """Write the receipt for a width."""
    return [*receipt_lines(shown.subject, width), *_free(shown, width), *_at_worst(shown.subject, width)]


def _free(shown: Shown, width: int) -> list[Line]:
    """Say how many requests are free, or that the work asks for more."""
    rules = shown.free_rules
    if rules is None or shown.subject.model.price.state is not PriceState.FREE:
        return []
    if beyond := rules.beyond(shown.scenario.requests_per_day):
        return wrap(beyond, width, "warn", " ! ", "   ")
    return wrap(f"all free models together: {rules.in_words()}", width, "dim")


def _at_worst(subject: Subject, width: int) -> list[Line]:
    """Say what the request costs if the completion runs to its end; of what is free that is nothing new."""
    usage = subject.basis.workload.usage
    worst = worst_case(subject.model, usage, subject.basis.moment)
    if worst is None or not worst.quote.total.usd or worst.completion <= usage.completion:
        return []
    words = f"at worst {wording.price(worst.quote.total)} a request, if it runs to {worst.limited_by}"
    return wrap(f"{words}: {worst.completion:,} completion tokens", width, "dim")
