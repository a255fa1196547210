"""Fail unless a wheel holds what is in ``ortui/`` and what every wheel needs, byte by byte, and nothing else."""

import sys
from pathlib import Path
from zipfile import ZipFile

ABOUT = {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}
NEEDED = {
    "ortui/py.typed",
    "ortui/ui/desk.tcss",
    "ortui/source/bundled/catalogue.json",
    "ortui/source/bundled/fees.toml",
}


def expected(root: Path) -> dict[str, bytes]:
    """Read the package as it lies there, without what Python leaves behind."""
    files = (file for file in (root / "ortui").rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def differences(wheel: Path, root: Path) -> list[str]:
    """Say what is missing, strange or changed in a wheel."""
    with ZipFile(wheel) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    about = {name.partition(".dist-info/")[2] for name in held if ".dist-info/" in name}
    package = {name: content for name, content in held.items() if ".dist-info/" not in name}
    wanted = expected(root)
    return [
        *(f"missing: {name}" for name in sorted((wanted.keys() | NEEDED) - package.keys())),
        *(f"strange: {name}" for name in sorted(package.keys() - wanted.keys())),
        *(f"changed: {name}" for name in sorted(package.keys() & wanted.keys()) if package[name] != wanted[name]),
        *(f"missing or strange about it: {name}" for name in sorted(about ^ ABOUT)),
    ]


if __name__ == "__main__":
    found = differences(Path(sys.argv[1]), Path(__file__).parent.parent)
    print("\n".join(found) or f"{Path(sys.argv[1]).name} holds what it must and nothing else")
    sys.exit(bool(found))
