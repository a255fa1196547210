"""What the tests of the screen share: small catalogues, a source of prices that does as told, a hand at the keys."""

import asyncio
import gc
import html
import json
import re
import threading
import unicodedata
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from textual._queue import Queue
from textual.events import InputEvent, Key, MouseDown, MouseEvent, MouseUp, Resize
from textual.geometry import Size
from textual.keys import key_to_character
from textual.message import Message
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.widget import Widget

from ortui.domain.account import Account
from ortui.domain.catalogue import Catalogue, Source
from ortui.domain.endpoint import Listing
from ortui.domain.generation import Generation
from ortui.domain.model import Model
from ortui.source.accounts import FetchedAccount, LoadedAccount
from ortui.source.bundled import load_bundled
from ortui.source.catalogues import Fetched
from ortui.source.endpoints import FetchedListing
from ortui.source.endpoints_file import Loaded
from ortui.source.errors import OrtuiError
from ortui.source.fees import load_byok_rules, load_fee_rules
from ortui.source.parse import read_answer
from ortui.source.parse_endpoints import read_endpoints
from ortui.source.secrets import Keys, read_key
from ortui.ui.app import Ortui
from ortui.ui.desk import Desk
from ortui.ui.setup import Setup
from ortui.ui.sliders import KNOBS
from ortui.ui.widgets.price_table import PriceTable

Record = dict[str, Any]

FETCHED_AT = datetime(2026, 8, 22, 18, 35, tzinfo=UTC)
"""When the prices that ship were fetched."""
NOW = datetime(2026, 11, 23, 18, 35, tzinfo=UTC)
"""93 days later."""
_NAMES = {"solidus": "slash", "hyphen_minus": "minus", "low_line": "underscore"}
"""What Textual calls characters that Unicode names otherwise."""
_ROUNDS = 1000
"""So many at most are waited for; what never ends is what some tests are about."""
_CELL = 12.2
"""Width of a cell in the picture of a screen."""
_TEXT = re.compile(
    r'<text class="[^"]*" x="([\d.]+)" y="[^"]*" textLength="[^"]*" clip-path="[^"]*-line-(\d+)\)">([^<]*)<'
)


class Prices:
    """A source of prices that counts how often it is asked, and answers as told."""

    def __init__(self, *, stale: bool = False) -> None:
        self.stale, self.asked = stale, 0
        self.answer: Fetched | OrtuiError = OrtuiError("nothing was to be fetched in this test")
        self.may_answer = threading.Event()
        self.may_answer.set()

    def is_stale(self, catalogue: Catalogue, now: datetime) -> bool:
        """Say what the test wants."""
        del catalogue, now
        return self.stale

    def refresh(self, now: datetime) -> Fetched:
        """Answer once the test lets it."""
        del now
        self.asked += 1
        self.may_answer.wait(10)
        if isinstance(self.answer, OrtuiError):
            raise self.answer
        return self.answer


class Endpoints:
    """A source of endpoints that holds what a test wants, counts how often it is asked, and answers as told."""

    def __init__(self) -> None:
        self.kept, self.stale = Loaded(), False
        self.answer: FetchedListing | OrtuiError = OrtuiError("nothing was to be fetched in this test")
        self.asked: list[str] = []
        self.address = "https://here.example/api"
        self.may_answer = threading.Event()
        self.may_answer.set()

    def at_hand(self, model: Model) -> Loaded:
        """Give what is kept."""
        del model
        return self.kept

    def is_stale(self, listing: Listing, now: datetime) -> bool:
        """Say what the test wants."""
        del listing, now
        return self.stale

    def refresh(self, model: Model, now: datetime) -> FetchedListing:
        """Answer once the test lets it."""
        del now
        self.asked.append(model.id)
        self.may_answer.wait(10)
        if isinstance(self.answer, OrtuiError):
            raise self.answer
        return self.answer


class Accounts:
    """A source of the account behind a key, that holds what a test wants and answers as told."""

    def __init__(self) -> None:
        self.keys = Keys(read_key("sk-or-v1-canary-of-the-tests-890", "the key"))
        self.kept: Account | None = None
        self.stale = False
        self.answer: Account | OrtuiError = OrtuiError("nothing was to be asked in this test")
        self.generations: dict[str, Generation] = {}
        self.asked, self.typed = 0, [""]
        self.may_answer = threading.Event()
        self.may_answer.set()

    def at_hand(self) -> LoadedAccount:
        """Give what is kept."""
        return LoadedAccount(self.keys, self.kept)

    def is_stale(self, account: Account | None, now: datetime) -> bool:
        """Say what the test wants."""
        del account, now
        return self.stale

    def refresh(self, now: datetime) -> FetchedAccount:
        """Answer once the test lets it."""
        del now
        self.asked += 1
        self.may_answer.wait(10)
        if isinstance(self.answer, OrtuiError):
            raise self.answer
        return FetchedAccount(self.keys, self.answer)

    def use_key(self, secret: str) -> None:
        """Take a key that was typed."""
        self.typed.append(secret)
        self.keys = Keys(read_key(secret, "what was typed")) if secret else Keys()

    def generation(self, generation_id: str, tell: Callable[[str], None]) -> Generation:
        """Give what the test wants, after one wait."""
        tell("it is not there yet; asking again")
        if generation_id not in self.generations:
            raise OrtuiError("the API knows no such generation")
        return self.generations[generation_id]


class Hand:
    """A hand at the keys and the mouse, and an eye on what is written."""

    def __init__(self, app: Ortui, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """Press keys by their names or characters, one after another, each once the one before has done its work."""
        for key in keys:
            await self.send(_key(key))

    async def write(self, text: str) -> None:
        """Type into what has the focus, all at once."""
        await self.send(*map(_key, text))

    @staticmethod
    def key(name: str) -> Key:
        """Make the event of a key."""
        return _key(name)

    async def send(self, *events: InputEvent) -> None:
        """Send what a terminal sends, without waiting in between."""
        for event in events:
            self.app.post_message(event)
        await self.settle()

    async def settle(self) -> None:
        """Let every widget handle what lies before it, and what that brings, until all is seen, without a clock."""
        for _ in range(_ROUNDS):
            if self._is_at_work():
                await asyncio.sleep(0)
            elif self._is_to_paint():
                self.app.screen._on_timer_update()  # noqa: SLF001 - as the pilot does
                await asyncio.sleep(0)
            else:
                break

    def _is_at_work(self) -> bool:
        """Tell whether input stands in line, or a widget is not built yet or has something before it or in hand."""
        widgets = self.app.screen.walk_children(Widget, with_self=True)
        return (
            not self.app._all_taken.is_set()  # noqa: SLF001 - what it says by an event is asked here
            or not _rests(self.app)
            or not all(widget.is_mounted and _rests(widget) for widget in widgets)
        )

    def _is_to_paint(self) -> bool:
        """Tell whether the screen has something to lay out, to paint, or to do after that."""
        names = ("layout_required", "repaint_required", "scroll_required", "dirty_widgets", "callbacks")
        return any(getattr(self.app.screen, f"_{name}") for name in names)

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        size = Size(width, height)
        self.app._driver._size = size  # type: ignore[union-attr]  # noqa: SLF001 - as the pilot does, but without its wait
        self.app.post_message(Resize(size, size))
        await self.settle()
        await self.until(lambda: self.app._resize_timer is None)  # noqa: SLF001 - by which several become one

    async def click(self, selector: str, x: int, y: int = 0, times: int = 1) -> None:
        """Press and release the button on a widget, at a place counted from its own corner."""
        for _ in range(times):
            await self.send(self.mouse(MouseDown, selector, x, y), self.mouse(MouseUp, selector, x, y))

    def mouse(self, kind: type[MouseEvent], selector: str, x: int, y: int = 0) -> MouseEvent:
        """Make a mouse event at a place counted from a widget's corner, or from the screen's."""
        widget = self.app.screen.query_exactly_one(selector) if selector else self.app.screen
        corner = widget.content_region.offset
        place = (corner.x + x, corner.y + y)
        return kind(None, *place, 0, 0, button=1, shift=False, meta=False, ctrl=False)

    async def until(self, is_so: Callable[[], bool], within: float = 20) -> None:
        """Wait for what takes its time, and for what that brings."""
        async with asyncio.timeout(within):
            while not is_so():
                await asyncio.sleep(0.01)
                await self.settle()
        await self.settle()

    async def search(self, text: str) -> None:
        """Search for a text, and stay in the search line."""
        if self.focus != "search":
            await self.press("/")
        if self.text("SearchLine").strip() and self.desk.arrangement.text:
            await self.press("escape")
        await self.write(text)

    async def slider(self, name: str, *keys: str) -> None:
        """Go to a slider by keys, from wherever the focus is in Estimate, and press some there."""
        names = [knob.id for knob in KNOBS]
        if self.focus not in names:
            await self.press("2")
        steps = names.index(name) - names.index(self.focus)
        await self.press(*["down" if steps > 0 else "up"] * abs(steps), *keys)

    async def point_at(self, model_id: str) -> None:
        """Highlight a model by searching for it, and go to the table."""
        await self.search(model_id)
        await self.press(*["down"] * self.ids.index(model_id), "enter")
        assert self.model == model_id

    @property
    def desk(self) -> Desk:
        """The screen below any sheet."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, Desk))

    @property
    def table(self) -> PriceTable:
        """The table of prices."""
        return self.desk.query_exactly_one(PriceTable)

    @property
    def ids(self) -> list[str]:
        """The models of the table, in order, also those out of sight."""
        return [model.id for model in self.table.view.models] if self.table.view else []

    @property
    def model(self) -> str:
        """The highlighted model."""
        return self.table.model.id if self.table.model else ""

    @property
    def focus(self) -> str:
        """The id of the widget that has the focus."""
        return self.app.focused.id or type(self.app.focused).__name__ if self.app.focused else ""

    def lines(self, selector: str) -> list[str]:
        """Read the lines of a widget."""
        widget = self.app.screen.query_exactly_one(selector)
        return [widget.render_line(y).text for y in range(widget.size.height)]

    def text(self, selector: str) -> str:
        """Read a widget."""
        return "\n".join(self.lines(selector))

    def row(self, model_id: str) -> list[str]:
        """Read a model's row in the table, cell by cell as far as blanks part them."""
        return next(line.split() for line in self.lines("PriceTable") if model_id in line.split())

    def page(self) -> list[str]:
        """Read the lines of the sheet, blanks pressed together."""
        return [" ".join(line.split()) for line in self.lines("Page")]

    @property
    def notice(self) -> str:
        """What the footer says."""
        return self.desk.footer.notice

    @property
    def everything(self) -> str:
        """Read all widgets that are displayed, one after another."""
        widgets = (widget for widget in self.app.screen.query("*") if widget.display)
        return "\n".join(widget.render_line(y).text for widget in widgets for y in range(widget.size.height))

    def screen(self) -> str:
        """Read the whole screen as it is painted."""
        rows: dict[int, str] = {}
        for x, number, text in _TEXT.findall(self.app.export_screenshot()):
            row = rows.get(int(number), "")
            rows[int(number)] = row.ljust(round(float(x) / _CELL)) + html.unescape(text).replace("\xa0", " ")
        return "\n".join(rows.get(number, "").rstrip() for number in range(self.app.size.height)) + "\n"


def _rests(pump: MessagePump) -> bool:
    """Tell whether it waits for a message; one that closes meanwhile never will."""
    queue: Queue[Message] = pump._message_queue  # noqa: SLF001 - what it has in hand is told nowhere else
    return not pump.is_running or (queue.empty() and bool(queue.ready_event._waiters))  # noqa: SLF001 - the same


def _key(key: str) -> Key:
    """Make the event of a key as Textual names it, or of a character."""
    if len(key) != 1:
        return Key(key, key_to_character(key))
    if key.isalnum():
        return Key(key, key)
    name = unicodedata.name(key).lower().replace("-", "_").replace(" ", "_")
    return Key(_NAMES.get(name, name), key)


Opening = Callable[..., AbstractAsyncContextManager[Hand]]


@pytest.fixture(scope="session", autouse=True)
def _seldom_collected() -> Iterator[None]:
    """Collect garbage seldom: each app leaves a web of widgets, and looking through it takes a fifth of the time."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    yield
    gc.set_threshold(*usual)
    gc.unfreeze()


@pytest.fixture(scope="session")
def bundled() -> Catalogue:
    """Read the catalogue that ships: 421 real rows of 22 Aug 2026."""
    return load_bundled()


def _record(model_id: str, prompt: str | None, completion: str | None, **changed: object) -> Record:
    pricing = {"prompt": prompt, "completion": completion} | changed.pop("more", {})  # type: ignore[operator]  # a dict
    return {
        "id": model_id,
        "name": f"Lab: {model_id}",
        "created": 1_750_000_000,
        "context_length": 128_000,
        "pricing": pricing,
    } | changed


@pytest.fixture(scope="session")
def record() -> Callable[..., Record]:
    """Build a record from id, prompt and completion price; ``more`` are further prices, the rest replaces fields."""
    return _record


def _catalogue(*records: Record, source: Source = Source.BUNDLED) -> Catalogue:
    parsed = read_answer(json.dumps({"data": records}))
    return Catalogue(parsed.models, source, FETCHED_AT, parsed.set_aside)


@pytest.fixture(scope="session")
def catalogue_of() -> Callable[..., Catalogue]:
    """Make a catalogue of records, through the door that the API's answers take."""
    return _catalogue


@pytest.fixture(scope="session")
def small() -> Catalogue:
    """Make a catalogue of every kind of price."""
    above = {"min_prompt_tokens": 200_000, "prompt": "0.0000025", "completion": "0.000015"}
    return _catalogue(
        _record("lab/opus", "0.000005", "0.000025", more={"input_cache_read": "0.0000005"}, created=1_780_000_000),
        _record("lab/tiered", "0.00000125", "0.00001", more={"overrides": [above]}, context_length=1_048_576),
        _record("lab/router", "-1", "-1", context_length=None),
        _record("lab/gift:free", "0", "0", created=1_760_000_000),
        _record("lab/silent", "0", "0", created=0),
        _record("lab/cheap", "0.0000001", "0.0000004", created=1_740_000_000, context_length=8_000),
        _record("lab/opus:batch", "0.0000025", "0.0000125"),
        _record("~lab/opus-latest", "0.000005", "0.000025"),
    )


@pytest.fixture
def prices() -> Prices:
    """Give a source of prices that are fresh."""
    return Prices()


@pytest.fixture
def accounts() -> Accounts:
    """Give a source of an account with one key, of which nothing is kept."""
    return Accounts()


@pytest.fixture
def endpoints() -> Endpoints:
    """Give a source of endpoints that holds none."""
    return Endpoints()


@pytest.fixture(scope="session")
def listing_of() -> Callable[..., Listing]:
    """Make a listing of records, through the door that the API's answers take."""

    def build(*records: Record, model_id: str = "lab/opus", fetched_at: datetime = NOW) -> Listing:
        parsed = read_endpoints(json.dumps({"data": {"id": model_id, "endpoints": records}}))
        return Listing(model_id, fetched_at, parsed.endpoints, parsed.set_aside, answered_for=model_id)

    return build


@pytest.fixture
def open_desk(bundled: Catalogue, prices: Prices) -> Opening:
    """Open the program on the prices that ship; what is given replaces parts of its setup."""

    @asynccontextmanager
    async def opened(size: tuple[int, int] = (160, 24), **changed: object) -> AsyncIterator[Hand]:
        setup = Setup(bundled, prices, partial(load_fee_rules, {}), partial(load_byok_rules, {}), lambda: NOW)
        app = Ortui(setup._replace(**changed))  # type: ignore[arg-type]  # fields as a test names them
        async with app.run_test(size=size) as pilot:
            hand = Hand(app, pilot)
            await hand.until(lambda: bool(hand.desk.query("#credits-wanted")))  # the panes that follow the first paint
            await hand.settle()
            yield hand
            prices.may_answer.set()

    return opened


@pytest.fixture
def clock() -> "Clock":
    """Give a clock that a test can move on."""
    return Clock()


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def move_on(self, **spans: float) -> None:
        """Let some time pass."""
        self.now += timedelta(**spans)
