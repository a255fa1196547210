"""Processes that save and refresh, for the tests to run side by side and to kill.

``writers.py save HOME NAME COUNT``      save so many favourites, searches and scenarios of distinct names
``writers.py refresh HOME URL COUNT``    refresh so often, and look each time at what is kept then
``writers.py nursery HOME URL``          for each line of stdin start a child that saves and refreshes without end
"""

import os
import sys
from datetime import UTC, datetime
from importlib import import_module
from itertools import count
from pathlib import Path

from ortui.domain.catalogue import Source
from ortui.domain.scenario import Scenario
from ortui.source import catalogues, endpoints
from ortui.source.favourites import set_favourite
from ortui.source.paths import Paths, find_paths
from ortui.source.scenarios import save_scenario
from ortui.source.state import State, save_state
from ortui.source.views import save_view

NOW = datetime(2026, 11, 23, 18, 35, tzinfo=UTC)


def scenario(number: int) -> Scenario:
    """Make another one for each number."""
    return Scenario(prompt=1000 + number, completion=number)


def save(paths: Paths, name: str) -> None:
    """Keep a favourite, a search and a scenario of a name."""
    number = int(name.rpartition("-")[2])
    notices = (
        set_favourite(paths.favourites_file, NOW, f"lab/{name}", wanted=True),
        save_view(paths.views_file, NOW, name, f"in<{number}"),
        save_scenario(paths.scenarios_file, NOW, name, scenario(number)),
    )
    if any(notices):
        sys.exit(f"untrue: {notices}")


def refresh(paths: Paths, url: str) -> None:
    """Fetch prices and keep them; whatever is kept then must be whole, and fetched."""
    before = catalogues.at_hand(paths, NOW)
    fetched = catalogues.refresh(paths, url, NOW, before)
    kept = catalogues.at_hand(paths, NOW)
    if before.notices or fetched.notices or kept.notices or kept.catalogue.source is not Source.CACHE:
        sys.exit(f"untrue or lost: {before.notices} {fetched.notices} {kept.notices} {kept.catalogue.source}")


def _say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def _work_without_end(paths: Paths, url: str, first: int) -> None:
    for number in count(first):
        save(paths, f"model-{number}")
        _say(f"saved {number}")  # and must not be lost from now on
        refresh(paths, url)
        endpoints.refresh(paths, url, "lab/model-1", NOW)
        save_state(paths.state_file, State(search=f"in<{number}"))


def _start_children(paths: Paths, url: str) -> None:
    for name in ("ortui.source.api", "ortui.source.lock", "tempfile", "tomli_w"):
        import_module(name)  # once, before there are children
    for line in sys.stdin:
        if (child := os.fork()) == 0:
            _work_without_end(paths, url, int(line))
        _say(f"started {child}")
        os.waitpid(child, 0)
        _say("ended")


def main() -> None:
    """Do what the words say."""
    task, home, *rest = sys.argv[1:]
    paths = find_paths({"ORTUI_HOME": str(Path(home))})
    if task == "save":
        for number in range(int(rest[1])):
            save(paths, f"{rest[0]}-{number}")
    elif task == "refresh":
        for _ in range(int(rest[1])):
            refresh(paths, rest[0])
    else:
        _start_children(paths, rest[0])


if __name__ == "__main__":
    main()
