"""Text becomes money exactly or not at all, and rounding happens only by name."""

from decimal import Decimal, Inexact

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.errors import InvalidInputError
from ortui.domain.money import (
    EXACT,
    exact,
    in_whole_cents,
    per_million,
    percent_of,
    plain,
    read_number,
    read_usd,
    rounded,
    rounded_to_cents,
    rounded_up_to_cents,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0.000003", "0.000003"),
        ("0.00000020000000000000002", "0.00000020000000000000002"),  # noise of floats, as seen in February 2026
        ("6e-07", "0.0000006"),
        ("1E3", "1000"),
        ("-1", "-1"),
        ("0." + "0" * 29 + "1", "1e-30"),
    ],
)
def test_a_number_is_read_to_the_last_digit(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["0", "-0", "0.000", "0e-20", "0e999"])
def test_every_written_zero_is_the_same_plain_zero(text: str) -> None:
    assert str(read_number(text)) == "0"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "free",
        "NaN",
        "Infinity",
        "-inf",
        "1,5",
        "1e99999",
        "$1",
        "٣",
        "0x10",
        "--1",
        "0." + "0" * 30 + "1",
        "1" * 101,
    ],
)
def test_rule_3_what_is_no_finite_number_is_not_read(text: str) -> None:
    assert read_number(text) is None


def test_a_rate_may_be_long_in_digits_but_not_in_places() -> None:
    assert read_number("0.0000010" + "0" * 60) == Decimal("0.000001")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("100", "100"),
        ("$5.80", "5.80"),
        ("$ 5", "5"),
        ("1,250.00", "1250"),
        ("1_250", "1250"),
        (".5", "0.5"),
        ("  7 ", "7"),
        ("1000000000000", "1e12"),
    ],
)
def test_an_amount_reads_as_people_type_it(text: str, amount: str) -> None:
    assert read_usd(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text", ["", "-5", "+5", "5 USD", "1e3", "1,25", "12,34,567", "5.", "$", "NaN", "1000000000000.01", "0." + "1" * 31]
)
def test_an_amount_that_is_none_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InvalidInputError, match="the budget"):
        read_usd(text, what="the budget")


def test_whole_cents_are_taken_and_finer_ones_refused() -> None:
    assert str(in_whole_cents(Decimal("5.800"))) == "5.80"
    assert str(in_whole_cents(Decimal(5))) == "5.00"
    with pytest.raises(InvalidInputError, match=r"0\.005 is finer than a cent"):
        in_whole_cents(Decimal("0.005"))


@pytest.mark.parametrize(
    ("amount", "half_up", "up"),
    [
        ("0.275", "0.28", "0.28"),
        ("0.80025", "0.80", "0.81"),
        ("2.605", "2.61", "2.61"),
        ("2.604999", "2.60", "2.61"),
        ("7", "7.00", "7.00"),
    ],
)
def test_cents_round_half_up_or_up(amount: str, half_up: str, up: str) -> None:
    assert str(rounded_to_cents(Decimal(amount))) == half_up
    assert str(rounded_up_to_cents(Decimal(amount))) == up


def test_a_percentage_is_taken_exactly() -> None:
    assert str(percent_of(Decimal("14.55"), Decimal("5.5"))) == "0.80025"


def test_an_inexact_sum_or_product_is_an_error() -> None:
    with exact(), pytest.raises(Inexact):
        Decimal(10) ** 50 + Decimal("1e-30")
    with pytest.raises(Inexact):
        EXACT.multiply(Decimal("1." + "1" * 40), Decimal("1." + "1" * 40))


def test_the_largest_figures_still_fit_the_exact_context() -> None:
    """Nearly the highest rate, at its longest, for twelve times the highest count, in a year of the most requests."""
    rate = Decimal("999." + "9" * 30)
    with exact():
        year = (rate * 10**12) * 12 * 10**9 * 31 * 12
    assert year == Decimal("4463999999999999999999999999.999995536")


@pytest.mark.parametrize(
    ("rate", "million"),
    [
        ("0.0000000416666666666667", "0.0416666666666667"),
        ("0.000003", "3"),
        ("0.00000020000000000000002", "0.20000000000000002"),
    ],
)
def test_a_rate_becomes_usd_a_million_exactly(rate: str, million: str) -> None:
    assert per_million(Decimal(rate)) == Decimal(million)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0.01050", "0.0105"),
        ("100", "100"),
        ("1E+2", "100"),
        ("6e-07", "0.0000006"),
        ("-0.00", "0"),
        ("0E-8", "0"),
        ("-2.50", "-2.5"),
    ],
)
def test_plain_notation_has_no_exponent_and_no_trailing_zeros(amount: str, text: str) -> None:
    assert plain(Decimal(amount)) == text


@given(st.decimals(min_value=-1000, max_value=1000, allow_nan=False, places=20))
def test_what_is_written_plainly_is_read_back_the_same(number: Decimal) -> None:
    assert read_number(plain(number)) == number


@given(st.integers(-(10**9), 10**9), st.integers(0, 6))
def test_rounding_moves_a_figure_by_at_most_half_a_unit_and_ties_away_from_zero(numerator: int, places: int) -> None:
    amount = Decimal(numerator).scaleb(-4)
    unit = Decimal(1).scaleb(-places)
    result = rounded(amount, places)
    assert abs(result - amount) * 2 <= unit
    assert abs(result - amount) * 2 < unit or abs(result) > abs(amount)


@given(st.one_of(st.text(), st.text("0123456789.,_$ -eE", max_size=110)))
def test_only_an_invalid_input_error_leaves_the_reader_of_amounts(text: str) -> None:
    try:
        amount = read_usd(text)
    except InvalidInputError:
        return
    assert 0 <= amount <= 10**12
