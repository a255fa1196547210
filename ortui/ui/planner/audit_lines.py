"""An audit for the screen: the counts of one request, its bill beside the estimate, what explains the difference."""

from ortui.domain.audit import Audit
from ortui.domain.generation_words import facts_of
from ortui.domain.wording import ABSENT, exact_figure
from ortui.ui.drawn import Line, wrap
from ortui.ui.widgets.figures import on_the_point

_LABEL = 12


def audit_lines(found: Audit, width: int) -> list[Line]:
    """Write the audit for a width."""
    lines = [line for name, words in facts_of(found.generation) for line in _fact(name, words, width)]
    lines += [(), *_amounts(found)]
    for cause in found.causes:
        lines += wrap(f"likely {cause}", width, "", "", "  ")
    for remark in found.remarks:
        lines += wrap(remark, width, "dim", "", "  ")
    return lines


def _fact(name: str, words: str, width: int) -> list[Line]:
    first, *rest = wrap(words, width - _LABEL, "", "", "")
    return [((f"{name:<{_LABEL}}", "dim"), *first), *(((" " * _LABEL, ""), *line) for line in rest)]


def _amounts(found: Audit) -> list[Line]:
    """Write bill, estimate and difference below each other, to the last digit."""
    amounts = (found.billed, found.estimate.usd, found.difference)
    figures = on_the_point([ABSENT if amount is None else exact_figure(amount) for amount in amounts])
    words = (
        "not said" if found.billed is None else "",
        found.estimate.reason if found.estimate.usd is None else "from these counts, by the prices at hand",
        "" if found.difference else "" if found.difference is None else "equal",
    )
    rows = zip(("billed $", "estimate $", "difference $"), figures, words, strict=True)
    return [((f"{name:<{_LABEL + 1}}", "dim"), (figure, "strong"), (f"  {word}", "dim")) for name, figure, word in rows]
