"""A TOML text in parts that can be put together again: sections under their headers, entries, and what lies between."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

Table = dict[str, object]
Path = tuple[str, ...]
_MOST_LINES = 200
"""An entry of more lines than this is not looked through."""
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
"""Only line feeds end a line of TOML; ``splitlines`` knows more signs that do."""


class NotEditableError(Exception):
    """The text is written in a way that is not edited line by line."""


class Piece(NamedTuple):
    """A line between entries, or a whole entry."""

    text: str
    key: str | None = None
    """The key of an entry, the first part of a dotted one; None where it is none."""


class Section(NamedTuple):
    """A header with all that stands below it; what stands before the first has none."""

    path: Path
    header: str
    pieces: list[Piece]

    @property
    def end(self) -> int:
        """How many pieces there are up to the last entry; what follows mostly belongs to the next section."""
        return max((number for number, piece in enumerate(self.pieces, 1) if piece.key is not None), default=0)


def sections(text: str) -> Iterator[Section]:
    """Part a valid text; raises NotEditableError for arrays of tables, and for entries that are not found to end."""
    section, lines, at = Section((), "", []), _LINES.findall(text), 0
    while at < len(lines):
        line, size = lines[at].strip(), 1
        if line.startswith("["):
            yield section
            section = Section(_path(line), lines[at], [])
        elif not line or line.startswith("#"):
            section.pieces.append(Piece(lines[at]))
        else:
            size, key = _entry(lines[at : at + _MOST_LINES])
            section.pieces.append(Piece("".join(lines[at : at + size]), key))
        at += size
    yield section


def _path(header: str) -> Path:
    table: object = tomllib.loads(header)
    path: Path = ()
    while isinstance(table, Mapping) and table:
        ((key, table),) = table.items()
        path = (*path, key)
    if table != {}:
        raise NotEditableError
    return path


def _entry(lines: list[str]) -> tuple[int, str]:
    """Find how many lines the entry takes that begins with the first, and its key."""
    for size in range(1, len(lines) + 1):
        try:
            return size, next(iter(tomllib.loads("".join(lines[:size]))))
        except tomllib.TOMLDecodeError:
            continue
    raise NotEditableError


def end_of_header(header: str) -> int:
    """Find where the brackets end: what stands behind them, such as a comment, stays."""
    wanted = tomllib.loads(header)
    return next(at + 1 for at in _places(header, "]") if _means(header[: at + 1], wanted))


def with_value(text: str, key: str, before: object, after: str) -> str:
    """Put another value, given as it is written, into an entry; a comment behind it stays."""
    equals = next((at for at in _places(text, "=") if _means(f"{text[:at]}= 0", {key: 0})), None)
    if equals is None:  # a dotted key
        raise NotEditableError
    ends = (at for at in _places(text, "#") if at > equals and _means(text[:at], {key: before}))
    value = text[equals + 1 : next(ends, len(text))].rstrip()
    if "#" in value and "\n" in value:  # there may be comments inside
        raise NotEditableError
    return f"{text[:equals]}= {after}{text[equals + 1 + len(value) :]}"


def _places(text: str, sign: str) -> Iterator[int]:
    return (at for at, character in enumerate(text) if character == sign)


def _means(text: str, wanted: Table) -> bool:
    try:
        return same(tomllib.loads(text), wanted)
    except tomllib.TOMLDecodeError:
        return False


def same(one: object, other: object) -> bool:
    """Whether two values are written alike, which 1, 1.0 and true are not; order counts in lists alone."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return repr(one) == repr(other)
