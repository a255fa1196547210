"""Where ortui keeps things on this system. Nothing is created here, and nothing on import."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

HOME_VARIABLE = "ORTUI_HOME"
CATALOGUE_VERSION = 1
"""Of the form in which prices are kept. Stands here so that to find the file is not to read how it is read."""


class Paths(NamedTuple):
    """The folders ortui uses; they need not exist."""

    config: Path
    cache: Path
    state: Path

    @property
    def settings_file(self) -> Path:
        """What the person sets; ortui never writes it."""
        return self.config / "settings.toml"

    @property
    def catalogue_file(self) -> Path:
        """The prices fetched last. Its name holds the version, so that two versions of ortui don't trip each other."""
        return self.cache / f"catalogue-{CATALOGUE_VERSION}.json"

    @property
    def favourites_file(self) -> Path:
        """The favourite models, written by the screen."""
        return self.config / "favourites.toml"

    @property
    def views_file(self) -> Path:
        """The searches saved under a name, written by the screen."""
        return self.config / "views.toml"

    @property
    def scenarios_file(self) -> Path:
        """The person's own scenarios, written by them and by the screen."""
        return self.config / "scenarios.toml"

    @property
    def state_file(self) -> Path:
        """What the screen remembers from run to run."""
        return self.state / "state.json"

    @property
    def frame_file(self) -> Path:
        """The last frame of the screen."""
        return self.state / "last-frame"


def find_paths(environment: Mapping[str, str]) -> Paths:
    """Find the folders: all under ``ORTUI_HOME`` where that is set, else where this system keeps such things."""
    if home := environment.get(HOME_VARIABLE):
        folder = _expanded(Path(home)).absolute()
        return Paths(folder / "config", folder / "cache", folder / "state")
    from platformdirs import PlatformDirs  # noqa: PLC0415 - takes a fifth of the start of `ortui quote`

    system = PlatformDirs("ortui", appauthor=False)
    return Paths(system.user_config_path, system.user_cache_path, system.user_state_path)


def _expanded(folder: Path) -> Path:
    try:
        return folder.expanduser()
    except RuntimeError:  # "~name" of nobody on this machine: a folder may be called so
        return folder
