"""The rules of free models that ship."""

from ortui.domain.free_rules import FreeRules
from ortui.domain.money import read_usd
from ortui.source.bundled import FREE_MODELS_FILE, load_rules


def load_free_rules() -> FreeRules:
    """Read them; a fraction of a millisecond."""
    shipped = load_rules(FREE_MODELS_FILE)
    return FreeRules(**shipped | {"credits_needed": read_usd(shipped["credits_needed"], what="credits_needed")})
