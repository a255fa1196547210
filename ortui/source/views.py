"""Saved searches with names: those of the settings' ``[views]``, and those saved from the screen in their own file."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from ortui.source.kept import Table, change_table, load_table
from ortui.source.plain_data import obj
from ortui.source.text import clean

_KEY = "views"


def load_views(file: Path, now: datetime, in_settings: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """Read name → search line, and a sentence where the file could not be read; saved ones win over the settings."""
    table, notice = load_table(file, now)
    return dict(in_settings) | _read(table), notice


def save_view(file: Path, now: datetime, name: str, query: str) -> str:
    """Save a search under a name; an empty search removes it. Raises UnwritableError."""

    def change(table: Table) -> None:
        views = {each: text for each, text in _read(table).items() if each != name}
        table[_KEY] = views | ({name: query} if query else {})

    return change_table(file, now, change)


def _read(table: Table) -> dict[str, str]:
    views = obj(table.get(_KEY)).items()
    return {clean(name): clean(query) for name, query in views if isinstance(query, str) and clean(name)}
