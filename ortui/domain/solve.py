"""The estimate backwards: what a budget pays for. The answer is exact, at the jumps of a price too."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from ortui.domain import wording
from ortui.domain.fit import misfits
from ortui.domain.model import Model
from ortui.domain.order import by_cost
from ortui.domain.price import Price
from ortui.domain.quote import quote
from ortui.domain.scenario import LABELS, Scenario
from ortui.domain.solve_counts import OpenCount
from ortui.domain.solve_jump import jump_after
from ortui.domain.solve_search import greatest
from ortui.domain.usage import MOST_REQUESTS

_REQUESTS = "requests_per_day"


class Per(StrEnum):
    """What a budget is for."""

    MONTH = "month"
    REQUEST = "request"


class Budget(NamedTuple):
    """An amount that a month, or one request, may cost; what costs just as much is within it."""

    usd: Decimal
    per: Per

    def price(self, scenario: Scenario, model: Model, moment: datetime) -> Price:
        """Price what the budget is for, at a moment (in UTC); raises InvalidInputError as the scenario does."""
        workload = scenario.workload
        request = quote(model, workload.usage, moment).total
        return request if self.per is Per.REQUEST else workload.per_month(request)

    def covers(self, price: Price) -> bool:
        """Whether a price is within the budget; one that is not known is not."""
        return price.usd is not None and price.usd <= self.usd


class Affordable(NamedTuple):
    """The most that a budget pays for."""

    knob: str
    """What was solved for: ``requests_per_day``, ``completion`` or ``prompt``."""
    value: int | None
    """The greatest affordable number; None where there is none."""
    cost: Price
    """What the budget's period costs with it; where there is none, with the least that can be asked for."""
    beyond: Price | None = None
    """The same with one more; None where one more can't be asked for."""
    bound: str = ""
    """What ends it, in words; empty where it is the budget."""
    jump: str = ""
    """Says that one more is charged at other rates; empty where it is not."""
    reason: str = ""
    """Why there is no value."""


def most(count: OpenCount, budget: Budget, moment: datetime) -> Affordable:
    """Find the greatest number of ``requests_per_day``, ``completion`` or ``prompt`` tokens that a budget pays for.

    Everything else is the scenario's; shares stay shares. Numbers that pass the model's limits are not looked at. What
    else keeps the model from taking the request is left to its quote. The moment (in UTC) decides on the rates. Raises
    InvalidInputError where the scenario is none.
    """
    knob, model, least = count.knob, count.model, count.least
    if least is None:
        reason = "the shares of the prompt leave no room for the audio, however long it is"
        return Affordable(knob, None, Price.unknown(reason), reason=reason)
    cost = budget.price(count.at(least), model, moment)
    if reason := _hindrance(count, least, cost, budget):
        return Affordable(knob, None, cost, reason=reason)

    def is_affordable(number: int) -> bool:
        return budget.covers(budget.price(count.at(number), model, moment))

    found = (greatest(run, count.step, count.usable_from, is_affordable) for run in count.runs())
    value = next((number for number in found if number is not None), None)
    if value is None:
        reason = cost.reason if cost.usd is None else _too_dear(count, least, cost, budget)
        return Affordable(knob, None, cost, reason=reason)
    return _answer(count, value, budget, moment)


def _hindrance(count: OpenCount, least: int, cost: Price, budget: Budget) -> str:
    """Say what keeps any number from being an answer, before a single one is tried."""
    if count.knob == _REQUESTS and budget.per is Per.REQUEST:
        return "one request costs the same, however many"
    if least > count.limit.value:
        return misfits(count.model, count.at(least).usage)[0]
    return "" if count.model.price.usd is not None else cost.reason


def _too_dear(count: OpenCount, least: int, cost: Price, budget: Budget) -> str:
    return f"even with {least:,} {LABELS[count.knob]} a {budget.per} costs {wording.price(cost)}"


def _answer(count: OpenCount, value: int, budget: Budget, moment: datetime) -> Affordable:
    answer = Affordable(count.knob, value, budget.price(count.at(value), count.model, moment))
    if end := _end(count, value, answer.cost):
        return answer._replace(bound=end)
    beyond = budget.price(count.at(value + 1), count.model, moment)
    bound = f"the price of one more is not known: {beyond.reason}" if beyond.usd is None else ""
    jump = jump_after(value, count, moment)
    if jump and beyond.usd is not None:
        jump = f"{jump}: {_instead(answer.cost, beyond, budget)}"
    return answer._replace(beyond=beyond, bound=bound, jump=jump)


def _end(count: OpenCount, value: int, cost: Price) -> str:
    """Say why one more can't be asked for, whatever it costs; empty where it can."""
    limit, following = count.limit, value + 1
    if following > limit.value:
        at_no_cost = count.knob == _REQUESTS and limit.value == MOST_REQUESTS and cost.usd == 0
        return f"{limit.words}; a request costs nothing" if at_no_cost else limit.words
    if count.usable_from(following) != following:
        return f"of {following:,} prompt tokens the shares leave no room for the audio"
    return ""


def _instead(cost: Price, beyond: Price, budget: Budget) -> str:
    said = wording.price(beyond), wording.price(cost)
    if said[0] == said[1] and beyond.usd is not None and cost.usd is not None:
        said = f"${wording.exact_figure(beyond.usd)}", f"${wording.exact_figure(cost.usd)}"
    return f"{'it' if budget.per is Per.REQUEST else 'a month'} would cost {said[0]} instead of {said[1]}"


class Cheapest(NamedTuple):
    """The cheapest model for a piece of work."""

    model: Model
    request: Price
    cost: Price
    """What the budget's period costs."""
    is_within: bool
    """Whether the budget covers it."""


def cheapest(models: Iterable[Model], scenario: Scenario, budget: Budget, moment: datetime) -> Cheapest | None:
    """Find the cheapest model that can take the request at a moment (in UTC), equal ones by id.

    None where no model can, or the price of none is known.
    """
    usage = scenario.usage
    quotes = (quote(model, usage, moment) for model in models if not misfits(model, usage))
    first = next(iter(by_cost(found for found in quotes if found.total.usd is not None)), None)
    if first is None:
        return None
    cost = budget.price(scenario, first.model, moment)
    return Cheapest(first.model, first.total, cost, budget.covers(cost))
