"""The screen at many sizes: nothing breaks, what matters stays in sight, every pane can be reached."""

import webbrowser
from typing import TYPE_CHECKING

import pytest
from textual.events import MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.geometry import Region

from ortui.ui.drawn import Drawn
from ortui.ui.widgets.price_table import PriceTable

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, Opening

SIZES = ((160, 48), (120, 40), (130, 25), (100, 30), (80, 24), (60, 20), (40, 10), (20, 5), (3, 2))
KEYS = ("s", "down", "2", "right", "tab", "?", "escape", "/", "g", "escape", "escape")


@pytest.mark.parametrize(
    "sizes",
    [
        ((120, 40), (60, 20), (3, 2), (130, 25)),
        pytest.param((*SIZES, *SIZES[-2::-3]), marks=pytest.mark.slow),
    ],
    ids=["some", "all"],
)
async def test_resizing_back_and_forth_with_keys_between_breaks_nothing(
    open_desk: "Opening", sizes: tuple[tuple[int, int], ...]
) -> None:
    async with open_desk() as hand:
        for size in sizes:
            model = hand.model
            await hand.resize(*size)
            assert hand.model == model
            await hand.press(*KEYS)
            assert hand.focus == "table"
        assert "1 Prices" in hand.screen()


async def test_at_every_size_every_line_is_as_wide_as_its_widget(open_desk: "Opening") -> None:
    async with open_desk() as hand:
        for size in SIZES:
            await hand.resize(*size)
            for pane in ("tab", "tab", "tab"):
                await hand.press(pane)
                for widget in hand.app.screen.query(Drawn):
                    widths = {widget.render_line(y).cell_length for y in range(widget.size.height)}
                    assert widths <= {widget.size.width}, (widget, size)


@pytest.mark.parametrize("size", SIZES[-2:])
async def test_it_opens_at_the_smallest_sizes(open_desk: "Opening", size: tuple[int, int]) -> None:
    async with open_desk(size) as hand:
        await hand.press(*KEYS)
        assert hand.focus == "table"


async def test_the_price_column_is_in_sight_at_80_columns(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        titles, first = hand.lines("PriceTable")[:2]
        assert "In $/M" in titles
        assert "Out $/M" in titles
        assert "$/month" in titles
        assert first.split()[1:4] == ["muse-spark-1.2-contributor", "0.10", "0.20"]
        assert len(hand.lines("PriceTable")) > 10


async def test_the_model_and_its_cost_are_in_sight_at_60_columns(open_desk: "Opening") -> None:
    async with open_desk((60, 20)) as hand:
        titles, first = hand.lines("PriceTable")[:2]
        assert titles.split()[0] == "Model"
        assert "$/month" in titles
        assert first.startswith("▌   muse-spark-1.2-contributor ")
        assert "0.009" in first.split()


def in_sight(hand: "Hand") -> set[str]:
    shown = {"Prices": "$/month", "Estimate": " from cache ", "Credits": "○ crypto"}
    screen = hand.screen()
    return {pane for pane, words in shown.items() if words in screen}


@pytest.mark.parametrize("size", [(119, 30), (60, 20)])
async def test_one_pane_fills_a_narrow_screen_and_keys_and_tabs_switch(
    open_desk: "Opening", size: tuple[int, int]
) -> None:
    async with open_desk(size) as hand:
        assert in_sight(hand) == {"Prices"}
        for key, pane in {"2": "Estimate", "tab": "Credits", "shift+tab": "Estimate"}.items():
            await hand.press(key)
            assert in_sight(hand) == {pane}
            assert hand.screen().count("─ 2 Estimate ─") == 1
        for title in ("3 Credits", "1 Prices", "2 Estimate"):
            await hand.click("Desk > TabBar", hand.text("Desk > TabBar").index(title))
            assert in_sight(hand) == {title[2:]}


async def test_panes_are_side_by_side_from_120_columns_and_mouse_and_keys_reach_them(open_desk: "Opening") -> None:
    async with open_desk((120, 40)) as hand:
        assert in_sight(hand) == {"Prices", "Estimate", "Credits"}
        for selector, focus in {"#completion": "completion", "#tax": "tax", "PriceTable": "table"}.items():
            await hand.click(selector, 2, 0 if selector != "PriceTable" else 3)
            assert hand.focus == focus
        for key, focus in {"2": "completion", "tab": "tax", "shift+tab": "completion"}.items():
            await hand.press(key)  # back to where the focus was in each pane
            assert hand.focus == focus


async def test_low_wide_screens_show_estimate_or_credits(open_desk: "Opening") -> None:
    async with open_desk((130, 25)) as hand:
        assert in_sight(hand) == {"Prices", "Estimate"}
        await hand.press("3")
        assert in_sight(hand) == {"Prices", "Credits"}
        await hand.press("escape")
        assert in_sight(hand) == {"Prices", "Estimate"}


async def test_tabs_beside_the_prices_switch_what_is_below_them(open_desk: "Opening") -> None:
    async with open_desk((125, 26)) as hand:
        tabs = "#right TabBar"
        assert hand.text(tabs).startswith("─ 2 Estimate ─ 3 Credits ─")
        assert in_sight(hand) == {"Prices", "Estimate"}
        for title, pane, focus in (("3 Credits", "Credits", "credits-wanted"), ("2 Estimate", "Estimate", "prompt")):
            await hand.click(tabs, hand.text(tabs).index(title))
            assert in_sight(hand) == {"Prices", pane}
            assert hand.focus == focus
        await hand.press("escape")
        lines = hand.desk.query_exactly_one("#read-buy")
        for height, has_tabs in ((36, False), (35, True), (20, True)):
            await hand.resize(125, height)
            assert hand.desk.query_exactly_one(tabs).display is has_tabs
            await hand.press("3")
            assert in_sight(hand) == ({"Prices", "Credits"} if has_tabs else {"Prices", "Estimate", "Credits"})
            assert lines.size.height >= 5, height
            await hand.press("escape")


async def test_the_table_scrolls_with_wheel_and_scrollbar(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        first = hand.ids[0]
        await hand.send(hand.mouse(MouseScrollDown, "PriceTable", 5, 5))
        assert hand.lines("PriceTable")[1].split()[0] == hand.ids[3]
        assert hand.model == first
        await hand.send(hand.mouse(MouseScrollUp, "PriceTable", 5, 5))
        bottom = hand.table.size.height - 1
        await hand.send(hand.mouse(MouseDown, "PriceTable", 79, 3), hand.mouse(MouseMove, "PriceTable", 70, bottom))
        assert hand.lines("PriceTable")[bottom].split()[0] == hand.ids[-1]
        await hand.send(hand.mouse(MouseUp, "PriceTable", 70, bottom), hand.mouse(MouseMove, "PriceTable", 70, 1))
        assert hand.lines("PriceTable")[bottom].split()[0] == hand.ids[-1]
        await hand.click("PriceTable", 5, 4)
        assert hand.lines("PriceTable")[4].startswith(f"▌   {hand.model}")


async def test_a_double_click_opens_the_detail(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.click("PriceTable", 5, 4, times=2)
        assert hand.app.screen is not hand.desk
        assert hand.model in hand.screen()
        await hand.press("escape")
        assert hand.app.screen is hand.desk


async def test_words_on_the_rule_of_the_detail_are_buttons_where_they_are_seen(
    open_desk: "Opening", monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda url, **_: opened.append(url))
    async with open_desk((100, 30)) as hand:
        rule = hand.lines("Detail")[0]
        await hand.click("Detail", rule.index("copy"))
        assert hand.notice == f"copied {hand.model}"
        await hand.click("Detail", rule.index("open") + 3)
        assert opened == [f"https://openrouter.ai/{hand.model}"]
        assert hand.app.screen is hand.desk
        await hand.click("Detail", 5, 2)  # below the rule: all there is
        assert hand.app.screen is not hand.desk
        await hand.press("escape")
        await hand.resize(40, 30)
        assert "copy" not in hand.lines("Detail")[0]
        hand.desk.footer.notice = ""
        for x in range(39):
            await hand.click("Detail", x)
        assert (len(opened), "copied" in hand.notice, hand.app.screen) == (1, False, hand.desk)


@pytest.mark.parametrize("size", [(160, 48), (60, 20), (40, 10)])
async def test_the_titles_say_which_row_the_cursor_is_on(open_desk: "Opening", size: tuple[int, int]) -> None:
    async with open_desk(size) as hand:
        assert " 1 of 348 " in hand.lines("PriceTable")[0]
        assert ("row" in hand.lines("PriceTable")[0]) == (size != (40, 10))
        await hand.press("down", "down")
        assert " 3 of 348 " in hand.lines("PriceTable")[0]
        await hand.press("G")
        assert " 348 of 348 " in hand.lines("PriceTable")[0]
        await hand.press("g", "s")
        assert f" {hand.ids.index(hand.model) + 1} of 348 " in hand.lines("PriceTable")[0]
        await hand.search("zebra")
        assert " of " not in hand.lines("PriceTable")[0]


async def test_a_move_paints_two_rows_and_the_cells_of_the_place(
    open_desk: "Opening", monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_desk((160, 48)) as hand:
        await hand.press("down")
        painted: list[Region] = []
        usual = PriceTable.refresh

        def noted(table: PriceTable, *regions: Region, **how: bool) -> PriceTable:
            painted.extend(regions)
            return usual(table, *regions, **how)

        monkeypatch.setattr(PriceTable, "refresh", noted)
        await hand.press("down")
        place, *rows = sorted(painted, key=lambda region: region.y)
        assert [(region.y, region.width) for region in rows] == [(2, hand.table.size.width), (3, hand.table.size.width)]
        assert (place.y, place.width < 40) == (0, True)


BESIDE_THE_ID = {
    100: ["mark", "favourite", "copy id", "copy line", "open", "providers"],
    80: ["favourite", "copy id", "copy line", "open"],
    60: ["copy id", "open"],
}


@pytest.mark.parametrize("width", BESIDE_THE_ID)
async def test_as_many_words_as_leave_the_id_its_room_can_be_clicked(open_desk: "Opening", width: int) -> None:
    async with open_desk((width, 30)) as hand:
        rule = hand.lines("Detail")[0]
        assert rule.startswith(f"─ {hand.model} ")
        words = [word.strip() for word in rule.split("─") if word.strip()][1:]
        assert words == BESIDE_THE_ID[width]
        if "mark" in words:
            await hand.click("Detail", rule.index(" mark ") + 1)
            assert hand.desk.picks.marked == (hand.model,)
        if "favourite" in words:
            await hand.click("Detail", rule.index("favourite"))
            assert hand.desk.picks.favourites == {hand.model}
            await hand.click("Detail", rule.index("copy line"))
            assert hand.notice.startswith(f"copied {hand.model} · USD a million tokens · in 0.10 · out 0.20")
