"""Homes to measure in: prices fetched just now, and an account asked for just now."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from ortui.domain.account import Account, KeyFacts
from ortui.source.account_file import file_for, save
from ortui.source.atomic import write_atomically
from ortui.source.catalogue_file import Packed, pack
from ortui.source.paths import find_paths
from ortui.source.secrets import keys_here
from tests.bench.synthetic import synthetic

NOBODY = "http://127.0.0.1:9"
"""An address at which nothing listens."""
_KEY = "sk-or-v1-no-key-of-anybody"


def home_with(folder: Path, models: int) -> dict[str, str]:
    """Make a home with so many models in its cache; what a program in it is given."""
    environment = {"ORTUI_HOME": str(folder / f"with-{models}"), "OPENROUTER_BASE_URL": NOBODY}
    catalogue = synthetic(models).checked_again(datetime.now(UTC))
    write_atomically(find_paths(environment).catalogue_file, pack(Packed(catalogue)))
    return environment


def home_with_account(folder: Path) -> dict[str, str]:
    """Make a home with an account in its cache; what a program in it is given."""
    environment = {
        "ORTUI_HOME": str(folder / "with-account"),
        "OPENROUTER_BASE_URL": NOBODY,
        "OPENROUTER_API_KEY": _KEY,
    }
    paths = find_paths(environment)
    keys = keys_here(environment, paths.settings_file)
    key = KeyFacts("sk-or-v1-…ody", limit=Decimal(100), limit_remaining=Decimal("74.5"), has_limit=True)
    save(file_for(paths, NOBODY, keys), Account(datetime.now(UTC), key))
    return environment
