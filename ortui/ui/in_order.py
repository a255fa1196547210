"""Input in order: each key, click or paste waits for what the one before it does.

Textual hands a key to the widget that has the focus when the key arrives, and what the key does follows by messages.
So keys that arrive in one burst would all go to where the focus was before the first of them.

What never ends must not take away ctrl+c: it is waited for only so long, and an action is then given up.
"""

import asyncio
from collections.abc import Mapping
from time import monotonic

from textual import events
from textual.actions import ActionParseResult
from textual.app import App
from textual.dom import DOMNode
from textual.message_pump import MessagePump

LONGEST_WAIT = 2.0
"""Seconds that an action may take, and that a key waits for what those before it do.

After a wait in vain the next key waits half as long, so that keys never wait longer than twice this for what is stuck.
"""
ROUNDS, PAUSE = 200, 0.005
"""After so many looks at all queues there are so many seconds between two of them."""


class InOrder(App[None]):
    """An app whose input acts in the order in which it comes."""

    def __init__(self) -> None:
        super().__init__()
        self._line: asyncio.Queue[events.Event] = asyncio.Queue()
        self._all_taken = asyncio.Event()
        self._all_taken.set()
        self._patience = LONGEST_WAIT
        self._is_acting = False
        """Whether the app is in the midst of what a key or a message brought."""

    @property
    def is_expecting(self) -> bool:
        """Whether what the next key is meant for is still to come."""
        return False

    def on_mount(self) -> None:
        """Take input from now on."""
        self.run_worker(self._take_input(), name="input")

    async def on_event(self, event: events.Event) -> None:
        """Let input stand in line; whatever else there is is handled at once."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            self._line.put_nowait(event)
            self._all_taken.clear()
            return
        self._is_acting = True
        try:
            await super().on_event(event)
        finally:
            self._is_acting = False

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key asks for, unless it takes too long: the app's own messages, even that to exit, wait for it."""
        try:
            async with asyncio.timeout(LONGEST_WAIT) as limit:
                return await super().run_action(action, default_namespace, namespaces)
        except TimeoutError:
            if not limit.expired():
                raise
            self.tell_given_up()
            return True

    def tell_given_up(self) -> None:
        """Say that an action took too long."""

    async def _take_input(self) -> None:
        try:
            while True:
                event = await self._line.get()
                await self._rest()
                await super().on_event(event)
                if self._line.empty():
                    self._all_taken.set()
        finally:
            self._all_taken.set()

    async def all_input_is_taken(self) -> None:
        """Wait until all input that is there was handed on, or none is taken any more."""
        await self._all_taken.wait()

    async def _rest(self) -> None:
        """Wait until what came before has done its work, or seems never to end it."""
        until, rounds = monotonic() + self._patience, 0
        while self._is_at_work():
            if monotonic() >= until:
                self._patience /= 2
                return
            # No event tells of all queues at once. What is not done in a few rounds waits for something itself.
            await asyncio.sleep(0 if (rounds := rounds + 1) < ROUNDS else PAUSE)
        self._patience = LONGEST_WAIT

    def _is_at_work(self) -> bool:
        """Tell whether anything is left to do that the input so far may have brought."""
        return (
            self._is_acting
            or self.is_expecting
            or not self.screen.is_mounted
            or _has_work(self)
            or any(map(_has_work, self.screen.walk_children(with_self=True)))
        )


def _has_work(pump: MessagePump) -> bool:
    return pump.is_running and pump.message_queue_size > 0
