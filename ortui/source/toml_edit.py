"""Changing a TOML text that a person wrote: what stays the same keeps its lines, comments and order.

Only whole entries and tables are replaced, added, renamed or removed, and the result is read again: where it would not
mean exactly what it should, there is none.
"""

import tomllib
from collections.abc import Iterator, Mapping

from ortui.source.plain_data import obj
from ortui.source.toml_parts import (
    NotEditableError,
    Path,
    Piece,
    Section,
    Table,
    end_of_header,
    same,
    sections,
    with_value,
)


def rewritten(text: str, after: Mapping[str, object]) -> str | None:
    """Change a valid text so that it means a table; None where that would lose something that stands in it."""
    newline = "\r\n" if "\r\n" in text else "\n"
    try:
        result = _edited(text.replace("\r\n", "\n"), after)
        found = tomllib.loads(result)
    except (NotEditableError, tomllib.TOMLDecodeError):
        return None
    return result.replace("\n", newline) if same(_filled(found), _filled(after)) else None


def _filled(table: Mapping[str, object]) -> Table:
    """Leave out tables in which nothing is left: they need no header."""
    return {key: value for key, value in table.items() if value != {}}


def _edited(text: str, after: Mapping[str, object]) -> str:
    before = tomllib.loads(text)
    renamed = _renamed(before, after)
    kept: list[str] = []
    headers: set[Path] = set()
    entries: set[Path] = set()
    for section in sections(text):
        path = renamed.get(section.path, section.path)
        table = _table_at(after, path)
        if table is None:
            kept += _loose_end(section)
            continue
        headers.add(path)
        entries |= {(*path, piece.key) for piece in section.pieces if piece.key is not None}
        kept.append(section.header if path == section.path else _renamed_header(section.header, path))
        kept += _pieces(section, obj(_table_at(before, section.path)), table)
    whole = "".join(kept)
    for path, value in _new_tables(after, (), headers, entries):
        added = dumped(_nested(path, value))
        whole = f"{whole.rstrip()}\n\n{added}" if whole.strip() else added
    return whole


def _pieces(section: Section, before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    """Give what stands in a section: new entries stand behind the last of those there are."""
    pieces, end = section.pieces, section.end
    known = {piece.key for piece in pieces}
    kept = [_piece(piece, before, after) for piece in pieces]
    added = [
        dumped({key: value}) for key, value in after.items() if key not in known and not isinstance(value, Mapping)
    ]
    if added and kept[:end] and not kept[end - 1].endswith("\n"):
        kept[end - 1] += "\n"
    return [*kept[:end], *added, *kept[end:]]


def _piece(piece: Piece, before: Mapping[str, object], after: Mapping[str, object]) -> str:
    """Give a piece, changed where its value is; nothing where its key is gone."""
    text, key = piece
    if key is None or (key in after and same(before[key], after[key])):
        return text
    if key not in after:
        return ""
    if isinstance(before[key], Mapping) or isinstance(after[key], Mapping):
        raise NotEditableError
    return with_value(text, key, before[key], dumped({"x": after[key]}).partition("=")[2].strip())


def _loose_end(section: Section) -> list[str]:
    """Give what stands behind the last entry of a section that is removed."""
    rest = [piece.text for piece in section.pieces[section.end :]]
    while rest and not rest[0].strip():
        del rest[0]
    return rest


def _renamed(before: Mapping[str, object], after: Mapping[str, object]) -> dict[Path, Path]:
    """Find the one table that has another name but the same content."""
    olds, news = dict(_tables(before)), dict(_tables(after))
    gone, come = [each for each in olds if each not in news], [each for each in news if each not in olds]
    is_renamed = len(gone) == len(come) == 1 and same(olds[gone[0]], news[come[0]])
    return {gone[0]: come[0]} if is_renamed else {}


def _renamed_header(header: str, path: Path) -> str:
    return dumped(_nested(path, {})).strip() + header[end_of_header(header) :]


def _tables(table: Mapping[str, object], path: Path = ()) -> Iterator[tuple[Path, Mapping[str, object]]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield (*path, key), value
            yield from _tables(value, (*path, key))


def _new_tables(
    table: Mapping[str, object], path: Path, headers: set[Path], entries: set[Path]
) -> Iterator[tuple[Path, object]]:
    """Give the tables that stand nowhere yet, each as a whole."""
    for key, value in table.items():
        here = (*path, key)
        if not isinstance(value, Mapping) or here in entries:
            continue
        if any(each[: len(here)] == here for each in headers):
            yield from _new_tables(value, here, headers, entries)
        else:
            yield here, value


def _table_at(table: Mapping[str, object], path: Path) -> Mapping[str, object] | None:
    for key in path:
        inner = table.get(key)
        if not isinstance(inner, Mapping):
            return None
        table = inner
    return table


def _nested(path: Path, value: object) -> Table:
    for key in reversed(path):
        value = {key: value}
    return dict(obj(value))


def dumped(table: Table) -> str:
    """Write a table anew."""
    import tomli_w  # noqa: PLC0415 - only needed when something is changed

    return tomli_w.dumps(table)
