"""The one screen: it lays out the panes, wires them to the state, and keeps what they show fresh."""

from contextlib import ExitStack
from threading import Thread
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size

from ortui.domain.order import Order
from ortui.ui.accounts import Accounts
from ortui.ui.fresh_prices import FreshPrices
from ortui.ui.keys import bindings, remapped, unknown_keys
from ortui.ui.leaving import Leaving
from ortui.ui.messages import ValueAsked
from ortui.ui.model_actions import ModelActions
from ortui.ui.navigation import HIGH, WIDE
from ortui.ui.panes.prices import PricesPane
from ortui.ui.saved_searches import SavedSearches
from ortui.ui.setup import Kept, Setup
from ortui.ui.state import DeskState
from ortui.ui.themes import THEMES
from ortui.ui.view import Arrangement
from ortui.ui.widgets.bars import Footer, Header
from ortui.ui.widgets.boxes import Row, Stack
from ortui.ui.widgets.columns import unknown_columns
from ortui.ui.widgets.price_table import PriceTable
from ortui.ui.widgets.tabs import TabBar
from ortui.ui.work import Work

MINUTE = 60.0


def _breakpoints(size: Size) -> list[str]:
    """Find the classes that a size will bring, so that the first frame need not be laid out twice."""
    widths = [name for least, name in Desk.HORIZONTAL_BREAKPOINTS if size.width >= least]
    heights = [name for least, name in Desk.VERTICAL_BREAKPOINTS if size.height >= least]
    return widths[-1:] + heights[-1:]


class Desk(ModelActions, SavedSearches, FreshPrices, Accounts, Work, Leaving, DeskState):
    """The screen with the three panes."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("desk")
    AUTO_FOCUS = "PriceTable"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide"), (150, "-roomy")]
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (20, "-low"), (28, "-middle"), (HIGH, "-high"), (42, "-tall")]

    def __init__(self, setup: Setup, size: Size) -> None:
        super().__init__(setup, " ".join(_breakpoints(size)))
        self.keys = remapped(setup.keys)
        """The table of keys as they work here."""
        self._held_back = ExitStack()
        """Keeps a first frame back that would show another pane than the one to open."""
        left = setup.left
        order = Order(left.order) if left.order in set(Order) else None
        self.set_reactive(Desk.arrangement, Arrangement(left.search, order, left.reverse, left.everything))
        self.set_reactive(Desk.brief, left.brief)

    def compose(self) -> ComposeResult:
        """Lay out the panes between header and footer."""
        yield Header().data_bind(Desk.heading)
        yield TabBar().data_bind(at=Desk.pane)
        with Row(id="panes"):
            yield PricesPane(self.search, self.highlight, self.propose, self.setup.columns).data_bind(
                Desk.view, Desk.subject, Desk.brief
            )
            yield Stack(id="right")
        yield Footer(self.keys)

    def on_mount(self) -> None:
        """Show the prices at hand, and see to fresh ones once they are painted."""
        if self.opens_at != "prices":
            self._held_back.enter_context(self.app.batch_update())
        self.show_panes()
        self.prices_pane.search_line.value = self.setup.left.search
        self.show_models()
        self.show_heading()
        self.set_interval(MINUTE, self._let_a_minute_pass)
        self.call_after_refresh(self._after_first_paint)

    # After the first paint

    async def _after_first_paint(self) -> None:
        """Build what need not be in the first frame, then look for what is newer than it."""
        odd_rules = await self._build_the_rest()
        if self.opens_at != "prices":
            self.action_pane(self.opens_at)
        self._held_back.close()
        setup = self.setup
        self.say_all((*setup.notices, *odd_rules, *unknown_keys(setup.keys), *unknown_columns(setup.columns)))
        Thread(target=self._make_ready_for_use, daemon=True).start()
        self.do_behind(self.setup.memory.load, self._take_kept)
        self.refresh_if_stale()
        self.find_account()

    def _make_ready_for_use(self) -> None:
        self.make_ready(self.catalogue)
        self.setup.when_ready()

    async def _build_the_rest(self) -> tuple[str, ...]:
        """Build the panes beside the prices; sentences about fee rules that the settings get wrong."""
        from ortui.ui.panes.credits import CreditsPane  # noqa: PLC0415 - a tenth of the time to the first prices
        from ortui.ui.panes.estimate import EstimatePane  # noqa: PLC0415 - the same

        free = self.free_rules = self.setup.load_free_rules()
        self.show_board()
        fees, odd_fees = self.setup.load_fees()
        byok, odd_byok = self.setup.load_byok()
        await self.query_exactly_one("#right").mount(
            TabBar(("estimate", "credits")).data_bind(at=Desk.pane),
            EstimatePane(self.turn).data_bind(Desk.scenario, Desk.hour, Desk.named, Desk.shown, Desk.view),
            CreditsPane(fees, byok, free, self.read_refusal).data_bind(
                Desk.subject, Desk.view, Desk.purse, Desk.moment
            ),
        )
        self.is_whole = True
        self.show_panes()
        return *odd_fees, *odd_byok

    def _take_kept(self, kept: Kept) -> None:
        self.picks = self.picks._replace(favourites=self.picks.favourites | kept.favourites)
        # What was saved while these were being read stays.
        self.views = {**kept.views, **self.views}
        self.own_scenarios = {**kept.scenarios, **self.own_scenarios}
        self.show_name()
        self.say_all(kept.notices)

    def _let_a_minute_pass(self) -> None:
        self.moment = self.setup.clock()
        if any(model.pricing.has_windows for model in self.catalogue):
            self.show_models()
        self.show_balance()
        self.refresh_if_stale()
        self.ask_if_stale()

    # What the panes want

    def on_prices_pane_arranged(self, arranged: PricesPane.Arranged) -> None:
        """Arrange the models as asked."""
        self.arrangement = arranged.arrangement

    def on_price_table_opened(self) -> None:
        """Show the detail of the model that was double-clicked."""
        self.action_detail()

    def on_price_table_picked(self, picked: PriceTable.Picked) -> None:
        """Mark a model, or make it a favourite, by the mouse."""
        toggle = self.toggle_mark if picked.action == "mark" else self.toggle_favourite
        toggle(picked.model)

    def on_value_asked(self, asked: ValueAsked) -> None:
        """Set a slider to what the budget pays for."""
        self.turn(asked.knob, asked.value)

    # What the keys of the desk do besides

    def action_help(self) -> None:
        """Show every key."""
        from ortui.ui.help import help_lines  # noqa: PLC0415 - not needed before it is asked for

        self.show_sheet("Help", lambda width: help_lines(self.keys, width))

    def action_brief(self) -> None:
        """Hide the lines on the model below the table, or show them again."""
        self.brief = not self.brief

    def action_refresh(self) -> None:
        """Fetch the prices and the account anew."""
        self.action_refresh_prices()
        self.refresh_account()

    def action_next_theme(self) -> None:
        """Switch to the next look."""
        names = [theme.name for theme in THEMES]
        place = names.index(self.app.theme) if self.app.theme in names else -1
        self.app.theme = names[(place + 1) % len(names)]
        self.say(f"theme: {self.app.theme}")
