"""The sheet of every palette: an entry, and below it what is found."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.widgets import OptionList


class Palette(CommandPalette):
    """A palette whose keys may come before what it found has its place on the screen."""

    DEFAULT_CSS = """
    Palette #--input { border: hkey $ink-frame; }
    Palette CommandList { border-bottom: hkey $ink-frame; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page('up')", show=False),
        Binding("pagedown", "page('down')", show=False),
    ]

    async def action_page(self, way: str) -> None:
        """Go up or down a page; there are none before the lines have a width, and Textual would raise then."""
        if self.query_exactly_one(OptionList).scrollable_content_region:
            await self.run_action(f"command_list('page_{way}')")
