"""How the screen was left: written when it is quit, whichever way, and there again at the next start."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ortui.domain.catalogue import Catalogue
from ortui.source.paths import Paths
from ortui.source.state import State, load_state
from ortui.ui.app import Ortui
from ortui.ui.machine import MemoryOnDisk, setup_from
from tests.ui.conftest import NOW, Hand

if TYPE_CHECKING:
    from tests.ui.conftest import Opening


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Name folders that do not exist yet."""
    return Paths(tmp_path / "config", tmp_path / "cache", tmp_path / "state")


async def test_all_of_it_is_written_and_there_again(open_desk: "Opening", small: Catalogue, paths: Paths) -> None:
    memory = MemoryOnDisk(paths, {}, lambda: NOW, {})
    async with open_desk((100, 30), catalogue=small, memory=memory) as hand:
        await hand.search("opus")
        await hand.press("enter", "s", "s", "S", "h", "ctrl+t")
        shown, tally = hand.ids, hand.text("Tally")
        assert len(shown) == 3
        await hand.press("d", "2")
        assert not paths.state_file.exists()
        hand.app.post_message(hand.key("q"))
        await hand.until(lambda: not hand.app.is_running)
    left = load_state(paths.state_file)
    assert left == State("light", "opus", left.order, reverse=True, everything=True, pane="estimate", brief=True)
    async with open_desk((100, 30), catalogue=small, memory=memory, left=left) as hand:
        assert (hand.app.theme, hand.focus) == ("light", "prompt")
        await hand.press("escape")
        assert (hand.ids, hand.text("Tally")) == (shown, tally)
        assert not hand.desk.query_exactly_one("Detail").display
        assert hand.text("SearchLine").strip() == "opus"  # no row is hidden by words that are not seen
        await hand.press("escape")
        assert len(hand.ids) == 8


async def test_nothing_changed_is_how_it_begins(open_desk: "Opening", small: Catalogue, paths: Paths) -> None:
    async with open_desk((100, 30), catalogue=small, memory=MemoryOnDisk(paths, {}, lambda: NOW, {})) as hand:
        before = (hand.ids, hand.text("Tally"), hand.focus)
    async with open_desk((100, 30), catalogue=small, left=load_state(paths.state_file)) as hand:
        assert (hand.ids, hand.text("Tally"), hand.focus) == before
        assert "newest first" in before[1]


async def test_what_a_newer_ortui_left_counts_as_not_there(open_desk: "Opening", small: Catalogue) -> None:
    strange = State("pink", "opus", "by colour", reverse=False, everything=False, pane="kitchen")
    async with open_desk((100, 30), catalogue=small, left=strange) as hand:
        assert (hand.app.theme, hand.focus) == ("dark", "table")
        assert hand.ids == ["lab/opus"]


async def until_loaded(hand: Hand, favourites: int) -> None:
    await hand.until(lambda: bool(hand.desk.views) and len(hand.desk.picks.favourites) == favourites)


async def test_a_whole_restart_on_the_files_of_a_machine(paths: Paths) -> None:
    paths.config.mkdir()
    paths.settings_file.write_text(
        'columns = ["context", "cost", "in"]\n[views]\nfew = "in<0.2"\n[tiers]\nmid = 0.2\n', "utf-8"
    )
    moment = datetime(2026, 8, 22, 19, 0, tzinfo=UTC)
    for visit in range(2):
        app = Ortui(setup_from(paths, {}, lambda: moment))
        async with app.run_test(size=(100, 30)) as pilot:
            hand = Hand(app, pilot)
            await until_loaded(hand, favourites=visit)
            assert hand.desk.views == {"few": "in<0.2"}
            assert hand.lines("PriceTable")[0].split()[-4:] == ["Ctx", "$/month", "In", "$/M"]
            if visit:
                assert "anthropic/claude-opus-4.8" in hand.ids
                assert hand.text("SearchLine").strip() == "by:anthropic"
            else:
                await hand.search("by:anthropic")
                await hand.press("enter", "f")
                await hand.until(paths.favourites_file.exists)
