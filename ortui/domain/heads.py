"""Ids and names by how they begin, with their maker and without it: what was typed may be one of them, or begin one."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ortui.domain.names import joined
from ortui.domain.rows import Rows, rows_of

_BEHIND_ALL = "\x7f"
_MAKER_ENDS = ("/", ": ")


class Heads:
    """The beginnings of all texts that name the rows, without what parts words and numbers."""

    def __init__(self, texts: Sequence[tuple[str, ...]]) -> None:
        pairs = sorted({(head, row) for row, names in enumerate(texts) for name in names for head in _heads(name)})
        self._size = len(texts)
        self._heads = [head for head, _ in pairs]
        self._rows = array("L", [row for _, row in pairs])

    def rows(self, typed: str) -> tuple[Rows, Rows]:
        """Find the rows that are called exactly so, and those whose id or name begins so."""
        first = bisect_left(self._heads, typed)
        longer = bisect_left(self._heads, typed + "\0", first)
        last = bisect_left(self._heads, typed + _BEHIND_ALL, longer)
        return rows_of(self._rows[first:longer], self._size), rows_of(self._rows[longer:last], self._size)


def _heads(text: str) -> Iterator[str]:
    yield joined(text)
    for end in _MAKER_ENDS:
        _, found, rest = text.partition(end)
        if found:
            yield joined(rest)
