"""What is said of a list of endpoints, on the screen and on the command line alike."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest

from ortui.domain import listing_words
from ortui.domain.catalogue import SetAside
from ortui.domain.endpoint import Endpoint, Listing, Percentiles
from ortui.domain.model import Model
from ortui.domain.pricing import Pricing
from ortui.domain.routing import Routing, route
from ortui.domain.usage import Usage

_HERE, _THERE = "https://here.example/api", "https://there.example/api"
_SPEED = Percentiles(Decimal("2883.5"))


@pytest.fixture
def route_for(make_pricing: Callable[..., Pricing], noon: datetime) -> Callable[..., Routing]:
    """Route a request among endpoints of one price, each given by its latency."""

    def build(usage: Usage, *latencies: Percentiles | None) -> Routing:
        pricing = make_pricing({"prompt": "1", "completion": "1"})
        endpoints = [Endpoint("P", f"p{place}", pricing, latency=each) for place, each in enumerate(latencies)]
        return route(Model("a/b", "M", Pricing({})), endpoints, usage, noon)

    return build


@pytest.mark.parametrize(
    ("fraction", "words"),
    [("0.5", "50 % off"), ("-0.1", "10 % on top of"), ("0.123456789012345678901234567", None), ("0.290", "29 % off")],
)
def test_a_discount_is_exact_and_a_markup_is_named_as_one(fraction: str, words: str | None) -> None:
    assert listing_words.discount(Decimal(fraction)) == (words or "12.3456789012345678901234567 % off")


def test_a_figure_that_is_missing_wants_a_key_only_where_no_endpoint_has_any(route_for: Callable[..., Routing]) -> None:
    some, none = route_for(Usage(1), _SPEED, None), route_for(Usage(1), None, None)
    assert [listing_words.measured(each, some) for each in (_SPEED, None)] == ["2,884", "—"]
    assert listing_words.measured(None, none) == "needs a key"


def test_the_request_that_stands_in_is_said_where_no_work_is_given(route_for: Callable[..., Routing]) -> None:
    assert listing_words.compared(route_for(Usage(1)), Usage(1)) == ""
    assert listing_words.compared(route_for(Usage()), Usage()) == (
        "no work is given: endpoints are compared by a request of 1,000 prompt and 1,000 completion tokens"
    )


@pytest.mark.parametrize(("server", "words"), [(_HERE, ""), ("", ""), (_THERE, f"from {_THERE}")])
def test_a_server_is_named_where_it_is_another(server: str, words: str, noon: datetime) -> None:
    assert listing_words.server(Listing("a/b", noon, (), server=server), _HERE) == words


def test_what_is_odd_about_an_answer_is_listed(noon: datetime) -> None:
    odd = (SetAside("one", "no pricing"), SetAside("", "record 2 is not an object"))
    assert listing_words.about(Listing("a/b", noon, (), answered_for="a/b")) == ()
    assert listing_words.about(Listing("~a/b", noon, (), odd, answered_for="a/c")) == (
        "the API answered for a/c",
        "2 records were set aside (one: no pricing; record 2 is not an object)",
    )


def test_of_very_many_reasons_the_first_are_listed_and_the_rest_counted(noon: datetime) -> None:
    odd = tuple(SetAside(f"r{place}", "odd") for place in range(1_013))
    (words,) = listing_words.about(Listing("a/b", noon, (), odd))
    assert words.startswith("1,013 records were set aside (r0: odd; ")
    assert words.endswith("; r11: odd; and 1,001 more)")
