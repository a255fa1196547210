"""What is left, on the screen: at a glance, in the header, and how long it lasts; figures worked out by hand."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ortui.domain.account import Account, AccountCredits, FreeRequests, KeyFacts, Reset, Spend
from ortui.domain.catalogue import Catalogue
from ortui.source.accounts import LoadedAccount
from ortui.source.errors import UnreachableError
from ortui.ui.accounts import AGAIN_AFTER, ASK_AFTER
from tests.ui.conftest import NOW

if TYPE_CHECKING:
    from tests.ui.conftest import Accounts, Clock, Hand, Opening, Prices

KEY = KeyFacts(
    label="sk-or-v1-abc…890",
    limit=Decimal(100),
    limit_remaining=Decimal("74.50"),
    has_limit=True,
    reset=Reset.MONTHLY,
    spend=Spend(Decimal(310), Decimal("4.10"), Decimal("4.10"), Decimal("25.50")),
    is_management=False,
    created_at=datetime(2026, 1, 5, tzinfo=UTC),
    expires_at=datetime(2027, 1, 1, tzinfo=UTC),
    free_requests=FreeRequests(1000, 10, 990),
)
MANAGEMENT = "needs a management key"
ORDINARY = Account(NOW, KEY, credits_reason=MANAGEMENT, keys_reason=MANAGEMENT, activity_reason=MANAGEMENT)
UNLIMITED = ORDINARY._replace(key=KEY._replace(limit=None, limit_remaining=None, has_limit=False, reset=None))
DEBT = ORDINARY._replace(credits=AccountCredits(Decimal(50), Decimal("52.10")))
MANAGER = Account(
    NOW,
    UNLIMITED.key._replace(is_management=True) if UNLIMITED.key else None,
    credits=AccountCredits(Decimal(500), Decimal("381.20")),
    keys=(KEY,),
)


def glance(hand: "Hand") -> str:
    return " ".join(hand.text("Glance").split())


async def known(hand: "Hand") -> None:
    await hand.until(lambda: hand.desk.purse.account is not None and not hand.desk.purse.is_asking)
    await hand.press("3")


async def test_an_ordinary_key_shows_its_own_limit(open_desk: "Opening", accounts: "Accounts") -> None:
    accounts.kept = ORDINARY
    async with open_desk((160, 48), accounts=accounts) as hand:
        await known(hand)
        assert glance(hand).startswith("$74.50 of $100.00 █████████▁▁▁ 75 % the key's limit · resets 1 Dec, in 7 days")
        assert "used today $4.10 · week $4.10 · month $25.50" in glance(hand)
        assert "990 of 1,000 free requests left today" in glance(hand)
        # 4.10 in 18 hours and 35 minutes are 5.295 a day; 74.50 last until the reset, the next 100 for 18.9 days
        assert hand.lines("Header")[0].endswith("…890 · $74.50 of $100 · resets 1 Dec · about 26 days left ")
        assert accounts.asked == 0


@pytest.mark.parametrize(
    ("account", "words", "header"),
    [
        (UNLIMITED, "no limit on this key; the account's credits: needs a management key", "no limit on this key"),
        (DEBT, "-$2.10, a debt: even free models are refused until credits are bought", "-$2.10, a debt"),
        (MANAGER, "$118.80 of $500.00", "$118.80 of $500"),
        (
            ORDINARY._replace(key=KEY._replace(limit_remaining=Decimal("-1.50"))),
            "nothing left of $100.00 ▁▁▁▁▁▁▁▁▁▁▁▁ 0 % $1.50 over",
            "nothing left of $100",
        ),
        (Account(NOW, KeyFacts()), "whether this key has a limit is not said", ""),
        (Account(NOW, key_reason="the API answered 500"), "the API answered 500", ""),
    ],
)
async def test_what_is_left_is_never_a_made_up_zero(
    open_desk: "Opening", accounts: "Accounts", account: Account, words: str, header: str
) -> None:
    accounts.kept = account
    async with open_desk((160, 48), accounts=accounts) as hand:
        await known(hand)
        assert words in glance(hand)
        assert header in hand.text("Header")
        assert "$0.00" not in glance(hand)
        await hand.press("l")  # nor do the dates fail


@pytest.mark.parametrize(
    ("width", "ends"),
    [(160, "…890 · $74.50 of $100 · resets 1 Dec · about 26 days left"), (80, " $74.50 of $100"), (45, " $74.50")],
)
async def test_the_header_drops_parts_as_it_narrows(
    open_desk: "Opening", accounts: "Accounts", width: int, ends: str
) -> None:
    accounts.kept = ORDINARY
    async with open_desk((width, 30), accounts=accounts) as hand:
        await known(hand)
        assert hand.lines("Header")[0].rstrip().endswith(ends)
        assert "93 days old" in hand.text("Header")


async def test_the_dates_are_spelled_out_for_each_pace(
    open_desk: "Opening", accounts: "Accounts", small: Catalogue
) -> None:
    accounts.kept = ORDINARY._replace(key=KEY._replace(reset=None))
    async with open_desk((90, 30), accounts=accounts, catalogue=small) as hand:
        await known(hand)
        await hand.press("escape")
        await hand.point_at("lab/opus")
        await hand.slider("requests_per_day", *"200", "enter", "tab", "l")
        assert hand.focus == "read-left"
        lines = [" ".join(line.split()) for line in hand.lines("#read-left")]
        # 74.50 at 5.295 a day are 14.07 days; 25.50 in 22 days and 18:35 hours are 1.12 a day: 66.5 days
        assert lines[0] == "today's pace $5.295 a day Monday 7 December, in about 14 days"
        assert lines[2] == "this month's $1.12 a day Friday 29 January, in about 67 days"
        # 0.0225 × 200 = 4.50 a day: 16.6 days
        assert lines[3] == "this work $4.50 a day Thursday 10 December, in about 17 days"
        assert "the account's credits: needs a management key" in lines


async def test_without_a_key_nothing_is_asked(open_desk: "Opening", accounts: "Accounts") -> None:
    accounts.keys = accounts.keys._replace(api=None)
    accounts.stale = True
    async with open_desk((100, 30), accounts=accounts) as hand:
        await hand.press("3")
        assert glance(hand).startswith("No key: set OPENROUTER_API_KEY")
        await hand.press("l")
        assert "No key: set OPENROUTER_API_KEY" in hand.text("#read-left")
        await hand.press("r")
        assert accounts.asked == 0


async def test_a_key_that_can_not_be_used_says_why(open_desk: "Opening", accounts: "Accounts") -> None:
    accounts.keys = accounts.keys._replace(api=None)
    refused = "key_command: pass was not found"
    accounts.at_hand = lambda: LoadedAccount(accounts.keys, notices=(refused,))  # type: ignore[method-assign]
    async with open_desk((100, 30), accounts=accounts) as hand:
        await hand.until(lambda: bool(hand.desk.purse.reason))
        await hand.press("3")
        assert glance(hand) == refused


async def test_it_is_asked_once_a_minute_by_itself_and_at_once_when_told_to(
    open_desk: "Opening", accounts: "Accounts", clock: "Clock", prices: "Prices"
) -> None:
    accounts.stale, accounts.answer = True, ORDINARY
    async with open_desk((100, 30), accounts=accounts, clock=clock) as hand:
        await known(hand)
        assert accounts.asked == 1
        clock.move_on(seconds=59)
        hand.desk.ask_if_stale()
        assert accounts.asked == 1
        await hand.press("r")
        await hand.until(lambda: accounts.asked == 2 and not hand.desk.purse.is_asking)
        clock.move_on(seconds=61)
        hand.desk.ask_if_stale()
        await hand.until(lambda: accounts.asked == 3)
        assert prices.asked == 1  # by r


async def test_a_failure_keeps_what_is_known_and_says_why(open_desk: "Opening", accounts: "Accounts") -> None:
    accounts.kept, accounts.stale = ORDINARY, True
    accounts.answer = UnreachableError("the API can't be reached: no route")
    async with open_desk((100, 30), accounts=accounts) as hand:
        await known(hand)
        assert "$74.50 of $100.00" in glance(hand)
        assert "not refreshed: the API can't be reached: no route" in glance(hand)
        assert "$74.50" in hand.text("Header")
        await hand.press("r")
        await hand.until(lambda: "the account was not refreshed" in " ".join(hand.desk.said))


async def test_the_screen_never_waits_for_it(open_desk: "Opening", accounts: "Accounts") -> None:
    accounts.stale, accounts.answer = True, ORDINARY
    accounts.may_answer.clear()
    async with open_desk((100, 30), accounts=accounts) as hand:
        await hand.until(lambda: accounts.asked == 1)
        await hand.press("3")
        assert glance(hand) == "asking what is left…"
        await hand.write("50")
        assert hand.text("#money").strip() == "52.75"
        accounts.may_answer.set()
        await known(hand)
        assert "$74.50" in glance(hand)


@pytest.mark.parametrize("answer", [ORDINARY, UnreachableError("no route to the host")])
async def test_it_is_asked_for_again_a_minute_after_the_answer(
    open_desk: "Opening",
    accounts: "Accounts",
    clock: "Clock",
    answer: Account | UnreachableError,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By a time of its own: the minutes of the screen begin before the asking, and end when it is not a minute ago."""
    assert timedelta(seconds=AGAIN_AFTER) > ASK_AFTER
    monkeypatch.setattr("ortui.ui.accounts.AGAIN_AFTER", 0.01)

    def next_minute() -> datetime:
        clock.move_on(seconds=AGAIN_AFTER)
        return clock.now

    accounts.answer, accounts.stale = answer, True
    async with open_desk((160, 48), accounts=accounts, clock=next_minute) as hand:
        await hand.until(lambda: accounts.asked >= 3)


async def test_what_goes_on_stands_before_what_is_left(
    open_desk: "Opening", accounts: "Accounts", prices: "Prices"
) -> None:
    accounts.kept = ORDINARY
    prices.answer = UnreachableError("no route to the host")
    async with open_desk((160, 30), accounts=accounts) as hand:
        await known(hand)
        accounts.answer = ORDINARY
        await hand.press("r")
        await hand.until(lambda: hand.desk.activity.is_warning)
        await hand.settle()
        assert "not refreshed · $74.50 of $100 · resets 1 Dec" in hand.text("Header")
        await hand.resize(50, 30)
        assert hand.text("Header").rstrip().endswith("$74.50")


async def test_what_was_used_in_a_period_that_has_ended_is_not_said(
    open_desk: "Opening", accounts: "Accounts", clock: "Clock"
) -> None:
    accounts.kept = ORDINARY
    async with open_desk((160, 48), accounts=accounts, clock=clock) as hand:
        await known(hand)
        clock.move_on(days=1)
        hand.desk.moment = clock.now
        await hand.settle()
        assert "today $4.10" not in glance(hand)
        assert "used week $4.10 · month $25.50" in glance(hand)


async def test_an_answer_from_within_the_minute_of_the_screen_is_no_time_to_come(
    open_desk: "Opening", accounts: "Accounts"
) -> None:
    accounts.kept = DEBT._replace(asked_at=NOW + timedelta(seconds=40))
    async with open_desk((160, 48), accounts=accounts) as hand:
        await known(hand)
        assert "this work" not in glance(hand)
        await hand.press("l")
        paces = [" ".join(line.split()) for line in hand.lines("#read-left")[:8]]
        assert "today's pace $5.292 a day nothing is left" in paces


async def test_figures_count_on_with_the_minutes(open_desk: "Opening", accounts: "Accounts", clock: "Clock") -> None:
    accounts.kept = ORDINARY
    async with open_desk((160, 48), accounts=accounts, clock=clock) as hand:
        await known(hand)
        clock.move_on(days=3)
        hand.desk.moment = clock.now
        await hand.settle()
        assert "resets 1 Dec, in 4 days" in glance(hand)
        assert hand.desk.moment - NOW == timedelta(days=3)


async def test_all_of_the_glance_is_seen_beside_the_prices_of_a_narrow_screen(
    open_desk: "Opening", accounts: "Accounts"
) -> None:
    accounts.kept = ORDINARY
    async with open_desk((120, 40), accounts=accounts) as hand:
        await known(hand)
        assert "today $4.10 · week $4.10 · month $25.50 990 of 1,000 free requests left today" in glance(hand)
