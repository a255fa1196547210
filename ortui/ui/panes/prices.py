"""Prices: the search line, what it finds, and the detail of the highlighted model."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var

from ortui.domain.model import Model
from ortui.domain.order import Order
from ortui.ui.drawn import Drawn, Line
from ortui.ui.keys import bindings
from ortui.ui.messages import Said, SheetAsked
from ortui.ui.order_words import order_in_words
from ortui.ui.view import Arrangement, Subject, View
from ortui.ui.widgets.boxes import Row
from ortui.ui.widgets.detail import Detail
from ortui.ui.widgets.pane import Pane
from ortui.ui.widgets.price_table import PriceTable
from ortui.ui.widgets.search_line import SearchLine
from ortui.ui.widgets.tally import Tally


class Prompt(Drawn):
    """The mark before the search line."""

    def line(self, y: int) -> Line:
        """Draw it."""
        del y
        return ((" / ", "accent"),)


class PricesPane(Pane):
    """The first pane."""

    TITLE = "1 Prices"
    BINDINGS: ClassVar[list[BindingType]] = bindings("prices")

    view: var[View | None] = var(None)
    subject: var[Subject | None] = var(None)
    brief: var[bool] = var(default=False)

    table = query_one(PriceTable)
    search_line = query_one(SearchLine)

    class Arranged(Message):
        """The models are to be shown like this."""

        def __init__(self, arrangement: Arrangement) -> None:
            self.arrangement = arrangement
            super().__init__()

    def __init__(
        self,
        search: Callable[[str], None],
        highlight: Callable[[Model | None], None],
        propose: Callable[[str], str | None],
        wanted_columns: Sequence[str] = (),
    ) -> None:
        super().__init__(id="prices")
        self._search, self._highlight, self._propose = search, highlight, propose
        self._wanted_columns = wanted_columns

    def compose(self) -> ComposeResult:
        """Lay out the search line, the tally, the table and the detail."""
        with Row(classes="row"):
            yield Prompt()
            yield SearchLine(self._search, self._propose).data_bind(PricesPane.view)
        yield Tally().data_bind(PricesPane.view)
        yield PriceTable(self._highlight, self._wanted_columns).data_bind(PricesPane.view)
        yield Detail().data_bind(PricesPane.subject)

    def watch_brief(self) -> None:
        """Show or hide the lines on the model below the table."""
        self.set_class(self.brief, "-brief")

    def on_search_line_table_asked(self, asked: SearchLine.TableAsked) -> None:
        """Move the table from the search line, or go to it."""
        asked.stop()
        if asked.action == "move":
            self.table.action_move(asked.amount)
        elif asked.action == "page":
            self.table.action_page(asked.amount)
        else:
            self.screen.set_focus(self.table)

    def on_price_table_sort_asked(self, asked: PriceTable.SortAsked) -> None:
        """Sort by the column whose title was clicked; a second click turns the order, a third goes back."""
        asked.stop()
        if self.view is None:
            return
        if asked.order is self.view.order and self.view.arrangement.reverse:
            self.action_usual_order()
        elif asked.order is self.view.order:
            self.action_turn_order()
        else:
            self._arrange(self.view.arrangement._replace(order=asked.order, reverse=False))

    def _arrange(self, arrangement: Arrangement) -> None:
        self.post_message(self.Arranged(arrangement))

    def action_sort(self, step: int) -> None:
        """Sort by the next order; after the last by none, so that the best match stands first again."""
        if self.view is None:
            return
        orders: list[Order | None] = [None, *Order]
        place = orders.index(self.view.arrangement.order) + step
        if orders[place % len(orders)] is self.view.order:
            place += step  # without words, no order and the newest first are the same
        self._arrange(self.view.arrangement._replace(order=orders[place % len(orders)], reverse=False))

    def action_sort_by(self, order: str, direction: int) -> None:
        """Sort by an order of that name; turned round where the direction is below 0."""
        if self.view is not None:
            self._arrange(self.view.arrangement._replace(order=Order(order), reverse=direction < 0))

    def action_turn_order(self) -> None:
        """Turn the order round; the one that is seen is then the chosen one."""
        if self.view is not None:
            arrangement = self.view.arrangement
            self._arrange(arrangement._replace(order=self.view.order, reverse=not arrangement.reverse))

    def action_usual_order(self) -> None:
        """Go back to the order at the start: the best match first where words are typed, else the newest model."""
        if self.view is None:
            return
        if (usual := self.view.arrangement._replace(order=None, reverse=False)) == self.view.arrangement:
            self.post_message(Said(f"this is the order at the start: {order_in_words(self.view)}"))
        else:
            self._arrange(usual)

    def action_left_out(self) -> None:
        """Show or hide what the default leaves out."""
        if self.view is not None:
            self._arrange(self.view.arrangement._replace(everything=not self.view.arrangement.everything))

    def action_explain(self) -> None:
        """Show in full words what the search does."""
        from ortui.ui.explain import explain_lines  # noqa: PLC0415 - not needed before it is asked for

        if (view := self.view) is not None:
            self.post_message(SheetAsked("What is shown", lambda width: explain_lines(view, width)))

    def action_clear_search(self) -> None:
        """Clear the search."""
        if self.search_line.value:
            self.search_line.value = ""
        else:
            self.post_message(Said("the search is empty: it rules out no model"))
