"""What the tests of the domain share: models made from plain figures, the catalogue that ships, the fee rules."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from ortui.domain.basis import Basis
from ortui.domain.catalogue import Catalogue, Source
from ortui.domain.model import Model
from ortui.domain.price import Price
from ortui.domain.pricing import RATE_KEYS, Override, Pricing
from ortui.domain.purchase import FeeRule, FeeRules
from ortui.domain.scope import Scope
from ortui.domain.window import read_conditions
from ortui.source.bundled import load_bundled


def _price(text: str) -> Price:
    return Price.varies("price varies") if text == "-1" else Price.known(Decimal(text))


def _prices(entry: Mapping[str, object]) -> dict[str, Price]:
    return {key: _price(str(value)) for key, value in entry.items() if key in RATE_KEYS}


def _pricing(rates: Mapping[str, str], *overrides: Mapping[str, object]) -> Pricing:
    entries = [
        Override(
            read_conditions({key: value for key, value in entry.items() if key not in RATE_KEYS}),
            _prices(entry),
        )
        for entry in overrides
    ]
    other = {key: text for key, text in rates.items() if key not in RATE_KEYS}
    return Pricing(_prices(rates), tuple(entries), other)


def _model(rates: Mapping[str, str], *overrides: Mapping[str, object], **described: object) -> Model:
    described = {"id": "maker/model", "name": "Model"} | described
    return Model(pricing=_pricing(rates, *overrides), **described)  # type: ignore[arg-type]  # fields as a test names them


@pytest.fixture(scope="session")
def make_pricing() -> Callable[..., Pricing]:
    """Make a price object: rates by key as text, then overrides as the API writes them."""
    return _pricing


@pytest.fixture(scope="session")
def make_model() -> Callable[..., Model]:
    """Make a model: rates by key as text, then overrides as the API writes them, then fields by name."""
    return _model


@pytest.fixture(scope="session")
def catalogue_of() -> Callable[..., Catalogue]:
    """Make a catalogue of so many models."""
    return lambda *models: Catalogue(models, Source.FILE, datetime(2026, 8, 22, 18, 35, tzinfo=UTC))


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Read the catalogue that ships: real rows of 22 Aug 2026."""
    return load_bundled()


@pytest.fixture(scope="session")
def noon() -> datetime:
    """Monday, 23 Nov 2026, 12:00 UTC."""
    return datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def scope(noon: datetime, catalogue: Catalogue) -> Scope:
    """Give what a search line depends on: that noon, the day of the catalogue that ships, no favourites."""
    return Scope(Basis(noon), catalogue.fetched_at)


@pytest.fixture(scope="session")
def fees() -> FeeRules:
    """Give the fee rules as documented in 2026."""
    methods = {
        "card": FeeRule("card", Decimal("5.5"), Decimal("0.80")),
        "crypto": FeeRule("crypto", Decimal(5)),
    }
    return FeeRules("2026-08-22", "a test", methods, Decimal(5), Decimal(25000))
