"""What can be said of a model's price at a moment, as the lists show it: for a short prompt."""

from datetime import datetime

from ortui.domain.model import Model
from ortui.domain.price import Price, PriceState


def price_in_force(model: Model, moment: datetime) -> Price:
    """Price the row as a whole; a rate that varies at this hour makes the row vary."""
    if model.price.state is not PriceState.KNOWN:
        return model.price
    rates = model.pricing.in_force(0, moment).rates
    return next((rates[key] for key in ("prompt", "completion") if rates[key].usd is None), model.price)
