"""The bases of every widget that draws its own lines: no layout, no markup, one strip a line.

A line is a tuple of spans, each a text and the name of an ink. Text from strangers is only ever text here.
"""

import textwrap
from collections.abc import Callable, Mapping
from itertools import zip_longest
from typing import Self

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.filter import ANSIToTruecolor
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from ortui.ui.inks import ON, inks

Span = tuple[str, str]
"""A text and the name of its ink ("" for the plain one)."""
Line = tuple[Span, ...]
Writer = Callable[[int], list[Line]]
"""Writes the lines for a width."""


class Drawn(Widget):
    """A widget made of lines that it draws itself."""

    DEFAULT_CSS = "Drawn { height: 1; }"

    def __init__(self, widget_id: str | None = None) -> None:
        super().__init__(id=widget_id)
        self._drawn: dict[int, Strip] = {}
        """The strips in sight, by line."""
        self._drawn_for = (Size(0, 0), "")
        """The size and the theme they were drawn for."""

    @property
    def size(self) -> Size:
        """The size in cells: the outer one, as there is neither border nor padding; Textual looks for it each time."""
        return self.outer_size

    def line(self, y: int) -> Line:
        """Return the spans of line ``y``; what is drawn there."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw line ``y`` at the width of the widget."""
        return self.strip(self.line(y), self.size.width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines, without Textual's pass over borders, padding and opacity: these widgets have none.

        A strip that is drawn stays the same object until its line changes, and keeps what Textual worked out for it.
        """
        drawn = self._drawn
        if self._drawn_for != (drawn_for := (self.size, self.app.theme)):
            self._drawn_for = drawn_for
            drawn.clear()
        for y in crop.line_range:
            if y not in drawn:
                drawn[y] = self.render_line(y)
        strips = [drawn[y] for y in crop.line_range]
        for each in self.get_line_filters():
            if not isinstance(each, ANSIToTruecolor):  # the inks are true colours already
                background = self.background_colors[1]
                strips = [strip.apply_filter(each, background) for strip in strips]
        if crop.column_span != (0, self.size.width):
            return [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Forget the lines that are to be painted anew."""
        if not regions:
            self._drawn.clear()
        for region in regions:
            for y in region.line_range:
                self._drawn.pop(y, None)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def strip(self, line: Line, width: int, behind: str = "") -> Strip:
        """Turn spans into a strip of exactly this width; ``behind`` names the ground of the whole line."""
        return drawn_strip(line, width, inks(self.app.theme), behind)


class Written(Drawn):
    """Lines written together for a width. When they change, only those that differ are painted anew."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []
        self._width = 0

    def write(self, width: int) -> list[Line]:
        """Write the lines for a width."""
        raise NotImplementedError

    def rewrite(self) -> None:
        """Write the lines again, after what they say has changed."""
        if not self._width:
            return
        before, self._lines = self._lines, self.write(self._width)
        pairs = enumerate(zip_longest(before, self._lines))
        if changed := [Region(0, y, self._width, 1) for y, (old, new) in pairs if old != new]:
            self.refresh(*changed)

    def forget(self) -> None:
        """Write the lines again when they are drawn next."""
        self._width = 0
        self.refresh()

    def line(self, y: int) -> Line:
        """Draw one line."""
        if self._width != self.size.width:
            self._width = self.size.width
            self._lines = self.write(self._width)
        return self._lines[y] if y < len(self._lines) else ()


def drawn_strip(line: Line, width: int, styles: Mapping[str, Style], behind: str = "") -> Strip:
    """Turn spans into a strip of exactly this width."""
    ground = styles[behind] if behind else None
    texts: list[str] = []
    names: list[str] = []
    # Neighbours of one ink become one segment, and blanks, which show no ink, go with either neighbour that has no
    # ground of its own: each segment costs the compositor time, and the terminal forty bytes.
    room = width - length(line)
    for text, ink in (*line, (" " * room, "")):
        may_join = names and ON not in ink + names[-1]
        if names and (names[-1] == ink or (may_join and text.isspace())):
            texts[-1] += text
        elif may_join and texts[-1].isspace():
            texts[-1] += text
            names[-1] = ink
        elif text:
            texts.append(text)
            names.append(ink)
    drawn = [styles[ink] + ground if ground else styles[ink] for ink in names]
    strip = Strip([Segment(text, style) for text, style in zip(texts, drawn, strict=True)], width - min(room, 0))
    return strip.crop(0, width)


def spread(left: Line, right: Line, width: int) -> Line:
    """Set one line's spans to the left and another's to the right; the left yields where they don't both fit."""
    room = width - length(right)
    if length(left) >= room:
        return (*crop(left, max(0, room - 1)), (" ", ""), *right) if room > 1 else right
    return (*left, (" " * (room - length(left)), ""), *right)


def length(line: Line) -> int:
    """Measure a line in cells."""
    return sum(len(text) if text.isascii() else cell_len(text) for text, _ in line)


def crop(line: Line, width: int) -> Line:
    """Cut a line to a width, with an ellipsis where something is lost."""
    if length(line) <= width:
        return line
    kept: list[Span] = []
    room = width - 1
    for text, ink in line:
        strip = Strip([Segment(text)])
        if strip.cell_length >= room:
            kept.append((strip.crop(0, room).text, ink))
            break
        kept.append((text, ink))
        room -= strip.cell_length
    return (*kept, ("…", "dim")) if width > 0 else ()


def fold(line: Line, width: int) -> list[Line]:
    """Set a line on as many lines as it needs, parted only between its spans."""
    lines: list[Line] = [()]
    for span in line:
        if lines[-1] and length((*lines[-1], span)) > width:
            lines.append(())
        lines[-1] = (*lines[-1], span)
    return lines


def as_fit(lines: list[Line], height: int, ink: str = "dim", way: str = "enter") -> list[Line]:
    """Keep as many lines as there is room for; the last says how many more there are, and the way to them by key."""
    if len(lines) <= height:
        return lines
    more = len(lines) - height + 1
    return [*lines[: height - 1], ((f" … {more} more {'line' if more == 1 else 'lines'}: {way}", ink),)]


def wrap(sentence: str, width: int, ink: str, first: str = " ", rest: str = " ") -> list[Line]:
    """Set a sentence on as many lines as it needs, with what the first and the others begin with."""
    lines = textwrap.wrap(sentence, max(width, len(first) + 1), initial_indent=first, subsequent_indent=rest)
    return [((line, ink),) for line in lines]
