"""How prices stand in the tables: USD per million tokens, USD each for the rest, or the word for what they are."""

from ortui.domain.model import Model
from ortui.domain.money import per_million
from ortui.domain.price import Price, PriceState
from ortui.domain.wording import ABSENT, exact_figure, exact_per_million, figure

TOKENS_UNIT = "USD/M tokens"
_ITEMS = {
    "input_cache_read": "cache read",
    "input_cache_write": "cache write",
    "input_cache_write_1h": "cache write, 1 hour",
    "input_audio_cache": "cached audio",
    "internal_reasoning": "reasoning",
}


def item(key: str) -> str:
    """Name a price key in words."""
    return _ITEMS.get(key, key.replace("_", " "))


def exact_rate(rate: Price, *, per_token: bool) -> str:
    """Write a rate with all its digits."""
    if rate.usd is None:
        return rate.state.value
    return exact_per_million(rate.usd) if per_token else exact_figure(rate.usd)


def short_rate(model: Model, rate: Price | None) -> str:
    """Write a rate for a list, to four significant digits."""
    if model.price.state is not PriceState.KNOWN:
        return model.price.state.value
    if rate is None:
        return ABSENT
    return rate.state.value if rate.usd is None else figure(per_million(rate.usd))


def short_amount(amount: Price) -> str:
    """Write an amount for a list, to four significant digits."""
    return amount.state.value if amount.usd is None or amount.state is PriceState.FREE else figure(amount.usd)


def exact_amount(amount: Price) -> str:
    """Write an amount with all its digits."""
    return amount.state.value if amount.usd is None else exact_figure(amount.usd)
