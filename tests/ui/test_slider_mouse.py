"""The sliders by mouse, their marks, and the track that follows the highlighted model."""

from typing import TYPE_CHECKING

import pytest
from textual.events import MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp

from ortui.domain.catalogue import Catalogue
from ortui.ui.slider_marks import TIER as MARK
from ortui.ui.widgets.slider import LABEL_WIDTH
from ortui.ui.widgets.track import KNOB

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, Opening

LAST_CELL = 24
"""Of the track at 160 columns: 52 cells in the pane, 15 for the label, 12 for the value."""


def value(hand: "Hand", slider: str) -> str:
    return hand.text(f"#{slider}")[-12:].strip()


def knob(hand: "Hand", slider: str) -> int:
    return hand.text(f"#{slider}").index(KNOB) - LABEL_WIDTH


async def test_pressing_the_track_takes_the_knob_there(open_desk: "Opening") -> None:
    async with open_desk((160, 48)) as hand:
        for cell, shown in {0: "0 %", LAST_CELL: "100 %", 12: "50 %"}.items():
            await hand.click("#cached_percent", LABEL_WIDTH + cell)
            assert value(hand, "cached_percent") == shown
            assert knob(hand, "cached_percent") == cell
        assert hand.focus == "cached_percent"
        await hand.click("#cached_percent", 3)  # the label
        await hand.click("#cached_percent", LABEL_WIDTH + LAST_CELL + 8)  # the value
        assert value(hand, "cached_percent") == "50 %"


async def test_dragging_goes_on_beyond_the_track_until_the_button_is_let_go(open_desk: "Opening") -> None:
    async with open_desk((160, 48)) as hand:
        slider = "#cached_percent"
        await hand.send(hand.mouse(MouseDown, slider, LABEL_WIDTH + 6))
        assert value(hand, "cached_percent") == "25 %"
        await hand.send(hand.mouse(MouseMove, slider, LABEL_WIDTH + 12))
        assert value(hand, "cached_percent") == "50 %"
        await hand.send(hand.mouse(MouseMove, "Board", LABEL_WIDTH + 18, 4))  # the pointer slips off the line
        assert value(hand, "cached_percent") == "75 %"
        await hand.send(hand.mouse(MouseMove, "PriceTable", 3, 4))
        assert value(hand, "cached_percent") == "0 %"
        await hand.send(hand.mouse(MouseMove, slider, LABEL_WIDTH + 6), hand.mouse(MouseUp, slider, LABEL_WIDTH + 6))
        await hand.send(hand.mouse(MouseMove, slider, LABEL_WIDTH + LAST_CELL))
        assert value(hand, "cached_percent") == "25 %"


async def test_each_drag_is_one_change_to_take_back(open_desk: "Opening") -> None:
    async with open_desk((160, 48)) as hand:
        slider = "#cached_percent"
        for cells in ((0, 2, 6, 12), (12, 18, LAST_CELL)):  # the first press of each changes nothing
            await hand.send(hand.mouse(MouseDown, slider, LABEL_WIDTH + cells[0]))
            for cell in cells[1:]:
                await hand.send(hand.mouse(MouseMove, slider, LABEL_WIDTH + cell))
            await hand.send(hand.mouse(MouseUp, slider, LABEL_WIDTH + cells[-1]))
        seen = []
        for key in ("u", "u", "u", "U", "U"):
            await hand.press(key)
            seen.append(value(hand, "cached_percent"))
        assert seen == ["50 %", "0 %", "0 %", "50 %", "100 %"]


async def test_the_wheel_steps(open_desk: "Opening") -> None:
    async with open_desk((160, 48)) as hand:
        await hand.send(hand.mouse(MouseScrollUp, "#prompt", 20))
        assert value(hand, "prompt") == "2,500"
        await hand.send(hand.mouse(MouseScrollDown, "#prompt", 20))
        await hand.send(hand.mouse(MouseScrollDown, "#prompt", 20))
        assert value(hand, "prompt") == "1,500"


async def test_marks_stand_where_a_tier_begins_and_the_track_reaches_the_context(open_desk: "Opening") -> None:
    async with open_desk((160, 48)) as hand:
        assert MARK not in hand.text("#prompt")
        await hand.point_at("google/gemini-2.5-pro")
        # log(1 + 200,000 / 50) / log(1 + 1,048,576 / 50) = 0.8335, and 0.8335 × 24 cells = 20.004
        assert hand.text("#prompt").index(MARK) == LABEL_WIDTH + 20
        await hand.click("#prompt", LABEL_WIDTH + 20)
        assert value(hand, "prompt") == "200,000"
        await hand.press("end")
        assert value(hand, "prompt") == "1,048,576"
        assert MARK in hand.text("#prompt")


@pytest.mark.parametrize("size", [(160, 48), (80, 24)])
async def test_a_value_beyond_the_track_keeps_the_knob_at_its_end(
    open_desk: "Opening", small: Catalogue, size: tuple[int, int]
) -> None:
    async with open_desk(size, catalogue=small) as hand:
        await hand.press("2", *"5M", "enter")
        assert value(hand, "prompt") == "5,000,000"
        track = hand.text("#prompt")[LABEL_WIDTH:-12]
        assert track.index(KNOB) == len(track) - 1
        await hand.press("left")
        assert value(hand, "prompt") == "128,000"
