"""One request's tokens are validated once, and volume multiplies exactly."""

from decimal import Decimal

import pytest

from ortui.domain.errors import InvalidInputError
from ortui.domain.price import Price
from ortui.domain.usage import Usage, Workload


@pytest.mark.parametrize("part", ["cached", "cache_write", "cache_write_1h", "audio"])
def test_a_part_of_the_prompt_may_be_all_of_it_but_no_more(part: str) -> None:
    assert getattr(Usage(prompt=10, **{part: 10}), part) == 10
    with pytest.raises(InvalidInputError, match="must lie inside the prompt tokens"):
        Usage(prompt=10, completion=99, **{part: 11})


@pytest.mark.parametrize("part", ["reasoning", "audio_output", "image_output"])
def test_a_part_of_the_completion_may_be_all_of_it_but_no_more(part: str) -> None:
    assert getattr(Usage(completion=10, **{part: 10}), part) == 10
    with pytest.raises(InvalidInputError, match="must lie inside the completion tokens"):
        Usage(prompt=99, completion=10, **{part: 11})


def test_rule_2_parts_together_may_not_exceed_their_whole() -> None:
    with pytest.raises(
        InvalidInputError, match=r"cached \+ cache write \(11\) must lie inside the prompt tokens \(10\)"
    ):
        Usage(prompt=10, cached=6, cache_write=5)
    with pytest.raises(InvalidInputError, match="reasoning"):
        Usage(completion=10, reasoning=6, image_output=5)


@pytest.mark.parametrize("field", ["prompt", "completion", "images", "image_tokens", "searches"])
@pytest.mark.parametrize("number", [-1, 10**12 + 1])
def test_a_count_out_of_range_is_refused(field: str, number: int) -> None:
    with pytest.raises(InvalidInputError, match="must be from 0 to 1,000,000,000,000"):
        Usage(**{field: number})


def test_images_count_their_tokens_each() -> None:
    assert Usage(images=3).image_tokens_in_all == 3000
    assert Usage(images=3, image_tokens=258).image_tokens_in_all == 774
    with pytest.raises(InvalidInputError, match="images times image tokens"):
        Usage(images=10**7, image_tokens=10**6)


def test_a_month_is_day_times_days_and_a_year_twelve_months() -> None:
    work = Workload(requests_per_day=200, days=30)
    request = Price.known(Decimal("0.0654"))
    amounts = [price.usd for price in (work.per_day(request), work.per_month(request), work.per_year(request))]
    assert amounts == [Decimal("13.08"), Decimal("392.4"), Decimal("4708.8")]


def test_what_is_not_known_stays_so_in_any_volume() -> None:
    varies = Price.varies("it varies")
    assert Workload(requests_per_day=0).per_year(varies) == varies


@pytest.mark.parametrize(("requests_per_day", "days"), [(1, 0), (1, 32), (-1, 30), (10**9 + 1, 30)])
def test_a_volume_out_of_range_is_refused(requests_per_day: int, days: int) -> None:
    with pytest.raises(InvalidInputError, match="must be from"):
        Workload(requests_per_day=requests_per_day, days=days)
