"""What is done behind the screen: in a thread, while the screen goes on."""

from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import TypeVar

from textual.message import Message

from ortui.domain.errors import InvalidInputError
from ortui.source.errors import OrtuiError
from ortui.ui.notices import Notices

Result = TypeVar("Result")


class Errands(Notices):
    """A screen that waits for no disk and no network itself."""

    class Returned(Message):
        """Something that was done behind the screen has ended; what is to follow is done here."""

        def __init__(self, then: Callable[[], None]) -> None:
            self.then = then
            super().__init__()

    def do_behind(
        self, do: Callable[[], Result], then: Callable[[Result], None], failed: Callable[[str], None] | None = None
    ) -> None:
        """Do something that waits for the network in a thread, and take its result here.

        An OrtuiError or InvalidInputError goes to ``failed`` as its sentence, else it is said.
        """
        # Not a worker: quitting would wait for it, and a network that stays silent takes half a minute to give up.
        Thread(target=self._run, args=(do, then, failed or self.say), daemon=True).start()

    def keep_behind(
        self, do: Callable[[], Result], then: Callable[[Result], None], failed: Callable[[str], None] | None = None
    ) -> None:
        """Do something that waits for the disk in a thread that quitting waits for; errors go as in ``do_behind``."""
        Thread(target=self._run, args=(do, then, failed or self.say)).start()

    def _run(self, do: Callable[[], Result], then: Callable[[Result], None], failed: Callable[[str], None]) -> None:
        follows = partial(failed, "something unexpected went wrong; the screen shows what it had")
        try:
            follows = partial(then, do())
        except (OrtuiError, InvalidInputError) as error:
            follows = partial(failed, str(error))
        finally:
            self.post_message(self.Returned(follows))

    def on_errands_returned(self, returned: Returned) -> None:
        """Go on where an errand has ended."""
        returned.then()
