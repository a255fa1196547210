"""Makes a catalogue of any size from the one that ships: real rows, then their kin with other names and prices."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import count, islice

from ortui.domain.catalogue import Catalogue
from ortui.domain.model import Limits, Model
from ortui.domain.money import EXACT
from ortui.domain.price import Price
from ortui.domain.pricing import Pricing
from ortui.source.bundled import load_bundled

_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "qui", "ro", "zen")
_DAY = 86_400


def synthetic(size: int) -> Catalogue:
    """Make a catalogue of so many rows, the same ones for the same size."""
    shipped = load_bundled()
    return shipped.with_models(tuple(islice(_rows(shipped.models), size)))


def _rows(models: tuple[Model, ...]) -> Iterator[Model]:
    yield from models
    for generation in count(1):
        factor = EXACT.divide(Decimal(3 + generation * 7 % 64), Decimal(16))
        for place, model in enumerate(models):
            yield _kin(model, generation, place, factor)


def _kin(model: Model, generation: int, place: int, factor: Decimal) -> Model:
    word = _word(generation * 31 + place * 17)
    context = model.limits.context
    base, colon, variant = model.id.partition(":")
    return model._replace(
        id=f"{base}-{word}-{generation % 90 / 10}{colon}{variant}",
        name=f"{model.name} {word.title()} {generation % 90 / 10}",
        pricing=_scaled(model.pricing, factor),
        created=max(1, model.created - generation * _DAY // 8),
        limits=Limits(context and context + 1024 * (generation % 50), model.limits.completion),
    )


def _word(number: int) -> str:
    size = len(_SYLLABLES)
    return "".join(_SYLLABLES[number // size**power % size] for power in range(3))


def _scaled(pricing: Pricing, factor: Decimal) -> Pricing:
    def scale(price: Price) -> Price:
        return price if not price.usd else Price.known(EXACT.multiply(price.usd, factor))

    rates = {key: scale(price) for key, price in pricing.rates.items()}
    overrides = [
        entry._replace(rates={key: scale(price) for key, price in entry.rates.items()}) for entry in pricing.overrides
    ]
    return Pricing(rates, tuple(overrides))
