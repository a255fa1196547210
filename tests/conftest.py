"""What holds for all tests: a busy machine must not fail one, and a run finds today what it found yesterday.

New cases are looked for apart, a few hundred for each property: ``pytest --hypothesis-profile explore``.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "ortui", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], max_examples=30
)
settings.register_profile("explore", settings.get_profile("ortui"), derandomize=False, max_examples=600)
settings.load_profile("ortui")

if TYPE_CHECKING:
    from tests.terminal import Terminal

OpeningTerminal = Callable[..., "Terminal"]


@pytest.fixture
def open_terminal(tmp_path: Path) -> "Iterator[OpeningTerminal]":
    """Start programs with an empty home and an API that nobody answers at; they end with the test."""
    from tests.terminal import NOBODY, Terminal  # noqa: PLC0415 - there is no such thing on Windows

    terminals: list[Terminal] = []

    def start(columns: int, rows: int, address: str = NOBODY, **environment: str) -> Terminal:
        terminals.append(Terminal(tmp_path, columns, rows, address, environment=environment))
        return terminals[-1]

    yield start
    for terminal in terminals:
        terminal.close()
