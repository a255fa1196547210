"""What is left, at a glance: a place of fixed height above the boards of Credits."""

from textual.reactive import var

from ortui.ui.drawn import Line, Written, wrap

NO_KEY = "No key: set OPENROUTER_API_KEY to see what is left. The planner below works without one."
NO_KEY_IN_SHORT = "No key: set OPENROUTER_API_KEY to see it. The planner works without one."


class Glance(Written):
    """A few lines; they explain themselves where there is nothing to see."""

    reason: var[str] = var(NO_KEY)
    """Why nothing is known."""

    def watch_reason(self) -> None:
        """Say something else."""
        self.rewrite()

    def write(self, width: int) -> list[Line]:
        """Write what there is to say."""
        lines = wrap(self.reason, width - 1, "dim")
        if self.reason == NO_KEY and len(lines) > self.size.height:
            return wrap(NO_KEY_IN_SHORT, width, "dim")
        return lines
