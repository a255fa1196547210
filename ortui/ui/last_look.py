"""The frame that the next start begins with: the desk as it will open then, dated, with no figure of an account."""

from collections.abc import Sequence
from datetime import datetime

from rich.console import Console
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

from ortui.domain import wording
from ortui.ui.thrift import thrifty
from ortui.ui.widgets.heading import Heading


def heading_of(moment: datetime) -> Heading:
    """Say in the header of which moment the frame is."""
    words = f"as left on {wording.date(moment)}, {moment:%H:%M} UTC"
    return Heading(words, words, "what is now follows", words)


def painted(screen: Screen[None], private: Sequence[Region], console: Console) -> bytes:
    """Paint what a screen shows, as the bytes for a terminal; ``private`` regions are left blank."""
    # Nothing else gives the lines of a screen, with all in its place that was hidden or shown just now; a test watches.
    screen._refresh_layout()  # noqa: SLF001 - see above
    lines: list[Strip] = screen._compositor.render_strips()  # noqa: SLF001 - the same
    for region in private:
        for y in region.line_range:
            if y < len(lines):
                lines[y] = _blanked(lines[y], region)
    return thrifty("".join(f"\x1b[{row};1H{line.render(console)}" for row, line in enumerate(lines, start=1))).encode()


def _blanked(line: Strip, region: Region) -> Strip:
    left, right = region.column_span
    return Strip.join([line.crop(0, left), Strip.blank(region.width), line.crop(right)])
