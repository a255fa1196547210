"""The fee rules, of buying credits and of one's own key: those that ship, with what the settings say instead."""

from collections.abc import Mapping

from ortui.domain.byok import ByokRule, ByokRules
from ortui.domain.counts import read_count, read_percent
from ortui.domain.money import read_usd
from ortui.domain.purchase import METHODS, FeeRule, FeeRules
from ortui.source.bundled import BYOK_FILE, FEES_FILE, load_rules
from ortui.source.figures import Figures
from ortui.source.plain_data import obj


def load_fee_rules(overrides: Mapping[str, object]) -> tuple[FeeRules, tuple[str, ...]]:
    """Read the rules that ship, and put the settings' ``[fees]`` over them.

    Returns the rules, and a sentence for each figure of the settings that can't be taken; the shipped one then holds.
    """
    shipped = load_rules(FEES_FILE)
    figures = Figures()
    methods = {
        method: FeeRule(
            method,
            figures.read(read_percent, "percent", f"fees.{method}", (shipped[method], obj(overrides.get(method)))),
            figures.read(read_usd, "minimum", f"fees.{method}", (shipped[method], obj(overrides.get(method)))),
        )
        for method in METHODS
    }
    smallest = figures.read(read_usd, "smallest", "fees", (shipped, overrides))
    largest = figures.read(read_usd, "largest", "fees", (shipped, overrides))
    rules = FeeRules(shipped["as_of"], figures.source(shipped["source"]), methods, smallest, largest)
    return rules, tuple(figures.notices)


def load_byok_rules(overrides: Mapping[str, object]) -> tuple[ByokRules, tuple[str, ...]]:
    """Read the rules of one's own key that ship, and put the settings' ``[fees.byok]`` over them; as above."""
    shipped = load_rules(BYOK_FILE)
    figures, layers = Figures(), (shipped, obj(overrides.get("byok")))
    percent = figures.read(read_percent, "percent", "fees.byok", layers)
    spend = figures.read(read_usd, "free_usd", "fees.byok", layers)
    enterprise = figures.read(read_usd, "enterprise_free_usd", "fees.byok", layers)
    requests = figures.read(read_count, "free_requests", "fees.byok", layers)
    rules = (
        ByokRule("spend", percent, free_usd=spend),
        ByokRule("enterprise", percent, free_usd=enterprise),
        ByokRule("requests", percent, free_requests=requests),
    )
    by_name = {rule.name: rule for rule in rules}
    return ByokRules(shipped["as_of"], figures.source(shipped["source"]), by_name), tuple(figures.notices)
