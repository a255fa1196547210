"""What is left, at a glance: a place of fixed height above the boards of Credits."""

from datetime import datetime

from textual.reactive import var

from ortui.ui.drawn import Line, Written, wrap
from ortui.ui.purse import Purse
from ortui.ui.view import Subject

NO_KEY = "No key: set OPENROUTER_API_KEY to see what is left. The planner below works without one."
NO_KEY_IN_SHORT = "No key: set OPENROUTER_API_KEY to see it. The planner works without one."


class Glance(Written):
    """A few lines; they explain themselves where there is nothing to see."""

    purse: var[Purse] = var(Purse())
    subject: var[Subject | None] = var(None)
    moment: var[datetime | None] = var(None)

    def watch_purse(self, purse: Purse) -> None:
        """Show other figures; the first time that there is a key, take the room that they need."""
        if purse.key and not self.has_class("-known"):
            self.add_class("-known")
        self.rewrite()

    def watch_subject(self) -> None:
        """Say what other work leaves."""
        if self.purse.account is not None:
            self.rewrite()

    def watch_moment(self) -> None:
        """Count on."""
        self.rewrite()

    def write(self, width: int) -> list[Line]:
        """Write what there is to say."""
        purse = self.purse
        if not purse.key and not purse.reason:
            lines = wrap(NO_KEY, width - 1, "dim")
            return lines if len(lines) <= self.size.height else wrap(NO_KEY_IN_SHORT, width, "dim")
        from ortui.ui.planner.glance import glance_lines  # noqa: PLC0415 - not needed without a key

        moment = self.moment
        return [] if moment is None else glance_lines(purse, self.subject, purse.as_of(moment), width)
