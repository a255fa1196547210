"""The receipt board: the result, the receipt, and what the request costs at worst."""

from ortui.domain import wording
from ortui.domain.worst_case import worst_case
from ortui.ui.boards.shown import Shown
from ortui.ui.drawn import Line, wrap
from ortui.ui.widgets.receipt import receipt_lines


def receipt_board(shown: Shown, width: int) -> list[Line]:
    """Write the receipt for a width."""
    subject = shown.subject
    lines = receipt_lines(subject, width)
    worst = worst_case(subject.model, subject.basis.workload.usage, subject.basis.moment)
    if worst is None or worst.quote.total.usd is None or worst.completion <= subject.basis.workload.usage.completion:
        return lines
    words = f"at worst {wording.price(worst.quote.total)} a request, if it runs to {worst.limited_by}"
    return lines + wrap(f"{words}: {worst.completion:,} completion tokens", width, "dim")
