"""Ids and names by how they begin, with their maker and without it: what was typed may be one of them, or begin one."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from ortui.domain.names import joined
from ortui.domain.rows import Rows, rows_of

_BEHIND_ALL = "\x7f"
_MAKER_ENDS = ("/", ": ")


class Heads:
    """The beginnings of all texts that name the rows (of each its id, then its name), without what parts words."""

    def __init__(self, texts: Sequence[tuple[str, ...]]) -> None:
        self._size = len(texts)
        named = ((head, row) for row, names in enumerate(texts) for name in names for head in _heads(name))
        self._heads, self._rows = _sorted(named)
        self._slugs, self._rows_of_slugs = _sorted((joined(_slug(names[0])), row) for row, names in enumerate(texts))

    def rows(self, typed: str) -> tuple[Rows, Rows]:
        """Find the rows that are called exactly so, and those whose id or name begins so."""
        first = bisect_left(self._heads, typed)
        longer = bisect_left(self._heads, typed + "\0", first)
        last = bisect_left(self._heads, typed + _BEHIND_ALL, longer)
        return rows_of(self._rows[first:longer], self._size), rows_of(self._rows[longer:last], self._size)

    def slugs(self, word: str) -> Rows:
        """Find the rows whose id begins so behind its maker."""
        first = bisect_left(self._slugs, word)
        last = bisect_left(self._slugs, word + _BEHIND_ALL, first)
        return rows_of(self._rows_of_slugs[first:last], self._size)


def _sorted(pairs: Iterable[tuple[str, int]]) -> tuple[list[str], "array[int]"]:
    ordered = sorted(set(pairs))
    return [head for head, _ in ordered], array("L", [row for _, row in ordered])


def _slug(model_id: str) -> str:
    return model_id.partition("/")[2] or model_id


def _heads(text: str) -> Iterator[str]:
    yield joined(text)
    for end in _MAKER_ENDS:
        _, found, rest = text.partition(end)
        if found:
            yield joined(rest)
