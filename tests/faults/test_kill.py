"""Killed at any moment of a refresh or a save, it leaves whole files, the old or the new ones, and nothing for long."""

import os
import random
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ortui.source import cache, endpoints_file
from ortui.source.atomic import LEFT_OVER_AFTER
from ortui.source.catalogue_file import unpack
from ortui.source.favourites import load_favourites
from ortui.source.paths import Paths
from ortui.source.scenarios import load_scenarios
from ortui.source.state import State, load_state, save_state
from ortui.source.views import load_views
from tests.faults.writers import NOW, refresh, save, scenario

if TYPE_CHECKING:
    from tests.faults.conftest import PriceServer, Writer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="killing at any moment is a matter of POSIX")

LONGEST = 0.15
"""Seconds; some rounds of the work."""
UNFINISHED = re.compile(r"\.(catalogue|favourites|views|scenarios|state|lab_model).*\.tmp")


class Work:
    """A process that saves and refreshes until it is killed, again and again; what it says is believed."""

    def __init__(self, nursery: "Writer", paths: Paths, url: str, models: int) -> None:
        self._nursery = nursery("nursery", url)
        self._paths = paths
        self._models = models
        self.saved = 0
        """Numbers below this were said to be saved."""

    def kill_after(self, seconds: float) -> None:
        """Let it work for a while."""
        assert self._nursery.stdin is not None
        assert self._nursery.stdout is not None
        self._nursery.stdin.write(f"{self.saved}\n")
        self._nursery.stdin.flush()
        child = int(self._nursery.stdout.readline().removeprefix("started "))
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        for line in self._nursery.stdout:
            if line == "ended\n":
                break
            self.saved = int(line.removeprefix("saved ")) + 1

    def check(self) -> None:
        """Find all that was said to be saved, at most one more, and every file whole."""
        favourites, notice = load_favourites(self._paths.favourites_file)
        views, about_views = load_views(self._paths.views_file, {})
        scenarios, about_scenarios = load_scenarios(self._paths.scenarios_file)
        assert (notice, about_views, about_scenarios) == ("", "", ())
        for number in range(self.saved):
            assert f"lab/model-{number}" in favourites
            assert views[f"model-{number}"] == f"in<{number}"
            assert scenarios[f"model-{number}"] == scenario(number)
        assert len(favourites) <= self.saved + 1
        self._check_prices()
        if self._paths.state_file.exists():
            assert load_state(self._paths.state_file).search.startswith("in<")

    def _check_prices(self) -> None:
        if self._paths.catalogue_file.exists():
            packed = unpack(self._paths.catalogue_file.read_bytes())
            prices = {str(model.price.usd) for model in packed.catalogue.models}
            assert (prices, len(packed.catalogue.models)) == ({packed.etag.strip('"')}, self._models)
        loaded = endpoints_file.load(self._paths, "lab/model-1")
        assert loaded.notice == ""
        assert loaded.listing is None or len(loaded.listing.endpoints) == 50


def files_of(home: Path) -> dict[str, Path]:
    return {file.name: file for file in home.rglob("*") if file.is_file()}


@pytest.mark.parametrize(
    ("kills", "models"),
    [(20, 50), pytest.param(200, 2000, marks=pytest.mark.slow), pytest.param(100, 50, marks=pytest.mark.slow)],
)
def test_every_file_is_the_old_or_the_new_one(
    kills: int, models: int, paths: Paths, writer: "Writer", price_server: Callable[[int], "PriceServer"]
) -> None:
    server, chance = price_server(models), random.Random(kills)  # noqa: S311 - moments, not secrets
    work = Work(writer, paths, server.url, models)
    for _ in range(kills):
        work.kill_after(chance.uniform(0, LONGEST))
        work.check()
    while work.saved == 0 or not paths.state_file.exists():  # on a busy machine no round may have ended yet
        work.kill_after(1)
        work.check()
    usual = {".lock", "settings.toml", "favourites.toml", "views.toml", "scenarios.toml", "state.json"}
    usual |= {paths.catalogue_file.name, endpoints_file.file_for(paths, "lab/model-1").name}
    left = {name: file for name, file in files_of(paths.config.parent).items() if name not in usual}
    assert all(UNFINISHED.fullmatch(name) for name in left)  # none was moved aside
    for file in left.values():
        past = time.time() - LEFT_OVER_AFTER - 5
        os.utime(file, (past, past))
    save(paths, f"model-{work.saved}")
    refresh(paths, server.url)
    save_state(paths.state_file, State())
    still = [name for name in files_of(paths.config.parent) if name in left and "lab_model" not in name]
    assert still == []
    assert cache.load(paths.catalogue_file, NOW).packed is not None
