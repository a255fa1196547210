"""The state of the desk, what every figure follows from, and how things are done behind the screen."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from textual.getters import query_one
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.timer import Timer

from ortui.domain.basis import Basis
from ortui.domain.catalogue import Catalogue
from ortui.domain.scenario import Scenario
from ortui.source.errors import OrtuiError
from ortui.ui.boards.shown import Shown
from ortui.ui.drawn import Line, wrap
from ortui.ui.purse import Purse
from ortui.ui.setup import Setup
from ortui.ui.view import NOW, Arrangement, Picks, Subject, View
from ortui.ui.widgets.bars import Footer
from ortui.ui.widgets.heading import Activity, Heading, make_heading

if TYPE_CHECKING:  # a name in an annotation, read after the first paint
    from ortui.domain.endpoint import Listing
    from ortui.domain.free_rules import FreeRules
    from ortui.domain.text_tokens import TextTokens

NOTICE_SECONDS = 6.0
MOST_SAID = 50
Result = TypeVar("Result")


class DeskState(Screen[None]):
    """A screen with the state of the desk."""

    # What is shown follows from these.
    catalogue: var[Catalogue | None] = var(None, init=False)
    arrangement: var[Arrangement] = var(Arrangement(), init=False)
    picks: var[Picks] = var(Picks(), init=False)
    scenario: var[Scenario] = var(Scenario(), init=False)
    hour: var[int] = var(NOW, init=False)
    """The hour (UTC) of this day whose prices count, or the present moment."""
    second_percent: var[int] = var(50, init=False)
    """The share of the requests that goes to the second of two models."""
    prompt_estimate: var["TextTokens | None"] = var(None, init=False)
    """What the tokens of the prompt were estimated to be, from its text; None where they are a count."""
    moment: var[datetime | None] = var(None, init=False)

    # What follows from them, for the panes.
    view: var[View | None] = var(None)
    subject: var[Subject | None] = var(None)
    shown: var[Shown | None] = var(None)
    named: var[str] = var("")
    """Which scenario the sliders stand for."""
    activity: var[Activity] = var(Activity(), init=False)
    heading: var[Heading] = var(Heading())
    pane: var[str] = var("prices")
    purse: var[Purse] = var(Purse(), init=False)
    """What is known of the account behind the keys."""

    footer = query_one(Footer)

    class Returned(Message):
        """Something that was done behind the screen has ended; what is to follow is done here."""

        def __init__(self, then: Callable[[], None]) -> None:
            self.then = then
            super().__init__()

    def __init__(self, setup: Setup, classes: str) -> None:
        super().__init__(classes=classes)
        self.setup = setup
        self.views: dict[str, str] = {}
        """Search lines by the names they were saved under."""
        self.own_scenarios: dict[str, Scenario] = {}
        """The scenarios that the person saved, by name."""
        self.listings: dict[str, Listing | None] = {}
        """The endpoints of models by their ids, as far as they were read; None where none are at hand."""
        self.free_rules: FreeRules | None = None
        """How many requests to free models an account may make; read after the first paint."""
        self.balance: tuple[Line, ...] = ()
        """What is left, for the header: the longest form first."""
        self.said: tuple[str, ...] = ()
        """The last notices, the newest last."""
        self._notice_timer: Timer | None = None

    @property
    def basis(self) -> Basis:
        """What every figure depends on besides the model."""
        moment = self.now
        if self.hour != NOW:
            moment = moment.replace(hour=self.hour, minute=0, second=0, microsecond=0)
        return Basis(moment, self.scenario.workload, self.setup.tier_limits)

    @property
    def now(self) -> datetime:
        """The present moment, as far as it is shown."""
        return self.moment or self.setup.clock()

    def show_heading(self) -> None:
        """Say where the prices are from, how old they are, and what goes on."""
        if self.catalogue is not None:
            self.heading = make_heading(
                self.catalogue, self.arrangement, self.setup.clock(), self.activity, self.balance
            )

    def say(self, sentence: str) -> None:
        """Show a notice in the footer for a while; it is text, never markup."""
        if not sentence:
            return
        self.said = (*self.said[1 - MOST_SAID :], sentence)
        self.footer.notice = sentence
        if self._notice_timer is not None:
            self._notice_timer.stop()
        self._notice_timer = self.set_timer(NOTICE_SECONDS, self.unsay)

    def say_all(self, sentences: Sequence[str]) -> None:
        """Say several things: the last is seen, and how to see the others."""
        for sentence in sentences:
            self.say(sentence)
        if len(sentences) > 1:
            self.say(f"{len(sentences)} notices, n shows them: {sentences[0]}")

    def action_notices(self) -> None:
        """Show what was said, the newest first."""
        from ortui.ui.sheet import Sheet  # noqa: PLC0415 - not needed before it is asked for

        said = tuple(reversed(self.said)) or ("nothing was said so far",)
        self.app.push_screen(
            Sheet("Notices", lambda width: [line for each in said for line in wrap(each, width, "", "· ", "  ")])
        )

    def unsay(self) -> None:
        """Take the notice away: what it spoke of has changed."""
        self.footer.notice = ""

    def do_behind(
        self, do: Callable[[], Result], then: Callable[[Result], None], failed: Callable[[str], None] | None = None
    ) -> None:
        """Do something that waits for the network in a thread, and take its result here.

        An OrtuiError goes to ``failed`` as its sentence, else it is said.
        """
        # Not a worker: quitting would wait for it, and a network that stays silent takes half a minute to give up.
        Thread(target=self._run, args=(do, then, failed or self.say), daemon=True).start()

    def keep_behind(self, do: Callable[[], Result], then: Callable[[Result], None]) -> None:
        """Do something that waits for the disk in a thread that quitting waits for."""
        Thread(target=self._run, args=(do, then, self.say)).start()

    def _run(self, do: Callable[[], Result], then: Callable[[Result], None], failed: Callable[[str], None]) -> None:
        follows = partial(failed, "something unexpected went wrong; the screen shows what it had")
        try:
            follows = partial(then, do())
        except OrtuiError as error:
            follows = partial(failed, str(error))
        finally:
            self.post_message(self.Returned(follows))

    def make_ready(self, catalogue: Catalogue) -> None:
        """Prepare prices for searching and ordering; in a thread, as it takes a while."""
        catalogue.index.prepare(self.basis)
        self.setup.when_ready()

    def show_board(self) -> None:
        """Give Estimate what its boards are written from."""
        raise NotImplementedError

    def show_search(self, text: str) -> None:
        """Search for this, in the pane of prices."""
        raise NotImplementedError

    def on_desk_state_returned(self, returned: Returned) -> None:
        """Go on where an errand has ended."""
        returned.then()
