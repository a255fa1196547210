"""The one screen: it holds the state, wires the panes to each other, and keeps the prices fresh behind them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.timer import Timer

from ortui.domain.basis import Basis
from ortui.domain.catalogue import Catalogue
from ortui.domain.find import find
from ortui.domain.model import Model
from ortui.domain.query import read_query
from ortui.domain.scope import Scope
from ortui.source.catalogues import Fetched
from ortui.source.errors import OrtuiError
from ortui.ui.keys import bindings
from ortui.ui.knobs import Knobs
from ortui.ui.messages import Said
from ortui.ui.panes.prices import PricesPane
from ortui.ui.setup import Setup
from ortui.ui.themes import THEMES
from ortui.ui.view import Arrangement, Subject, View, make_view
from ortui.ui.widgets.bars import PANES, Footer, Header, TabBar
from ortui.ui.widgets.heading import Activity, Heading, make_heading

NOTICE_SECONDS = 6.0
MINUTE = 60.0
INTERRUPT_WITHIN = timedelta(seconds=2)
PAGE_ADDRESS = "https://openrouter.ai/"


def _breakpoints(size: Size) -> list[str]:
    """Find the classes that a size will bring, so that the first frame need not be laid out twice."""
    widths = [name for least, name in Desk.HORIZONTAL_BREAKPOINTS if size.width >= least]
    heights = [name for least, name in Desk.VERTICAL_BREAKPOINTS if size.height >= least]
    return widths[-1:] + heights[-1:]


class Desk(Screen[None]):
    """The screen with the three panes."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("desk")
    AUTO_FOCUS = "PriceTable"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide"), (150, "-roomy")]
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (20, "-low"), (36, "-high")]

    # The state. What is shown follows from these four.
    catalogue: var[Catalogue | None] = var(None, init=False)
    arrangement: var[Arrangement] = var(Arrangement(), init=False)
    knobs: var[Knobs] = var(Knobs(), init=False)
    moment: var[datetime | None] = var(None, init=False)

    # What follows from it, for the panes.
    view: var[View | None] = var(None)
    subject: var[Subject | None] = var(None)
    activity: var[Activity] = var(Activity(), init=False)
    heading: var[Heading] = var(Heading())
    pane: var[str] = var("prices")

    prices_pane = query_one(PricesPane)
    footer = query_one(Footer)

    class Refreshed(Message):
        """Fresh prices have come."""

        def __init__(self, fetched: Fetched) -> None:
            self.fetched = fetched
            super().__init__()

    class RefreshFailed(Message):
        """Fresh prices could not be had."""

        def __init__(self, reason: str) -> None:
            self.reason = reason
            super().__init__()

    class NotKept(Message):
        """Something could not be written down for the next run."""

        def __init__(self, reason: str) -> None:
            self.reason = reason
            super().__init__()

    def __init__(self, setup: Setup, size: Size) -> None:
        super().__init__(classes=" ".join(("-at-prices", *_breakpoints(size))))
        self._setup = setup
        self.set_reactive(Desk.catalogue, setup.catalogue)
        self.set_reactive(Desk.moment, setup.clock())
        self._interrupted_at: datetime | None = None
        self._focus_in = {"prices": "table", "estimate": "prompt", "credits": "credits-wanted"}
        """Where the focus was last in each pane, by the widget's id."""
        self._is_whole = False
        """Whether the panes beside the prices are there: they follow the first paint."""
        self._notice_timer: Timer | None = None
        self._is_frame_due = False
        """Whether figures of a slider's step are still to be painted."""
        self._is_stale = False
        """Whether the sliders have outrun the figures meanwhile."""

    def compose(self) -> ComposeResult:
        """Lay out the panes between header and footer."""
        yield Header().data_bind(Desk.heading)
        yield TabBar().data_bind(Desk.pane)
        with Horizontal(id="panes"):
            yield PricesPane(self.search, self.highlight).data_bind(Desk.view, Desk.subject)
            yield Vertical(id="right")
        yield Footer()

    def on_mount(self) -> None:
        """Show the prices at hand, and see to fresh ones once they are painted."""
        self._show()
        self._show_heading()
        self.set_interval(MINUTE, self._let_a_minute_pass)
        self.call_after_refresh(self._after_first_paint)

    async def _after_first_paint(self) -> None:
        """Build what need not be in the first frame: the panes beside the prices."""
        from ortui.ui.panes.credits import CreditsPane  # noqa: PLC0415 - a tenth of the time to the first prices
        from ortui.ui.panes.estimate import EstimatePane  # noqa: PLC0415 - the same

        fees, odd_fees = self._setup.load_fees()
        await self.query_exactly_one("#right").mount(
            EstimatePane(self.turn).data_bind(Desk.subject, Desk.knobs), CreditsPane(fees).data_bind(Desk.subject)
        )
        self._is_whole = True
        if notices := (*self._setup.notices, *odd_fees):
            self.say("; ".join(notices))
        if self.catalogue is not None:
            self.call_later(self.catalogue.prepare)
        self.call_later(self._setup.when_ready)
        stale = self.catalogue is not None and self._setup.prices.is_stale(self.catalogue, self._setup.clock())
        if stale and self._setup.refreshes_by_itself:
            self.action_refresh_prices()

    # What follows from the state

    @property
    def basis(self) -> Basis:
        """What every figure depends on besides the model."""
        return Basis(self.moment or self._setup.clock(), self.knobs.workload, self._setup.tier_limits)

    def _show(self) -> None:
        if self.catalogue is not None:
            self.view = make_view(self.catalogue, self.arrangement, self.basis)

    def _show_heading(self) -> None:
        if self.catalogue is not None:
            self.heading = make_heading(self.catalogue, self.arrangement, self._setup.clock(), self.activity)

    def watch_catalogue(self) -> None:
        """Show other prices."""
        self._show()
        self._show_heading()

    def watch_arrangement(self, before: Arrangement, now: Arrangement) -> None:
        """Show other models, or the same in another order."""
        self._show()
        if before.everything != now.everything:
            self._show_heading()

    def watch_knobs(self) -> None:
        """Price the models for another workload: at once, but in a flood of steps only once a frame."""
        if self._is_frame_due:
            self._is_stale = True
            return
        self._show()
        self._is_stale, self._is_frame_due = False, True
        self.call_after_refresh(self._catch_up)

    def _catch_up(self) -> None:
        self._is_frame_due = False
        if self._is_stale:
            self.watch_knobs()

    def watch_activity(self) -> None:
        """Say what is going on."""
        self._show_heading()

    def watch_pane(self, pane: str) -> None:
        """Let the layout follow the pane."""
        for name in PANES:
            self.set_class(name == pane, f"-at-{name}")

    def search(self, text: str) -> None:
        """Narrow to what a search line finds, in the frame of the key."""
        self.arrangement = self.arrangement._replace(text=text)

    def turn(self, knobs: Knobs) -> None:
        """Price the work that the sliders say."""
        self.knobs = knobs

    def highlight(self, model: Model | None) -> None:
        """Make a model the subject of the other panes, in the frame of the key."""
        self.subject = None if model is None else Subject(model, self.basis)

    def _let_a_minute_pass(self) -> None:
        self.set_reactive(Desk.moment, self._setup.clock())
        if any(model.pricing.has_windows for model in self.catalogue or ()):
            self._show()
        self._show_heading()

    # Messages from the panes

    def on_prices_pane_arranged(self, arranged: PricesPane.Arranged) -> None:
        """Arrange the models as asked."""
        self.arrangement = arranged.arrangement

    def on_prices_pane_detail_asked(self, asked: PricesPane.DetailAsked) -> None:
        """Show all there is on a model."""
        from ortui.ui.sheet import Sheet  # noqa: PLC0415 - not needed before it is asked for
        from ortui.ui.widgets.facts import facts  # noqa: PLC0415 - the same

        self.app.push_screen(Sheet(asked.subject.model.id, lambda width: facts(asked.subject, width)))

    def on_prices_pane_copy_asked(self, asked: PricesPane.CopyAsked) -> None:
        """Send a text to the terminal's clipboard."""
        self.app.copy_to_clipboard(asked.text)
        self.say(f"copied {asked.text}")

    def on_prices_pane_page_asked(self, asked: PricesPane.PageAsked) -> None:
        """Open a model's page, and say its address in case no browser opens."""
        address = PAGE_ADDRESS + asked.model.id
        self.app.open_url(address)
        self.say(address)

    def on_credits_pane_left(self) -> None:
        """Go back to the prices."""
        self.action_pane("prices")

    def on_said(self, said: Said) -> None:
        """Show what a widget has to say."""
        self.say(said.sentence)

    def on_tab_bar_chosen(self, chosen: TabBar.Chosen) -> None:
        """Go to the pane whose tab was clicked."""
        self.action_pane(chosen.pane)

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
        """Run the action of a key on the widget it belongs to: from the focus outwards, else in Prices, else here."""
        name = f"action_{action.partition('(')[0]}"
        inner = list(self.focused.ancestors_with_self) if self.focused else []
        owner = next((node for node in (*inner, self.prices_pane, self.prices_pane.table) if hasattr(node, name)), self)
        await self.app.run_action(action, owner)

    def action_pane(self, pane: str) -> None:
        """Go to a pane, to where the focus was in it."""
        if not self._is_whole:
            self.call_after_refresh(self.action_pane, pane)
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

        self.app.push_screen(Sheet("Help", lambda width: help_lines(self._setup.keys, width)))

    def action_next_theme(self) -> None:
        """Switch to the next look."""
        names = [theme.name for theme in THEMES]
        place = names.index(self.app.theme) if self.app.theme in names else -1
        self.app.theme = names[(place + 1) % len(names)]
        self.say(f"theme: {self.app.theme}")
        self._remember_theme(self.app.theme)

    @work(thread=True, exclusive=True, group="state", exit_on_error=False)
    def _remember_theme(self, theme: str) -> None:
        try:
            self._setup.remember_theme(theme)
        except OrtuiError as error:
            self.post_message(self.NotKept(str(error)))

    def on_desk_not_kept(self, not_kept: NotKept) -> None:
        """Say why something will not be remembered."""
        self.say(not_kept.reason)

    def action_interrupt(self) -> None:
        """Quit at the second ctrl+c."""
        now = self._setup.clock()
        if self._interrupted_at is not None and now - self._interrupted_at < INTERRUPT_WITHIN:
            self.app.exit()
        self._interrupted_at = now
        self.say("ctrl+c once more quits")

    def say(self, sentence: str) -> None:
        """Show a notice in the footer for a while; it is text, never markup."""
        self.footer.notice = sentence
        if self._notice_timer is not None:
            self._notice_timer.stop()
        self._notice_timer = self.set_timer(NOTICE_SECONDS, self._unsay)

    def _unsay(self) -> None:
        self.footer.notice = ""

    # The palette's wishes

    def models_named(self, text: str) -> Sequence[Model]:
        """Find models as the search line does, with none left out."""
        if self.catalogue is None:
            return ()
        scope = Scope(self.basis, self.catalogue.fetched_at)
        return find(self.catalogue, read_query(text, scope), everything=True).models

    def go_to_model(self, model: Model) -> None:
        """Highlight a model, whatever the search hides."""
        everything = self.arrangement.everything or self.view is None or model.id not in self.view.index_of
        self.prices_pane.search_line.value = ""
        self.arrangement = self.arrangement._replace(text="", everything=everything)
        self.action_pane("prices")
        self.prices_pane.table.go_to(model)

    # Fresh prices

    def action_refresh_prices(self) -> None:
        """Fetch the prices anew, behind the screen."""
        if self.activity.is_busy:
            self.say("the prices are being fetched already")
            return
        self.activity = Activity("refreshing…", is_busy=True)
        self._refresh_prices()

    @work(thread=True, exclusive=True, group="prices", exit_on_error=False)
    def _refresh_prices(self) -> None:
        try:
            fresh = self._setup.prices.refresh(self._setup.clock())
        except OrtuiError as error:
            self.post_message(self.RefreshFailed(str(error)))
        else:
            self.post_message(self.Refreshed(fresh))

    def on_desk_refreshed(self, refreshed: Refreshed) -> None:
        """Show the fresh prices; the highlighted model stays where it is."""
        self.set_reactive(Desk.activity, Activity())
        self.catalogue = refreshed.fetched.catalogue
        if refreshed.fetched.notices:
            self.say("; ".join(refreshed.fetched.notices))

    def on_desk_refresh_failed(self, failed: RefreshFailed) -> None:
        """Keep the prices there are, and say why."""
        self.activity = Activity(f"not refreshed: {failed.reason}", is_warning=True)
