"""Where one token more makes the whole request dearer or cheaper: said in words."""

from datetime import datetime

from ortui.domain.price import Price
from ortui.domain.pricing import RatesInForce
from ortui.domain.quote import quantities, rate_of
from ortui.domain.solve_counts import OpenCount


def jump_after(number: int, count: OpenCount, moment: datetime) -> str:
    """Say that one more than a number is charged at other rates at a moment (in UTC); empty where it is not."""
    limit, following = count.tokens_at(number), count.tokens_at(number + 1)
    before, after = (count.model.pricing.in_force(tokens, moment) for tokens in (limit, following))
    if _charged(count, number + 1, before) == _charged(count, number + 1, after):
        return ""
    images = ", those of images included" if count.image_tokens else ""
    return f"a tier begins above {limit:,} prompt tokens{images}"


def _charged(count: OpenCount, number: int, in_force: RatesInForce) -> dict[str, Price]:
    """Give the rate of each item that the request has any of; other rates may change unseen."""
    model, usage = count.model, count.at(number).usage
    images = usage.images if model.pricing.image_is_per_image else usage.image_tokens_in_all
    items = [item for item, quantity in quantities(usage, images, in_force) if quantity]
    return {item: rate_of(model, in_force, item)[0] for item in items}
