"""The longest completion a model can write, and what the request then costs."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ortui.domain.catalogue import Catalogue
from ortui.domain.fit import misfits
from ortui.domain.model import Limits, Model
from ortui.domain.price import PriceState
from ortui.domain.quote import quote
from ortui.domain.usage import Usage
from ortui.domain.worst_case import CONTEXT, OUTPUT_LIMIT, worst_case
from tests.domain.strategies import usages

Make = Callable[..., Model]
RATES = {"prompt": "0.000002", "completion": "0.00001"}


@pytest.mark.parametrize(
    ("limits", "usage", "expected"),
    [
        (Limits(context=10_000, completion=4_000), Usage(prompt=5_000, completion=10), (4_000, OUTPUT_LIMIT)),
        (Limits(context=10_000, completion=4_000), Usage(prompt=6_000), (4_000, OUTPUT_LIMIT)),
        (Limits(context=10_000, completion=4_000), Usage(prompt=6_001), (3_999, CONTEXT)),
        (Limits(context=10_000), Usage(prompt=6_001), (3_999, CONTEXT)),
        (Limits(completion=4_000), Usage(prompt=10**12), (4_000, OUTPUT_LIMIT)),
        (Limits(context=10_000), Usage(prompt=9_000, images=1, image_tokens=600), (400, CONTEXT)),
        (Limits(context=10_000), Usage(prompt=10_000), (0, CONTEXT)),
        (Limits(context=10_000), Usage(prompt=10_001), None),
        (Limits(completion=4_000, prompt=100), Usage(prompt=100), (4_000, OUTPUT_LIMIT)),
        (Limits(completion=4_000, prompt=100), Usage(prompt=101), None),
        (Limits(), Usage(prompt=1), None),
        (Limits(completion=400), Usage(completion=900), (400, OUTPUT_LIMIT)),  # it is longer than the limit already
        (Limits(completion=400), Usage(completion=900, audio_output=400), (400, OUTPUT_LIMIT)),
        (Limits(completion=400), Usage(completion=900, audio_output=401), None),
        (Limits(completion=10**15), Usage(), (10**12, OUTPUT_LIMIT)),
    ],
)
def test_the_smaller_limit_counts(
    make_model: Make, noon: datetime, limits: Limits, usage: Usage, expected: tuple[int, str] | None
) -> None:
    found = worst_case(make_model(RATES, limits=limits), usage, noon)
    assert (None if found is None else (found.completion, found.limited_by)) == expected


def test_images_priced_apiece_take_no_room(make_model: Make, noon: datetime) -> None:
    model = make_model(RATES | {"image": "0.01"}, limits=Limits(context=10_000))
    found = worst_case(model, Usage(prompt=9_000, images=1, image_tokens=600), noon)
    assert found is not None
    assert found.completion == 1_000


def test_it_is_priced_with_all_else_as_it_was(make_model: Make, noon: datetime) -> None:
    model = make_model(RATES | {"internal_reasoning": "0.00002"}, limits=Limits(completion=3_000))
    usage = Usage(prompt=1_000, completion=700, reasoning=200, audio_output=100, searches=1)
    found = worst_case(model, usage, noon)
    assert found is not None
    # 200 of 700 is 857.1 of 3,000
    assert found.quote.usage == Usage(prompt=1_000, completion=3_000, reasoning=857, audio_output=100, searches=1)
    # 1,000 × 2 + (3,000 - 857) × 10 + 857 × 20 = 40,570 millionths, and 0.007 for the search
    assert found.quote.total.usd == Decimal("0.04757")


@pytest.mark.parametrize(
    ("usage", "reasoning"),
    [(Usage(), 0), (Usage(completion=10, reasoning=10), 100), (Usage(completion=900, reasoning=900), 100)],
)
def test_reasoning_keeps_its_share(make_model: Make, noon: datetime, usage: Usage, reasoning: int) -> None:
    found = worst_case(make_model(RATES, limits=Limits(completion=100)), usage, noon)
    assert found is not None
    assert found.quote.usage.reasoning == reasoning


def test_a_price_that_varies_still_does(make_model: Make, noon: datetime) -> None:
    model = make_model({"prompt": "-1", "completion": "-1"}, limits=Limits(completion=100))
    found = worst_case(model, Usage(prompt=1), noon)
    assert found is not None
    assert found.quote.total.state is PriceState.VARIES


@given(usage=usages(), place=st.integers(0, 420))
def test_it_fits_and_one_token_more_does_not(catalogue: Catalogue, noon: datetime, usage: Usage, place: int) -> None:
    model = catalogue.models[place % len(catalogue.models)]
    found = worst_case(model, usage, noon)
    assume(found is not None)
    assert found is not None
    longest = found.quote.usage
    lengths = [words for words in misfits(model, longest) if not words.startswith("no ")]
    assert not lengths
    assert misfits(model, longest._replace(completion=longest.completion + 1)) != misfits(model, longest)
    assert longest._replace(completion=usage.completion, reasoning=usage.reasoning) == usage
    total, before = found.quote.total.usd, quote(model, usage, noon).total.usd
    if total is not None and before is not None and longest.completion >= usage.completion:
        assert total >= before
