"""Two models share the work: whole requests, and what the mix saves against either alone."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.errors import InvalidInputError
from ortui.domain.mix import Mix, mixed
from ortui.domain.model import Model
from ortui.domain.price import Price, PriceState
from ortui.domain.quote import Quote, quote
from ortui.domain.usage import Usage, Workload

Make = Callable[..., Model]
USAGE = Usage(prompt=1_000)


@pytest.fixture
def quoted(make_model: Make, noon: datetime) -> Callable[..., Quote]:
    """Quote a request of 1,000 prompt tokens at a rate."""

    def of(prompt: str, **described: object) -> Quote:
        return quote(make_model({"prompt": prompt, "completion": prompt}, **described), USAGE, noon)

    return of


def known(usd: str) -> Price:
    return Price.known(Decimal(usd))


def test_a_third_of_the_work_goes_to_a_cheaper_model(quoted: Callable[..., Quote]) -> None:
    # 0.01 and 0.001 a request, 300 requests a month: 201 × 0.01 + 99 × 0.001 = 2.109, against 3.00 and 0.30
    assert mixed(quoted("0.00001"), quoted("0.000001"), Workload(USAGE, 10, 30), 33) == Mix(
        second_percent=33,
        first_requests=201,
        second_requests=99,
        month=known("2.109"),
        first_alone=known("3.00"),
        second_alone=known("0.30"),
        saves_against_first=known("0.891"),
        saves_against_second=known("-1.809"),
        percent_against_first=Decimal("29.7"),
        percent_against_second=Decimal("-603.0"),
    )


@pytest.mark.parametrize(
    ("requests", "days", "percent", "split"),
    [
        (1, 30, 50, (15, 15)),  # no single request can be split, a month of them can
        (1, 31, 50, (16, 15)),
        (1, 1, 99, (1, 0)),
        (200, 30, 0, (6_000, 0)),
        (200, 30, 100, (0, 6_000)),
        (0, 30, 50, (0, 0)),
    ],
)
def test_requests_stay_whole(
    quoted: Callable[..., Quote], requests: int, days: int, percent: int, split: tuple[int, int]
) -> None:
    found = mixed(quoted("0.00001"), quoted("0.000001"), Workload(USAGE, requests, days), percent)
    assert (found.first_requests, found.second_requests) == split


@pytest.mark.parametrize(
    ("percent", "state"), [(0, PriceState.KNOWN), (1, PriceState.VARIES), (100, PriceState.VARIES)]
)
def test_what_varies_counts_as_soon_as_a_request_goes_there(
    quoted: Callable[..., Quote], percent: int, state: PriceState
) -> None:
    found = mixed(quoted("0.00001"), quoted("-1"), Workload(USAGE, 10, 30), percent)
    assert found.month.state is found.saves_against_first.state is state
    assert found.second_alone.state is found.saves_against_second.state is PriceState.VARIES
    assert found.percent_against_first == (Decimal("0.0") if state is PriceState.KNOWN else None)
    assert found.percent_against_second is None


def test_what_is_unknown_stays_so_beside_what_varies(quoted: Callable[..., Quote]) -> None:
    found = mixed(quoted("-1"), quoted("0"), Workload(USAGE, 10, 30), 50)
    assert found.month == Price.unknown("no token price listed")


def test_a_free_model_takes_its_share_for_nothing(quoted: Callable[..., Quote]) -> None:
    free = quoted("0", id="maker/model:free")
    found = mixed(quoted("0.00001"), free, Workload(USAGE, 10, 30), 50)
    assert (found.month, found.saves_against_first, found.saves_against_second) == (
        known("1.50"),
        known("1.50"),
        known("-1.50"),
    )
    assert (found.percent_against_first, found.percent_against_second) == (Decimal("50.0"), None)
    assert mixed(free, free, Workload(USAGE, 10, 30), 50).month.state is PriceState.FREE


@pytest.mark.parametrize("percent", [-1, 101])
def test_a_share_is_a_share(quoted: Callable[..., Quote], percent: int) -> None:
    with pytest.raises(InvalidInputError, match="share of the second model must be from 0 to 100 %"):
        mixed(quoted("0.00001"), quoted("0.000001"), Workload(), percent)


rates = st.integers(1, 10**6).map(lambda rate: f"{Decimal(rate).scaleb(-9):f}")


volumes = st.builds(Workload, st.just(USAGE), st.integers(0, 10**6), st.integers(1, 31))


@given(listed=st.tuples(rates, rates), volume=volumes, percent=st.integers(0, 100))
def test_a_mix_lies_between_both_and_adds_up(
    make_model: Make, noon: datetime, listed: tuple[str, str], volume: Workload, percent: int
) -> None:
    first, second = listed
    one, other = (quote(make_model({"prompt": rate, "completion": rate}), USAGE, noon) for rate in listed)
    found = mixed(one, other, volume, percent)
    month, alone = found.month.usd, (found.first_alone.usd, found.second_alone.usd)
    assert month is not None
    assert alone[0] is not None
    assert alone[1] is not None
    assert found.first_requests + found.second_requests == volume.requests_per_day * volume.days
    assert min(alone[0], alone[1]) <= month <= max(alone[0], alone[1])
    assert month == 1_000 * (Decimal(first) * found.first_requests + Decimal(second) * found.second_requests)
    assert (found.saves_against_first.usd, found.saves_against_second.usd) == (alone[0] - month, alone[1] - month)
