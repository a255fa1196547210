"""Lines to read below a form; where there are more than fit, the last says so, and enter shows all."""

from typing import ClassVar

from textual.binding import BindingType

from ortui.ui.drawn import Line, Writer, Written, as_fit
from ortui.ui.keys import bindings
from ortui.ui.messages import SheetAsked
from ortui.ui.widgets.neighbour import HasNeighbours


class Reading(Written, HasNeighbours, can_focus=True):
    """What follows from the fields above it, or from what is known."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("reading")
    DEFAULT_CSS = "Reading { height: 1fr; }"

    def __init__(self, title: str, lines: Writer, widget_id: str) -> None:
        super().__init__()
        self.id = widget_id
        self._title, self._all_lines = title, lines

    def write(self, width: int) -> list[Line]:
        """Write as many lines as fit."""
        return as_fit(self._all_lines(width), self.size.height, "accent" if self.has_focus else "dim")

    def on_resize(self) -> None:
        """Write what fits another height."""
        self.rewrite()

    def on_focus(self) -> None:
        """Show where the focus is."""
        self.rewrite()

    def on_blur(self) -> None:
        """Show that it is elsewhere."""
        self.rewrite()

    def on_click(self) -> None:
        """Show all, where there is more than fits."""
        if len(self._all_lines(self.size.width)) > self.size.height:
            self.action_whole()

    def action_whole(self) -> None:
        """Show all lines on a sheet."""
        self.post_message(SheetAsked(self._title, self._all_lines))
