"""Widgets of Textual's own that keep the lines they have drawn.

Textual draws every widget in sight anew for each frame, whatever has changed: entries that nobody types in, too.
"""

from typing import TYPE_CHECKING, Self

from textual.geometry import Region, Size
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.widget import Widget as _Widget
else:
    _Widget = object  # no widget itself: Textual takes the style of the first base that is one


class KeepsLines(_Widget):
    """Draws its lines once, until something about it changes."""

    _kept: tuple[Strip, ...] = ()
    _kept_for = Size(0, 0)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give lines that were drawn before."""
        size = self.outer_size
        if not self._kept or self._kept_for != size:
            self._kept_for = size
            self._kept = tuple(super().render_lines(Region(0, 0, size.width, size.height)))
        lines = list(self._kept[crop.y : crop.bottom])
        if crop.column_span != (0, size.width):
            return [line.crop(*crop.column_span) for line in lines]
        return lines

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Forget what was drawn: something is to be drawn anew."""
        self._kept = ()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Forget what was drawn in another style."""
        self._kept = ()
        super().notify_style_update()
