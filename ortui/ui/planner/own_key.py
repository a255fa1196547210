"""Bring your own key: the fee of a month by today's rule and by the older one, beside what credits would cost."""

from decimal import Decimal

from ortui.domain.byok import Comparison, against_credits
from ortui.domain.counts import read_count
from ortui.domain.errors import InvalidInputError
from ortui.domain.money import read_usd
from ortui.domain.purchase import METHODS
from ortui.domain.wording import figure
from ortui.ui.drawn import Line, wrap
from ortui.ui.planner.board import PlannerBoard, month_of
from ortui.ui.planner.columns import columns
from ortui.ui.planner.facts import Facts
from ortui.ui.widgets.choice import Choice
from ortui.ui.widgets.form import FormField

_RULES = {"today": "spend", "enterprise": "enterprise", "requests": "requests"}
_WAYS = ("own key", "credits")


class OwnKeyBoard(PlannerBoard):
    """A month by one's own key."""

    TITLE = "Bring your own key"

    def __init__(self) -> None:
        self._spend = FormField("", "list-price", otherwise="this work")
        self._requests = FormField("", "byok-requests", otherwise="this work")
        self._rule, self._method = Choice("byok-rule", tuple(_RULES)), Choice("byok-method", METHODS)
        super().__init__(
            "own-key",
            (("List $/mo", self._spend), ("requests", self._requests)),
            (("Rule", self._rule),),
            (("By", self._method),),
        )

    def lines(self, facts: Facts, width: int) -> list[Line]:
        """Write the comparison."""
        spend, requests = self._month(facts)
        rule, method = facts.byok.rules[_RULES[self._rule.chosen]], self._method.chosen
        found = against_credits(spend, requests, rule, facts.fees.rule(method))
        rows = {
            "on top": [f"{found.by_own_key:,.2f}", f"{found.by_credits:,.2f}"],
            "in all": [f"{spend + found.by_own_key:,.2f}", f"{spend + found.by_credits:,.2f}"],
        }
        lines = columns(_WAYS, _cheaper(found), rows)
        for words, ink in (
            (f"fee {found.own_key.fee:,.2f} on {found.own_key.above:,.2f} above what is free", ""),
            (rule.in_words, "dim"),
            (_break_even(found, method), "dim"),
            (f"for {figure(spend)} of list price in {requests:,} requests a month", "dim"),
            (
                "the fee is taken from credits; buying those, and credits for all, at the percentage of the method",
                "dim",
            ),
            (f"rules as of {facts.byok.as_of}: {facts.byok.source}", "dim"),
        ):
            lines += wrap(words, width, ink, " ", "   ")
        return lines

    def _month(self, facts: Facts) -> tuple[Decimal, int]:
        """Read list price and requests of a month; what is not typed comes from the estimate."""
        workload = facts.subject.basis.workload if facts.subject is not None else None
        spend = month_of(facts)
        if self._spend.value.strip():
            spend = read_usd(self._spend.value, what="the list price")
        if spend is None:
            raise InvalidInputError("what this work costs is not known: type the list price of a month")
        if self._requests.value.strip():
            return spend, read_count(self._requests.value, what="the requests")
        return spend, workload.requests_per_day * workload.days if workload is not None else 0


def _cheaper(found: Comparison) -> str:
    return _WAYS[0] if found.by_own_key <= found.by_credits else _WAYS[1]


def _break_even(found: Comparison, method: str) -> str:
    if found.break_even is None:
        return f"credits bought by {method} never cost less"
    return f"credits bought by {method} cost less from {found.break_even:,.2f} of list price a month on"
