"""Quotes equal what was billed, and the worked examples, to the last digit."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from ortui.domain.catalogue import Catalogue
from ortui.domain.model import Model
from ortui.domain.price import PriceState
from ortui.domain.quote import Quote, quote
from ortui.domain.usage import Usage

Make = Callable[..., Model]

WINDOWS = (
    {"utc_start": 1000, "utc_end": 100, "prompt": "0.00000066", "completion": "0.00000198"},
    {"utc_start": 100, "utc_end": 400, "prompt": "0.00000132", "completion": "0.00000396"},
    {"utc_start": 400, "utc_end": 600, "prompt": "0.00000066", "completion": "0.00000198"},
    {"utc_start": 600, "utc_end": 1000, "prompt": "0.00000132", "completion": "0.00000396"},
)
"""The day of deepseek-v4-pro-0813 in August 2026."""


def amounts(found: Quote) -> dict[str, Decimal | None]:
    """Give the amount of each line."""
    return {line.item: line.amount.usd for line in found.lines}


@pytest.mark.parametrize(
    ("model_id", "usage", "billed"),
    [
        pytest.param(
            "openai/gpt-5.6-luna",
            Usage(prompt=21_170, cache_write=4_379, completion=957, reasoning=367, searches=2),
            "0.02560135",
            id="b: two native searches, tokens written to the cache",
        ),
        pytest.param(
            "google/gemini-3.5-flash-lite",
            Usage(prompt=30, completion=1_370, searches=2),
            "0.031434",
            id="d: two searches",
        ),
        pytest.param(
            "openai/gpt-5.6-luna", Usage(prompt=425, completion=571), "0.0007702", id="e: an image inside the prompt"
        ),
        pytest.param(
            "google/gemini-2.5-flash", Usage(prompt=2, completion=362, reasoning=356), "0.0009056", id="f: reasoning"
        ),
        pytest.param("meta-llama/llama-4-scout", Usage(prompt=60_376, completion=514), "0.0061918", id="g: plain"),
    ],
)
def test_a_quote_equals_what_was_billed(
    catalogue: Catalogue, noon: datetime, model_id: str, usage: Usage, billed: str
) -> None:
    assert quote(catalogue.by_id[model_id], usage, noon).total.usd == Decimal(billed)


def test_the_parts_of_sample_b_equal_the_parts_billed(catalogue: Catalogue, noon: datetime) -> None:
    usage = Usage(prompt=21_170, cache_write=4_379, completion=957, reasoning=367, searches=2)
    found = amounts(quote(catalogue.by_id["openai/gpt-5.6-luna"], usage, noon))
    assert found == {
        "prompt": Decimal("0.0033582"),  # 16,791 of them
        "input_cache_write": Decimal("0.00109475"),  # together 0.00445295, as billed
        "completion": Decimal("0.0011484"),
        "web_search": Decimal("0.02"),
    }


def test_sample_a_reasoning_is_inside_the_completion(make_model: Make, noon: datetime) -> None:
    """gemini-3.8-flash: adding the 744 reasoning tokens again would make 0.00770775."""
    model = make_model({"prompt": "0.00000075", "completion": "0.00000375", "internal_reasoning": "0.00000375"})
    found = quote(model, Usage(prompt=47, completion=1_302, reasoning=744), noon)
    assert amounts(found) == {"prompt": Decimal("0.00003525"), "completion": Decimal("0.0048825")}
    assert found.total.usd == Decimal("0.00491775")


def test_sample_c_sonar_by_the_formula(catalogue: Catalogue, noon: datetime) -> None:
    """0.00543 was billed: 0.000002 more than any listed price explains, since this provider reports its own cost."""
    found = quote(catalogue.by_id["perplexity/sonar"], Usage(prompt=6, completion=422, searches=1), noon)
    assert found.total.usd == Decimal("0.005428")


def test_cache_reads_and_writes_of_claude(catalogue: Catalogue, noon: datetime) -> None:
    claude = catalogue.by_id["anthropic/claude-opus-4.8"]
    found = quote(claude, Usage(prompt=12_000, cached=8_000, cache_write=3_000, completion=900), noon)
    assert amounts(found) == {
        "prompt": Decimal("0.005"),
        "input_cache_read": Decimal("0.004"),
        "input_cache_write": Decimal("0.01875"),
        "completion": Decimal("0.0225"),
    }
    assert found.total.usd == Decimal("0.05025")
    assert quote(claude, Usage(prompt=12_000, completion=900), noon).total.usd == Decimal("0.0825")


@pytest.mark.parametrize(
    ("prompt_tokens", "parts", "total"),
    [
        (199_999, ("0.24999875", "0.01"), "0.25999875"),
        (200_000, ("0.25", "0.01"), "0.26"),
        (200_001, ("0.5000025", "0.015"), "0.5150025"),
    ],
)
def test_a_tier_reprices_the_whole_request_strictly_above_its_threshold(
    catalogue: Catalogue, noon: datetime, prompt_tokens: int, parts: tuple[str, str], total: str
) -> None:
    found = quote(catalogue.by_id["google/gemini-2.5-pro"], Usage(prompt=prompt_tokens, completion=1_000), noon)
    assert amounts(found) == {"prompt": Decimal(parts[0]), "completion": Decimal(parts[1])}
    assert found.total.usd == Decimal(total)


def test_reasoning_follows_the_completion_above_a_tier(catalogue: Catalogue, noon: datetime) -> None:
    usage = Usage(prompt=200_001, completion=1_000, reasoning=800)
    assert quote(catalogue.by_id["google/gemini-2.5-pro"], usage, noon).total.usd == Decimal("0.5150025")


@pytest.mark.parametrize(
    ("time", "rate", "total", "rule"),
    [
        ("00:59", "0.00000066", "0.01056", "10:00–01:00 UTC"),
        ("01:00", "0.00000132", "0.02112", "01:00–04:00 UTC"),
        ("04:00", "0.00000066", "0.01056", "04:00–06:00 UTC"),
        ("23:59", "0.00000066", "0.01056", "10:00–01:00 UTC"),
    ],
)
def test_the_window_in_force_sets_the_rate(make_model: Make, time: str, rate: str, total: str, rule: str) -> None:
    model = make_model({"prompt": "0.00000066", "completion": "0.00000198"}, *WINDOWS)
    moment = datetime.fromisoformat(f"2026-11-23T{time}Z")
    found = quote(model, Usage(prompt=10_000, completion=2_000), moment)
    assert (found.lines[0].rate.usd, found.lines[0].rule, found.total.usd) == (Decimal(rate), rule, Decimal(total))


def test_image_output_of_gemini(catalogue: Catalogue, noon: datetime) -> None:
    usage = Usage(prompt=20, completion=1_290, image_output=1_290)
    found = quote(catalogue.by_id["google/gemini-2.5-flash-image"], usage, noon)
    assert amounts(found) == {"prompt": Decimal("0.000006"), "image_output": Decimal("0.0387")}
    assert found.total.usd == Decimal("0.038706")


def test_a_free_model_costs_nothing_whatever_the_quantity(make_model: Make, noon: datetime) -> None:
    model = make_model({"prompt": "0", "completion": "0"}, id="maker/model:free")
    found = quote(model, Usage(prompt=50_000, completion=4_000), noon)
    assert (found.total.state, found.total.usd) == (PriceState.FREE, Decimal(0))
    assert [(line.item, line.quantity, line.rule) for line in found.lines] == [
        ("prompt", 50_000, "free"),
        ("completion", 4_000, "free"),
    ]


@pytest.mark.parametrize(
    ("model_id", "total"), [("google/gemini-2.5-pro:batch", "0.0875"), ("google/gemini-2.5-pro", "0.175")]
)
def test_rule_13_a_batch_row_costs_what_it_says(
    catalogue: Catalogue, noon: datetime, model_id: str, total: str
) -> None:
    found = quote(catalogue.by_id[model_id], Usage(prompt=100_000, completion=5_000), noon)
    assert found.total.usd == Decimal(total)
    assert not found.remarks


def test_rule_13_an_alias_costs_what_its_own_row_says(
    make_model: Make, catalogue_of: Callable[..., Catalogue], noon: datetime
) -> None:
    target = make_model({"prompt": "0.000002", "completion": "0.00001"}, id="maker/model-2")
    alias = make_model(
        {"prompt": "0.000003", "completion": "0.000015"}, id="~maker/model-latest", alias_target="maker/model-2"
    )
    found = catalogue_of(target, alias).find("maker/model-latest")
    assert found is not None
    assert quote(found[0], Usage(prompt=1_000, completion=1_000), noon).total.usd == Decimal("0.018")


def test_plain_rates(make_model: Make, noon: datetime) -> None:
    model = make_model({"prompt": "0.000003", "completion": "0.000015"})
    found = quote(model, Usage(prompt=1_000, completion=500), noon)
    assert found.total.usd == Decimal("0.0105")
    assert [(line.item, line.quantity, line.rate.usd, line.amount.usd, line.rule) for line in found.lines] == [
        ("prompt", 1_000, Decimal("0.000003"), Decimal("0.003"), "listed price"),
        ("completion", 500, Decimal("0.000015"), Decimal("0.0075"), "listed price"),
    ]


def test_nothing_used_costs_a_known_nothing(make_model: Make, noon: datetime) -> None:
    found = quote(make_model({"prompt": "1", "completion": "1"}), Usage(), noon)
    assert (found.total.state, found.total.usd, found.lines) == (PriceState.KNOWN, Decimal(0), ())


def test_one_rate_object_serves_many_quantities_and_moments(make_model: Make) -> None:
    """Rates once worked out are kept: a second look must find the same, another window another one."""
    model = make_model({"prompt": "0.00000066", "completion": "0.00000198"}, *WINDOWS)
    hours = (0, 2, 5, 7, 12, 2, 0)
    totals = [
        quote(model, Usage(prompt=1_000_000 * (number + 1)), datetime(2026, 11, 23, hour, tzinfo=UTC)).total.usd
        for number, hour in enumerate(hours)
    ]
    assert totals == [Decimal(text) for text in ("0.66", "2.64", "1.98", "5.28", "3.3", "7.92", "4.62")]
