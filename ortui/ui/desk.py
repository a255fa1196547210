"""The one screen: it wires the panes to each other and to the state, and keeps the prices fresh behind them."""

from collections.abc import Sequence
from contextlib import suppress
from threading import Thread
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.getters import query_one

from ortui.domain.catalogue import left_out_by_default
from ortui.domain.complete import complete
from ortui.domain.find import find
from ortui.domain.model import Model
from ortui.domain.order import Order
from ortui.domain.query import read_query
from ortui.domain.scenario import Scenario
from ortui.domain.scope import Scope
from ortui.source.errors import OrtuiError
from ortui.source.last_frame import Frame
from ortui.source.state import State
from ortui.ui.accounts import Accounts
from ortui.ui.boards.shown import Shown
from ortui.ui.fresh_prices import FreshPrices
from ortui.ui.keys import bindings, remapped, unknown_keys
from ortui.ui.messages import ActionAsked, ModelAsked, Said, ValueAsked
from ortui.ui.model_actions import ModelActions
from ortui.ui.panes.prices import PricesPane
from ortui.ui.saved_searches import SavedSearches
from ortui.ui.setup import Kept, Setup
from ortui.ui.themes import THEMES
from ortui.ui.view import NOW, Arrangement, Subject, make_view
from ortui.ui.widgets.bars import PANES, Footer, Header, TabBar, Tabs
from ortui.ui.widgets.boxes import Row, Stack
from ortui.ui.widgets.columns import unknown_columns
from ortui.ui.widgets.detail import Detail
from ortui.ui.widgets.price_table import PriceTable
from ortui.ui.work import Work

MINUTE = 60.0
MOST_IN_PAIR = 2


def _breakpoints(size: Size) -> list[str]:
    """Find the classes that a size will bring, so that the first frame need not be laid out twice."""
    widths = [name for least, name in Desk.HORIZONTAL_BREAKPOINTS if size.width >= least]
    heights = [name for least, name in Desk.VERTICAL_BREAKPOINTS if size.height >= least]
    return widths[-1:] + heights[-1:]


class Desk(ModelActions, SavedSearches, FreshPrices, Accounts, Work):
    """The screen with the three panes."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("desk")
    AUTO_FOCUS = "PriceTable"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide"), (150, "-roomy")]
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (20, "-low"), (28, "-middle"), (36, "-high"), (42, "-tall")]

    prices_pane = query_one(PricesPane)

    def __init__(self, setup: Setup, size: Size) -> None:
        left = setup.left
        self._opens_at = left.pane if left.pane in PANES else "prices"
        super().__init__(setup, " ".join((f"-at-{self._opens_at}", *_breakpoints(size))))
        self.keys = remapped(setup.keys)
        """The table of keys as they work here."""
        self.set_reactive(Desk.catalogue, setup.catalogue)
        self.set_reactive(Desk.moment, setup.clock())
        self.set_reactive(Desk.pane, self._opens_at)
        order = Order(left.order) if left.order in set(Order) else None
        self.set_reactive(Desk.arrangement, Arrangement(left.search, order, left.reverse, left.everything))
        self._focus_in = {"prices": "table", "estimate": "prompt", "credits": "credits-wanted"}
        """Where the focus was last in each pane, by the widget's id."""
        self._is_whole = False
        """Whether the panes beside the prices are there: they follow the first paint."""
        self._is_frame_due = False
        """Whether figures of a slider's step are still to be painted."""
        self._is_stale = False
        """Whether the sliders have outrun the figures meanwhile."""
        self._last_look = b""
        """What paints the frame that the next start begins with."""

    def compose(self) -> ComposeResult:
        """Lay out the panes between header and footer."""
        yield Header().data_bind(Desk.heading)
        yield TabBar().data_bind(at=Desk.pane)
        with Row(id="panes"):
            yield PricesPane(self.search, self.highlight, self.propose, self.setup.columns).data_bind(
                Desk.view, Desk.subject
            )
            yield Stack(id="right")
        yield Footer(self.keys)

    def on_mount(self) -> None:
        """Show the prices at hand, and see to fresh ones once they are painted."""
        self.prices_pane.search_line.value = self.setup.left.search
        self._show()
        self.show_heading()
        self.set_interval(MINUTE, self._let_a_minute_pass)
        self.call_after_refresh(self._after_first_paint)

    async def _after_first_paint(self) -> None:
        """Build what need not be in the first frame: the panes beside the prices."""
        from ortui.ui.panes.credits import CreditsPane  # noqa: PLC0415 - a tenth of the time to the first prices
        from ortui.ui.panes.estimate import EstimatePane  # noqa: PLC0415 - the same

        fees, odd_fees = self.setup.load_fees()
        self.free_rules = self.setup.load_free_rules()
        self.show_board()
        byok, odd_byok = self.setup.load_byok()
        await self.query_exactly_one("#right").mount(
            TabBar(("estimate", "credits")).data_bind(at=Desk.pane),
            EstimatePane(self.turn).data_bind(Desk.scenario, Desk.hour, Desk.named, Desk.shown, Desk.view),
            CreditsPane(fees, byok, self.read_refusal).data_bind(Desk.subject, Desk.view, Desk.purse, Desk.moment),
        )
        self._is_whole = True
        if self._opens_at != "prices":
            self.action_pane(self._opens_at)
        self.say_all(
            (
                *self.setup.notices,
                *odd_fees,
                *odd_byok,
                *unknown_keys(self.setup.keys),
                *unknown_columns(self.setup.columns),
            )
        )
        if self.catalogue is not None:
            Thread(target=self.make_ready, args=(self.catalogue,), daemon=True).start()
        self.do_behind(self.setup.memory.load, self._take_kept)
        self.refresh_if_stale()
        self.find_account()

    def _take_kept(self, kept: Kept) -> None:
        self.picks = self.picks._replace(favourites=self.picks.favourites | kept.favourites)
        self.views = dict(kept.views)
        self.own_scenarios = dict(kept.scenarios)
        self.show_name()
        self.say_all(kept.notices)

    def on_unmount(self) -> None:
        """Remember how the screen is left."""
        self.remember()

    def remember(self) -> None:
        """Write down how it is left; where that fails, nobody is there any more to be told."""
        arrangement = self.arrangement
        with suppress(OrtuiError):
            self.setup.memory.remember(
                State(
                    self.app.theme,
                    arrangement.text,
                    arrangement.order or "",
                    arrangement.reverse,
                    arrangement.everything,
                    self.pane,
                ),
                Frame((self.size.width, self.size.height), self._last_look),
            )

    @property
    def is_expecting(self) -> bool:
        """Whether the pane to open is still to be built."""
        return not self._is_whole and self._opens_at != "prices"

    def look_ahead(self) -> None:
        """See what the next start will show: what was left, and for the rest what every start begins with."""
        from ortui.ui.last_look import heading_of, painted  # noqa: PLC0415 - not needed before the last key

        if not self._is_whole:
            return
        self.heading = heading_of(self.now)
        self.footer.notice = ""
        self.scenario, self.hour, self.picks = Scenario(), NOW, self.picks._replace(marked=())
        self.prices_pane.table.cursor = 0
        account = self.query_exactly_one("#credits")
        self._last_look = painted(self, [account.content_region] if account.display else [], self.app.console)

    # What follows from the state

    def _show(self) -> None:
        if self.catalogue is not None:
            self.view = make_view(self.catalogue, self.arrangement, self.basis, self.picks)

    def watch_catalogue(self) -> None:
        """Show other prices."""
        self._show()
        self.show_heading()

    def watch_arrangement(self, before: Arrangement, now: Arrangement) -> None:
        """Show other models, or the same in another order."""
        self.unsay()
        self._show()
        if before.everything != now.everything:
            self.show_heading()

    def watch_picks(self) -> None:
        """Show what is picked out."""
        self.unsay()
        self._show()

    def watch_scenario(self) -> None:
        """Price the models for another workload: at once, but in a flood of steps only once a frame."""
        self.show_name()
        self._reprice()

    def watch_hour(self) -> None:
        """Price the models at another hour."""
        self._reprice()

    def watch_second_percent(self) -> None:
        """Share the work otherwise between two models."""
        self.show_board()

    def watch_prompt_estimate(self) -> None:
        """Say that the prompt is estimated, or no longer."""
        self.show_board()

    def _reprice(self) -> None:
        if self._is_frame_due:
            self._is_stale = True
            return
        self._show()
        self._is_stale, self._is_frame_due = False, True
        self.call_after_refresh(self._catch_up)

    def _catch_up(self) -> None:
        self._is_frame_due = False
        if self._is_stale:
            self._reprice()

    def watch_activity(self) -> None:
        """Say what is going on."""
        self.show_heading()

    def watch_pane(self, pane: str) -> None:
        """Let the layout follow the pane."""
        self.update_classes({f"-at-{name}": name == pane for name in PANES})

    def search(self, text: str) -> None:
        """Narrow to what a search line finds, in the frame of the key."""
        self.arrangement = self.arrangement._replace(text=text)

    def show_search(self, text: str) -> None:
        """Search for this, in the pane of prices."""
        self.prices_pane.search_line.value = text
        self.action_pane("prices")

    def propose(self, text: str) -> str | None:
        """Propose the rest of the term that is being typed."""
        if self.catalogue is None:
            return None
        return complete(text, self.catalogue, Scope(self.basis, self.catalogue.fetched_at, self.picks.favourites))

    def highlight(self, model: Model | None) -> None:
        """Make a model the subject of the other panes, in the frame of the key."""
        self.subject = None if model is None else Subject(model, self.basis, self.scenario)
        self.show_board()

    def show_board(self) -> None:
        """Give Estimate what its boards are written from."""
        subject, catalogue = self.subject, self.catalogue
        if subject is None or catalogue is None:
            self.shown = None
            return
        marked = [model for each in self.picks.marked if (model := catalogue.by_id.get(each)) is not None]
        pair = (*marked, subject.model) if len(marked) < MOST_IN_PAIR else tuple(marked)
        self.shown = Shown(
            subject,
            subject.scenario,
            self.now,
            catalogue,
            (pair[0], pair[1]) if len(pair) > 1 and pair[0] is not pair[1] else None,
            self.second_percent,
            self.listings.get(subject.model.id),
            self.setup.local,
            self.free_rules,
            self.prompt_estimate,
        )

    def _let_a_minute_pass(self) -> None:
        self.moment = self.setup.clock()
        if any(model.pricing.has_windows for model in self.catalogue or ()):
            self._show()
        self.show_balance()
        self.refresh_if_stale()
        self.ask_if_stale()

    # Messages from the panes

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

    def on_model_asked(self, asked: ModelAsked) -> None:
        """Highlight the cheapest model."""
        self.prices_pane.table.go_to(asked.model)
        self.say(f"highlighted {asked.model.id}")

    async def on_action_asked(self, asked: ActionAsked) -> None:
        """Do what a key does."""
        await self.run_command(asked.action)

    def on_left(self) -> None:
        """Go back to the prices."""
        self.action_pane("prices")

    def on_said(self, said: Said) -> None:
        """Show what a widget has to say."""
        self.say(said.sentence)

    def on_tabs_chosen(self, chosen: Tabs.Chosen) -> None:
        """Go to the pane whose tab was clicked."""
        self.action_pane(chosen.name)

    async def on_detail_pressed(self, pressed: Detail.Pressed) -> None:
        """Do what a button of the detail does."""
        await self.run_command(pressed.action)

    async def on_footer_pressed(self, pressed: Footer.Pressed) -> None:
        """Do what a key in the footer does."""
        await self.run_command(pressed.key.action)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Know which pane the focus is in, and which keys matter there."""
        pane = next((node.id for node in event.widget.ancestors_with_self if node.id in PANES), None)
        if pane is not None:
            self.pane = pane
            if event.widget.id is not None:
                self._focus_in[pane] = event.widget.id
        self.footer.show_keys_of(event.widget)

    # Actions

    async def run_command(self, action: str) -> None:
        """Run the action of a key on the widget it belongs to: from the focus outwards, else in a pane, else here."""
        if action.startswith(("screen.", "app.")):
            await self.app.run_action(action, self)
            return
        name = f"action_{action.partition('(')[0]}"
        inner = list(self.focused.ancestors_with_self) if self.focused else []
        panes = (self.prices_pane, self.prices_pane.table, *self.query("#estimate, #credits"))
        owner = next((node for node in (*inner, *panes) if hasattr(node, name)), self)
        if owner.id in PANES:
            self.pane = owner.id
        await self.app.run_action(action, owner)

    def action_pane(self, pane: str) -> None:
        """Go to a pane, to where the focus was in it."""
        if not self._is_whole:
            self._opens_at = pane
            return
        self.pane = pane
        self.query_exactly_one(f"#{self._focus_in[pane]}").focus()

    def action_next_pane(self, direction: int) -> None:
        """Go to the next or the previous pane."""
        names = list(PANES)
        self.action_pane(names[(names.index(self.pane) + direction) % len(names)])

    def action_search(self) -> None:
        """Go to the search line."""
        self.pane = "prices"
        self.prices_pane.search_line.focus()

    def action_help(self) -> None:
        """Show every key."""
        from ortui.ui.help import help_lines  # noqa: PLC0415 - not needed before it is asked for
        from ortui.ui.sheet import Sheet  # noqa: PLC0415 - the same

        self.app.push_screen(Sheet("Help", lambda width: help_lines(self.keys, width)))

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

    # The palette's wishes

    def models_named(self, text: str) -> Sequence[Model]:
        """Find models as the search line does, with none left out."""
        if self.catalogue is None:
            return ()
        scope = Scope(self.basis, self.catalogue.fetched_at)
        return find(self.catalogue, read_query(text, scope), everything=True).models

    def go_to_model(self, model: Model) -> None:
        """Highlight a model, whatever the search hides."""
        everything = self.arrangement.everything or left_out_by_default(model)
        self.prices_pane.search_line.value = ""
        self.arrangement = self.arrangement._replace(text="", everything=everything)
        self.action_pane("prices")
        self.prices_pane.table.go_to(model)
