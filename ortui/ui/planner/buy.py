"""Buying: credits or money are typed, the other follows; by card and in crypto beside each other."""

from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal

from textual.widgets import Input

from ortui.domain.counts import read_percent
from ortui.domain.errors import InvalidInputError
from ortui.domain.money import plain, read_usd, rounded_up_to_cents
from ortui.domain.purchase import METHODS, FeeRules, Purchase, afford, buy
from ortui.domain.splitting import Splitting, ten_against_one
from ortui.domain.wording import figure
from ortui.ui.drawn import Line, wrap
from ortui.ui.messages import Said
from ortui.ui.planner.board import PlannerBoard, month_of
from ortui.ui.planner.columns import columns
from ortui.ui.planner.facts import Facts
from ortui.ui.widgets.choice import Choice
from ortui.ui.widgets.form import FormField


class BuyBoard(PlannerBoard):
    """One purchase, forwards or backwards."""

    TITLE = "Buying credits"
    DEFAULT_CSS = "BuyBoard #tax { margin-right: 1; }"

    def __init__(self) -> None:
        self._credits, self._money = FormField("100", "credits-wanted"), FormField("", "money")
        self._tax, self._method = FormField("0", "tax"), Choice("method", METHODS)
        super().__init__(
            "buy",
            (("Credits $", self._credits),),
            (("You pay $", self._money),),
            (("Tax %", self._tax), ("", self._method)),
        )
        self._is_backwards = False
        """Whether the money was typed last, and the credits follow."""
        self._known: tuple[object, ...] = ()
        self._purchase: tuple[list[Line], list[Line]] = [], []
        """The figures and the notes, and what they were written from: another model alone does not change them."""

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Let the other amount follow the one that was typed."""
        if changed.input in {self._credits, self._money}:
            self._is_backwards = changed.input is self._money
        super().on_input_changed(changed)

    def plan_month(self) -> None:
        """Plan to buy what the estimate's month costs, but no less than the smallest purchase."""
        month = month_of(self.facts) if self.facts is not None else None
        if self.facts is None or month is None:
            self.post_message(Said("what a month of this work costs on the highlighted model is not known"))
        elif not month:
            self.post_message(Said("there is nothing to buy: a month of this work costs nothing on this model"))
        else:
            smallest = self.facts.fees.smallest
            self._credits.value = plain(max(rounded_up_to_cents(month), smallest))
            if month < smallest:
                self.post_message(Said(f"raised to {plain(smallest)} USD, the smallest purchase"))

    def follow(self) -> None:
        """Write the amount that follows into its field."""
        text = ""
        if self.facts is not None:
            with suppress(InvalidInputError):  # the lines below say so
                found = self._found(self.facts.fees)[self._method.chosen]
                text = f"{found.credits if self._is_backwards else found.pay:.2f}"
        follower = self._credits if self._is_backwards else self._money
        with follower.prevent(Input.Changed):
            follower.value = text

    def _found(self, rules: FeeRules) -> dict[str, Purchase]:
        """Work out the purchase by each method."""
        tax = read_percent(self._tax.value.strip() or "0", what="the tax")
        if self._is_backwards:
            money = read_usd(self._money.value, what="the money")
            return {method: afford(money, method, rules, tax) for method in METHODS}
        credits_usd = read_usd(self._credits.value, what="the credits")
        return {method: buy(credits_usd, method, rules, tax) for method in METHODS}

    def lines(self, facts: Facts, width: int) -> list[Line]:
        """Write the purchase by each method, what the work would have one buy, and what is to be known."""
        typed = self._credits.value, self._money.value, self._tax.value, self._method.chosen
        if self._known != (known := (typed, self._is_backwards, facts.fees, width)):
            self._known, self._purchase = known, self._written_purchase(facts, width)
        figures, notes = self._purchase
        return [*figures, _offer(month_of(facts)), *notes]

    def _written_purchase(self, facts: Facts, width: int) -> tuple[list[Line], list[Line]]:
        try:
            found = self._found(facts.fees)
        except InvalidInputError as error:
            return [*wrap(str(error), width - 1, "warn"), ()], []
        chosen = self._method.chosen
        tax = read_percent(self._tax.value.strip() or "0", what="the tax")
        lines = columns(METHODS, chosen, _rows(found, is_backwards=self._is_backwards))
        for problem in found[chosen].problems:
            lines += wrap(problem, width, "warn", " ", "   ")
        notes: list[Line] = []
        for words in (
            _edge(facts.fees, chosen),
            _ten(ten_against_one(found[chosen].credits, chosen, facts.fees, tax)),
            f"fees as of {facts.fees.as_of}: {facts.fees.source}",
        ):
            notes += wrap(words, width, "dim", " ", "   ")
        return lines, notes


def _rows(found: Mapping[str, Purchase], *, is_backwards: bool) -> dict[str, list[str]]:
    """Write the figures of each method; what is the same for all, or nothing, has no row."""
    by_method = [found[method] for method in METHODS]
    rows = {"credits": [f"{each.credits:,.2f}" for each in by_method]} if is_backwards else {}
    rows["fee"] = [f"{each.fee:,.2f}" for each in by_method]
    if any(each.tax for each in by_method):
        rows["tax"] = [f"{each.tax:,.2f}" for each in by_method]
    rows["pay"] = [f"{each.pay:,.2f}" for each in by_method]
    if any(each.unspent for each in by_method):
        rows["unspent"] = [f"{each.unspent:,.2f}" for each in by_method]
    rows["surcharge %"] = [_percent(each.effective_percent) for each in by_method]
    return rows


def _percent(percent: Decimal) -> str:
    """Write at least one place, to stand on the point with the others."""
    text = plain(percent)
    return text if "." in text else f"{text}.0"


def _offer(month: Decimal | None) -> Line:
    """Offer the month of the work; a line whatever it costs, so that none below it moves with the model."""
    if not month:
        return ((f" this work's month {'is not known' if month is None else 'costs nothing'}", "dim"),)
    return ((" this work's month ", "dim"), (figure(month), ""), ("  m ", "accent"), ("plans it", "dim"))


def _edge(rules: FeeRules, method: str) -> str:
    rule = rules.rule(method)
    edge = rule.minimum_bites_below()
    if edge is None:
        return f"by {method} the fee is {rule.minimum:.2f} whatever the amount"
    if not edge:
        return f"by {method} there is no minimum fee"
    return f"by {method} the minimum fee of {rule.minimum:.2f} holds below {edge:,.2f}"


def _ten(found: Splitting) -> str:
    """Say what ten small purchases cost against one large."""
    ten = (
        f"ten of {found.part:,.2f} cost {found.pay:,.2f}, one of {found.at_once.credits:,.2f} {found.at_once.pay:,.2f}"
    )
    more = found.costs_more
    if not more:
        return f"{ten}: the same"
    return f"{ten}: {abs(more):,.2f} {'more' if more > 0 else 'less'}"
