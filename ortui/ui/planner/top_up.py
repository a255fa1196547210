"""Automatic top-up: a threshold, an amount and what is used up a day, to purchases a month and fees a year.

What is used up a day is typed, or that of the work on the sliders, or what was measured over a day, a week, a month.
"""

from collections.abc import Mapping
from decimal import Decimal

from ortui.domain.counts import read_percent
from ortui.domain.errors import InvalidInputError
from ortui.domain.money import plain, quotient, read_usd, rounded
from ortui.domain.outlook import measured_pace
from ortui.domain.paces import Span, taken_from
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
_PACES = {"this work": None, "day": Span.DAY, "week": Span.WEEK, "month": Span.MONTH}
"""What is used up a day where nothing is typed: None for that of the work on the sliders."""


class TopUpBoard(PlannerBoard):
    """A plan for buying without being asked."""

    TITLE = "Automatic top-up"

    def __init__(self) -> None:
        self._threshold, self._amount = FormField("5", "threshold"), FormField("25", "top-up-amount")
        self._burn, self._share = FormField("", "burn", otherwise="this work"), FormField("6", "fee-share")
        self._pace = Choice("top-up-pace", tuple(_PACES))
        super().__init__(
            "top-up",
            (("Below $", self._threshold), ("buy $", self._amount)),
            (("Per day $", self._burn), ("fee max %", self._share)),
            (("Pace", self._pace),),
        )

    def follow(self) -> None:
        """Say in the empty field what holds in its place."""
        self._burn.placeholder = self._pace.chosen

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
        plan = found[METHODS[0]]  # how often, and what is to be said of it, is the same by each
        lines: list[Line] = [_rhythm(plan), *columns(METHODS, "", rows)]
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
        """Read what is used up a day, else take it at the pace that is chosen; with a sentence on where it is from."""
        if self._burn.value.strip():
            burn = read_usd(self._burn.value, what="the use a day")
            return burn, f"for {figure(burn)} a day"
        if span := _PACES[self._pace.chosen]:
            return _measured(facts, span)
        month = month_of(facts)
        if month is None:
            raise InvalidInputError("what this work costs is not known: type what is used up a day")
        burn = quotient(month, Decimal(MONTH_DAYS), places=_DAY_PLACES)
        return burn, f"for {figure(burn)} a day: a month of this work over {MONTH_DAYS} days"


def _measured(facts: Facts, span: Span) -> tuple[Decimal, str]:
    """Take what was used up a day; with a sentence on where it is from."""
    account = facts.purse.account
    if account is None:
        raise InvalidInputError(f"what is used up a day is not known: {facts.why_no_account}")
    pace = measured_pace(account, span)
    if pace.per_day is None:
        raise InvalidInputError(f"what is used up a day is not known: {pace.reason}")
    is_of_one_key = account.key is not None and not account.key.is_management and not pace.is_of_completed_days
    days = taken_from(span, is_of_completed_days=pace.is_of_completed_days)
    return (
        pace.per_day,
        f"for {figure(pace.per_day)} a day, as {'the key' if is_of_one_key else 'all keys'} used {days}",
    )


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
