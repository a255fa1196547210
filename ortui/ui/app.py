"""The app around the desk, and the one factory that makes it for the command, the tests and the pictures."""

import gc
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from rich.console import RenderableType
from textual import events
from textual._styles_cache import StylesCache
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.command import Provider
from textual.driver import Driver
from textual.screen import Screen

from ortui.source.paths import find_paths
from ortui.source.text import clean_lines
from ortui.ui.desk import Desk
from ortui.ui.early_frame import HandOver
from ortui.ui.ending import ended_from_outside
from ortui.ui.in_order import InOrder
from ortui.ui.keys import bindings
from ortui.ui.machine import setup_from
from ortui.ui.setup import Setup
from ortui.ui.themes import BY_NAME, DARK, THEMES
from ortui.ui.thrift import of_thrift

INTERRUPT_WITHIN = timedelta(seconds=2)


def _commands() -> type[Provider]:
    from ortui.ui.palette import Commands  # noqa: PLC0415 - read when the palette opens, not before the first paint

    return Commands


def _models() -> type[Provider]:
    from ortui.ui.palette import Models  # noqa: PLC0415 - the same

    return Models


def _views() -> type[Provider]:
    from ortui.ui.view_hits import Views  # noqa: PLC0415 - the same

    return Views


class Ortui(InOrder):
    """The program."""

    TITLE = "ortui"
    CSS_PATH = "desk.tcss"  # the app's and not the desk's: Textual does not read that of a default screen
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands, _models, _views}
    BINDINGS: ClassVar[list[BindingType]] = bindings("desk.interrupt")  # also over sheets and the palette

    def __init__(self, setup: Setup) -> None:
        super().__init__()
        self._setup = setup
        self._interrupted_at: datetime | None = None
        for theme in THEMES:
            self.register_theme(theme)
        wanted = setup.theme or setup.left.theme
        self._begin_in(wanted if wanted in BY_NAME else DARK)
        self.set_keymap(dict(setup.keys))

    def _begin_in(self, name: str) -> None:
        """Wear a theme from the first frame on: to switch to it would have every style read twice before that."""
        theme = BY_NAME[name]
        if theme.ansi:  # its colours are also let through by a filter that only a switch sets
            self.theme = name
            return
        self.set_reactive(App.theme, name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)

    def on_mount(self) -> None:
        """Have the terminal; paint anew when the program goes on after ctrl+z: Textual leaves the screen blank."""
        self._setup.when_live()
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))

    async def on_event(self, event: events.Event) -> None:
        """Make what is pasted harmless: it comes from anywhere, and entries show it as it is."""
        if isinstance(event, events.Paste) and not event.is_forwarded:
            event = events.Paste(clean_lines(event.text))
        await super().on_event(event)

    @property
    def is_expecting(self) -> bool:
        """Whether the pane that the next key is meant for is still to be built."""
        return isinstance(self.screen, Desk) and self.screen.is_expecting

    def get_driver_class(self) -> type[Driver]:
        """Write to the terminal no more than it takes."""
        return of_thrift(super().get_driver_class())

    def get_default_screen(self) -> Screen[None]:
        """Begin at the desk."""
        return Desk(self._setup, self.size)

    @property
    def _desk(self) -> Desk | None:
        """The desk, below whatever sheet; None before and after it is there."""
        return next((screen for screen in self.screen_stack if isinstance(screen, Desk)), None)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave; where nothing forces that, with a look at what the next start will show."""
        if not return_code and (desk := self._desk) is not None:
            desk.look_ahead()
        super().exit(result, return_code, message)

    def action_command_palette(self) -> None:
        """Open the palette of functions and models."""
        from ortui.ui.palette_sheet import Palette  # noqa: PLC0415 - read when it opens, not before the first paint

        self.push_screen(Palette(placeholder="a function, or a model"))

    def pop_screen(self) -> AwaitComplete:
        """Close a sheet, and let go of what was drawn of it: a cache of Textual's holds a thousand widgets for good."""
        StylesCache.get_inner_outer.cache_clear()
        return super().pop_screen()

    def remember(self) -> None:
        """Remember how the desk is left."""
        if (desk := self._desk) is not None:
            desk.remember()

    def action_interrupt(self) -> None:
        """Quit at the second ctrl+c."""
        now = self._setup.clock()
        if self._interrupted_at is not None and now - self._interrupted_at < INTERRUPT_WITHIN:
            self.exit()
        self._interrupted_at = now
        self._say("ctrl+c once more quits")

    def tell_given_up(self) -> None:
        """Say that an action took too long."""
        self._say("that took too long and was given up")

    def _say(self, sentence: str) -> None:
        if (desk := self._desk) is not None:
            desk.say(sentence)


def run(before: HandOver) -> int:
    """Open the screen after an early frame; its exit code."""
    setup = setup_from(find_paths(os.environ), os.environ, lambda: datetime.now(UTC))

    def take_over() -> None:
        before.when_live()
        if (modes := before.modes()) is not None:  # else it is given back as the frame has it, not as it was
            app._driver.attrs_before = modes  # type: ignore[union-attr]  # noqa: SLF001 - no other way leads there

    app = Ortui(setup._replace(when_live=take_over, when_ready=settle_memory))
    with ended_from_outside(app, app.remember, before.modes()):
        app.run()
    return app.return_code or 0


_SELDOM = 50_000, 20, 50
"""How many objects are made before garbage is looked for: lines drawn ahead are many, and none is garbage."""


def settle_memory() -> None:
    """Spare what the start has made from all searches for garbage; what is garbage by now stays, so once is enough."""
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    gc.enable()
