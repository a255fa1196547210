"""The track of a slider: the knob on its scale, between what marks the scale and how sure the value is."""

from collections.abc import Sequence
from typing import NamedTuple

from ortui.ui.drawn import Line, Span
from ortui.ui.widgets.scale import Scale

KNOB, BAND = "●", "┅"


class Mark(NamedTuple):
    """A value that the track marks: where a price tier begins, where the context ends."""

    value: int
    glyph: str
    words: str
    """What it is, such as ``tier over 200,000``."""
    is_limit: bool = False
    """Whether the model can't take more."""


class Band(NamedTuple):
    """Where a value that is only estimated may lie, both ends included."""

    low: int
    high: int


class Track(NamedTuple):
    """A scale on so many cells."""

    scale: Scale
    width: int

    def cell(self, value: int) -> int:
        """Find where a value lies, 0 for the first cell."""
        return round(self.scale.fraction(value) * (self.width - 1))

    def value(self, cell: int) -> int:
        """Find the round value at a cell; beyond an end the one at that end."""
        return self.scale.value(min(1.0, max(0.0, cell / max(1, self.width - 1))))

    def drawn(self, value: int, marks: Sequence[Mark], band: Band | None, *, has_focus: bool) -> Line:
        """Draw the knob at a value, over marks and band."""
        knob = self.cell(value)
        marked = {self.cell(mark.value): mark for mark in marks}
        unsure = range(self.cell(band.low), self.cell(band.high) + 1) if band else ()
        ink = "accent" if has_focus else "bar"
        spans: list[Span] = []
        for cell in range(self.width):
            if cell == knob:
                spans.append((KNOB, "strong" if has_focus else ink))
            elif cell in marked:
                spans.append((marked[cell].glyph, "dim" if marked[cell].is_limit else "warn"))
            elif cell in unsure:
                spans.append((BAND, ink))
            else:
                spans.append(("━", ink) if cell < knob else ("─", "faint"))
        return tuple(spans)
