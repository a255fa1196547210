"""What the first paint waits for: the screen is imported by a fresh interpreter, which then lists its modules."""

import subprocess
import sys

import pytest

LATER = {
    "httpx",
    "tomllib",
    "textual.widgets._text_area",
    "ortui.domain.complete",
    "ortui.domain.read_query",
    "ortui.domain.terms",
    "ortui.domain.text_tokens",
    "ortui.source.api",
    "ortui.source.parse",
    "ortui.source.secrets",
    "ortui.ui.palette",
    "ortui.ui.panes.credits",
    "ortui.ui.panes.estimate",
    "ortui.ui.planner",
    "ortui.ui.sheet",
    "ortui.ui.widgets.slider",
}
"""What is wanted after it, or only by who asks for it."""


MOST_MODULES = 108
"""Modules of our own before the first paint: each takes a third of a millisecond. One more has to be worth it."""


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    program = "import sys, ortui.ui.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    return set(done.stdout.split())


def test_the_screen_is_read_without_what_follows_the_first_paint(loaded: set[str]) -> None:
    assert "ortui.ui.desk" in loaded
    assert loaded & LATER == set()


def test_the_screen_reads_few_modules_before_the_first_paint(loaded: set[str]) -> None:
    assert len([name for name in loaded if name.startswith("ortui")]) <= MOST_MODULES


def test_the_screen_reads_nothing_of_the_command_line(loaded: set[str]) -> None:
    assert {name for name in loaded if name.startswith("ortui.cli")} == set()
