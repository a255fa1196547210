"""The boards on the account: activity, keys, refusals; a key that is typed, and the audit of one request."""

import json
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from textual.events import Paste
from textual.widgets import Input

from ortui.domain.account import Account, AccountCredits, ActivityRow, FreeRequests, KeyFacts, Reset, Spend
from ortui.domain.catalogue import Catalogue
from ortui.domain.generation import Generation
from ortui.ui.inks import inks
from ortui.ui.planner.board import PlannerBoard
from ortui.ui.themes import DARK
from ortui.ui.widgets.reading import Reading
from tests.ui.conftest import NOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.conftest import Accounts, Hand, Opening


def row(days_ago: int, model: str, provider: str, usage: str | None, requests: int = 10) -> ActivityRow:
    amount = None if usage is None else Decimal(usage)
    return ActivityRow(NOW.date() - timedelta(days=days_ago), model, provider, amount, None, requests, 900, 100, 0, 0)


ACTIVITY = (
    row(1, "lab/opus", "Alpha", "4"),
    row(1, "lab/cheap", "Beta", "2"),
    row(2, "lab/opus", "Beta", "3"),
    row(30, "lab/cheap", "Beta", "0.001"),
    row(3, "lab/tiered", "Alpha", None),
)
KEY = KeyFacts(
    "sk-or-v1-a…1",
    "work",
    Decimal(100),
    Decimal("74.50"),
    has_limit=True,
    reset=None,
    spend=Spend(Decimal("25.50"), Decimal(1), Decimal(1), Decimal("25.50")),
    is_management=True,
)
CI = KEY._replace(name="ci", limit=Decimal(20), limit_remaining=Decimal("1.20"), is_management=False)
ACCOUNT = Account(
    NOW,
    KEY,
    credits=AccountCredits(Decimal(500), Decimal("381.20")),
    keys=(
        KEY._replace(is_management=False),
        CI,
        CI._replace(name="old", is_disabled=True, reset=Reset.MONTHLY),
        KEY._replace(name="home", limit=None, limit_remaining=None, has_limit=False, is_management=False),
    ),
    activity=ACTIVITY,
)


def read(hand: "Hand", board: str) -> list[str]:
    return [" ".join(line.split()) for line in hand.lines(f"#read-{board}")]


async def at_board(hand: "Hand", key: str) -> None:
    await hand.until(lambda: hand.desk.purse.account is not None)
    await hand.press("3", key)


async def test_activity_is_drawn_day_by_day(open_desk: "Opening", accounts: "Accounts") -> None:
    accounts.kept = ACCOUNT
    async with open_desk((90, 30), accounts=accounts) as hand:
        await at_board(hand, "a")
        bars = hand.lines("#read-used")[:3]
        # 60 cells for 30 days from the 24th of October on: the last two days, at 6 and 3 dollars, are whole and half
        assert [line[9 + 58 :][:2] for line in bars] == ["██", "██", "██"]
        assert [line[9 + 56 :][:2] for line in bars] == ["  ", "▄▄", "██"]
        assert [line[9:11] for line in bars] == ["  ", "  ", "▁▁"]  # what is not nothing is seen
        lines = read(hand, "used")
        assert lines[0].startswith("$6.00")
        assert lines[3] == "24 Oct yesterday"
        assert lines[4] == "$9.001 · 50 requests · 5k tokens"
        assert lines[5] == "1 row doesn't say what it used and is not in it"
        assert lines[6].startswith("■ lab/opus $7.00 20 req █")
        assert "today is not in it: the API gives completed UTC days only" in lines


async def test_the_bars_are_stacked_by_what_is_chosen(open_desk: "Opening", accounts: "Accounts") -> None:
    """Yesterday opus took the lower 4 of 6 dollars; by provider, Beta took the lower 2, and Alpha those above."""
    accounts.kept = ACCOUNT._replace(activity=ACTIVITY[:3])
    async with open_desk((90, 30), accounts=accounts) as hand:
        await at_board(hand, "a")

        def middle_of_yesterday() -> object:
            row = hand.desk.query_exactly_one("#read-used", Reading).render_line(1)
            return next(segment.style for segment in reversed([*row]) if "█" in segment.text)

        for key, first, ink in (("", "lab/opus $7.00", "bar"), ("right", "Beta $5.00", "bar-second")):
            await hand.press(*key.split())
            assert read(hand, "used")[5].startswith(f"■ {first}")
            assert middle_of_yesterday() == inks(DARK)[ink]


async def test_a_top_up_is_planned_for_what_was_measured(open_desk: "Opening", accounts: "Accounts") -> None:
    """All keys used 6 dollars yesterday, 9 in 7 days; each of the four 1 in the 18 hours and 35 minutes of today.

    It is a Monday, so that these 4 are the week's too: 5.166 a day, more than a seventh of 9, and less than 6.
    """
    accounts.kept = ACCOUNT._replace(activity=ACTIVITY[:3])
    async with open_desk((90, 30), accounts=accounts) as hand:
        await at_board(hand, "t")
        await hand.press(*["down"] * 4)
        assert hand.focus == "top-up-pace"
        for said, purchases in (("6.00 a day, as all keys used yesterday", "7.2"), ("5.166 a day", "6.2")):
            await hand.press("right")
            lines = read(hand, "top-up")
            assert lines[0].startswith(f"{purchases} purchases a month")
            assert any(line.startswith(f"for {said}") for line in lines)
        assert hand.text("#burn").strip() == "week"
    accounts.kept = ACCOUNT._replace(activity=None, keys=None, key=CI)
    async with open_desk((90, 30), accounts=accounts) as hand:
        await at_board(hand, "t")
        await hand.press(*["down"] * 4, "right")
        assert "for 1.291 a day, as the key used today" in read(hand, "top-up")


async def test_without_an_account_nothing_was_measured(open_desk: "Opening") -> None:
    async with open_desk((90, 30)) as hand:
        await hand.press("3", "t", *["down"] * 4, "right")
        assert read(hand, "top-up")[0].startswith("what is used up a day is not known: No key: set OPENROUTER_API_KEY")
        await hand.press("up", "up")
        await hand.write("10")
        assert read(hand, "top-up")[0].startswith("12.0 purchases a month")


async def test_the_keys_are_set_beside_each_other(open_desk: "Opening", accounts: "Accounts") -> None:
    accounts.kept = ACCOUNT
    async with open_desk((90, 30), accounts=accounts) as hand:
        await at_board(hand, "k")
        lines = read(hand, "keys")
        assert lines[0].startswith("ci runs dry first: ")
        assert lines[1] == "used left of"
        assert lines[2].startswith("ci $25.50 $1.20 $20 ")
        assert lines[3].startswith("work $25.50 $74.50 $100 ")
        assert "home $25.50 — — no limit on this key" in lines
        assert "old $25.50 $1.20 $20 disabled" in lines


@pytest.mark.parametrize(
    ("key", "words"), [("a", "the account's activity: needs a"), ("k", "the keys of the account: needs a")]
)
async def test_what_an_ordinary_key_may_not_see_is_named(
    open_desk: "Opening", accounts: "Accounts", key: str, words: str
) -> None:
    needs = "needs a management key"
    accounts.kept = ACCOUNT._replace(activity=None, activity_reason=needs, keys=None, keys_reason=needs)
    async with open_desk((90, 30), accounts=accounts) as hand:
        await at_board(hand, key)
        assert any(line.startswith(words) for line in read(hand, hand.focus.replace("read-", "").replace("-by", "")))


BODY = {"error": {"code": 402, "message": "needs fewer max_tokens, can only afford 512", "metadata": None}}
EXPLAINED = {
    "402": ("out of credits", "1 top up the credits"),
    "Key limit exceeded (daily limit)": ("key limit reached", "1 raise the key's limit, or use another key"),
    json.dumps(BODY): ("too few credits for this request", "3 lower max_tokens to at most 512"),
    json.dumps({"error": BODY["error"] | {"code": "402"}}): (
        "too few credits for this request",
        "1 top up the credits",
    ),
    "{": ("", ""),
    '{"a": 1}': ("", ""),
    "429 free-models-per-day": ("day limit of free models", "1 buy 10 USD of credits in all: then it is 1,000 a day"),
}


async def test_a_refusal_is_explained(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((90, 30), catalogue=small) as hand:
        await hand.press("3", "e")
        assert hand.focus == "refusal"
        for text, (cause, advice) in EXPLAINED.items():
            hand.app.screen.query_exactly_one("#refusal", Input).value = text
            await hand.settle()
            lines = read(hand, "refused")
            assert lines[0] == cause if cause else lines[0], text
            assert not advice or advice in lines, (text, lines)
            assert not any("Traceback" in line for line in lines)


@pytest.mark.parametrize(
    ("bought", "limit", "advice"),
    [
        ("500", None, "1 use a paid model"),
        ("9.99", None, "1 buy 10 USD of credits in all: then it is 1,000 a day"),
        ("9.99", 1_000, "1 use a paid model"),  # the key knows better
    ],
)
async def test_who_has_bought_enough_is_not_told_to_buy_more(
    open_desk: "Opening", accounts: "Accounts", bought: str, limit: int | None, advice: str
) -> None:
    key = KEY._replace(free_requests=None if limit is None else FreeRequests(limit, limit, 0))
    accounts.kept = ACCOUNT._replace(key=key, credits=AccountCredits(Decimal(bought), Decimal(1)))
    async with open_desk((90, 30), accounts=accounts) as hand:
        await at_board(hand, "e")
        hand.app.screen.query_exactly_one("#refusal", Input).value = "429 free-models-per-day"
        await hand.settle()
        assert advice in read(hand, "refused")


async def test_the_advice_names_models_for_the_present_work(open_desk: "Opening", small: Catalogue) -> None:
    async with open_desk((90, 30), catalogue=small) as hand:
        await hand.point_at("lab/opus")
        await hand.press("escape", "3", "e")
        words = " ".join(read(hand, "refused"))
        # 2,000 × 5/M + 500 × 25/M; 2,000 × 0.1/M + 500 × 0.4/M; lab/tiered 2,000 × 1.25/M + 500 × 10/M
        assert "free: lab/gift:free; cheaper: lab/cheap at $0.0004, lab/tiered at $0.0075 instead of $0.0225" in words
        await hand.press("escape")
        await hand.point_at("lab/cheap")
        await hand.press("3")
        words = " ".join(read(hand, "refused"))
        assert "use a free or cheaper model: free: lab/gift:free" in words
        assert "cheaper: lab" not in words


async def test_where_the_price_varies_nothing_is_said_to_cost_as_little(
    open_desk: "Opening", catalogue_of: "Callable[..., Catalogue]", record: "Callable[..., dict[str, object]]"
) -> None:
    only = catalogue_of(record("lab/router", "-1", "-1"), record("lab/cheap", "0.0000001", "0.0000004"))
    async with open_desk((90, 30), catalogue=only) as hand:
        for model, keys, words in (
            ("lab/router", "3 e", "what this work costs now is not known"),
            ("lab/cheap", "3", "none costs less for this work"),
        ):
            await hand.point_at(model)
            await hand.press("escape", *keys.split())
            assert f"2 use a free or cheaper model; {words}" in read(hand, "refused")
            await hand.press("escape")


async def test_a_pasted_error_may_have_many_lines(open_desk: "Opening") -> None:
    async with open_desk((90, 30)) as hand:
        await hand.press("3", "e")
        hand.app.post_message(Paste(json.dumps(BODY, indent=2)))
        await hand.settle()
        assert read(hand, "refused")[0] == "too few credits for this request"


async def test_a_cause_can_be_chosen(open_desk: "Opening") -> None:
    async with open_desk((90, 30)) as hand:
        await hand.press("3", "e", "down")
        causes = []
        for _ in range(5):
            causes.append(read(hand, "refused")[0])
            await hand.press("right")
        assert causes == [
            "out of credits",
            "key limit reached",
            "in-flight budget used up",
            "day limit of free models",
            "negative balance",
        ]


async def test_a_key_is_typed_masked_and_used_for_this_run(open_desk: "Opening", accounts: "Accounts") -> None:
    accounts.keys, typed = accounts.keys._replace(api=None), "sk-or-v1-another-canary-123"
    accounts.stale, accounts.answer = True, ACCOUNT
    async with open_desk((160, 48), accounts=accounts) as hand:
        await hand.press("3", "K")
        await hand.write("with blanks")
        await hand.press("enter")
        assert "is not a key" in hand.notice
        await hand.press("K")
        await hand.write(typed)
        assert "canary" not in hand.screen()
        assert "•" in hand.screen()
        await hand.press("enter")
        await hand.until(lambda: hand.desk.purse.account is not None)
        assert accounts.typed[-1] == typed
        assert "…123" in hand.text("Header")
        assert "canary" not in hand.everything + " ".join(hand.desk.said)


async def test_an_answer_to_a_key_before_is_passed_over(open_desk: "Opening", accounts: "Accounts") -> None:
    accounts.stale, accounts.answer = True, ACCOUNT
    accounts.may_answer.clear()
    async with open_desk((90, 30), accounts=accounts) as hand:
        await hand.until(lambda: accounts.asked == 1)
        await hand.press("3", "K")
        await hand.write("sk-or-v1-another-canary-123")
        await hand.press("enter")
        await hand.until(lambda: accounts.asked == 2)
        assert hand.desk.purse.account is None
        accounts.answer = ACCOUNT._replace(credits=AccountCredits(Decimal(9), Decimal(2)))
        accounts.may_answer.set()
        await hand.until(lambda: hand.desk.purse.account is not None)
        await hand.settle()
        assert "$7.00 of $9" in hand.text("Header")


async def test_one_request_is_audited(open_desk: "Opening", accounts: "Accounts", small: Catalogue) -> None:
    accounts.kept = ACCOUNT
    accounts.generations["gen-1"] = Generation(
        id="gen-1",
        model="lab/opus",
        provider="Alpha",
        created_at=NOW,
        total_cost=Decimal("0.0225"),
        prompt=2000,
        completion=500,
    )
    async with open_desk((90, 30), accounts=accounts, catalogue=small) as hand:
        await at_board(hand, "i")
        await hand.write("gen-1")
        await hand.press("enter")
        await hand.until(lambda: hand.app.screen is not hand.desk)
        page = hand.page()
        assert "prompt 2,000 native tokens" in page
        # 2,000 × 5/M + 500 × 25/M
        assert "billed $ 0.0225" in page
        assert "estimate $ 0.0225 from these counts, by the prices at hand" in page
        assert "difference $ 0.00 equal" in page
        await hand.press("escape", "i")
        await hand.write("gen-2")
        await hand.press("enter")
        await hand.until(lambda: "no such generation" in hand.notice)
        assert any("asking again" in said for said in hand.desk.said)


async def test_an_audit_needs_a_key(open_desk: "Opening") -> None:
    async with open_desk((90, 30)) as hand:
        await hand.press("3", "i")
        assert hand.notice == "auditing a generation needs a key"


async def test_two_boards_stand_beside_each_other_where_there_is_room(
    open_desk: "Opening", accounts: "Accounts"
) -> None:
    accounts.kept = ACCOUNT

    def seen(hand: "Hand") -> list[str]:
        return [each.board for each in hand.desk.query(PlannerBoard) if each.display]

    async with open_desk((100, 30), accounts=accounts) as hand:
        await at_board(hand, "l")
        assert seen(hand) == ["buy", "left"]
        assert hand.focus == "read-left"
        await hand.press("b")
        assert (seen(hand), hand.focus) == (["buy", "left"], "credits-wanted")
        await hand.press("k")
        assert seen(hand) == ["used", "keys"]
        await hand.click("#used-by", 3)
        await hand.press("a")
        assert hand.notice == "used is shown already"  # the mouse went to it
        await hand.resize(80, 30)
        assert seen(hand) == ["used"]
        await hand.press("m")
        assert (seen(hand), hand.focus) == (["buy"], "credits-wanted")
        await hand.resize(100, 30)
        assert seen(hand) == ["buy", "left"]
    async with open_desk((100, 30)) as hand:
        await hand.press("3")
        assert seen(hand) == ["buy", "top-up"]
