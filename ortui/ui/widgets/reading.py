"""Lines to read below a form; where there are more than fit, the last says so, and enter shows all."""

from typing import ClassVar

from textual.binding import BindingType

from ortui.ui.drawn import Line, Writer, Written, as_fit
from ortui.ui.keys import bindings
from ortui.ui.messages import SheetAsked
from ortui.ui.widgets.neighbour import HasNeighbours

_WAY_FROM_ABOVE = "↓ here, then enter"


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
        ink, way = ("accent", "enter") if self.has_focus else ("dim", _WAY_FROM_ABOVE)
        return as_fit(self._all_lines(width), self.size.height, ink, way)

    def on_resize(self) -> None:
        """Write what fits another height."""
        self.rewrite()

    def watch_has_focus(self, _has_focus: bool) -> None:  # noqa: FBT001 - as Textual calls it
        """Show where the focus is, and the way from there."""
        super().watch_has_focus(_has_focus)
        self.rewrite()

    def on_click(self) -> None:
        """Show all, where there is more than fits."""
        if len(self._all_lines(self.size.width)) > self.size.height:
            self.action_whole()

    def action_whole(self) -> None:
        """Show all lines on a sheet."""
        self.post_message(SheetAsked(self._title, self._all_lines))
