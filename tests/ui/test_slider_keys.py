"""The sliders by keys: steps to round values, big steps, ends, typed values, and the way from one to the next."""

from typing import TYPE_CHECKING

import pytest

from ortui.domain.catalogue import Catalogue
from ortui.ui.sliders import KNOBS

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, Opening

NAMES = tuple(knob.id for knob in KNOBS)


def value(hand: "Hand", slider: str = "prompt") -> str:
    return hand.text(f"#{slider}")[-12:].strip()


async def test_arrows_page_keys_and_ends_go_to_round_values(open_desk: "Opening", small: Catalogue) -> None:
    steps = {
        "prompt": ("2,000", "2,500", "2,000", "5,000", "2,000", "0", "128,000"),
        "cached_percent": ("0 %", "5 %", "0 %", "25 %", "0 %", "0 %", "100 %"),
        "completion": ("500", "600", "500", "1,000", "500", "0", "128,000"),
        "requests_per_day": ("1", "2", "1", "2", "1", "0", "1,000,000"),
        "days": ("30", "31", "30", "31", "30", "1", "31"),
        "hour": ("now", "00:00", "now", "00:00", "now", "now", "23:00"),
    }
    keys = ("right", "left", "pageup", "pagedown", "home", "end")
    async with open_desk((100, 30), catalogue=small) as hand:
        for slider, values in steps.items():
            await hand.slider(slider)
            assert value(hand, slider) == values[0]
            for key, shown in zip(keys, values[1:], strict=True):
                await hand.press(key)
                assert value(hand, slider) == shown, (slider, key)
            await hand.press("right")
            assert value(hand, slider) == values[-1]


async def test_shift_and_arrows_are_big_steps_too(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((100, 30), catalogue=small) as hand:
        await hand.press("2", "shift+right")
        assert value(hand) == "5,000"
        await hand.press("shift+left", "shift+left")
        assert value(hand) == "1,000"


async def test_up_and_down_go_from_slider_to_slider_and_stop_at_the_ends(open_desk: "Opening") -> None:
    async with open_desk((100, 30)) as hand:
        await hand.press("2", "up")
        assert hand.focus == "prompt"
        for name in (*NAMES[1:], NAMES[-1]):
            await hand.press("down")
            assert hand.focus == name
        await hand.press(*["up"] * len(NAMES))
        assert hand.focus == "prompt"


async def test_values_are_typed_as_people_write_them(open_desk: "Opening") -> None:
    async with open_desk((100, 30)) as hand:
        await hand.press("2")
        for typed, shown in {
            "250k": "250,000",
            "1.5M": "1,500,000",
            "12,000": "12,000",
            "0": "0",
            "7_000": "7,000",
        }.items():
            await hand.press(*typed)
            assert value(hand) == typed + "▏"
            await hand.press("enter")
            assert value(hand) == shown
        await hand.press("down")
        for typed, shown in {"80%": "80 %", "5": "5 %", "33 %": "33 %"}.items():
            await hand.press(*typed, "enter")
            assert value(hand, "cached_percent") == shown


async def test_each_typed_value_is_one_change_and_a_held_key_is_one(open_desk: "Opening") -> None:
    async with open_desk((100, 30)) as hand:
        await hand.press("2", *"250k", "enter", *"12,000", "enter")
        await hand.send(*[hand.key("right")] * 30)
        assert value(hand) == "1,048,576"
        for shown in ("12,000", "250,000", "2,000", "2,000"):
            await hand.press("u")
            assert value(hand) == shown
        assert hand.notice == "there is nothing to take back"
        for shown in ("250,000", "12,000", "1,048,576"):
            await hand.press("U")
            assert value(hand) == shown


async def test_what_changes_nothing_is_nothing_to_take_back(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small) as hand:
        await hand.slider("audio", *"5k", "enter")  # held to the prompt
        assert value(hand, "audio") == "2,000"
        await hand.press(*"9k", "enter", "u")
        assert value(hand, "audio") == "0"


async def test_escape_drops_and_backspace_erases(open_desk: "Opening") -> None:
    async with open_desk((100, 30)) as hand:
        await hand.press("2", *"99k", "escape")
        assert value(hand) == "2,000"
        await hand.press(*"12", "backspace", *"5k")
        assert value(hand) == "15k▏"
        await hand.press("backspace", "backspace", "backspace")
        assert value(hand) == "2,000"


async def test_with_nothing_typed_the_keys_of_typing_say_so_and_escape_leaves(open_desk: "Opening") -> None:
    async with open_desk((100, 30)) as hand:
        await hand.press("2")
        await hand.press("backspace")
        assert hand.notice == "type a value first, like 250k"
        assert (value(hand), hand.focus) == ("2,000", "prompt")
        await hand.press("down", "escape")
        assert hand.focus == "table"
        await hand.press("2")
        assert hand.focus == "cached_percent"


async def test_an_hour_is_typed_as_clocks_write_it(open_desk: "Opening") -> None:
    async with open_desk((160, 30)) as hand:
        for typed, shown in {"6": "06:00", "23:00": "23:00", "07:": "07:00"}.items():
            await hand.slider("hour", *typed, "enter")
            assert value(hand, "hour") == shown
        for typed in ("06:30", "24", "1k", "-1"):
            await hand.slider("hour", *typed, "enter")
            assert hand.notice == (
                f"“{typed}” is not a whole hour of the day in UTC; write it like 6 or 23:00; kept 07:00"
            )


@pytest.mark.parametrize("key", ["u", "v", "/", "?", "é"])
async def test_a_key_that_is_no_part_of_a_value_says_how_to_end_one(open_desk: "Opening", key: str) -> None:
    async with open_desk((160, 30)) as hand:
        await hand.press("2", "2", key)
        assert (value(hand), hand.focus) == ("2▏", "prompt")
        assert hand.notice == f"“{key}” is no part of a value: enter takes what is typed, esc drops it"
        await hand.press("escape", "u")
        assert hand.notice == "there is nothing to take back"


async def test_leaving_takes_what_was_typed(open_desk: "Opening") -> None:
    async with open_desk((100, 30)) as hand:
        await hand.press("2", *"5k", "down")
        assert (value(hand), hand.focus) == ("5,000", "cached_percent")
        await hand.press(*"40", "shift+tab")
        assert hand.focus == "table"
        await hand.press("2")
        assert value(hand, "cached_percent") == "40 %"


async def test_what_cannot_be_taken_keeps_the_value_and_says_why(open_desk: "Opening") -> None:
    async with open_desk((160, 30)) as hand:
        await hand.press("2", *"1.5.5", "enter")
        assert value(hand) == "2,000"
        assert hand.notice == (
            "the prompt tokens “1.5.5” is not a whole number; write it like 12000, 12,000, 12k or 1.5M; kept 2,000"
        )
        await hand.press("down", *"150", "enter")
        assert value(hand, "cached_percent") == "0 %"
        assert hand.notice == ("the share “150” is not a share; write a percentage from 0 to 100, like 80 %; kept 0 %")
        await hand.slider("requests_per_day", *"9999999M", "enter")
        assert hand.notice == "the requests a day must be from 0 to 1,000,000,000, not 9,999,999,000,000; kept 1"


async def test_letters_do_not_start_a_value_and_other_keys_keep_their_meaning(open_desk: "Opening") -> None:
    async with open_desk((100, 30)) as hand:
        await hand.press("2", "k", "M", "%", ".")
        assert value(hand) == "2,000"
        await hand.press("/")
        assert hand.focus == "search"
