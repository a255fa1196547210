"""What a row is, and what can be said of its price as a whole (reading rules 3, 4, 5 and 13)."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from ortui.domain.catalogue import Catalogue
from ortui.domain.model import Model
from ortui.domain.price import PriceState
from ortui.domain.tier import Tier, TierLimits

Make = Callable[..., Model]


@pytest.mark.parametrize(
    ("rates", "reason"),
    [
        ({"completion": "0.000001"}, "no prompt price listed"),
        ({"prompt": "0.000001"}, "no completion price listed"),
        ({}, "no prompt price listed"),
    ],
)
def test_rule_3_a_missing_prompt_or_completion_is_unknown_and_the_row_stays(
    make_model: Make, rates: dict[str, str], reason: str
) -> None:
    model = make_model(rates)
    assert (model.price.state, model.price.usd, model.price.reason) == (PriceState.UNKNOWN, None, reason)
    assert model.tier(TierLimits()) is None


@pytest.mark.parametrize("rates", [{"prompt": "-1", "completion": "-1"}, {"prompt": "0.1", "completion": "-1"}])
@pytest.mark.parametrize("model_id", ["openrouter/auto", "maker/model", "maker/model:free"])
def test_rule_4_minus_one_varies_in_any_row(make_model: Make, rates: dict[str, str], model_id: str) -> None:
    model = make_model(rates, id=model_id)
    assert (model.price.state, model.price.usd) == (PriceState.VARIES, None)
    assert model.tier(TierLimits()) is None


@pytest.mark.parametrize("model_id", ["maker/model:free", "openrouter/free"])
def test_rule_5_zero_is_free_for_free_rows_and_the_free_router(make_model: Make, model_id: str) -> None:
    model = make_model({"prompt": "0", "completion": "0"}, id=model_id)
    assert (model.price.state, model.price.usd) == (PriceState.FREE, Decimal(0))
    assert model.tier(TierLimits()) is Tier.FREE


@pytest.mark.parametrize("model_id", ["stealth/model", "google/lyria-3-pro-preview", "openrouter/free2", "maker/free"])
def test_rule_5_zero_in_any_other_row_is_unknown(make_model: Make, model_id: str) -> None:
    model = make_model({"prompt": "0", "completion": "0"}, id=model_id)
    assert (model.price.state, model.price.usd) == (PriceState.UNKNOWN, None)
    assert model.price.reason == "no token price listed"


def test_rule_5_one_zero_is_a_price_like_any_other(make_model: Make) -> None:
    embedding = make_model({"prompt": "0.00000002", "completion": "0"})
    assert (embedding.price.state, embedding.price.usd) == (PriceState.KNOWN, Decimal("0.00000002"))
    only_output = make_model({"prompt": "0", "completion": "0.01"})
    assert (only_output.price.state, only_output.price.usd) == (PriceState.KNOWN, Decimal(0))


def test_a_free_row_that_lists_a_price_costs_it(make_model: Make) -> None:
    assert make_model({"prompt": "0.1", "completion": "0"}, id="maker/model:free").price.state is PriceState.KNOWN


def test_rule_5_the_real_rows_with_zeros(catalogue: Catalogue) -> None:
    """18 free rows and the free router; a stealth model and two that make music are not free."""
    states = [model.price.state for model in catalogue]
    assert states.count(PriceState.FREE) == 19
    assert {model.id for model in catalogue if model.price.state is PriceState.UNKNOWN} == {
        "stealth/ox-alpha",
        "google/lyria-3-pro-preview",
        "google/lyria-3-clip-preview",
    }


def test_rule_4_the_real_rows_that_vary(catalogue: Catalogue) -> None:
    assert {model.id for model in catalogue if model.price.state is PriceState.VARIES} == {
        "openrouter/auto",
        "openrouter/auto-beta",
        "openrouter/pareto-code",
        "openrouter/fusion",
        "openrouter/bodybuilder",
    }


@pytest.mark.parametrize(
    ("rate", "tier"),
    [
        ("0.000000149", Tier.BUDGET),
        ("0.00000015", Tier.MID),
        ("0.000000999", Tier.MID),
        ("0.000001", Tier.STANDARD),
        ("0.00000999", Tier.STANDARD),
        ("0.00001", Tier.PREMIUM),
    ],
)
def test_a_tier_begins_at_its_limit(make_model: Make, rate: str, tier: Tier) -> None:
    assert make_model({"prompt": rate, "completion": "1"}).tier(TierLimits()) is tier


def test_tiers_follow_the_limits_given(make_model: Make) -> None:
    limits = TierLimits(mid=Decimal(2), standard=Decimal(3), premium=Decimal(4))
    assert make_model({"prompt": "0.0000019", "completion": "1"}).tier(limits) is Tier.BUDGET
    assert make_model({"prompt": "0.000004", "completion": "1"}).tier(limits) is Tier.PREMIUM


@pytest.mark.parametrize(
    ("model_id", "parts"),
    [
        ("anthropic/claude-sonnet-4.5", ("anthropic", "claude-sonnet-4.5", False, False)),
        ("~anthropic/claude-sonnet-latest", ("anthropic", "claude-sonnet-latest", False, True)),
        ("openai/gpt-5.6-luna:batch", ("openai", "gpt-5.6-luna:batch", True, False)),
        ("lonely", ("lonely", "lonely", False, False)),
    ],
)
def test_an_id_tells_its_parts(make_model: Make, model_id: str, parts: tuple[str, str, bool, bool]) -> None:
    model = make_model({}, id=model_id)
    assert (model.author, model.slug, model.is_batch, model.is_alias) == parts


@pytest.mark.parametrize(
    ("model_id", "expected"),
    [
        ("google/gemini-2.5-pro", True),
        ("~google/gemini-pro-latest", True),
        ("google/gemma-4-31b-it", False),
        ("anthropic/gemini", False),
    ],
)
def test_rule_2_only_gemini_writes_pay_storage_on_top(make_model: Make, model_id: str, *, expected: bool) -> None:
    assert make_model({}, id=model_id).writes_pay_storage_on_top is expected
