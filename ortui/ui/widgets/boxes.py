"""Boxes that only place what is in them, on the ground of the screen behind them."""

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.geometry import Region
from textual.strip import Strip


class _Box:  # no widget itself: Textual takes the style of the first base that is one
    """A box that draws nothing: its lines would be cut to pieces anew for each key, and lie below others anyway."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give no lines: what no widget draws, the screen does."""
        del crop
        return []


class Row(_Box, Horizontal):
    """Widgets beside each other."""


class Stack(_Box, Vertical):
    """Widgets below each other."""


class ScrolledStack(_Box, VerticalScroll):
    """Widgets below each other, of which some may be out of sight."""
