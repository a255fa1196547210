"""`ortui fee`: a purchase of credits, forwards or backwards."""

import os

from ortui.cli.answer import Answer
from ortui.cli.arguments import Chosen
from ortui.cli.as_json import document
from ortui.cli.tables import Align, Column, table
from ortui.domain.counts import read_percent
from ortui.domain.money import plain, read_usd
from ortui.domain.purchase import FeeRules, Purchase, afford, buy
from ortui.source.fees import load_fee_rules
from ortui.source.paths import find_paths
from ortui.source.settings import load_settings


def run(chosen: Chosen) -> Answer:
    """Price a purchase."""
    settings, odd_settings = load_settings(find_paths(os.environ).settings_file)
    rules, odd_fees = load_fee_rules(settings.fees)
    notes = (*odd_settings, *odd_fees)
    bought = _purchase(chosen, rules)
    if chosen.json:
        return Answer(document(_part(bought)), notes)
    return Answer(_as_text(bought), (*notes, f"fees as of {rules.as_of}: {rules.source}"))


def _purchase(chosen: Chosen, rules: FeeRules) -> Purchase:
    tax = read_percent(chosen.tax, what="--tax")
    if chosen.pay is None:
        return buy(read_usd(chosen.credits, what="--credits"), chosen.method, rules, tax)
    return afford(read_usd(chosen.pay, what="--pay"), chosen.method, rules, tax)


def _part(bought: Purchase) -> dict[str, object]:
    return {
        "method": bought.method,
        "credits_usd": plain(bought.credits),
        "fee_usd": plain(bought.fee),
        "tax_usd": plain(bought.tax),
        "pay_usd": plain(bought.pay),
        "unspent_usd": plain(bought.unspent),
        "effective_percent": plain(bought.effective_percent),
        "rule": bought.rule,
        "problems": list(bought.problems),
    }


def _as_text(bought: Purchase) -> str:
    amounts = (
        ("credits", bought.credits, ""),
        ("fee", bought.fee, f"{bought.rule}; {plain(bought.effective_percent)} % in effect"),
        ("tax", bought.tax, ""),
        ("pay", bought.pay, ""),
        *((("unspent", bought.unspent, ""),) if bought.unspent else ()),
    )
    rows = [(name, f"{amount:,.2f}", rule) for name, amount, rule in amounts]
    problems = "".join(f"! {problem}\n" for problem in bought.problems)
    return table((Column(), Column("USD", Align.POINT), Column()), rows) + problems
