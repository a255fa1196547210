"""The orders of the models in words: the same in the tally, in the palette and where the search is explained."""

from ortui.domain.order import Order
from ortui.ui.view import View

ORDER_WORDS: dict[Order | None, tuple[str, str]] = {
    None: ("best match first", "best match last"),
    Order.RELEASED: ("newest first", "oldest first"),
    Order.NAME: ("by name", "by name, from the end"),
    Order.INPUT: ("cheapest prompt first", "dearest prompt first"),
    Order.OUTPUT: ("cheapest completion first", "dearest completion first"),
    Order.CACHED: ("cheapest cache read first", "dearest cache read first"),
    Order.COST: ("cheapest for this work first", "dearest for this work first"),
    Order.CONTEXT: ("longest context first", "shortest context first"),
    Order.TIER: ("by tier", "by tier, dearest first"),
    Order.WRITE: ("cheapest cache write first", "dearest cache write first"),
    Order.OUTPUT_LIMIT: ("longest output first", "shortest output first"),
    Order.INTELLIGENCE: ("highest intelligence index first", "lowest intelligence index first"),
}
"""Every order in words, and turned round."""


def order_in_words(view: View) -> str:
    """Say which models come first."""
    return ORDER_WORDS[view.order][view.arrangement.reverse]
