"""The domain brings nothing heavy along: it is imported by a fresh interpreter, which then lists its modules."""

import subprocess
import sys
from pathlib import Path

import pytest

import ortui.domain

HEAVY = {"textual", "rich", "httpx", "ssl", "asyncio"}
MODULES = sorted(path.stem for path in Path(ortui.domain.__file__).parent.glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("imported", [["quote"], MODULES], ids=["the price engine", "the whole floor"])
def test_importing_the_domain_loads_no_screen_and_no_network(imported: list[str]) -> None:
    names = ", ".join(f"ortui.domain.{module}" for module in imported)
    program = f"import sys; before = set(sys.modules); import {names}; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    loaded = set(done.stdout.split())
    assert {f"ortui.domain.{module}" for module in imported} <= loaded
    assert not {name for name in loaded if name.partition(".")[0] in HEAVY}
    assert not {name for name in loaded if name.startswith(("ortui.source", "ortui.ui", "ortui.cli"))}
