"""The boards below the sliders: what each says, by figures worked out by hand, and how they are reached."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from textual.events import Paste

from ortui.domain.catalogue import Catalogue
from ortui.ui.widgets.track import BAND

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, Opening

Record = dict[str, Any]


def board(hand: "Hand") -> list[str]:
    return [" ".join(line.split()) for line in hand.lines("Board") if line.strip()]


def seen(hand: "Hand") -> str:
    return " ".join(" ".join(line.rstrip("│ ▐").split()) for line in hand.screen().splitlines())


@pytest.fixture(scope="module")
def by_hour(catalogue_of: Callable[..., Catalogue], record: Callable[..., Record]) -> Catalogue:
    """Make a model that is half as dear at night, and one of a steady price."""
    night = {"utc_start": 1600, "utc_end": 400, "prompt": "0.000001", "completion": "0.000005"}
    return catalogue_of(
        record("lab/owl", "0.000002", "0.00001", more={"overrides": [night]}, created=1_790_000_000),
        record("lab/steady", "0.000001", "0.000002"),
    )


async def test_keys_and_tabs_show_every_board(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small) as hand:
        await hand.press("2")
        for key, words in {"i": "bill without", "t": "same at every hour", "a": ":floor", "c": "a thousand"}.items():
            await hand.press(key)
            assert words in hand.text("Board"), key
            assert hand.focus == "prompt"
        for title, words in {"Bill": "bill without", "Hours": "same at every hour", "Receipt": "a thousand"}.items():
            tabs = "EstimatePane > Tabs"
            await hand.click(tabs, hand.text(tabs).index(title) + 1)
            assert words in hand.text("Board"), title
        await hand.press("right_square_bracket")
        assert "bill without" in hand.text("Board")
        await hand.press("left_square_bracket")
        assert "a thousand" in hand.text("Board")


async def test_the_day_of_a_model_priced_by_the_hour(open_desk: "Opening", by_hour: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=by_hour, local=timezone(timedelta(hours=2))) as hand:
        await hand.press("2", "t")
        lines = board(hand)
        # 2,000 × 2 + 500 × 10, in millionths: 0.009; half of it from 16:00 to 04:00
        assert lines[1:3] == ["UTC 00 06 12 18", "here 02 08 14 20"]
        assert lines[4:] == [
            "cheapest now, until 04:00 UTC (06:00 here): $0.0045",
            "a request, 50 % less than the dearest",
            "UTC here a request",
            "04:00–16:00 06:00–18:00 $0.009 dearest",
            "▌16:00–04:00 18:00–06:00 $0.0045 cheapest",
        ]
        assert lines[3] == "▲ 18:35 UTC"
        await hand.slider("hour", *"5", "enter")
        assert hand.text("#hour").endswith("05:00 ")
        assert "▲ 05:00 UTC" in hand.text("Board")
        assert hand.row("lab/owl")[-1] == "standard"
        assert "0.27" in hand.row("lab/owl")  # 0.009 × 30 in the table, too
        await hand.press("home")
        assert "0.135" in hand.row("lab/owl")


async def test_what_moves_the_bill(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small) as hand:
        await hand.point_at("lab/opus")
        await hand.press("2", "i")
        # 2,000 × 5 + 500 × 25, in millionths: 0.0225, 0.675 a month; 0.01 of it is 44.4 %; 200 fewer save 0.001 × 30
        assert [line.rstrip(" █▏▎▍▌▋▊▉") for line in board(hand)[1:3]] == [
            "prompt -44.4 % $0.03",
            "completion -55.6 % $0.0375",
        ]


async def test_a_budget_is_solved_and_its_answer_taken_over(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small) as hand:
        await hand.point_at("lab/opus")
        await hand.press("2", "b")
        assert hand.focus == "budget"
        # a request is 0.0225: 148 a day are 99.90 a month, 149 are 100.575
        assert " ".join(hand.text("#budget-requests_per_day").split()).startswith("requests a day 148 $99.90 a month;")
        assert "  as max_tokens" in hand.text("#budget-completion")
        assert "max_tokens" not in hand.text("#budget-prompt")
        assert "$0.675 a month, within the budget" in hand.text("#budget-model")
        await hand.press("down", "down", "enter")
        assert hand.desk.scenario.requests_per_day == 148
        await hand.press("u")
        assert hand.desk.scenario.requests_per_day == 1
        await hand.press("up", "right")
        assert hand.focus == "per"
        # 100 USD for one request: the context ends it, 128,000 - 2,000
        assert "126,000" in hand.text("#budget-completion")


async def test_the_cheapest_model_within_a_budget_is_gone_to(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small) as hand:
        await hand.search("opus")
        await hand.press("enter", "2", "b")
        assert "lab/opus" in hand.text("#budget-model")
        await hand.click("#budget-model", 5)
        assert hand.focus == "budget-model"
        await hand.press("enter")
        assert hand.model == "lab/opus"
        assert hand.notice == "highlighted lab/opus"


@pytest.mark.parametrize("size", [(160, 48), (100, 30), (80, 24), (100, 40)])
async def test_every_answer_of_the_budget_has_room_for_its_reason(open_desk: "Opening", size: tuple[int, int]) -> None:
    async with open_desk(size) as hand:
        await hand.point_at("google/gemini-2.5-pro")
        await hand.slider("requests_per_day", *"200", "enter")
        await hand.press("b", "end", *["backspace"] * 3, *"1400")
        seen = " ".join(hand.screen().split())
        # a request of 2,000 × 1.25 and 500 × 10, in millionths, is 0.0075: 6,222 a day on 30 days, and 6,223
        assert "$1,399.95 a month; one more makes it $1,400.18" in seen
        assert "within the budget" in seen


async def test_the_jump_of_a_tier_is_said_whole(open_desk: "Opening") -> None:
    async with open_desk((160, 48)) as hand:
        await hand.point_at("google/gemini-2.5-pro")
        await hand.slider("requests_per_day", *"200", "enter")
        await hand.press("b", "end", *["backspace"] * 3, *"1600")
        # 200,000 × 1.25 and 500 × 10, in millionths: 0.255; one more: 200,001 × 2.50 and 500 × 15: 0.5075025
        said = " ".join(hand.text("#budget-prompt").split())
        assert said == (
            "prompt tokens 200,000 a tier begins above 200,000 prompt tokens:"
            " a month would cost $3,045.02 instead of $1,530.00"
        )


@pytest.mark.parametrize("size", [(160, 48), (120, 30), (80, 24)])
async def test_a_free_model_takes_no_more_requests_than_it_does(
    open_desk: "Opening", small: Catalogue, size: tuple[int, int]
) -> None:
    async with open_desk(size, catalogue=small) as hand:
        await hand.point_at("lab/gift:free")
        await hand.press("2", "b")
        said = " ".join(hand.text("#budget-requests_per_day").split())
        assert said == "requests a day 1,000 free a month; 50 until $10 is bought"


async def test_a_budget_that_cannot_be_read_says_so(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small) as hand:
        await hand.press("2", "b", "end", "backspace", "backspace", "backspace")
        said = " ".join(hand.text("#budget-requests_per_day").split())
        assert said == "the budget “” is not an amount in USD write it like 100 or 5.80"


async def test_a_slider_is_explained_only_while_it_is_in_hand(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small) as hand:
        await hand.point_at("lab/opus")
        assert hand.text("Hint").strip() == ""
        await hand.press("2", "x")
        assert hand.text("Hint").strip() == "of the requests go to the second model"
        await hand.press("b")
        assert hand.text("Hint").strip() == ""
        await hand.press("c")
        assert "context to 127,500" in hand.text("Hint")
        await hand.press("shift+tab")
        assert hand.text("Hint").strip() == ""


async def test_two_marked_models_share_the_work(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small) as hand:
        await hand.press("2", "x")
        assert "mark one or two models in the table" in hand.text("Board")
        await hand.press("1", "escape")
        await hand.point_at("lab/opus")
        await hand.press("space")
        await hand.point_at("lab/tiered")
        await hand.press("space", "2", "x")
        # opus 0.675 a month; tiered 2,000 × 1.25 + 500 × 10, in millionths: 0.0075, so 0.225; 15 and 15 requests: 0.45
        lines = board(hand)
        assert lines[:3] == [
            "$0.675 a month opus",
            "$0.225 a month tiered",
            "$0.45 a month both, shared as above",
        ]
        await hand.press("end")
        assert "$0.225 a month both" in " ".join(board(hand))
        assert "tiered is cheaper whatever the completion" in " ".join(board(hand))


async def test_a_model_that_cannot_take_its_share_is_named(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small) as hand:
        await hand.point_at("lab/cheap")
        await hand.press("space")
        await hand.point_at("lab/opus")
        await hand.press("space")
        await hand.slider("prompt", *"9k", "enter", "x")
        said = " ".join(hand.text("Board").split())
        assert "! cheap can't take this work: does not fit the context: 9,000 prompt + 500" in said
        assert "opus can't take" not in said


async def test_what_has_no_room_is_shown_by_enter(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((80, 24), catalogue=small) as hand:
        await hand.press("2", "a")
        assert "more lines: enter" in hand.text("Board")
        await hand.press("enter")
        assert ":online" in hand.text("Page")


async def test_a_pasted_text_sets_the_prompt(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=small) as hand:
        await hand.press("2", "p")
        hand.app.post_message(Paste("word " * 300))
        await hand.settle()
        await hand.press("ctrl+s")
        await hand.until(lambda: hand.desk.scenario.prompt != 2_000)
        # 300 words of 1.07, 0.92 and 1.70 tokens
        assert hand.desk.scenario.prompt == 321
        assert hand.notice.startswith("about 321 tokens, 276 to 510 by model: estimated without a tokenizer")


async def test_an_estimated_prompt_is_never_shown_as_exact(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((160, 60), catalogue=small) as hand:
        await hand.point_at("lab/opus")
        await hand.press("2", "p")
        hand.app.post_message(Paste("word " * 300))
        await hand.settle()
        await hand.press("ctrl+s")
        await hand.until(lambda: hand.desk.prompt_estimate is not None)
        await hand.settle()
        assert hand.text("#prompt")[-12:].strip() == "~321"
        assert BAND in hand.text("#prompt")
        assert hand.text("Hint").startswith(" estimated, 276 to 510")
        words = " ".join(board(hand))
        assert "~321 prompt × 5.00 /M" in words
        # 276 and 510 × 5, each and 500 × 25, in millionths
        assert "~321 prompt tokens are estimated, 276 to 510 by model: $0.01388 to $0.01505 a request" in words
        assert "estimated without a tokenizer" in words
        await hand.slider("completion", "right")
        assert "~321 prompt" in hand.text("Board")
        await hand.slider("prompt", *"321", "enter")  # now it is a count that was typed
        assert hand.text("#prompt")[-12:].strip() == "321"
        assert BAND not in hand.text("#prompt")
        assert not {"~", "estimated"} & {*hand.text("Board"), *hand.text("Board").split(), *hand.text("Hint").split()}
        await hand.press("u")
        assert hand.text("#prompt")[-12:].strip() == "~321"


async def test_the_free_form_says_how_many_requests_are_free(open_desk: "Opening") -> None:
    limits = "50 a day, 1,000 once $10 of credits were ever bought"
    async with open_desk((160, 60)) as hand:
        await hand.point_at("z-ai/glm-5.2")
        await hand.press("2", "a")
        assert f"20 requests a minute; {limits}" in " ".join(board(hand))
        await hand.slider("requests_per_day", *"2k", "enter")
        assert f"2,000 requests a day are too many: free models take {limits}" in " ".join(board(hand))


async def test_a_free_row_is_no_other_form_of_itself(open_desk: "Opening") -> None:
    async with open_desk((160, 60)) as hand:
        await hand.point_at("z-ai/glm-5.2:free")
        await hand.press("2", "a")
        lines = board(hand)
        assert lines[0] == "as it is free a request"
        assert "20 requests a minute; 50 a day" in " ".join(lines[:5])
        assert not any(line.startswith(":free") or "% less" in line for line in lines)


@pytest.mark.parametrize(
    ("model", "words"),
    [
        (
            "lab/router",
            "lab/router has no price by the hour; price varies: it is that of the model which serves the request",
        ),
        ("lab/silent", "lab/silent has no price by the hour; no token price listed"),
        ("lab/gift:free", "lab/gift:free costs the same at every hour of this day"),
    ],
)
async def test_the_day_of_a_model_without_a_price_is_not_said_to_cost_the_same(
    open_desk: "Opening", small: Catalogue, model: str, words: str
) -> None:
    async with open_desk((160, 48), catalogue=small) as hand:
        await hand.point_at(model)
        await hand.press("2", "t")
        assert " ".join(board(hand)).startswith(words)


async def test_clocks_that_are_half_an_hour_off_say_so(open_desk: "Opening", by_hour: Catalogue) -> None:
    async with open_desk((160, 48), catalogue=by_hour, local=timezone(timedelta(hours=5, minutes=30))) as hand:
        await hand.press("2", "t")
        assert board(hand)[1:3] == ["UTC 00 06 12 18", "here 05:30 11:30 17:30 23:30"]
        assert "▌16:00–04:00 21:30–09:30 $0.0045 cheapest" in board(hand)


async def test_the_days_of_the_week_are_told_and_a_cheaper_one_is_waited_for(
    open_desk: "Opening", catalogue_of: Callable[..., Catalogue], record: Callable[..., Record]
) -> None:
    weekend = {"utc_days": ["saturday", "sunday"], "prompt": "0.000001", "completion": "0.000005"}
    idle = catalogue_of(record("lab/idle", "0.000002", "0.00001", more={"overrides": [weekend]}))
    here = timezone(timedelta(hours=-8))
    async with open_desk((160, 48), catalogue=idle, local=here) as hand:  # on a Monday
        await hand.press("2", "t")
        assert board(hand)[:2] == [
            "lab/idle costs the same at every hour of this day",
            "wait until Sat 00:00 UTC (Fri 16:00 here): $0.0045",
        ]
    saturday = datetime(2026, 11, 28, 1, tzinfo=UTC)
    async with open_desk((160, 48), catalogue=idle, local=here, clock=lambda: saturday) as hand:
        await hand.press("2", "t")
        assert "cheapest now, until Mon 00:00 UTC (Sun 16:00" in " ".join(board(hand))
