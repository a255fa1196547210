"""Prices: the search line, what it finds, and the detail of the highlighted model."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.reactive import reactive, var

from ortui.domain.model import Model
from ortui.domain.order import Order
from ortui.domain.tally import remarks, tally
from ortui.ui.drawn import Drawn, Line, Span, crop, fold, length
from ortui.ui.keys import bindings
from ortui.ui.messages import Said
from ortui.ui.view import Arrangement, Subject, View
from ortui.ui.widgets.boxes import Row
from ortui.ui.widgets.detail import Detail
from ortui.ui.widgets.price_table import PriceTable
from ortui.ui.widgets.search_line import SearchLine

_ORDER_WORDS: dict[Order | None, tuple[str, str]] = {
    None: ("best match first", "best match last"),
    Order.RELEASED: ("newest first", "oldest first"),
    Order.NAME: ("by name", "by name, from the end"),
    Order.INPUT: ("cheapest prompt first", "dearest prompt first"),
    Order.OUTPUT: ("cheapest completion first", "dearest completion first"),
    Order.CACHED: ("cheapest cache read first", "dearest cache read first"),
    Order.COST: ("cheapest for this work first", "dearest for this work first"),
    Order.CONTEXT: ("longest context first", "shortest context first"),
    Order.TIER: ("by tier", "by tier, dearest first"),
    Order.WRITE: ("cheapest cache write first", "dearest cache write first"),
    Order.OUTPUT_LIMIT: ("longest output first", "shortest output first"),
    Order.INTELLIGENCE: ("highest intelligence index first", "lowest intelligence index first"),
}


MOST_LINES = 5
"""Of the tally, where something could not be read."""
_SEPARATOR: Line = ((" · ", "faint"),)


class Prompt(Drawn):
    """The mark before the search line."""

    def line(self, y: int) -> Line:
        """Draw it."""
        del y
        return ((" / ", "accent"),)


class Tally(Drawn):
    """Says what is shown, in which order, and which terms could not be read: in one line, unless advice needs more."""

    view: reactive[View | None] = reactive(None, layout=False)

    def watch_view(self) -> None:
        """Be as high as the advice needs; without any, no key brings another layout."""
        self._fit()

    def on_resize(self) -> None:
        """Be as high as the advice needs at another width."""
        self._fit()

    def _fit(self) -> None:
        needs_more = self.view is not None and self.view.query.misread and self.size.width
        height = len(_lines(self.view, self.size.width)) if self.view and needs_more else 1
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height

    def line(self, y: int) -> Line:
        """Draw one line."""
        lines = _lines(self.view, self.size.width) if self.view is not None else []
        return lines[y] if y < len(lines) else ()

    async def on_click(self, event: events.Click) -> None:
        """Compare by a click on the number of the marked models: what is in the accent is live."""
        left = 0
        for text, ink in self.line(event.y):
            left += length(((text, ink),))
            if event.x < left:
                if ink == "accent":
                    await self.run_action("screen.compare")
                return


def _lines(view: View, width: int) -> list[Line]:
    """Write the sentence; where something could not be read, on as many lines as the advice needs.

    What is only begun is no matter to move the table for: there the advice comes first, and the number may be cropped.
    """
    if not view.query.misread:
        return [crop(_tally(view, width), width)]
    counted, rest, advice = _counted(view), _rest(view), _advice(view)
    is_begun = view.query.misread[-1].term.endswith((":", "<", ">", "="))
    if is_begun and length((*counted, *_SEPARATOR, *advice)) > width - 1 >= length(advice):
        return [crop(((" ", ""), *advice, *_SEPARATOR, *counted, *rest), width)]
    lines: list[Line] = [((" ", ""), *line) for line in fold((*counted, *_SEPARATOR, *advice), width - 1)]
    left = tuple(span for line in lines[MOST_LINES:] for span in line)
    lines = lines[:MOST_LINES]
    lines[-1] = (*lines[-1], *left, *rest)
    return [crop(line, width) for line in lines]


def _tally(view: View, width: int) -> Line:
    """Write the whole sentence where there is room for it; else first what must not be lost."""
    counted, _, rest = tally(view.found, view.query, view.catalogue).partition(": ")
    line: Line = ((f" {counted}", ""), (f": {rest}" if rest else "", "dim"), *_order(view), *_marked(view))
    return line if length(line) <= width else ((" ", ""), *_counted(view), *_rest(view))


def _counted(view: View) -> Line:
    hidden = [f"{view.left_out:,} hidden (h)"] if view.left_out else []
    if view.found.added:
        hidden.append(f"{view.found.added:,} of them hidden again by h")
    return ((f"{len(view.models):,} of {len(view.catalogue):,}", ""), *_each(hidden))


def _rest(view: View) -> Line:
    """Write, each behind a separator, what is marked, what is asked for, and the order."""
    words = [*remarks(view.query, view.catalogue), *view.query.in_words]
    return (*_marked(view), *_each(words), *_order(view))


def _each(words: Sequence[str]) -> Line:
    return tuple(span for each in words for span in (*_SEPARATOR, (each, "dim")))


def _order(view: View) -> Line:
    return _each([_ORDER_WORDS[view.order][view.arrangement.reverse]])


def _marked(view: View) -> Line:
    number = len(view.picks.marked)
    return (*_SEPARATOR, (f"{number} marked (v)", "accent")) if number else ()


def _advice(view: View) -> Line:
    """Write what could not be read and what would be right, in spans that a line may end behind."""
    spans: list[Span] = []
    for misread in view.query.misread:
        advice = misread.advice.removeprefix(misread.term).lstrip()  # "has:" need not stand there twice
        colon = "" if advice != misread.advice else ":"
        words = [f"{word} " for word in advice.split()]
        spans += [*(_SEPARATOR if spans else ()), (f"{misread.term}{colon} ", "warn"), *((word, "") for word in words)]
        spans[-1] = (spans[-1][0].rstrip(), spans[-1][1])
    return tuple(spans)


class PricesPane(Vertical):
    """The first pane."""

    BORDER_TITLE = "1 Prices"
    BINDINGS: ClassVar[list[BindingType]] = bindings("prices")

    view: var[View | None] = var(None)
    subject: var[Subject | None] = var(None)

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
        super().__init__(id="prices", classes="pane")
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

    def on_search_line_table_asked(self, asked: SearchLine.TableAsked) -> None:
        """Move the table from the search line, or go to it."""
        asked.stop()
        if asked.action == "move":
            self.table.action_move(asked.amount)
        elif asked.action == "page":
            self.table.action_page(asked.amount)
        else:
            self.table.focus()

    def on_price_table_sort_asked(self, asked: PriceTable.SortAsked) -> None:
        """Sort by the column whose title was clicked; a second click turns the order."""
        asked.stop()
        if self.view is None:
            return
        if asked.order is self.view.order:
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

    def action_turn_order(self) -> None:
        """Turn the order round; the one that is seen is then the chosen one."""
        if self.view is not None:
            arrangement = self.view.arrangement
            self._arrange(arrangement._replace(order=self.view.order, reverse=not arrangement.reverse))

    def action_left_out(self) -> None:
        """Show or hide what the default leaves out."""
        if self.view is not None:
            self._arrange(self.view.arrangement._replace(everything=not self.view.arrangement.everything))

    def action_clear_search(self) -> None:
        """Clear the search."""
        if self.search_line.value:
            self.search_line.value = ""
        else:
            self.post_message(Said("the search is empty: all models are shown"))
