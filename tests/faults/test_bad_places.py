"""Folders that can't be read or written, files of others, a disk without room: all is told, and nothing is lost."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from ortui.source.paths import Paths, find_paths
from tests.faults.visit import read_all, save_all

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights and limits are those of POSIX")

Visit = Callable[..., dict[str, Any]]

NOBODY = 65534
WRITTEN = {"catalogue", "endpoints", "favourites", "views", "scenarios", "state"}
_ROOT = Path(__file__).parents[2]
only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can make files that are another's")


@pytest.fixture
def home() -> Iterator[Path]:
    """Name a home that everybody can reach, unlike the folders of pytest."""
    above = Path("/tmp") / f"ortui-faults-{os.getpid()}"  # noqa: S108 - its name is of this process
    above.mkdir(mode=0o755)
    yield above / "home"
    for folder in above.rglob("*"):
        if folder.is_dir() and not folder.is_symlink():
            folder.chmod(0o755)
    shutil.rmtree(above)


@pytest.fixture
def paths(home: Path) -> Paths:
    """Name its files."""
    return find_paths({"ORTUI_HOME": str(home)})


@pytest.fixture
def visit(home: Path) -> Visit:
    """Read all and save all in a process of its own, as someone who has no rights over others' files."""

    def run(*words: str) -> dict[str, Any]:
        who = ("--user", str(NOBODY)) if os.geteuid() == 0 else ()
        ran = subprocess.run(  # noqa: S603 - our own words
            [sys.executable, str(_ROOT / "tests" / "faults" / "visit.py"), str(home), *who, *words],
            env=os.environ | {"PYTHONPATH": str(_ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (ran.returncode, ran.stderr) == (0, "")
        visited = json.loads(ran.stdout)
        assert isinstance(visited, dict)
        return visited

    return run


def fill(home: Path, *, owner: int, folders: int = 0o755, files: int = 0o644) -> dict[Path, bytes]:
    """Put something into each file; who owns all of it, and with which rights. Returns what the files hold."""
    paths = find_paths({"ORTUI_HOME": str(home)})
    save_all(paths, "old")
    paths.settings_file.write_text('theme = "light"\n', "utf-8")
    content = held(home)
    for place in (home, *home.rglob("*")):
        if os.geteuid() == 0:
            os.chown(place, owner, owner)
        if not place.is_dir():
            place.chmod(files)
    for place in (*sorted(home.rglob("*"), reverse=True), home):  # from within, or nothing below is in reach
        if place.is_dir():
            place.chmod(folders)
    return content


def held(home: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in home.rglob("*") if file.is_file() and file.name != ".lock"}


def is_told(visited: dict[str, Any], words: str) -> bool:
    """Whether each save is told to have failed, for this reason."""
    told = visited["told"]
    return set(told) == WRITTEN and all(said.startswith("error: ") and words in said for said in told.values())


def test_a_home_that_can_only_be_read_is_read(home: Path, visit: Visit) -> None:
    content = fill(home, owner=0, folders=0o555, files=0o444)
    visited = visit()
    assert visited["read"] == visited["then"]
    assert (visited["read"]["notices"], visited["read"]["favourites"]) == ([], ["lab/old"])
    assert is_told(visited, "Permission denied; check who owns it and what they allow")
    assert held(home) == content


def test_files_that_can_only_be_read_are_not_replaced_by_way_of_their_folder(home: Path, visit: Visit) -> None:
    content = fill(home, owner=NOBODY, files=0o444)
    visited = visit()
    assert visited["read"]["notices"] == []
    assert is_told(visited, "Permission denied")
    assert held(home) == content


@only_root
def test_files_of_another_are_told_and_what_is_changed_is_moved_aside(home: Path, paths: Paths, visit: Visit) -> None:
    content = fill(home, owner=NOBODY)
    for file in content:
        os.chown(file, 0, 0)
        file.chmod(0o600)
    visited = visit()
    denied = [said for said in visited["read"]["notices"] if "Permission denied; check who owns it" in said]
    assert len(denied) == len(visited["read"]["notices"]) == 6  # that of the state counts as not there
    assert visited["read"]["catalogue"] == "bundled"
    for what in ("favourites", "views", "scenarios"):
        assert f"{what}.toml can't be read: Permission denied" in visited["told"][what]
        assert "it was moved aside to" in visited["told"][what]
    for what in ("catalogue", "endpoints", "state"):
        assert visited["told"][what].startswith("error: ")
    assert set(content.values()) <= set(held(home).values())
    assert paths.settings_file.read_text("utf-8") == 'theme = "light"\n'
    assert visited["then"]["favourites"] == ["lab/new"]


@only_root
def test_folders_that_can_not_be_entered_are_told(home: Path, visit: Visit) -> None:
    content = fill(home, owner=0, folders=0o700)
    visited = visit()
    assert len(visited["read"]["notices"]) == 6
    assert all("Permission denied; check who owns it" in said for said in visited["read"]["notices"])
    assert visited["read"]["catalogue"] == "bundled"
    assert is_told(visited, "Permission denied")
    assert held(home) == content


def test_a_home_that_can_not_be_made_is_told_once_something_is_saved(home: Path, visit: Visit) -> None:
    home.parent.chmod(0o555)
    visited = visit()
    assert visited["read"]["notices"] == []
    assert is_told(visited, "Permission denied")
    home.parent.chmod(0o755)
    assert list(home.parent.iterdir()) == []


def test_a_file_in_the_place_of_the_home_is_told_and_stays(home: Path, visit: Visit) -> None:
    home.write_text("mine", "utf-8")
    visited = visit()
    assert len(visited["read"]["notices"]) == 6
    assert all("a file stands where its folder should be" in said for said in visited["read"]["notices"])
    assert visited["read"]["catalogue"] == "bundled"
    assert is_told(visited, "can't be written: ")
    assert home.read_text("utf-8") == "mine"


def test_a_home_that_is_missing_is_made_by_the_first_save(home: Path, visit: Visit) -> None:
    if os.geteuid() == 0:
        os.chown(home.parent, NOBODY, NOBODY)
    visited = visit()
    assert (visited["read"]["notices"], visited["told"]) == ([], {})
    assert visited["then"]["favourites"] == ["lab/new"]


def test_where_no_file_may_grow_the_old_ones_stay(home: Path, visit: Visit) -> None:
    content = fill(home, owner=NOBODY)
    visited = visit("--largest", "10")
    assert is_told(visited, "File too large")
    assert held(home) == content  # and nothing unfinished lies about
    assert visited["then"] == visited["read"]


@only_root
@pytest.mark.skipif(shutil.which("mount") is None, reason="there is nothing to make a small disk with")
def test_on_a_full_disk_the_old_files_stay(home: Path, paths: Paths) -> None:
    home.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", home], check=False).returncode:  # noqa: S603, S607 - our own words
        pytest.skip("no small disk can be made here")
    try:
        save_all(paths, "old")
        with suppress(OSError), (home / "filling").open("wb", buffering=0) as filling:
            while True:
                filling.write(bytes(1024))
        content = held(home)
        told = save_all(paths, "new")
        assert is_told({"told": told}, "No space left on device; make room there")
        assert held(home) == content
        assert read_all(paths)["favourites"] == ["lab/old"]
        (home / "filling").unlink()
        assert save_all(paths, "new") == {}
        assert read_all(paths)["favourites"] == ["lab/new", "lab/old"]
    finally:
        subprocess.run(["umount", home], check=True)  # noqa: S603, S607 - our own words
