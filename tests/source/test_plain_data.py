"""JSON made plain: no floats, no endless depth, nothing that another key could hide behind."""

from decimal import Decimal

import pytest

from ortui.source.plain_data import as_plain, as_plain_object, line, lines, obj, whole


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Decimal("0.0000006"), "0.0000006"),
        (Decimal("6e-07"), "0.0000006"),
        (Decimal("272000.0"), 272_000),
        (Decimal("1e15"), "1000000000000000"),
        (Decimal(999999999999999), 999_999_999_999_999),
        (Decimal("-1.0"), -1),
        (Decimal("-0.0"), 0),
        (Decimal("1e400"), "1E+400"),
        (Decimal("1e-400"), "1E-400"),
        (Decimal("NaN"), "NaN"),
        (Decimal("-Infinity"), "-Infinity"),
        (True, True),
        (None, None),
        (5, 5),
        ("a\x1bb", "ab"),
        ([Decimal("0.5"), {"a": [True]}], ["0.5", {"a": [True]}]),
        (object, "<class 'object'>"),
    ],
)
def test_values(value: object, expected: object) -> None:
    plain = as_plain(value)
    assert plain == expected
    assert type(plain) is type(expected)


def test_depth_and_length_are_bounded() -> None:
    deep: object = "bottom"
    for _ in range(50):
        deep = [deep]
    plain, depth = as_plain(deep), 0
    while isinstance(plain, list):
        plain, depth = plain[0], depth + 1
    assert (plain, depth) == ("…", 8)
    assert len(as_plain([0] * 5000)) == 1000  # type: ignore[arg-type] # a list stays one


def test_a_key_that_only_looks_like_another_does_not_replace_it() -> None:
    assert as_plain_object({"a": 1, "a\u200b": 2, "\u202ea": 3, "b\x1b": 4}) == {"a": 1, "b": 4}
    assert as_plain_object({"a\u200b": 2, "a": 1}) == {"a": 1}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (5, 5),
        (10**12, 10**12),
        (10**12 + 1, None),
        (Decimal("5.0"), 5),
        (Decimal("5.5"), None),
        (0, None),
        (-5, None),
        (True, None),
        ("5", None),
        (None, None),
        ([5], None),
        (Decimal("1e30"), None),
        (Decimal("NaN"), None),
    ],
)
def test_whole_numbers(value: object, expected: int | None) -> None:
    assert whole(value) == expected


def test_lines_and_objects_of_other_kinds_are_empty() -> None:
    assert [line(value) for value in ("a\nb", 5, None, ["a"])] == ["a b", "", "", ""]
    assert lines(["a", "a", "\u200b", 5, None, "b"]) == ("a", "b")
    assert [lines("text"), lines(None), lines({"a": 1}), lines(5)] == [()] * 4
    assert len(lines([str(number) for number in range(500)])) == 100
    assert obj({"a": 1}) == {"a": 1}
    assert [obj([]), obj("text"), obj(None), obj(5)] == [{}] * 4
