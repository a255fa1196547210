"""What ships with the program, so that prices are there before any network is: a catalogue, and the fee rules."""

from pathlib import Path

from ortui.domain.catalogue import Catalogue
from ortui.source.catalogue_file import unpack

FOLDER = Path(__file__).parent
CATALOGUE_FILE = FOLDER / "catalogue.json"
FEES_FILE = FOLDER / "fees.toml"
BYOK_FILE = FOLDER / "byok.toml"


def load_bundled() -> Catalogue:
    """Read the catalogue that ships; a few milliseconds."""
    return unpack(CATALOGUE_FILE.read_bytes()).catalogue
