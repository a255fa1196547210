"""Saved searches with names: those of the settings' ``[views]``, and those saved from the screen in their own file."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from ortui.source.errors import UnreadableError
from ortui.source.kept import Table, change_table, load_table
from ortui.source.plain_data import obj
from ortui.source.text import clean

_KEY = "views"


def load_views(file: Path, in_settings: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """Read name → search line, and a sentence where the file could not be read; saved ones win over the settings.

    The file stays as it is, whatever it holds.
    """
    table, notice = load_table(file, "searches")
    views = obj(table.get(_KEY)).items()
    saved = {clean(name): clean(query) for name, query in views if isinstance(query, str) and clean(name)}
    return dict(in_settings) | saved, notice


def save_view(file: Path, now: datetime, name: str, query: str, *, instead_of: str = "") -> str:
    """Save a search under a name, in one step with removing another name; an empty search removes it.

    Returns a sentence where the file had to be moved aside first. Raises UnreadableError where the views in the file
    are no table, UnwritableError; the file is then as it was.
    """

    def change(table: Table) -> None:
        written = table.get(_KEY, {})
        if not isinstance(written, Mapping):
            raise UnreadableError(f'{file.name}: views is not a table; write it like [views], then "cheap" = "in<0.2"')
        others = {each: text for each, text in written.items() if clean(each) not in (name, instead_of or name)}
        table[_KEY] = others | ({name: query} if query else {})

    return change_table(file, now, change)
