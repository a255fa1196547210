"""Several at once on one home: each save is there afterwards, each refresh is whole, nobody is told of a trouble."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ortui.source import cache
from ortui.source.paths import Paths
from ortui.source.scenarios import load_scenarios
from tests.faults.writers import NOW, scenario

if TYPE_CHECKING:
    from tests.faults.conftest import PriceServer, Writer

PROCESSES = 8


def written(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))


def finished(processes: list[Any]) -> list[tuple[int, str]]:
    said = [process.communicate(timeout=300)[1] for process in processes]
    return [(process.returncode, words) for process, words in zip(processes, said, strict=True)]


@pytest.mark.parametrize("saves", [3, pytest.param(50, marks=pytest.mark.slow)])
def test_of_saves_side_by_side_none_is_lost(saves: int, paths: Paths, writer: "Writer") -> None:
    processes = [writer("save", f"p{number}", str(saves)) for number in range(PROCESSES)]
    assert finished(processes) == [(0, "")] * PROCESSES
    names = {f"p{process}-{number}": number for process in range(PROCESSES) for number in range(saves)}
    assert sorted(written(paths.favourites_file)["favourites"]) == sorted(f"lab/{name}" for name in names)
    assert written(paths.views_file)["views"] == {name: f"in<{number}" for name, number in names.items()}
    assert load_scenarios(paths.scenarios_file) == ({name: scenario(number) for name, number in names.items()}, ())
    assert sorted(entry.name for entry in paths.config.iterdir()) == [
        ".lock",
        "favourites.toml",
        "scenarios.toml",
        "views.toml",
    ]


@pytest.mark.parametrize("refreshes", [2, pytest.param(50, marks=pytest.mark.slow)])
def test_of_refreshes_side_by_side_each_is_whole_and_nothing_untrue_is_said(
    refreshes: int, paths: Paths, writer: "Writer", price_server: Callable[[int], "PriceServer"]
) -> None:
    server = price_server(400)
    processes = [writer("refresh", server.url, str(refreshes)) for _ in range(PROCESSES)]
    assert finished(processes) == [(0, "")] * PROCESSES
    assert len(server.requests) == PROCESSES * refreshes
    packed = cache.load(paths.catalogue_file, NOW).packed
    assert packed is not None
    assert len(packed.catalogue.models) == 400
    assert {str(model.price.usd) for model in packed.catalogue.models} == {packed.etag.strip('"')}
    assert sorted(entry.name for entry in paths.cache.iterdir()) == [".lock", paths.catalogue_file.name]
