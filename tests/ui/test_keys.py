"""Every key of the table of keys, pressed where it works, changes what is shown or says why it can't."""

import webbrowser
from typing import TYPE_CHECKING

import pytest
from textual.containers import VerticalScroll

from ortui.domain.catalogue import Catalogue
from ortui.domain.scenario import Scenario
from ortui.ui.help import help_lines
from ortui.ui.keys import KEYS, SCOPES
from ortui.ui.panes.credits import CreditsPane
from ortui.ui.panes.estimate import EstimatePane
from ortui.ui.view import Arrangement, Picks

if TYPE_CHECKING:
    from tests.ui.conftest import Clock, Endpoints, Hand, Opening

WHERE = {
    "desk": "#table",
    "prices": "#table",
    "table": "#table",
    "search": "#search",
    "estimate": "#prompt",
    "slider": "#prompt",
    "budget": "#budget",
    "choice": "#per",
    "answer": "#budget-completion",
    "credits": "#credits-wanted",
    "field": "#credits-wanted",
    "reading": "#read-buy",
    "sheet": "#table",
    "providers": "#table",
    "naming": "#prompt",
    "paste": "#prompt",
}
"""What has the focus where the keys of a scope work."""
ELSEWHERE = {"desk.prices": "#method", "slider.up": "#completion", "field.up": "#money"}
SHEETS = {"sheet": "?", "providers": "p", "naming": "w", "paste": "p"}
"""What opens the sheet on which the keys of a scope work."""
BEFORE = {
    "sheet.up": "G",
    "sheet.first": "G",
    "table.up": "G",
    "table.page_up": "G",
    "table.first": "G",
    "prices.usual_order": "s",
    "search.move_up": "down",
    "naming.up": "down",
    "search.page_up": "pagedown",
    "search.escape": "m",
    "search.complete": "b y : l",
    "estimate.receipt": "i",
    "credits.buy": "t",
    "slider.take": "5",
    "slider.drop": "5",
    "slider.erase": "5",
}
"""Keys that have something to do only after another."""
NOT_HERE = {"desk.quit", "desk.suspend"}
"""Keys that end the program or need a real terminal."""


async def start_over(hand: "Hand", selector: str) -> None:
    """Bring the desk back to how it began, with the focus on a widget."""
    while len(hand.app.screen_stack) > 1:
        await hand.press("escape")
    desk = hand.desk
    desk.scenario, desk.arrangement, desk.picks, desk.footer.notice = Scenario(), Arrangement(), Picks(), ""
    desk.own_scenarios = {"agent": Scenario(prompt=9)}
    desk.prices_pane.search_line.value = ""
    hand.table.cursor = 0
    hand.table.focus()
    board = "budget" if selector in {"#budget", "#per", "#budget-completion"} else "receipt"
    desk.query_exactly_one(EstimatePane).action_board(board)
    credits_pane = desk.query_exactly_one(CreditsPane)
    if credits_pane.at != "buy":
        await credits_pane.action_plan("buy")
    await hand.settle()
    desk.query_exactly_one(selector).focus()
    await hand.settle()


def seen(hand: "Hand") -> tuple[object, ...]:
    """Everything that a key may change."""
    return hand.everything, hand.focus, [scroll.scroll_y for scroll in hand.app.screen.query(VerticalScroll)]


PARTS = {"the desk": ("desk", "prices"), "work": ("estimate", "slider", "budget", "choice", "answer")}
OTHERS = tuple(scope for scope in SCOPES if not any(scope in part for part in PARTS.values()))


@pytest.mark.parametrize(
    "names", [slice(1), pytest.param(slice(1, None), marks=pytest.mark.slow)], ids=["first", "more"]
)
@pytest.mark.parametrize("scopes", [*PARTS.values(), OTHERS], ids=[*PARTS, "others"])
async def test_every_key_acts_or_says_why_not(  # noqa: PLR0913, PLR0917 - what it presses and all that it needs for that
    open_desk: "Opening",
    small: Catalogue,
    endpoints: "Endpoints",
    monkeypatch: pytest.MonkeyPatch,
    scopes: tuple[str, ...],
    names: slice,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda url, **_: opened.append(url))
    idle = []
    async with open_desk((120, 40), catalogue=small, endpoints=endpoints) as hand:
        for key in KEYS:
            for name in key.keys.split(",")[names] if key.scope in scopes and key.id not in NOT_HERE else ():
                await start_over(hand, ELSEWHERE.get(key.id, WHERE[key.scope]))
                if key.scope in SHEETS:
                    await hand.press(SHEETS[key.scope])
                if key.scope == "providers":
                    await hand.until(lambda: "not fetched" in hand.text("Page"))
                    endpoints.may_answer.clear()
                if key.id in BEFORE:
                    await hand.press(*BEFORE[key.id].split())
                before = seen(hand)
                await hand.press(name)
                if before == seen(hand):
                    await hand.pilot.wait_for_animation()  # some keys scroll a sheet smoothly
                if before == seen(hand):
                    idle.append((key.id, name))
        endpoints.may_answer.set()
    assert idle == []
    page = ["https://openrouter.ai/lab/opus"]
    assert opened == (page if "prices" in scopes and names == slice(1) else [])


@pytest.mark.parametrize("keys", [("q",), ("ctrl+q",), ("ctrl+c", "ctrl+c"), ("/", "ctrl+q"), ("3", "q"), ("2", "q")])
async def test_quitting(open_desk: "Opening", keys: tuple[str, ...]) -> None:
    async with open_desk((60, 20)) as hand:
        await hand.press(*keys[:-1])
        assert hand.app.is_running
        hand.app.post_message(hand.key(keys[-1]))
        await hand.until(lambda: not hand.app.is_running)
        assert hand.app.return_code == 0


async def test_control_c_asks_for_a_second_one_soon(open_desk: "Opening", clock: "Clock") -> None:
    async with open_desk((60, 20), clock=clock) as hand:
        await hand.press("ctrl+c")
        assert hand.notice == "ctrl+c once more quits"
        clock.move_on(seconds=3)
        await hand.press("ctrl+c")
        assert hand.app.is_running


async def test_the_help_lists_every_key_with_its_id_and_closes(open_desk: "Opening") -> None:
    async with open_desk((100, 240)) as hand:
        await hand.press("?")
        screen = hand.screen()
        for key in KEYS:
            (line,) = [line for line in screen.splitlines() if f" {key.id} " in line]
            assert f" {key.each_written[0]} " in line
            assert key.help in line
        for title in SCOPES.values():
            assert title in screen
        for closing in ("escape", "q", "?", "enter"):
            assert hand.app.screen is not hand.desk
            await hand.press(closing)
            assert hand.app.screen is hand.desk
            await hand.press("?")


@pytest.mark.parametrize("width", [108, 66, 46])
def test_the_help_has_a_row_for_each_key_and_cuts_nothing(width: int) -> None:
    lines = ["".join(text for text, _ in line) for line in help_lines(KEYS, width)]
    assert max(map(len, lines)) <= width
    at = lines.index(SCOPES["desk"])
    rows = [line[:18].split() for line in lines[at : lines.index("Marks in the table")] if line[2:18].strip()]
    named = [" ".join(row) for row in rows if " ".join(row) not in {title[:18].strip() for title in SCOPES.values()}]
    assert named == [name for scope in SCOPES for key in KEYS if key.scope == scope for name in key.each_written]
    words = " ".join(" ".join(lines).split())
    assert all(key.id in words for key in KEYS)
    for key in KEYS:
        assert all(word in words for word in key.help.split())


async def test_a_long_help_scrolls_and_a_click_beside_it_closes_it(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.press("?")
        top = hand.screen()
        await hand.press("j", "j")
        assert hand.screen() != top
        await hand.press("k", "k")
        assert hand.screen() == top
        await hand.click("", 0, 0)
        assert hand.app.screen is hand.desk


async def test_the_footer_shows_only_keys_that_work_here_and_each_is_a_button(open_desk: "Opening") -> None:
    async with open_desk((120, 40)) as hand:
        assert hand.text("Footer").startswith(" / search  enter detail  s sort")
        await hand.click("Footer", hand.text("Footer").index("sort"))
        assert "by name" in hand.text("Tally")
        await hand.press("/")
        for words in ("s sort", "h hidden", "q quit", "? help"):
            assert words not in hand.text("Footer")
        assert "esc" in hand.text("Footer")
        await hand.press("2")  # types
        await hand.press("escape", "escape", "2")
        assert "← → step" in hand.text("Footer")
        await hand.click("Footer", hand.text("Footer").index("step"))
        assert hand.text("#prompt").rstrip().endswith("2,500")


async def test_keys_are_remapped_by_the_settings_and_help_footer_and_palette_say_so(open_desk: "Opening") -> None:
    async with open_desk((100, 30), keys={"prices.sort": "f3", "desk.help": "f1,question_mark"}) as hand:
        await hand.press("s")
        assert "newest first" in hand.text("Tally")
        await hand.press("f3")
        assert "by name" in hand.text("Tally")
        assert "f3 sort" in hand.text("Footer")
        await hand.press("f1")
        lines = [line.split() for line in hand.page()]
        assert next(line for line in lines if "prices.sort" in line)[:2] == ["f3", "Sort"]
        assert next(line for line in lines if "desk.help" in line)[:2] == ["f1", "Show"]
        assert any(line[:2] == ["?", "Show"] for line in lines)
        await hand.press("escape", ":")
        await hand.write("next column")
        await hand.until(lambda: "f3   prices" in hand.screen())
