"""Input in order: each key, click or paste waits for what the one before it does.

Textual hands a key to the widget that has the focus when the key arrives, and what the key does follows by messages.
So keys that arrive in one burst would all go to where the focus was before the first of them.
"""

import asyncio
from time import monotonic

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

LONGEST_WAIT = 2.0
"""Seconds after which a key waits no more: what never ends must not take away ctrl+c."""


class InOrder(App[None]):
    """An app whose input acts in the order in which it comes."""

    def __init__(self) -> None:
        super().__init__()
        self._line: asyncio.Queue[events.Event] = asyncio.Queue()
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
            return
        self._is_acting = True
        try:
            await super().on_event(event)
        finally:
            self._is_acting = False

    async def _take_input(self) -> None:
        while True:
            event = await self._line.get()
            until = monotonic() + LONGEST_WAIT
            while self._is_at_work() and monotonic() < until:  # noqa: ASYNC110 - no event tells of all queues at once
                await asyncio.sleep(0)
            await super().on_event(event)
            self._line.task_done()

    async def all_input_is_taken(self) -> None:
        """Wait until all input that is there was handed on."""
        await self._line.join()

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
