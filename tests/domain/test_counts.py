"""Counts, shares, percentages and moments as people type them."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.counts import read_count, read_moment, read_percent, read_share
from ortui.domain.errors import InvalidInputError


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("0", 0),
        ("12000", 12_000),
        ("12_000", 12_000),
        ("12,000", 12_000),
        ("1,234,567", 1_234_567),
        ("12k", 12_000),
        ("12 K", 12_000),
        ("1.5M", 1_500_000),
        ("0.001k", 1),
        ("2b", 2_000_000_000),
        (" 7 ", 7),
        ("1000000000000", 10**12),
    ],
)
def test_a_count_reads_in_every_usual_form(text: str, count: int) -> None:
    assert read_count(text) == count


@pytest.mark.parametrize(
    "text", ["", "k", "-1", "+1", "1.5", "1.0001k", "1,2", "1,00", "12_00", "1e3", "twelve", "١٢", "9" * 41]
)
def test_what_is_no_whole_number_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InvalidInputError, match=r"--prompt .* is not a whole number; write it like 12000"):
        read_count(text, what="--prompt")


@pytest.mark.parametrize(("text", "lowest", "highest"), [("32", 1, 31), ("0", 1, 31), ("1.1M", 0, 10**6)])
def test_a_count_out_of_its_range_is_refused(text: str, lowest: int, highest: int) -> None:
    with pytest.raises(InvalidInputError, match=f"days must be from {lowest:,} to {highest:,}, not"):
        read_count(text, what="days", lowest=lowest, highest=highest)


@pytest.mark.parametrize(("text", "share"), [("80", 80), ("80%", 80), ("80 %", 80), ("0", 0), ("100 %", 100)])
def test_a_share_is_whole_percent(text: str, share: int) -> None:
    assert read_share(text) == share


@pytest.mark.parametrize("text", ["", "%", "101", "-1", "7.5", "80 % %", "half"])
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError, match="from 0 to 100"):
        read_share(text)


@pytest.mark.parametrize(
    ("text", "percent"), [("7.7", "7.7"), ("19 %", "19"), ("0", "0"), ("100%", "100"), ("5.50", "5.5")]
)
def test_a_percentage_may_have_decimals(text: str, percent: str) -> None:
    assert read_percent(text) == Decimal(percent)


@pytest.mark.parametrize("text", ["", "100.01", "-0.1", "NaN", "7,7", "a fifth"])
def test_what_is_no_percentage_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError, match=r"--tax .* is not a percentage"):
        read_percent(text, what="--tax")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-23T01:00Z", datetime(2026, 11, 23, 1, tzinfo=UTC)),
        ("2026-11-23T01:00:30+00:00", datetime(2026, 11, 23, 1, 0, 30, tzinfo=UTC)),
        ("2026-11-23T01:00+01:00", datetime(2026, 11, 23, 0, tzinfo=UTC)),
        ("2026-11-22T23:30-02:00", datetime(2026, 11, 23, 1, 30, tzinfo=UTC)),
    ],
)
def test_a_moment_is_brought_to_utc(text: str, moment: datetime) -> None:
    read = read_moment(text)
    assert (read, read.utcoffset()) == (moment, moment.utcoffset())


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("2026-11-23T01:00", "has no time zone; add Z"),
        ("2026-11-23", "has no time zone"),
        ("now", "is not an ISO 8601 time"),
        ("", "is not an ISO 8601 time"),
        ("2026-02-30T00:00Z", "is not an ISO 8601 time"),
        ("0001-01-01T00:00+01:00", "is out of range"),
        ("9999-12-31T23:59-01:00", "is out of range"),
    ],
)
def test_what_is_no_moment_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(InvalidInputError, match=complaint):
        read_moment(text)


nearly_right = st.one_of(st.text(), st.text("0123456789.,_ kKmMbB%$eE+-:TZW", max_size=45))


@pytest.mark.parametrize("read", [read_count, read_share, read_percent, read_moment])
@given(text=nearly_right)
def test_only_an_invalid_input_error_leaves_a_reader(read: Callable[[str], object], text: str) -> None:
    try:
        value = read(text)
    except InvalidInputError:
        return
    assert isinstance(value, int | Decimal | datetime)


@given(st.integers(0, 10**12))
def test_a_count_is_read_back_as_it_is_written(count: int) -> None:
    assert read_count(f"{count:,}") == read_count(f"{count:_}") == read_count(str(count)) == count


@given(st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1)), st.integers(-12 * 60, 14 * 60))  # noqa: DTZ001 - made aware below
def test_a_moment_is_the_same_in_every_zone(moment: datetime, offset: int) -> None:
    sign, minutes = "-" if offset < 0 else "+", abs(offset)
    text = f"{moment.isoformat()}{sign}{minutes // 60:02}:{minutes % 60:02}"
    assert (read_moment(text) - moment.replace(tzinfo=UTC)).total_seconds() == -offset * 60
