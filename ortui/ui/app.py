"""The app around the desk, and the one factory that makes it for the command, the tests and the pictures."""

import gc
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.command import Provider
from textual.screen import Screen

from ortui.domain.catalogue import Catalogue
from ortui.source import catalogues
from ortui.source.address import base_url
from ortui.source.catalogues import Fetched
from ortui.source.paths import Paths, find_paths
from ortui.source.settings import load_settings
from ortui.source.state import State, load_state, save_state
from ortui.ui.desk import Desk
from ortui.ui.keys import bindings
from ortui.ui.setup import Setup
from ortui.ui.themes import BY_NAME, DARK, THEMES

if TYPE_CHECKING:
    from ortui.domain.purchase import FeeRules  # a name in annotations; the module is read after the first paint


INTERRUPT_WITHIN = timedelta(seconds=2)


def _commands() -> type[Provider]:
    from ortui.ui.palette import Commands  # noqa: PLC0415 - read when the palette opens, not before the first paint

    return Commands


def _models() -> type[Provider]:
    from ortui.ui.palette import Models  # noqa: PLC0415 - the same

    return Models


class Ortui(App[None]):
    """The program."""

    TITLE = "ortui"
    CSS_PATH = "desk.tcss"  # the app's and not the desk's: Textual does not read that of a default screen
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands, _models}
    BINDINGS: ClassVar[list[BindingType]] = bindings("desk.interrupt")  # also over sheets and the palette

    def __init__(self, setup: Setup) -> None:
        super().__init__()
        self._setup = setup
        self._interrupted_at: datetime | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = setup.theme if setup.theme in BY_NAME else DARK
        self.set_keymap(dict(setup.keys))

    def on_mount(self) -> None:
        """Paint anew when the program goes on after ctrl+z: Textual leaves the screen blank."""
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))

    def get_default_screen(self) -> Screen[None]:
        """Begin at the desk."""
        return Desk(self._setup, self.size)

    def action_interrupt(self) -> None:
        """Quit at the second ctrl+c."""
        now = self._setup.clock()
        if self._interrupted_at is not None and now - self._interrupted_at < INTERRUPT_WITHIN:
            self.exit()
        self._interrupted_at = now
        for screen in self.screen_stack:
            if isinstance(screen, Desk):
                screen.say("ctrl+c once more quits")


class KeptPrices:
    """Prices fetched from the API and kept in the cache."""

    def __init__(self, paths: Paths, environment: Mapping[str, str], before: Fetched) -> None:
        self._paths, self._environment, self._before = paths, environment, before

    def is_stale(self, catalogue: Catalogue, now: datetime) -> bool:
        """Whether they are older than an hour."""
        return catalogues.is_stale(catalogue, now)

    def refresh(self, now: datetime) -> Fetched:
        """Fetch and keep them."""
        self._before = catalogues.refresh(self._paths, base_url(self._environment), now, self._before)
        return self._before


def setup_from(paths: Paths, environment: Mapping[str, str], clock: Callable[[], datetime]) -> Setup:
    """Gather what is on this machine: cache or bundled prices, settings, what was remembered."""
    settings, notices = load_settings(paths.settings_file)
    at_hand = catalogues.at_hand(paths, clock())
    return Setup(
        catalogue=at_hand.catalogue,
        prices=KeptPrices(paths, environment, at_hand),
        load_fees=partial(_load_fees, settings.fees),
        clock=clock,
        tier_limits=settings.tiers,
        keys=settings.keys,
        theme=settings.theme or load_state(paths.state_file).theme,
        remember_theme=partial(_remember_theme, paths),
        notices=(*notices, *at_hand.notices),
    )


def _load_fees(overrides: Mapping[str, object]) -> "tuple[FeeRules, tuple[str, ...]]":
    from ortui.source.fees import load_fee_rules  # noqa: PLC0415 - not needed for the first paint

    return load_fee_rules(overrides)


def _remember_theme(paths: Paths, theme: str) -> None:
    save_state(paths.state_file, State(theme))


def run() -> int:
    """Open the screen; its exit code."""
    setup = setup_from(find_paths(os.environ), os.environ, lambda: datetime.now(UTC))
    app = Ortui(replace(setup, when_ready=_settle_memory))
    app.run()
    return app.return_code or 0


def _settle_memory() -> None:
    gc.freeze()
    gc.enable()
