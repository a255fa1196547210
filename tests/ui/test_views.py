"""Saved searches: named in a small sheet, opened again from a list, kept across a restart, also from the settings."""

import threading
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.command import CommandPalette

from ortui.domain.catalogue import Catalogue
from ortui.source.paths import Paths
from ortui.ui.machine import MemoryOnDisk
from ortui.ui.setup import Kept, NoMemory
from tests.ui.conftest import NOW

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, Opening


class Slow(NoMemory):
    """A memory that gives what is kept once it may."""

    def __init__(self) -> None:
        self.may_load = threading.Event()

    def load(self) -> Kept:
        self.may_load.wait(10)
        return Kept(views={"old": "tiered"})


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Name folders that do not exist yet."""
    return Paths(tmp_path / "config", tmp_path / "cache", tmp_path / "state")


def kept(paths: Paths) -> object:
    """Read what the file holds."""
    return tomllib.loads(paths.views_file.read_text("utf-8"))["views"] if paths.views_file.exists() else None


async def save(hand: "Hand", query: str, name: str) -> None:
    """Search, and save the search under a name."""
    await hand.search(query)
    await hand.press("enter", "w")
    assert f"─ Save “{query}” as ─" in hand.screen()
    await hand.write(name)
    await hand.press("enter")
    assert hand.app.screen is hand.desk


async def open_view(hand: "Hand", name: str) -> None:
    """Open the list of views and take one by its name."""
    await hand.press("V")
    assert isinstance(hand.app.screen, CommandPalette)
    await hand.write(name)
    await hand.until(lambda: hand.screen().count(name) > 1)
    await hand.settle()
    await hand.press("enter")
    await hand.until(lambda: hand.app.screen is hand.desk)
    await hand.settle()


async def test_a_search_is_saved_opened_again_and_kept_across_a_restart(
    open_desk: "Opening", small: Catalogue, paths: Paths
) -> None:
    async with open_desk((100, 30), catalogue=small, memory=MemoryOnDisk(paths, {}, lambda: NOW, {})) as hand:
        await save(hand, "in>1 -batch", "not [cheap]")
        await hand.until(lambda: hand.notice == "saved as not [cheap]")
        assert kept(paths) == {"not [cheap]": "in>1 -batch"}
        found = hand.ids
        assert sorted(found) == ["lab/opus", "lab/tiered"]
    in_settings = {"little": "in<0.2", "not [cheap]": "is:free"}
    async with open_desk((100, 30), catalogue=small, memory=MemoryOnDisk(paths, {}, lambda: NOW, in_settings)) as hand:
        await hand.until(lambda: "little" in hand.desk.views)
        await open_view(hand, "not [cheap]")  # what was saved wins over the settings
        assert (hand.ids, hand.focus) == (found, "table")
        assert hand.text("SearchLine").strip() == "in>1 -batch"
        await open_view(hand, "little")
        assert "lab/cheap" in hand.ids
        assert "lab/opus" not in hand.ids
        await save(hand, "opus", "big")
        await hand.until(lambda: hand.notice == "saved as big")
        assert kept(paths) == {"not [cheap]": "in>1 -batch", "big": "opus"}  # those of the settings stay there


async def test_the_list_shows_every_view_with_its_search_and_leaves_by_escape(
    open_desk: "Opening", small: Catalogue, paths: Paths
) -> None:
    in_settings = {"little": "in<0.2 [b]", "[red]tools[/]": "has:tools"}
    async with open_desk((100, 30), catalogue=small, memory=MemoryOnDisk(paths, {}, lambda: NOW, in_settings)) as hand:
        await hand.until(lambda: len(hand.desk.views) == 2)
        await hand.press("V")
        await hand.until(lambda: "little   in<0.2 [b]" in hand.screen())
        assert "[red]tools[/]   has:tools" in hand.screen()
        await hand.press("escape")
        assert hand.app.screen is hand.desk
        assert hand.text("SearchLine").strip().startswith("search:")


async def test_without_a_search_or_a_view_the_keys_say_what_to_do(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((100, 30), catalogue=small) as hand:
        await hand.press("w")
        assert hand.notice == "there is no search to save; type one with /"
        await hand.press("V")
        assert hand.notice == "no search is saved yet; w saves the present one under a name"
        assert hand.app.screen is hand.desk


async def test_the_name_is_asked_for_and_none_is_none(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((100, 30), catalogue=small) as hand:
        await hand.search("[b]opus")
        await hand.press("enter", "w")
        assert "─ Save “[b]opus” as ─" in hand.screen()
        assert "a name" in hand.screen()
        await hand.write("q?1V")  # every key types here
        assert hand.text("Ask Input").strip() == "q?1V"
        await hand.press("escape")
        assert (hand.app.screen is hand.desk, hand.desk.views) == (True, {})
        await hand.press("w", "space", "enter")
        assert (hand.app.screen is hand.desk, hand.desk.views) == (True, {})
        await hand.press("w")
        await hand.click("", 0, 0)
        assert (hand.app.screen is hand.desk, hand.desk.views) == (True, {})


async def test_a_broken_file_is_left_and_the_settings_views_are_there(
    open_desk: "Opening", small: Catalogue, paths: Paths
) -> None:
    paths.config.mkdir()
    paths.views_file.write_bytes(b"views = \xff")
    async with open_desk(
        (250, 24), catalogue=small, memory=MemoryOnDisk(paths, {}, lambda: NOW, {"a": "opus"})
    ) as hand:
        await hand.until(lambda: bool(hand.desk.said))
        assert hand.notice.startswith("views.toml is not TOML: ")
        assert paths.views_file.read_bytes() == b"views = \xff"
        assert hand.desk.views == {"a": "opus"}


async def test_a_saved_search_is_renamed_and_removed(open_desk: "Opening", small: Catalogue, paths: Paths) -> None:
    async with open_desk((100, 30), catalogue=small, memory=MemoryOnDisk(paths, {}, lambda: NOW, {})) as hand:
        await save(hand, "in>1", "dear")
        await hand.until(lambda: kept(paths) == {"dear": "in>1"})
        await hand.press("w")
        assert "Rename “dear”, or remove it by no name" in hand.screen()
        await hand.press(*["backspace"] * 4)
        await hand.write("costly")
        await hand.press("enter")
        await hand.until(lambda: kept(paths) == {"costly": "in>1"})
        await hand.press("w", *["backspace"] * 6, "enter")
        await hand.until(lambda: kept(paths) == {})
        await hand.until(lambda: hand.notice == "removed costly")
        await hand.press("V")
        assert hand.notice == "no search is saved yet; w saves the present one under a name"


async def click_on(hand: "Hand", words: str) -> None:
    """Click on words of the screen."""
    y, line = next((y, line) for y, line in enumerate(hand.screen().splitlines()) if words in line)
    await hand.click("", line.index(words) + len(words) // 2, y)


async def test_the_words_in_the_frame_do_what_they_say_when_they_are_clicked(
    open_desk: "Opening", small: Catalogue, paths: Paths
) -> None:
    async with open_desk((100, 30), catalogue=small, memory=MemoryOnDisk(paths, {}, lambda: NOW, {})) as hand:
        await hand.search("in>1")
        await hand.press("enter", "w", *"de[ar]")
        assert "remove it" not in hand.screen()
        await click_on(hand, "enter takes it")
        assert (hand.app.screen is hand.desk, hand.desk.views) == (True, {"de[ar]": "in>1"})
        await hand.press("w", "x")
        await click_on(hand, "esc leaves")
        assert (hand.app.screen is hand.desk, hand.desk.views) == (True, {"de[ar]": "in>1"})
        await hand.press("w")
        await click_on(hand, "· remove it ·")
        assert (hand.app.screen is hand.desk, hand.desk.views) == (True, {})
        await hand.until(lambda: hand.notice == "removed de[ar]")  # the file is written behind the screen


async def test_what_is_saved_before_the_others_are_read_stays(open_desk: "Opening", small: Catalogue) -> None:
    memory = Slow()
    async with open_desk((80, 24), catalogue=small, memory=memory) as hand:
        await save(hand, "opus", "mine")
        memory.may_load.set()
        await hand.until(lambda: "old" in hand.desk.views)
        assert hand.desk.views == {"old": "tiered", "mine": "opus"}


async def test_a_name_that_is_taken_is_asked_about_before_it_is_replaced(
    open_desk: "Opening", small: Catalogue, paths: Paths
) -> None:
    async with open_desk((80, 24), catalogue=small, memory=MemoryOnDisk(paths, {}, lambda: NOW, {})) as hand:
        await save(hand, "opus", "mine")
        await hand.search("tiered")
        await hand.press("enter", "w", *"mine", "enter")
        assert "“mine” is saved already, for: opus" in hand.screen()
        await hand.press("escape")
        assert hand.text("Ask Input").strip() == "mine"  # another name can be typed
        assert "remove it" not in hand.screen()
        await hand.press("escape")
        assert (hand.app.screen is hand.desk, hand.desk.views) == (True, {"mine": "opus"})
        await hand.press("w", *"mine", "enter", "enter")
        await hand.until(lambda: hand.notice == "saved as mine, instead of “opus”")
        assert kept(paths) == {"mine": "tiered"}
        await hand.search("cheap")
        await hand.press("enter", "w", *"mine", "enter")
        row = next(y for y, line in enumerate(hand.screen().splitlines()) if "esc keeps it" in line)
        await hand.click("", hand.screen().splitlines()[row].index("enter replaces it"), row)
        await hand.until(lambda: kept(paths) == {"mine": "cheap"})
