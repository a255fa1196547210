"""The fee rules: those that ship, with each figure of the settings that can be taken over them."""

from decimal import Decimal

import pytest

from ortui.domain.byok import ByokRule
from ortui.domain.purchase import FeeRule
from ortui.source.fees import load_byok_rules, load_fee_rules


def test_the_rules_that_ship() -> None:
    rules, notices = load_fee_rules({})
    assert notices == ()
    assert rules.methods == {
        "card": FeeRule("card", Decimal("5.5"), Decimal("0.80")),
        "crypto": FeeRule("crypto", Decimal(5), Decimal(0)),
    }
    assert (rules.smallest, rules.largest) == (Decimal(5), Decimal(25_000))
    assert rules.as_of == "2026-08-22"
    assert rules.source.startswith("OpenRouter documentation")


def test_settings_replace_the_figures_they_name() -> None:
    rules, notices = load_fee_rules(
        {"card": {"percent": Decimal("4.25")}, "crypto": {"minimum": "1"}, "smallest": 10, "largest": "1,000"}
    )
    assert notices == ()
    assert rules.methods == {
        "card": FeeRule("card", Decimal("4.25"), Decimal("0.80")),
        "crypto": FeeRule("crypto", Decimal(5), Decimal(1)),
    }
    assert (rules.smallest, rules.largest) == (Decimal(10), Decimal(1000))
    assert rules.source.startswith("your settings, over: OpenRouter documentation")


def test_a_fee_may_be_set_to_nothing() -> None:
    rules, _ = load_fee_rules({"card": {"percent": 0, "minimum": 0}})
    assert rules.methods["card"] == FeeRule("card", Decimal(0), Decimal(0))


@pytest.mark.parametrize(
    ("overrides", "beginning"),
    [
        ({"card": {"percent": "many"}}, "fees.card.percent “many” is not a percentage"),
        ({"card": {"percent": 101}}, "fees.card.percent “101” is not a percentage"),
        ({"card": {"percent": -1}}, "fees.card.percent “-1” is not a percentage"),
        ({"card": {"percent": Decimal("NaN")}}, "fees.card.percent “NaN” is not a percentage"),
        ({"card": {"percent": True}}, "fees.card.percent “True” is not a percentage"),
        ({"card": {"percent": [5]}}, "fees.card.percent “[5]” is not a percentage"),
        ({"card": {"minimum": "-0.80"}}, "fees.card.minimum “-0.80” is not an amount in USD"),
        ({"smallest": {"a": 1}}, "fees.smallest “{'a': 1}” is not an amount in USD"),
        ({"largest": "1e9"}, "fees.largest “1e9” is not an amount in USD"),
        ({"largest": "\x1b[2J\u202e"}, "fees.largest “[2J” is not an amount in USD"),
    ],
)
def test_a_figure_that_is_none_is_told_and_the_shipped_one_holds(overrides: dict[str, object], beginning: str) -> None:
    rules, (notice,) = load_fee_rules(overrides)
    assert rules == load_fee_rules({})[0]
    assert notice.startswith(beginning)
    assert notice.endswith("; the rule that ships holds")
    assert notice.isprintable()


@pytest.mark.parametrize("overrides", [{"card": 5}, {"card": None}, {"card": []}, {"paypal": {"percent": 1}}])
def test_what_is_no_rule_is_passed_over(overrides: dict[str, object]) -> None:
    assert load_fee_rules(overrides) == load_fee_rules({})


def test_one_odd_figure_does_not_spoil_the_others() -> None:
    rules, notices = load_fee_rules({"card": {"percent": "x", "minimum": 2}})
    assert rules.methods["card"] == FeeRule("card", Decimal("5.5"), Decimal(2))
    assert rules.source.startswith("your settings, over: ")
    assert len(notices) == 1


def test_the_rules_of_ones_own_key_that_ship() -> None:
    rules, notices = load_byok_rules({})
    assert notices == ()
    assert rules.rules == {
        "spend": ByokRule("spend", Decimal(5), free_usd=Decimal(25_000)),
        "enterprise": ByokRule("enterprise", Decimal(5), free_usd=Decimal(200_000)),
        "requests": ByokRule("requests", Decimal(5), free_requests=1_000_000),
    }
    assert rules.as_of == "2026-08-22"
    assert "2026-08-10" in rules.source


def test_settings_replace_the_figures_of_ones_own_key() -> None:
    said = {"byok": {"free_usd": 30_000, "free_requests": "2M", "percent": Decimal("4.5"), "enterprise_free_usd": -1}}
    rules, (notice,) = load_byok_rules(said)
    assert rules.rules == {
        "spend": ByokRule("spend", Decimal("4.5"), free_usd=Decimal(30_000)),
        "enterprise": ByokRule("enterprise", Decimal("4.5"), free_usd=Decimal(200_000)),
        "requests": ByokRule("requests", Decimal("4.5"), free_requests=2_000_000),
    }
    assert notice.startswith("fees.byok.enterprise_free_usd “-1” is not an amount in USD")
    assert rules.source.startswith("your settings, over: ")
    assert load_fee_rules(said) == load_fee_rules({})
