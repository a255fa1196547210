"""What the screen remembers from run to run. It is ortui's own file: what can't be read in it counts as not there."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ortui.source.atomic import write_atomically
from ortui.source.disk import read_file
from ortui.source.errors import UnreadableError
from ortui.source.settings import THEMES
from ortui.source.text import clean


class State(NamedTuple):
    """What is remembered; empty where nothing is."""

    theme: str = ""
    """One of ``THEMES``."""
    search: str = ""
    """The search line."""
    order: str = ""
    """The name of an order that was chosen."""
    reverse: bool = False
    """Whether the order was turned round."""
    everything: bool = False
    """Whether rows that the default leaves out were shown."""
    pane: str = ""
    """The pane that was seen last."""
    brief: bool = False
    """Whether the lines on the model below the table were hidden."""


def load_state(file: Path) -> State:
    """Read what is remembered."""
    try:
        data = read_file(file)
    except UnreadableError:
        return State()
    if not data:
        return State()
    try:
        table = json.loads(data)
    except (RecursionError, ValueError):
        return State()
    if not isinstance(table, dict):
        return State()
    theme = _text(table, "theme")
    return State(
        theme if theme in THEMES else "",
        _text(table, "search"),
        _text(table, "order"),
        table.get("reverse") is True,
        table.get("everything") is True,
        _text(table, "pane"),
        table.get("brief") is True,
    )


def _text(table: Mapping[str, object], name: str) -> str:
    value = table.get(name)
    return clean(value) if isinstance(value, str) else ""


def save_state(file: Path, state: State) -> None:
    """Remember it; raises UnwritableError."""
    write_atomically(file, json.dumps(state._asdict(), ensure_ascii=False, indent=1).encode("utf-8", "replace"))
