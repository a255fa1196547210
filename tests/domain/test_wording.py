"""How figures are written for people."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain import wording
from ortui.domain.price import Price


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0", "0.00"),
        ("0.0654", "0.0654"),
        ("0.06540", "0.0654"),
        ("392.4", "392.40"),
        ("13.08", "13.08"),
        ("0.00491775", "0.004918"),
        ("0.99996", "1.00"),
        ("1.005", "1.005"),
        ("12.345", "12.35"),
        ("1234567.891", "1,234,567.89"),
        ("0.00000066", "0.00000066"),
        ("5", "5.00"),
        ("999.999", "1,000.00"),
    ],
)
def test_a_figure_has_four_significant_digits_and_at_least_two_places(amount: str, text: str) -> None:
    assert wording.figure(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("amount", "text"), [("0.0654", "$0.0654"), ("-3", "-$3.00"), ("-0.005", "-$0.005"), ("0", "$0.00")]
)
def test_an_amount_in_usd_has_its_sign_before_the_unit(amount: str, text: str) -> None:
    assert wording.usd(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("price", "text"),
    [
        (Price.known(Decimal("0.0105")), "$0.0105"),
        (Price.known(Decimal(0)), "$0.00"),
        (Price.free(), "free"),
        (Price.varies("it varies"), "varies"),
        (Price.unknown("nobody says"), "unknown"),
    ],
)
def test_a_total_is_an_amount_or_the_word_for_what_it_is(price: Price, text: str) -> None:
    assert wording.price(price) == text


@pytest.mark.parametrize(
    ("rate", "text"),
    [
        ("0.0000025", "2.50"),
        ("0.000015", "15.00"),
        ("0.0000000416666666666667", "0.0416666666666667"),
        ("0", "0.00"),
        ("0.00123456", "1,234.56"),
    ],
)
def test_a_rate_is_written_with_all_its_digits(rate: str, text: str) -> None:
    assert wording.exact_per_million(Decimal(rate)) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [("0.007", "0.007"), ("0.01", "0.01"), ("5", "5.00"), ("-0.5", "-0.50"), ("-1234.5", "-1,234.50")],
)
def test_an_exact_figure_keeps_its_digits_and_its_sign(amount: str, text: str) -> None:
    assert wording.exact_figure(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (512, "512"),
        (1_000, "1k"),
        (8_000, "8k"),
        (8_192, "8.2k"),
        (9_949, "9.9k"),
        (9_999, "10k"),
        (200_000, "200k"),
        (262_144, "262k"),
        (999_499, "999k"),
        (999_500, "1.0M"),
        (1_000_000, "1.0M"),
        (1_048_576, "1.0M"),
        (2_000_000, "2.0M"),
        (10_000_000, "10M"),
        (10**12, "1,000,000M"),
    ],
)
def test_a_short_count_says_the_size(number: int, text: str) -> None:
    assert wording.short_count(number) == text


@given(st.integers(0, 999_499_999))
def test_a_short_count_has_four_characters_at_most(number: int) -> None:
    assert len(wording.short_count(number)) <= 4


def test_a_count_has_its_thousands_parted() -> None:
    assert [wording.count(number) for number in (0, 999, 12_000)] == ["0", "999", "12,000"]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "just now"),
        (59, "just now"),
        (60, "1 minute old"),
        (3_599, "59 minutes old"),
        (7_200, "2 hours old"),
        (86_400, "1 day old"),
        (93 * 86_400 + 5, "93 days old"),
    ],
)
def test_an_age_is_in_its_largest_unit(seconds: int, text: str) -> None:
    assert wording.age(seconds) == text


def test_days_and_moments() -> None:
    moment = datetime(2026, 8, 2, 18, 35, 9, 999_999, tzinfo=UTC)
    assert wording.timestamp(moment) == "2026-08-02T18:35:09Z"
    assert wording.timestamp(datetime(1, 1, 1, tzinfo=UTC)) == "0001-01-01T00:00:00Z"
    assert wording.date(moment) == wording.date(date(2026, 8, 2)) == "2 Aug 2026"
    assert wording.day(1_786_549_364) == "12 Aug 2026"


@given(st.decimals(min_value=0, max_value=10**9, allow_nan=False, places=12))
def test_a_figure_is_off_by_less_than_a_thousandth(amount: Decimal) -> None:
    written = Decimal(wording.figure(amount).replace(",", ""))
    assert abs(written - amount) <= max(amount / 1000, Decimal(0))
