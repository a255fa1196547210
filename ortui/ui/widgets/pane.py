"""A pane: widgets below each other in a frame that says what they are, and stands out while the focus is in it.

The frame is drawn here and is no border of the style sheet: whenever the focus crossed that, the styles of everything
in the pane were worked out anew, and all of it was painted.
"""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.containers import Vertical
from textual.geometry import Region, Size
from textual.strip import Strip

from ortui.ui.inks import inks

_BOLD = Style(bold=True)


class Pane(Vertical):
    """Widgets below each other in a frame, where there is room for one."""

    TITLE: ClassVar[str]
    SCOPED_CSS = False  # the room there is decides
    DEFAULT_CSS = """
    Pane { padding: 1; }
    Desk.-narrow Pane { padding: 0; }
    """

    _drawn: tuple[Strip, Strip, Strip] | None = None
    """The line at the top, each in between, and the one at the bottom."""
    _drawn_for = (Size(0, 0), "", False)
    """The size, the theme, and whether the focus was in it."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give the lines of the frame; what is within is drawn by others."""
        size = self.outer_size
        if not self.styles.padding.top:
            return []
        drawn_for = (size, self.app.theme, self.has_focus_within)
        if self._drawn is None or self._drawn_for != drawn_for:
            self._drawn, self._drawn_for = self._draw(), drawn_for
        top, middle, bottom = self._drawn
        lines = [top, *[middle] * (size.height - 2), bottom][crop.y : crop.bottom]
        if crop.column_span != (0, size.width):
            return [line.crop(*crop.column_span) for line in lines]
        return lines

    def _draw(self) -> tuple[Strip, Strip, Strip]:
        styles, width = inks(self.app.theme), self.outer_size.width
        if self.has_focus_within:
            edge = styles["accent"]
            title = edge + _BOLD
        else:
            edge, title = styles["frame"], styles["dim"]
        within = width - 2
        words = f" {self.TITLE} "[: max(0, within - 1)]
        top = [
            Segment("╭─", edge),
            Segment(words, title),
            Segment("─" * (within - 1 - len(words)) + "╮", edge),
        ]
        middle = [Segment("│", edge), Segment(" " * within, styles[""]), Segment("│", edge)]
        return (
            Strip(top, width),
            Strip(middle, width),
            Strip([Segment("╰" + "─" * within + "╯", edge)], width),
        )

    def focus_moved(self) -> None:
        """Stand out, or stand back."""
        if self.has_focus_within == self._drawn_for[-1] or not self.styles.padding.top:
            return
        width, height = self.outer_size
        edges = (
            Region(0, 0, width, 1),
            Region(0, height - 1, width, 1),
            Region(0, 1, 1, height - 2),
            Region(width - 1, 1, 1, height - 2),
        )
        self.refresh(*[edge.translate(-self.content_offset) for edge in edges])  # Textual counts from what is within
