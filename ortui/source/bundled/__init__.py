"""What ships with the program, so that prices are there before any network is: a catalogue, and rules with a date."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a name in an annotation: rules are read where no catalogue is
    from ortui.domain.catalogue import Catalogue

FOLDER = Path(__file__).parent
CATALOGUE_FILE = FOLDER / "catalogue.json"
FEES_FILE = FOLDER / "fees.toml"
FREE_MODELS_FILE = FOLDER / "free_models.toml"
BYOK_FILE = FOLDER / "byok.toml"


def load_bundled() -> "Catalogue":
    """Read the catalogue that ships; a few milliseconds."""
    from ortui.source.catalogue_file import unpack  # noqa: PLC0415 - the same

    return unpack(CATALOGUE_FILE.read_bytes()).catalogue


def load_rules(file: Path) -> dict[str, Any]:
    """Read rules that ship: ``as_of`` (a date), ``source``, and figures, those of money as text."""
    import tomllib  # noqa: PLC0415 - not needed for the first paint

    return tomllib.loads(file.read_text("utf-8"))
