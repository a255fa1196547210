"""Why a bill may differ from its estimate, each cause by figures worked out by hand."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest

from ortui.domain.billed_causes import likely_cause
from ortui.domain.model import Model
from ortui.domain.quote import quote
from ortui.domain.usage import Usage

RATES = {"prompt": "0.000002", "completion": "0.00001", "input_cache_read": "0.0000002"}
NIGHT = {"utc_start": 100, "utc_end": 400, "prompt": "0.000003", "completion": "0.00001"}
USAGE = Usage(prompt=1_000, cached=500, completion=1_000)


@pytest.mark.parametrize(
    ("billed", "begins"),
    [
        # 500 × 2 + 500 × 0.2 + 1,000 × 10, in millionths
        ("0.0111", ""),
        ("0", "nothing was billed"),
        ("0.011105", "rounding"),
        # 1,000 × 2 + 1,000 × 10
        ("0.012", "the cache: billed as if nothing was read from it"),
        # 500 × 3 + 500 × 0.2 + 1,000 × 10: the price from 01:00 to 04:00
        ("0.0116", "another hour: 01:00–04:00 UTC"),
        ("0.00555", "half the price: the batch API or the flex tier"),
        ("0.00999", "10 % less: another provider"),
        ("0.0222", "100 % more: another provider"),
    ],
)
def test_the_likely_cause(make_model: Callable[..., Model], noon: datetime, billed: str, begins: str) -> None:
    found = quote(make_model(RATES, NIGHT), USAGE, noon)
    cause = likely_cause(found, Decimal(billed), noon)
    assert cause.startswith(begins)
    assert bool(cause) == bool(begins)


def test_without_an_estimate_there_is_no_cause(make_model: Callable[..., Model], noon: datetime) -> None:
    varies = quote(make_model({"prompt": "-1", "completion": "-1"}), USAGE, noon)
    assert likely_cause(varies, Decimal(1), noon) == ""
