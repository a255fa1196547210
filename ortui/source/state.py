"""What the screen remembers from run to run. It is ortui's own file: what can't be read in it counts as not there."""

import tomllib
from pathlib import Path
from typing import NamedTuple

from ortui.source.atomic import write_atomically
from ortui.source.settings import THEMES


class State(NamedTuple):
    """What is remembered."""

    theme: str = ""
    """One of ``THEMES``; empty where none was chosen."""


def load_state(file: Path) -> State:
    """Read what is remembered."""
    try:
        theme = tomllib.loads(file.read_text("utf-8")).get("theme", "")
    except (OSError, RecursionError, ValueError):
        return State()
    return State(theme if theme in THEMES else "")


def save_state(file: Path, state: State) -> None:
    """Remember it; raises UnwritableError."""
    import tomli_w  # noqa: PLC0415 - only needed when something was changed

    write_atomically(file, tomli_w.dumps({"theme": state.theme}).encode())
