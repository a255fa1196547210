"""An endpoint's trouble, and the age of a listing."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from ortui.domain.endpoint import Endpoint, Listing, Uptime
from ortui.domain.pricing import Pricing

_NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "uptime", "trouble"),
    [
        (0, "100", ""),
        (0, "95", ""),
        (0, "94.99", "degraded (uptime below 95 %)"),
        (0, None, ""),
        (None, None, ""),
        (None, "50", "degraded (uptime below 95 %)"),
        (-2, "99", "degraded (status -2)"),
        (-5, None, "degraded (status -5)"),
        (1, "100", ""),
    ],
)
def test_trouble_is_a_negative_status_or_an_outage_of_late(
    status: int | None, uptime: str | None, trouble: str
) -> None:
    recent = Uptime(last_30m=None if uptime is None else Decimal(uptime))
    assert Endpoint("Maker", "maker", Pricing({}), status=status, uptime=recent).trouble == trouble


def test_an_outage_that_is_over_is_none() -> None:
    uptime = Uptime(Decimal(99), Decimal(99), Decimal(50))
    assert Endpoint("Maker", "maker", Pricing({}), uptime=uptime).trouble == ""


def test_a_discount_is_found_in_the_prices(make_pricing: Callable[..., Pricing]) -> None:
    assert Endpoint("Maker", "maker", make_pricing({"prompt": "1", "discount": "0.25"})).discount == Decimal("0.25")
    assert Endpoint("Maker", "maker", make_pricing({"prompt": "1"})).discount is None


@pytest.mark.parametrize(("age", "seconds"), [(timedelta(seconds=90.7), 90), (timedelta(), 0), (timedelta(days=-1), 0)])
def test_the_age_of_a_listing_is_never_negative(age: timedelta, seconds: int) -> None:
    assert Listing("a/b", _NOW - age, ()).age_seconds(_NOW) == seconds


def test_a_listing_gives_its_endpoints() -> None:
    endpoints = (Endpoint("One", "one", Pricing({})), Endpoint("Two", "two", Pricing({})))
    listing = Listing("a/b", _NOW, endpoints)
    assert (len(listing), tuple(listing)) == (2, endpoints)
