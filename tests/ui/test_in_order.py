"""What a key brings may never end; the keys after it act all the same, and ctrl+c quits."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

import pytest
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widget import Widget
from textual.worker import WorkerFailed

from ortui.ui import in_order
from ortui.ui.desk import Desk
from ortui.ui.in_order import InOrder

if TYPE_CHECKING:
    from tests.ui.conftest import Opening

QUICK = 0.2
FAR_LONGER = 5.0


class Part(Widget, can_focus=True):
    """A widget that is stuck at the first key it gets."""

    async def on_key(self, event: Key) -> None:
        """Wait until the test is over."""
        event.stop()
        assert isinstance(self.app, Stuck)
        await self.app.test_is_over.wait()


class Stuck(InOrder):
    """An app with keys whose work does not end by itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "stick"),
        Binding("S", "stick", priority=True),
        Binding("f", "fail"),
        Binding("F", "fail", priority=True),
        Binding("n", "note", priority=True),
        Binding("ctrl+c", "quit", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.test_is_over = asyncio.Event()
        self.given_up = self.noted = 0

    def compose(self) -> ComposeResult:
        """Show the widget."""
        yield Part()

    async def action_stick(self) -> None:
        """Wait until the test is over."""
        await self.test_is_over.wait()

    def action_fail(self) -> None:
        """Have a fault."""
        raise ZeroDivisionError

    def action_note(self) -> None:
        """Count."""
        self.noted += 1

    def tell_given_up(self) -> None:
        """Count."""
        self.given_up += 1

    def press(self, *keys: str) -> None:
        """Press keys, all at once."""
        for key in keys:
            self.post_message(Key(key, None))


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_order, "LONGEST_WAIT", QUICK)


async def until(is_so: Callable[[], bool]) -> None:
    """Wait far longer than any key may."""
    async with asyncio.timeout(FAR_LONGER):
        while not is_so():  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("key", ["s", "S"])
async def test_an_action_that_never_ends_is_given_up_and_ctrl_c_quits(key: str) -> None:
    app = Stuck()
    async with app.run_test():
        app.screen.set_focus(None)
        try:
            app.press(key, "n")
            await until(lambda: (app.noted, app.given_up) == (1, 1))
            app.press(key, "ctrl+c")
            await until(lambda: not app.is_running)
        finally:
            app.test_is_over.set()
    assert app.return_code == 0


async def test_a_widget_that_is_stuck_holds_up_no_number_of_keys_for_long() -> None:
    app = Stuck()
    async with app.run_test():
        assert isinstance(app.focused, Part)
        try:
            app.press("x", "x", *["n"] * 50)
            await until(lambda: app.noted == 50)
        finally:
            app.test_is_over.set()


@pytest.mark.parametrize("key", ["f", "F"])
async def test_a_fault_is_not_hidden_by_waiting_for_the_keys_after_it(key: str) -> None:
    waited = []

    async def wait_for_keys(app: Stuck) -> None:
        async with app.run_test(), asyncio.timeout(FAR_LONGER):
            app.screen.set_focus(None)
            app.press(key, "n", "n")
            await asyncio.sleep(0)
            await app.all_input_is_taken()
            waited.append(key)

    with pytest.raises((ZeroDivisionError, WorkerFailed)):
        await wait_for_keys(Stuck())
    assert waited


async def test_what_is_given_up_is_told(open_desk: "Opening", monkeypatch: pytest.MonkeyPatch) -> None:
    test_is_over = asyncio.Event()

    async def wait(_: Desk) -> None:
        await test_is_over.wait()

    monkeypatch.setattr(Desk, "action_refresh", wait)
    async with open_desk() as hand:
        try:
            await hand.press("r")
            await hand.until(lambda: hand.notice == "that took too long and was given up", FAR_LONGER)
            await hand.press("?")
            assert hand.app.screen is not hand.desk
        finally:
            test_is_over.set()
