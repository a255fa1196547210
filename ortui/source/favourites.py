"""Which models are favourites: a list of ids in a file of their own."""

from datetime import datetime
from pathlib import Path

from ortui.source.kept import Table, change_table, load_table
from ortui.source.plain_data import lines

_KEY = "favourites"
_MOST = 1000


def load_favourites(file: Path, now: datetime) -> tuple[frozenset[str], str]:
    """Read the ids, and a sentence where the file could not be read."""
    table, notice = load_table(file, now)
    return frozenset(lines(table.get(_KEY), _MOST)), notice


def set_favourite(file: Path, now: datetime, model_id: str, *, wanted: bool) -> str:
    """Add or remove one; a sentence where the file had to be moved aside first. Raises UnwritableError."""

    def change(table: Table) -> None:
        others = [each for each in lines(table.get(_KEY), _MOST) if each != model_id]
        table[_KEY] = [*others, model_id] if wanted else others

    return change_table(file, now, change)
