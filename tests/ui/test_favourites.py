"""Favourites: a star by key or by mouse, kept in a file of their own that no other program's words are lost from."""

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ortui.domain.catalogue import Catalogue
from ortui.source.errors import UnwritableError
from ortui.source.favourites import set_favourite
from ortui.source.last_frame import Frame
from ortui.source.paths import Paths
from ortui.source.state import State
from ortui.ui.machine import MemoryOnDisk
from ortui.ui.setup import NoMemory
from ortui.ui.widgets.table_lines import STAR_CELL
from tests.ui.conftest import NOW

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, Opening


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Name folders that do not exist yet."""
    return Paths(tmp_path / "config", tmp_path / "cache", tmp_path / "state")


@pytest.fixture
def memory(paths: Paths) -> MemoryOnDisk:
    """Keep things on disk."""
    return MemoryOnDisk(paths, {}, lambda: NOW, {})


def starred(hand: "Hand") -> list[str]:
    """Name the models with a star in their row."""
    return [line.split("★")[1].split()[0] for line in hand.lines("PriceTable") if line[STAR_CELL] == "★"]


def kept(paths: Paths) -> list[str]:
    """Read what the file holds."""
    if not paths.favourites_file.exists():
        return []
    favourites = tomllib.loads(paths.favourites_file.read_text("utf-8"))["favourites"]
    assert isinstance(favourites, list)
    return favourites


async def test_a_star_is_kept_across_a_restart_and_can_be_taken_off(
    open_desk: "Opening", small: Catalogue, paths: Paths, memory: MemoryOnDisk
) -> None:
    async with open_desk((80, 24), catalogue=small, memory=memory) as hand:
        assert starred(hand) == []
        await hand.press("f")
        assert starred(hand) == ["lab/opus"]
        await hand.click("PriceTable", STAR_CELL, 3)
        assert starred(hand) == ["lab/opus", hand.ids[2]]
        await hand.until(lambda: kept(paths) == ["lab/opus", hand.ids[2]])
        assert hand.desk.said == ()
    async with open_desk((80, 24), catalogue=small, memory=memory) as hand:
        await hand.until(lambda: starred(hand) == ["lab/opus", hand.ids[2]])
        await hand.press("f")
        assert starred(hand) == [hand.ids[2]]
        await hand.until(lambda: kept(paths) == [hand.ids[2]])


async def test_what_another_ortui_kept_meanwhile_stays(
    open_desk: "Opening", small: Catalogue, paths: Paths, memory: MemoryOnDisk
) -> None:
    set_favourite(paths.favourites_file, NOW, "lab/cheap", wanted=True)
    async with open_desk((80, 24), catalogue=small, memory=memory) as hand:
        await hand.until(lambda: starred(hand) == ["lab/cheap"])
        set_favourite(paths.favourites_file, NOW, "lab/tiered", wanted=True)
        set_favourite(paths.favourites_file, NOW, "lab/cheap", wanted=False)
        await hand.press("f")
        await hand.until(lambda: kept(paths) == ["lab/tiered", "lab/opus"])


async def test_a_broken_file_is_said_and_moved_aside_by_the_next_star(
    open_desk: "Opening", small: Catalogue, paths: Paths, memory: MemoryOnDisk
) -> None:
    paths.config.mkdir()
    paths.favourites_file.write_bytes(b'favourites = ["lab/opus"')
    async with open_desk((250, 24), catalogue=small, memory=memory) as hand:
        await hand.until(lambda: bool(hand.desk.said))
        assert hand.notice.startswith("favourites.toml is not TOML: ")
        aside = paths.config / "favourites.toml.unread-20261123T183500"
        assert "it is left as it is, without the favourites in it" in hand.notice
        assert not aside.exists()
        await hand.press("f")
        await hand.until(lambda: "it was moved aside" in hand.notice)
        assert f"it was moved aside to {aside}" in hand.notice
        assert aside.read_bytes() == b'favourites = ["lab/opus"'
        assert kept(paths) == ["lab/opus"]


class FullDisk(NoMemory):
    """Can keep nothing, and says so."""

    def set_favourite(self, model_id: str, *, wanted: bool) -> str:
        """Fail."""
        raise UnwritableError(f"favourites.toml can't be written: disk full ({model_id}, {wanted})")

    def save_view(self, name: str, query: str, *, instead_of: str = "") -> str:
        """Fail."""
        del instead_of
        raise UnwritableError(f"views.toml can't be written: disk full ({name}, {query})")

    def remember(self, state: State, frame: Frame) -> None:
        """Fail."""
        raise UnwritableError(f"state.json can't be written: disk full ({state}, {frame})")


async def test_what_cannot_be_kept_says_so_and_holds_until_the_end(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((120, 24), catalogue=small, memory=FullDisk()) as hand:
        await hand.press("f")
        await hand.until(lambda: hand.notice == "favourites.toml can't be written: disk full (lab/opus, True)")
        assert starred(hand) == ["lab/opus"]
        await hand.search("cheap")
        await hand.press("enter", "w")
        await hand.write("low")
        await hand.press("enter")
        await hand.until(lambda: hand.notice == "views.toml can't be written: disk full (low, cheap)")
    assert hand.app.return_code in {None, 0}  # that the state can't be kept is no reason to fail
