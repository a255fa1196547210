"""`ortui fee`: purchases forwards and backwards."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
_KEYS = ("credits_usd", "fee_usd", "tax_usd", "pay_usd", "unspent_usd", "effective_percent")


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        (("--credits", "100"), ("100", "5.5", "0", "105.5", "0", "5.5")),
        (("--credits", "$5.00"), ("5", "0.8", "0", "5.8", "0", "16")),
        (("--credits", "14.54"), ("14.54", "0.8", "0", "15.34", "0", "5.5021")),
        (("--credits", "25,000"), ("25000", "1375", "0", "26375", "0", "5.5")),
        (("--credits", "10", "--method", "crypto"), ("10", "0.5", "0", "10.5", "0", "5")),
        # tax: 7.7 % of 105.50 = 8.1235
        (("--credits", "100", "--tax", "7.7"), ("100", "5.5", "8.12", "113.62", "0", "5.5")),
        # 47.39 + 2.61 (5.5 % are 2.60645) = 50.00
        (("--pay", "50"), ("47.39", "2.61", "0", "50", "0", "5.5075")),
        (("--pay", "5.79"), ("4.99", "0.8", "0", "5.79", "0", "16.0321")),
        # 1.00 + 0.05 = 1.05, and 1.01 + 0.05 (0.0505) = 1.06
        (("--pay", "1.05", "--method", "crypto"), ("1", "0.05", "0", "1.05", "0", "5")),
    ],
)
def test_figures(run: Run, words: tuple[str, ...], figures: tuple[str, ...]) -> None:
    document = run("fee", *words, "--json").json
    assert tuple(document[key] for key in _KEYS) == figures


def test_the_json(run: Run) -> None:
    ran = run("fee", "--credits", "100", "--json")
    assert ran.json == {
        "schema": "ortui/1",
        "method": "card",
        "credits_usd": "100",
        "fee_usd": "5.5",
        "tax_usd": "0",
        "pay_usd": "105.5",
        "unspent_usd": "0",
        "effective_percent": "5.5",
        "rule": "card: 5.5 % of the credits",
        "problems": [],
    }
    assert ran.err == ""


def test_the_text(run: Run) -> None:
    ran = run("fee", "--credits", "4", "--tax", "10")
    # tax: 10 % of 4.80
    assert ran.out == (
        "          USD\n"
        "credits  4.00\n"
        "fee      0.80  card: minimum fee 0.80 USD; 20 % in effect\n"
        "tax      0.48\n"
        "pay      5.28\n"
        "! below the smallest purchase of 5 USD\n"
    )
    assert ran.err.startswith("fees as of 2026-")


def test_money_that_is_left_over_is_shown(run: Run) -> None:
    # by card: 14.54 + 0.80 = 15.34, 14.55 + 0.80 = 15.35; with 100 % tax every cent of credits costs two
    ran = run("fee", "--pay", "30.69", "--tax", "100", "--json")
    assert (ran.json["credits_usd"], ran.json["pay_usd"], ran.json["unspent_usd"]) == ("14.54", "30.68", "0.01")
    assert "unspent   0.01\n" in run("fee", "--pay", "30.69", "--tax", "100").out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--credits", "10.001"), "the credits 10.001 is finer than a cent"),
        (("--credits", "0"), "the credits must be at least 0.01 USD"),
        (("--credits", "-5"), "--credits “-5” is not an amount in USD"),
        (("--credits", "ten"), "--credits “ten” is not an amount in USD; write it like 100 or 5.80"),
        (("--pay", "0.80"), "0.80 USD is too little to buy a cent of credits; that takes 0.81 USD"),
        (("--pay", "1.005"), "the money 1.005 is finer than a cent"),
        (("--credits", "5", "--method", "gold"), "there is no method “gold”; choose one of card, crypto"),
        (("--credits", "5", "--tax", "101"), "--tax “101” is not a percentage; write it from 0 to 100"),
    ],
)
def test_what_cannot_be_bought_is_said(run: Run, words: tuple[str, ...], sentence: str) -> None:
    ran = run("fee", *words, "--json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"ortui: {sentence}")


def test_the_settings_can_say_other_rules(run: Run, home: Path) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_text('[fees.card]\npercent = 10\nminimum = "x"\n')
    ran = run("fee", "--credits", "100", "--json")
    assert (ran.json["fee_usd"], ran.json["rule"]) == ("10", "card: 10 % of the credits")
    assert "fees.card.minimum “x” is not an amount in USD" in ran.err
