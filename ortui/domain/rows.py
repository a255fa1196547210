"""A set of rows as one large number with a byte for each row: joined, cut and counted as fast as numbers are."""

from collections.abc import Iterable, Sequence

Rows = int
"""Byte number n (from the lowest) is 1 if row n belongs to the set, else 0."""


def rows_where(flags: Iterable[int]) -> Rows:
    """Collect the rows whose flag is 1 (or True)."""
    return int.from_bytes(bytes(flags), "little")


def rows_of(numbers: Iterable[int], size: int) -> Rows:
    """Collect rows, of so many in all, by their numbers."""
    flags = bytearray(size)
    for number in numbers:
        flags[number] = 1
    return int.from_bytes(flags, "little")


def all_rows(size: int) -> Rows:
    """Collect all of so many rows."""
    return int.from_bytes(b"\x01" * size, "little")


def flags_of(rows: Rows, size: int) -> bytes:
    """Give each of so many rows its flag."""
    return rows.to_bytes(size, "little")


def kept_in_order(order: Sequence[int], numbers: Sequence[int]) -> list[int]:
    """Keep some rows of an order of all rows."""
    if len(numbers) == len(order):
        return list(order)
    wanted = bytearray(len(order))
    for number in numbers:
        wanted[number] = 1
    return [number for number in order if wanted[number]]
