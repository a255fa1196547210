"""Boxes that only place what is in them. They are drawn once: Textual would draw and cut them anew for each key."""

from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class _Box(Widget):
    """A box with nothing in sight but its ground."""

    _blanks: tuple[Strip, ...] = ()
    _drawn_for: object = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give blank lines, the same ones again: each then keeps the pieces that Textual cuts it into."""
        drawn_for = crop, self.app.theme
        if drawn_for != self._drawn_for:
            self._drawn_for = drawn_for
            style = self.visual_style.rich_style
            self._blanks = tuple(Strip.blank(crop.width, style) for _ in crop.line_range)
        return list(self._blanks)


class Row(_Box, Horizontal):
    """Widgets beside each other."""


class Stack(_Box, Vertical):
    """Widgets below each other."""
