"""The receipt board: the result, the receipt, what the request costs at worst, and what limits a free model."""

from ortui.domain import wording
from ortui.domain.price import Price, PriceState
from ortui.domain.quote import quote
from ortui.domain.scenario import turned
from ortui.domain.worst_case import worst_case
from ortui.ui.boards.shown import Shown
from ortui.ui.drawn import Line, wrap
from ortui.ui.view import Subject
from ortui.ui.widgets.receipt import receipt_lines


def receipt_board(shown: Shown, width: int) -> list[Line]:
    """Write the receipt for a width."""
    lines = receipt_lines(shown.subject, width, is_estimated=shown.prompt_estimate is not None)
    return [*lines, *_estimated(shown, width), *_free(shown, width), *_at_worst(shown.subject, width)]


def _estimated(shown: Shown, width: int) -> list[Line]:
    """Say that the prompt is estimated, how, and what the request costs at the ends of the band."""
    if (estimate := shown.prompt_estimate) is None:
        return []
    low, high = (_with_prompt(shown, tokens) for tokens in (estimate.low, estimate.high))
    said = f"~{estimate.likely:,} prompt tokens are estimated, {estimate.low:,} to {estimate.high:,} by model"
    if low.usd is not None and high.usd is not None and low != high:
        said = f"{said}: {wording.price(low)} to {wording.price(high)} a request"
    return [*wrap(said, width, "warn"), *wrap(estimate.method, width, "dim")]


def _with_prompt(shown: Shown, tokens: int) -> Price:
    usage = turned(shown.scenario, "prompt", tokens)[0].usage
    return quote(shown.subject.model, usage, shown.subject.basis.moment).total


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
