"""Credits: what a purchase costs and what money buys; either is typed, the other follows."""

from decimal import Decimal
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.reactive import reactive, var
from textual.widgets import Input

from ortui.domain.counts import read_percent
from ortui.domain.errors import InvalidInputError
from ortui.domain.money import plain, read_usd, rounded_up_to_cents
from ortui.domain.purchase import METHODS, FeeRules, Purchase, afford, buy
from ortui.domain.wording import figure
from ortui.ui.drawn import Drawn, Line, Written, fold, wrap
from ortui.ui.keys import bindings
from ortui.ui.messages import Left, Said
from ortui.ui.view import Subject
from ortui.ui.widgets.amount_field import AmountField
from ortui.ui.widgets.boxes import Row
from ortui.ui.widgets.label import Label


class Method(Drawn, can_focus=True):
    """The choice between card and crypto."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("method")

    method: reactive[str] = reactive(METHODS[0], layout=False)

    class Switched(Message):
        """The other method was chosen."""

    def line(self, y: int) -> Line:
        """Draw both methods, the chosen one marked."""
        del y
        spans = []
        for method in METHODS:
            chosen = method == self.method
            ink = ("accent" if self.has_focus else "strong") if chosen else "dim"
            spans.append((f"{'●' if chosen else '○'} {method}   ", ink))
        return tuple(spans)

    def action_switch(self) -> None:
        """Choose the other method."""
        self.method = METHODS[1 - METHODS.index(self.method)]
        self.post_message(self.Switched())

    def on_click(self, event: events.Click) -> None:
        """Choose the other method by the mouse."""
        event.stop()
        self.action_switch()


class Bill(Written):
    """What the purchase comes to."""

    lines: var[tuple[Line, ...]] = var(())
    refusal: var[str] = var("")
    """Why there is no purchase to write down; empty where there is one."""

    def watch_lines(self) -> None:
        """Write another purchase."""
        self.rewrite()

    def watch_refusal(self) -> None:
        """Say why there is none."""
        self.rewrite()

    def write(self, width: int) -> list[Line]:
        """Write the bill, or why there is none, and the offer below it."""
        folded = [part for line in self.lines for part in fold(line, width)]
        return [*wrap(self.refusal, width - 1, "warn"), *folded]


class CreditsPane(Vertical):
    """The third pane."""

    BORDER_TITLE = "3 Credits"
    DEFAULT_CSS = """
    CreditsPane Label { width: 15; }
    CreditsPane Method { width: 1fr; }
    CreditsPane Bill { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("planner")

    subject: var[Subject | None] = var(None)

    credits = query_one("#credits-wanted", AmountField)
    money = query_one("#money", AmountField)
    tax = query_one("#tax", AmountField)
    method = query_one(Method)
    bill = query_one(Bill)

    def __init__(self, rules: FeeRules) -> None:
        super().__init__(id="credits", classes="pane")
        self.rules = rules
        self._is_backwards = False
        """Whether the money was typed last, and the credits follow."""

    def compose(self) -> ComposeResult:
        """Lay out the fields and the bill."""
        for text, field in (
            ("Credits $", AmountField("100", "credits-wanted")),
            ("You pay $", AmountField("", "money")),
            ("Tax %", AmountField("0", "tax")),
        ):
            yield Row(Label(text), field, classes="row")
        yield Row(Label("By"), Method(), classes="row")
        yield Bill()

    def on_mount(self) -> None:
        """Plan the first purchase."""
        self.plan()

    def watch_subject(self) -> None:
        """Offer another month of this work."""
        if self.is_mounted:
            self.bill.lines = (*self.bill.lines[:-1], self._offer())

    def on_input_changed(self, changed: Input.Changed) -> None:
        """Let the other amount follow the one that was typed."""
        changed.stop()
        if changed.input in {self.credits, self.money}:
            self._is_backwards = changed.input is self.money
        self.plan()

    def on_method_switched(self, switched: Method.Switched) -> None:
        """Plan anew with the other method."""
        switched.stop()
        self.plan()

    @property
    def fields(self) -> tuple[AmountField | Method, ...]:
        """All fields, from the top."""
        return (self.credits, self.money, self.tax, self.method)

    def go_to_field(self, direction: int) -> None:
        """Go to the field above or below."""
        focused = [place for place, field in enumerate(self.fields) if field.has_focus]
        place = (focused[0] if focused else 0) + direction
        if 0 <= place < len(self.fields):
            self.fields[place].focus()

    def action_focus_field(self, direction: int) -> None:
        """Go to the field above or below."""
        self.go_to_field(direction)

    def action_leave(self) -> None:
        """Go back to the prices."""
        self.post_message(Left())

    def action_take_month(self) -> None:
        """Plan to buy what the estimate's month costs, but no less than the smallest purchase."""
        month = self._month()
        if month is None:
            self.post_message(Said("what a month of this work costs on the highlighted model is not known"))
        elif not month:
            self.post_message(Said("there is nothing to buy: a month of this work costs nothing on this model"))
        else:
            self.credits.value = plain(max(rounded_up_to_cents(month), self.rules.smallest))
            if month < self.rules.smallest:
                self.post_message(Said(f"raised to {plain(self.rules.smallest)} USD, the smallest purchase"))

    def _month(self) -> Decimal | None:
        if self.subject is None:
            return None
        return self.subject.basis.workload.per_month(self.subject.quote.total).usd

    def plan(self) -> None:
        """Work out the purchase from the amount typed last, and write it down."""
        try:
            tax = read_percent(self.tax.value.strip() or "0", what="the tax")
            found = self._found(self.method.method, tax)
            other = self._found(METHODS[1 - METHODS.index(self.method.method)], tax)
        except InvalidInputError as error:
            self._follow("")
            self.bill.refusal, self.bill.lines = str(error), ((), self._offer())
            return
        self.bill.refusal = ""
        self._follow(f"{found.credits if self._is_backwards else found.pay:.2f}")
        self.bill.lines = (*_bill(found, other, is_backwards=self._is_backwards), self._offer())

    def _found(self, method: str, tax: Decimal) -> Purchase:
        if self._is_backwards:
            return afford(read_usd(self.money.value, what="the money"), method, self.rules, tax)
        return buy(read_usd(self.credits.value, what="the credits"), method, self.rules, tax)

    def _follow(self, text: str) -> None:
        follower = self.credits if self._is_backwards else self.money
        with follower.prevent(Input.Changed):
            follower.value = text

    def _offer(self) -> Line:
        month = self._month()
        if not month:
            return ()
        return (
            (" this work's month ", "dim"),
            (f"{figure(month)}", ""),
            ("  m ", "accent"),
            ("plans it", "dim"),
        )


def _bill(found: Purchase, other: Purchase, *, is_backwards: bool) -> tuple[Line, ...]:
    tax: Line = ((f" + tax {found.tax:,.2f}", ""),) if found.tax else ()
    rule = found.rule.removeprefix(f"{found.method}: ")
    lines: list[Line] = [
        (
            (f" {found.credits:,.2f}", ""),
            (" credits", "dim"),
            (f" + fee {found.fee:,.2f}", ""),
            *tax,
            (" = pay ", "dim"),
            (f"{found.pay:,.2f}", "strong"),
        ),
        ((f" surcharge {plain(found.effective_percent)} %", ""), (f" · {rule}", "dim")),
    ]
    if is_backwards:
        lines.append(((f" by {other.method}: {other.credits:,.2f} credits", "dim"), *_unspent(found)))
    else:
        lines.append(((f" by {other.method}: pay {other.pay:,.2f}", "dim"),))
    lines += [((f" {problem}", "warn"),) for problem in found.problems]
    return tuple(lines)


def _unspent(found: Purchase) -> Line:
    return ((f" · {found.unspent:.2f} unspent", "dim"),) if found.unspent else ()
