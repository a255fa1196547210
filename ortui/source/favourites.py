"""Which models are favourites: a list of ids in a file of their own."""

from datetime import datetime
from pathlib import Path

from ortui.source.errors import UnreadableError
from ortui.source.kept import Table, change_table, load_table
from ortui.source.plain_data import line, lines

_KEY = "favourites"
_MOST = 100_000


def load_favourites(file: Path) -> tuple[frozenset[str], str]:
    """Read the ids, and a sentence where the file could not be read. It stays as it is, whatever it holds."""
    table, notice = load_table(file, "favourites")
    return frozenset(lines(table.get(_KEY), _MOST)), notice


def set_favourite(file: Path, now: datetime, model_id: str, *, wanted: bool) -> str:
    """Add or remove one; a sentence where the file had to be moved aside first.

    Raises UnreadableError where the favourites in the file are no list, UnwritableError; the file is then as it was.
    """

    def change(table: Table) -> None:
        written = table.get(_KEY, [])
        if not isinstance(written, list):
            raise UnreadableError(f'{file.name}: favourites is not a list; write it like favourites = ["openai/gpt-5"]')
        others = [each for each in written if line(each) != model_id]
        table[_KEY] = [*others, model_id] if wanted else others

    return change_table(file, now, change)
