"""What is said is said whole, also where three panes have the least room."""

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ortui.domain.account import AccountCredits
from ortui.ui.widgets.answer import Answer
from tests.ui.test_account_boards import ACCOUNT, CI, KEY, at_board, read

if TYPE_CHECKING:
    from tests.ui.conftest import Accounts, Hand, Opening

LEAST = (120, 40)
"""The smallest size with three panes."""
LONG_NAME = "a very long key name for the builds of every night"


async def said_at(hand: "Hand", key: str) -> str:
    await at_board(hand, key)
    return " ".join(hand.screen().replace("│", " ").split())


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("t", ("Per day $ this work fee max % 6", "Pace ● this work ○ day ○ week ○ month")),
        ("o", ("List $/mo this work requests this work", "Rule ● today ○ enterprise ○ requests")),
        ("b", ("Tax % 0 ● card ○ crypto",)),
    ],
)
async def test_entries_and_choices_are_whole(
    open_desk: "Opening", accounts: "Accounts", key: str, words: tuple[str, ...]
) -> None:
    accounts.kept = ACCOUNT
    async with open_desk(LEAST, accounts=accounts) as hand:
        seen = await said_at(hand, key)
        assert all(each in seen for each in words), seen


async def test_words_that_stand_closer_are_chosen_by_the_mouse(open_desk: "Opening", accounts: "Accounts") -> None:
    accounts.kept = ACCOUNT
    async with open_desk(LEAST, accounts=accounts) as hand:
        await at_board(hand, "t")
        await hand.click("#top-up-pace", hand.text("#top-up-pace").index("month"))
        assert "● month" in hand.text("#top-up-pace")


async def test_what_ten_percent_less_saves_is_said_of_a_month(open_desk: "Opening") -> None:
    async with open_desk(LEAST) as hand:
        await hand.point_at("google/gemini-2.5-pro")
        await hand.press("2", "i")
        head = hand.lines("Board")[:2]
        assert " ".join(" ".join(head).split()) == "bill without 10 % less saves a month"
        assert head[1].index("a month") == head[0].index("10 %")


async def test_the_glance_has_one_margin(open_desk: "Opening", accounts: "Accounts") -> None:
    key = KEY._replace(limit=None, limit_remaining=None, has_limit=False)
    accounts.kept = ACCOUNT._replace(key=key, credits=AccountCredits(Decimal(500), Decimal("381.20")))
    async with open_desk(LEAST, accounts=accounts) as hand:
        await hand.press("2", "s", *"coding", "enter", "escape")
        await at_board(hand, "l")
        lines = [line for line in hand.lines("Glance") if line.strip()]
        # 118.80 at 0.4488 a day, from the 23rd of November on, is too long for one line
        place = lines.index(f"{' this work:':<44}")
        assert lines[place + 1].startswith(" Sunday 15 August, in about 9 months")


async def test_a_long_name_of_a_key_yields_to_its_limit_and_is_whole_on_the_sheet(
    open_desk: "Opening", accounts: "Accounts"
) -> None:
    accounts.kept = ACCOUNT._replace(keys=(CI, CI._replace(name=LONG_NAME)))
    async with open_desk(LEAST, accounts=accounts) as hand:
        await at_board(hand, "k")
        lines = read(hand, "keys")
        assert "used left of" in lines
        assert any(line.startswith("a very lon") and line.endswith("… $25.50 $1.20 $20") for line in lines), lines
        await hand.press("enter")
        assert any(line.startswith(f"{LONG_NAME} $25.50 $1.20 $20") for line in hand.page()), hand.page()


@pytest.mark.parametrize("size", [LEAST, (149, 41), (160, 48)])
async def test_answers_of_a_budget_are_all_in_sight_and_whole(open_desk: "Opening", size: tuple[int, int]) -> None:
    async with open_desk(size) as hand:
        await hand.press("2", "s", *"coding", "enter", "b")
        end = hand.desk.query_exactly_one("#estimate").region.bottom - 1
        for keys in (("end",), ("down", "right"), ("up", "end", "0", "0")):
            await hand.press(*keys)
            for answer in hand.desk.query(Answer):
                assert answer.region.bottom <= end, answer.id
                said = hand.lines(f"#{answer.id}")
                assert not any("…" in line for line in said[answer.id == "budget-model" :]), said  # but for its id
        await hand.search("openrouter/auto")  # whose price varies
        await hand.press("enter")
        assert hand.lines("#budget-model")[1].strip() == "none takes this work at a known price"


async def test_the_hint_keeps_the_number_at_which_the_context_ends(open_desk: "Opening") -> None:
    async with open_desk(LEAST) as hand:
        await hand.point_at("google/gemini-2.5-pro")
        await hand.press("2")
        # 1,048,576 less the 500 tokens of the completion
        assert hand.text("Hint").rstrip() == " ┊ tier over 200,000 ╎ context to 1,048,076"
        await hand.point_at("qwen/qwen3-coder-plus")
        await hand.press("2")
        assert hand.text("Hint").rstrip() == " ┊ tiers over 32k, 128k ╎ context to 999,500"


async def test_an_answer_without_room_comes_into_sight_with_the_focus(open_desk: "Opening") -> None:
    async with open_desk((120, 36)) as hand:
        await hand.press("2", "b", *["down"] * 5)
        assert hand.focus == "budget-model"
        assert " cheapest shown " in hand.screen()
        await hand.press(*["up"] * 5)
        assert " Budget $ " in hand.screen()
