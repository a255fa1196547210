"""Automatic top-up: a threshold, an amount and what is used up a day, to purchases a month and fees a year."""

from collections.abc import Mapping
from decimal import Decimal

from ortui.domain.counts import read_percent
from ortui.domain.errors import InvalidInputError
from ortui.domain.money import plain, quotient, read_usd, rounded
from ortui.domain.purchase import METHODS
from ortui.domain.top_up import MONTH_DAYS, TopUp, least_at_fee_share, plan_top_up
from ortui.domain.wording import figure
from ortui.ui.drawn import Line, wrap
from ortui.ui.planner.board import PlannerBoard, month_of
from ortui.ui.planner.columns import columns
from ortui.ui.planner.facts import Facts
from ortui.ui.widgets.choice import Choice
from ortui.ui.widgets.form import FormField

_DAY_PLACES = 6
_MANY_DAYS = 10


class TopUpBoard(PlannerBoard):
    """A plan for buying without being asked."""

    TITLE = "Automatic top-up"

    def __init__(self) -> None:
        self._threshold, self._amount = FormField("5", "threshold"), FormField("25", "top-up-amount")
        self._burn, self._share = FormField("", "burn", otherwise="this work"), FormField("6", "fee-share")
        self._method = Choice("top-up-method", METHODS)
        super().__init__(
            "top-up",
            (("Below $", self._threshold), ("buy $", self._amount)),
            (("Per day $", self._burn), ("fee max %", self._share)),
            (("By", self._method),),
        )

    def lines(self, facts: Facts, width: int) -> list[Line]:
        """Write the plan."""
        threshold = read_usd(self._threshold.value, what="the threshold")
        amount = read_usd(self._amount.value, what="the amount")
        percent = read_percent(self._share.value.strip() or "0", what="the percentage")
        burn, source = self._burn_a_day(facts)
        found = {method: plan_top_up(threshold, amount, burn, method, facts.fees) for method in METHODS}
        least = [least_at_fee_share(percent, method, facts.fees) for method in METHODS]
        rows = _rows(found) | {
            f"≤ {plain(percent)} % from": ["never" if each is None else f"{each:,.2f}" for each in least]
        }
        chosen = self._method.chosen
        plan = found[chosen]
        lines: list[Line] = [
            _rhythm(plan),
            *columns(METHODS, chosen, rows),
        ]
        for problem in plan.problems:
            lines += wrap(problem, width, "warn")
        for words in (
            source,
            f"from {figure(threshold)} on, the credits last {_days(plan.threshold_lasts)} if a purchase fails",
            f"{figure(plan.most_at_hand)} at hand just after a purchase; credits may expire after a year",
            f"a month is taken as {MONTH_DAYS} days; tax is left out",
        ):
            lines += wrap(words, width, "dim", " ", "   ")
        return lines

    def _burn_a_day(self, facts: Facts) -> tuple[Decimal, str]:
        """Read what is used up a day, else take it from the estimate; with a sentence on where it is from."""
        if self._burn.value.strip():
            burn = read_usd(self._burn.value, what="the use a day")
            return burn, f"for {figure(burn)} a day"
        month = month_of(facts)
        if month is None:
            raise InvalidInputError("what this work costs is not known: type what is used up a day")
        burn = quotient(month, Decimal(MONTH_DAYS), places=_DAY_PLACES)
        return burn, f"for {figure(burn)} a day: a month of this work over {MONTH_DAYS} days"


def _rhythm(plan: TopUp) -> Line:
    """Say how often is bought."""
    every = f"every {_days(plan.days_between)}"
    if plan.purchases_a_month < 1:
        return ((" one purchase ", "dim"), (every, "strong"))
    return ((f" {plan.purchases_a_month:,f}", "strong"), (" purchases a month, one ", "dim"), (every, ""))


def _days(number: Decimal) -> str:
    return f"{rounded(number, 0) if number >= _MANY_DAYS else number:,f} days"


def _rows(found: Mapping[str, TopUp]) -> dict[str, list[str]]:
    plans = [found[method] for method in METHODS]
    return {
        "fee each": [f"{each.purchase.fee:,.2f}" for each in plans],
        "fees a month": [f"{each.fees_a_month:,.2f}" for each in plans],
        "fees a year": [f"{each.fees_a_year:,.2f}" for each in plans],
    }
