"""Rebuilds the catalogue that ships from a saved answer of the API: facts only, in ortui's own form.

python -m ortui.source.bundle models.json --as-of 2026-08-22T18:35:00Z
"""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from ortui.domain.catalogue import Catalogue, Source
from ortui.source.atomic import write_atomically
from ortui.source.bundled import CATALOGUE_FILE
from ortui.source.catalogue_file import Packed, pack
from ortui.source.errors import OrtuiError
from ortui.source.parse import read_answer


def build(answer: bytes, as_of: datetime) -> bytes:
    """Turn a saved answer into the file that ships; raises UnreadableError."""
    parsed = read_answer(answer)
    models = tuple(model._replace(description="") for model in parsed.models)
    return pack(Packed(Catalogue(models, Source.BUNDLED, as_of, parsed.set_aside)))


def main(words: list[str] | None = None) -> int:
    """Build the file and say what it holds."""
    parser = argparse.ArgumentParser(prog="python -m ortui.source.bundle", description=__doc__)
    parser.add_argument("file", type=Path, help="a saved answer of GET /models")
    parser.add_argument("--as-of", type=datetime.fromisoformat, required=True, help="when it was fetched (ISO 8601)")
    parser.add_argument("--to", type=Path, default=CATALOGUE_FILE, help="the file to write")
    chosen = parser.parse_args(words)
    as_of = chosen.as_of if chosen.as_of.tzinfo else chosen.as_of.replace(tzinfo=UTC)
    try:
        data = build(chosen.file.read_bytes(), as_of)
        write_atomically(chosen.to, data)
    except (OSError, OrtuiError) as error:
        sys.stderr.write(f"{chosen.file}: {error}\n")
        return 2
    sys.stdout.write(f"{chosen.to}: {len(data):,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
