"""Two lines that say what is shown, of how many, and why: always as high, so that nothing below them ever moves."""

from textual import events
from textual.reactive import var

from ortui.ui.drawn import Line, Written
from ortui.ui.messages import ActionAsked
from ortui.ui.view import View
from ortui.ui.widgets.tally_lines import action_at, spans, tally_lines


class Tally(Written):
    """What the search does, in words; some of them can be clicked."""

    view: var[View | None] = var(None)

    def watch_view(self) -> None:
        """Say it anew."""
        self.rewrite()

    def on_resize(self) -> None:
        """Let the words follow the room there is."""
        self.rewrite()

    def write(self, width: int) -> list[Line]:
        """Write the lines."""
        return [] if self.view is None else [spans(line) for line in tally_lines(self.view, width, self.size.height)]

    def on_click(self, event: events.Click) -> None:
        """Do what the words under the mouse speak of."""
        lines = [] if self.view is None else tally_lines(self.view, self.size.width, self.size.height)
        if event.y < len(lines) and (action := action_at(lines[event.y], event.x)):
            self.post_message(ActionAsked(action))
