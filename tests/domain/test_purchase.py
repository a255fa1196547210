"""Buying credits, forwards and backwards (reading rule 10)."""

from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.errors import InvalidInputError
from ortui.domain.purchase import FeeRule, FeeRules, afford, buy

CENT = Decimal("0.01")


@pytest.mark.parametrize(
    ("credits_usd", "share", "before_rounding", "billed"),
    [
        ("5", "0.275", "0.80", ("0.80", "5.80", "16.0000")),
        ("10", "0.55", "0.80", ("0.80", "10.80", "8.0000")),
        ("14.54", "0.7997", "0.80", ("0.80", "15.34", "5.5021")),
        ("14.55", "0.80025", "0.80025", ("0.80", "15.35", "5.4983")),
        ("100", "5.5", "5.5", ("5.50", "105.50", "5.5000")),
        ("25000", "1375", "1375", ("1375.00", "26375.00", "5.5000")),
        ("50", "2.75", "2.75", ("2.75", "52.75", "5.5000")),
    ],
)
def test_rule_10_by_card(
    fees: FeeRules, credits_usd: str, share: str, before_rounding: str, billed: tuple[str, str, str]
) -> None:
    """Billed are the fee, all that is paid, and the fee in percent of the credits."""
    card = fees.rule("card")
    assert card.share(Decimal(credits_usd)) == Decimal(share)
    assert max(card.share(Decimal(credits_usd)), card.minimum) == Decimal(before_rounding)
    bought = buy(Decimal(credits_usd), "card", fees)
    assert (str(bought.fee), str(bought.pay), str(bought.effective_percent)) == billed
    assert [str(bought.tax), str(bought.unspent)] == ["0.00", "0.00"]
    assert bought.problems == ()


@pytest.mark.parametrize(
    ("credits_usd", "fee", "pay"), [("5", "0.25", "5.25"), ("10", "0.50", "10.50"), ("100", "5.00", "105.00")]
)
def test_rule_10_in_crypto_there_is_no_minimum(fees: FeeRules, credits_usd: str, fee: str, pay: str) -> None:
    bought = buy(Decimal(credits_usd), "crypto", fees)
    assert (str(bought.fee), str(bought.pay), bought.rule) == (fee, pay, "crypto: 5 % of the credits")


@pytest.mark.parametrize(
    ("pay", "credits_usd", "fee", "below_smallest"),
    [
        ("5.79", "4.99", "0.80", True),
        ("5.80", "5.00", "0.80", False),
        ("10", "9.20", "0.80", False),
        ("15.35", "14.55", "0.80", False),
        ("50", "47.39", "2.61", False),
        ("100", "94.79", "5.21", False),
    ],
)
def test_rule_10_backwards_the_most_credits_that_the_money_buys(
    fees: FeeRules, pay: str, credits_usd: str, fee: str, *, below_smallest: bool
) -> None:
    bought = afford(Decimal(pay), "card", fees)
    assert (str(bought.credits), str(bought.fee), bought.pay) == (credits_usd, fee, Decimal(pay))
    assert bought.unspent == 0
    assert bought.problems == (("below the smallest purchase of 5 USD",) if below_smallest else ())


def test_rule_10_what_the_money_does_not_buy_is_left() -> None:
    """At 50 %, a third cent of credits takes two more cents of money: no purchase costs 0.04."""
    half = FeeRules("", "", {"card": FeeRule("card", Decimal(50))}, Decimal(0), Decimal(100))
    assert [str(buy(Decimal(text), "card", half).pay) for text in ("0.02", "0.03")] == ["0.03", "0.05"]
    bought = afford(Decimal("0.04"), "card", half)
    assert [str(figure) for figure in (bought.credits, bought.pay, bought.unspent)] == ["0.02", "0.03", "0.01"]


def test_rule_10_tax_is_on_credits_and_fee_half_up(fees: FeeRules) -> None:
    bought = buy(Decimal(100), "card", fees, Decimal("7.7"))
    assert [str(figure) for figure in (bought.fee, bought.tax, bought.pay)] == ["5.50", "8.12", "113.62"]  # 8.1235
    half = buy(Decimal(100), "crypto", fees, Decimal("0.1"))
    assert str(half.tax) == "0.11"  # 0.105
    assert bought.effective_percent == Decimal("5.5")  # the fee alone


def test_rule_10_the_fee_rounds_half_up_to_cents(fees: FeeRules) -> None:
    assert [str(fees.rule("card").fee(Decimal(text))) for text in ("15.00", "15.09", "15.10")] == [
        "0.83",
        "0.83",
        "0.83",
    ]
    assert str(fees.rule("card").fee(Decimal("17.00"))) == "0.94"  # 0.935


@pytest.mark.parametrize(
    ("credits_usd", "problems"),
    [
        ("4.99", ("below the smallest purchase of 5 USD",)),
        ("5", ()),
        ("25000", ()),
        ("25000.01", ("above the largest purchase of 25,000 USD",)),
    ],
)
@pytest.mark.parametrize("method", ["card", "crypto"])
def test_rule_10_purchases_under_5_or_over_25000_are_flagged(
    fees: FeeRules, credits_usd: str, problems: tuple[str, ...], method: str
) -> None:
    assert buy(Decimal(credits_usd), method, fees).problems == problems


def test_the_rule_names_the_part_that_set_the_fee(fees: FeeRules) -> None:
    assert buy(Decimal("14.54"), "card", fees).rule == "card: minimum fee 0.80 USD"
    assert buy(Decimal("14.55"), "card", fees).rule == "card: 5.5 % of the credits"
    assert FeeRule("even", Decimal(5), Decimal("0.80")).in_words(Decimal(16)) == "even: 5 % of the credits"


@pytest.mark.parametrize(
    ("percent", "minimum", "edge"),
    [
        ("5.5", "0.80", "14.55"),
        ("5", "0.80", "16"),
        ("5", "0", "0"),
        ("0", "0.80", None),
        ("3", "0.02", "0.67"),
        ("5.4", "0.80", "14.82"),
    ],
)
def test_from_which_amount_the_minimum_no_longer_bites(percent: str, minimum: str, edge: str | None) -> None:
    found = FeeRule("card", Decimal(percent), Decimal(minimum)).minimum_bites_below()
    assert found == (None if edge is None else Decimal(edge))


def test_amounts_finer_than_a_cent_are_refused(fees: FeeRules) -> None:
    with pytest.raises(InvalidInputError, match=r"the credits 10\.005 is finer than a cent"):
        buy(Decimal("10.005"), "card", fees)
    with pytest.raises(InvalidInputError, match=r"the money 10\.005 is finer than a cent"):
        afford(Decimal("10.005"), "card", fees)


def test_nothing_can_not_be_bought(fees: FeeRules) -> None:
    with pytest.raises(InvalidInputError, match=r"at least 0\.01"):
        buy(Decimal(0), "card", fees)


@pytest.mark.parametrize("money", ["0", "0.01", "0.80"])
def test_money_that_does_not_buy_a_cent_is_refused_with_what_would(fees: FeeRules, money: str) -> None:
    with pytest.raises(InvalidInputError, match=r"too little to buy a cent of credits; that takes 0\.81 USD"):
        afford(Decimal(money), "card", fees)


def test_the_least_money_buys_a_cent(fees: FeeRules) -> None:
    assert str(afford(Decimal("0.81"), "card", fees).credits) == "0.01"


def test_a_method_that_does_not_exist_is_refused_with_those_that_do(fees: FeeRules) -> None:
    with pytest.raises(InvalidInputError, match="choose one of card, crypto"):
        buy(Decimal(10), "cheque", fees)


cents = st.integers(1, 3_000_000).map(lambda number: Decimal(number) * CENT)
percents = st.integers(0, 3_000).map(lambda number: Decimal(number) * CENT)
rules = st.builds(
    lambda percent, minimum: FeeRules("", "", {"card": FeeRule("card", percent, minimum)}, Decimal(5), Decimal(25_000)),
    percents,
    st.integers(0, 300).map(lambda number: Decimal(number) * CENT),
)


@given(cents, rules, percents)
def test_rule_10_one_cent_more_of_credits_would_exceed_the_money(
    money: Decimal, fee_rules: FeeRules, tax: Decimal
) -> None:
    try:
        bought = afford(money, "card", fee_rules, tax)
    except InvalidInputError:
        assert buy(CENT, "card", fee_rules, tax).pay > money
        return
    assert bought.pay <= money
    assert bought.pay + bought.unspent == money
    assert buy(bought.credits + CENT, "card", fee_rules, tax).pay > money
    assert bought.credits == bought.credits.quantize(CENT)


@given(cents, rules, percents)
def test_rule_10_there_and_back_again(credits_usd: Decimal, fee_rules: FeeRules, tax: Decimal) -> None:
    bought = buy(credits_usd, "card", fee_rules, tax)
    again = afford(bought.pay, "card", fee_rules, tax)
    assert again == bought


@given(rules)
def test_the_minimum_bites_up_to_a_cent_below_the_edge(fee_rules: FeeRules) -> None:
    rule = fee_rules.rule("card")
    edge = rule.minimum_bites_below()
    if edge is None:
        assert rule.percent == 0 < rule.minimum
        return
    assert edge * rule.percent >= rule.minimum * 100
    assert edge == 0 or (edge - CENT) * rule.percent < rule.minimum * 100


@given(cents, cents, rules)
def test_one_purchase_is_never_dearer_than_two_by_more_than_rounding(
    first: Decimal, second: Decimal, fee_rules: FeeRules
) -> None:
    apart = buy(first, "card", fee_rules).pay + buy(second, "card", fee_rules).pay
    assert buy(first + second, "card", fee_rules).pay <= apart + CENT


TAXES = [Decimal(text) for text in ("0", "7.7", "19", "30")]


def test_both_directions_agree_at_the_taxes_there_are(fees: FeeRules) -> None:
    """At each 97th cent: 97 and the cents of a dollar have no factor in common, so that each ending occurs."""
    for tax in TAXES:
        assert_they_agree(range(500, 50_001, 97), fees, tax)


@pytest.mark.slow
@pytest.mark.parametrize("tax", TAXES)
def test_both_directions_agree_for_each_cent(fees: FeeRules, tax: Decimal) -> None:
    assert_they_agree(range(500, 50_001), fees, tax)


@given(st.integers(500, 50_000), percents, st.sampled_from(["card", "crypto"]))
def test_both_directions_agree_at_any_tax(number: int, tax: Decimal, method: str) -> None:
    rules = FeeRules(
        "",
        "",
        {"card": FeeRule("card", Decimal("5.5"), Decimal("0.80")), "crypto": FeeRule("crypto", Decimal(5))},
        Decimal(5),
        Decimal(25_000),
    )
    assert_they_agree([number], rules, tax, method)


def assert_they_agree(numbers: Iterable[int], rules: FeeRules, tax: Decimal, method: str = "card") -> None:
    """Each amount, in cents, is taken once as credits and once as money."""
    for number in numbers:
        amount = Decimal(number) * CENT
        bought = buy(amount, method, rules, tax)
        assert afford(bought.pay, method, rules, tax) == bought
        found = afford(amount, method, rules, tax)
        assert found.pay <= amount < buy(found.credits + CENT, method, rules, tax).pay
