"""The whole screen as text, against files; UPDATE_SNAPSHOTS=1 writes them anew, for a person to look at the change."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.ui.conftest import Opening

FOLDER = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize("size", [(160, 48), (100, 30), (80, 24)])
async def test_the_screen_is_as_it_was(open_desk: "Opening", size: tuple[int, int]) -> None:
    async with open_desk(size) as hand:
        await hand.search("claude in>2 -batch")
        await hand.press("enter", "down", "2", *"90k", "enter", "down", *"80", "enter", "shift+tab")
        seen = hand.screen()
    file = FOLDER / f"{size[0]}x{size[1]}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(seen, "utf-8")
    assert seen == file.read_text("utf-8")
