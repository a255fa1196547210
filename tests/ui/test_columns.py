"""The columns of the table: large costs are never cut, and the settings name which stand there, in which order."""

import re
from collections.abc import Callable
from itertools import product
from typing import TYPE_CHECKING

import pytest

from ortui.domain.catalogue import Catalogue
from ortui.domain.order import Order
from ortui.domain.scenario import Scenario
from ortui.ui.widgets.columns import COLUMNS, columns_for

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, Opening, Record

COSTS = {
    # 0.05 a request, that many requests a day, 30 days
    "1,350,000.00": 900_000,
    "13,500,000": 9_000_000,
    "150,000,000": 100_000_000,
    "1,500M": 1_000_000_000,
}


def titles(hand: "Hand") -> list[str]:
    """Read the titles of the table, without the sign of the order, the row of the cursor and the unit."""
    return re.sub(r"\$/M |▼|▲|(row )?\d+ of \d+", "", hand.lines("PriceTable")[0]).split()


def test_a_wider_table_has_all_that_a_narrower_one_has_and_marks_from_60_cells() -> None:
    before: set[str] = set()
    for width in range(35, 250):
        columns = columns_for(width)
        assert sum(column.width for column in columns) == width
        now = {column.title for column in columns}
        assert now >= before, width
        before = now
        assert width < 55 or {"Model", "$/month", "In $/M", ""} <= now  # a screen of 60 has 55 for its columns
    assert len(before) == len(COLUMNS) + 1
    assert {"  Takes", "Intell."} <= {column.title for column in columns_for(139)}  # a screen of 200


@pytest.mark.parametrize("wanted", [(), ("context", "cost", "in")])
def test_the_column_of_the_order_is_there_and_the_others_stay_in_their_places(wanted: tuple[str, ...]) -> None:
    for width, order in product(range(35, 250), Order):
        usual, columns = columns_for(width, wanted), columns_for(width, wanted, order)
        assert order in {column.order for column in columns}
        assert sum(column.width for column in columns) == width
        assert len(columns) == len(usual)
        others = [(one, other) for one, other in zip(usual[1:], columns[1:], strict=True) if one is not other]
        assert len(others) == (order not in {column.order for column in usual})
        assert all(one.title and other.width >= one.width for one, other in others)


async def test_the_figure_behind_the_order_is_shown_with_its_arrow(open_desk: "Opening", bundled: Catalogue) -> None:
    arrows = {"▲ Cached", "▲ Write", "▼ Max out", "▼ Intell.", "Tier ▲", "▼ Ctx", "▲ $/month", "▲ In $/M", "▲ Out $/M"}
    async with open_desk((80, 24)) as hand:
        seen, usual = set(), hand.lines("PriceTable")[0]
        for _ in range(10):
            await hand.press("s")
            line = hand.lines("PriceTable")[0]
            seen |= {arrow for arrow in arrows if arrow in line}
            if "▼ Intell." in line:
                await hand.press("g")
                index = dict(bundled.by_id[hand.ids[0]].benchmarks)["intelligence_index"]
                assert f" {index:.1f} " in hand.lines("PriceTable")[1]
        assert seen == arrows
        await hand.press("s", "g")
        assert hand.lines("PriceTable")[0] == usual


async def test_an_alias_keeps_its_sign_where_its_maker_has_no_room(
    open_desk: "Opening", catalogue_of: Callable[..., Catalogue], record: "Callable[..., Record]"
) -> None:
    name = "~a-maker-of-many-words/claude-latest"
    async with open_desk((60, 20), catalogue=catalogue_of(record(name, "0.000001", "0"))) as hand:
        await hand.search("~")
        assert hand.lines("PriceTable")[1].split()[1:3] == ["~claude-latest", "~"]
        await hand.resize(100, 30)
        assert hand.lines("PriceTable")[1].split()[1:3] == [name, "~"]


async def test_large_costs_give_up_places_before_they_are_written_in_short(
    open_desk: "Opening", small: Catalogue
) -> None:
    async with open_desk((120, 40), catalogue=small) as hand:
        for figure, requests in COSTS.items():
            # 10,000 prompt tokens × 5 / 1,000,000 = 0.05
            hand.desk.scenario = Scenario(prompt=10_000, completion=0, requests_per_day=requests)
            await hand.settle()
            line = next(line for line in hand.lines("PriceTable") if " lab/opus " in line)
            assert figure in line.split(), requests
            assert "…" not in line
        assert hand.text("#requests_per_day").split()[-1] == "1,000M"  # 1,000,000,000 would touch the track


async def test_costs_stand_on_the_decimal_point(
    open_desk: "Opening", catalogue_of: Callable[..., Catalogue], record: "Callable[..., Record]"
) -> None:
    # 2,000 prompt and no completion price, 30 days: 0.06 × the price of a million
    prices = {"lab/a": "0.000001", "lab/b": "0.0000205", "lab/c": "0.0009", "lab/d": "0.000000000001"}
    models = [record(name, price, "0") for name, price in prices.items()]
    async with open_desk((120, 40), catalogue=catalogue_of(*models)) as hand:
        lines = {name: next(line for line in hand.lines("PriceTable") if name in line) for name in prices}
        shown = {name: line.partition("128k")[2].split()[0] for name, line in lines.items()}
        assert shown == {"lab/a": "0.06", "lab/b": "1.23", "lab/c": "54.00", "lab/d": "<0.0001"}
        points = {lines[name].index(figure) + figure.index(".") for name, figure in shown.items() if "<" not in figure}
        assert len(points) == 1


async def test_the_settings_name_the_columns_and_their_order(open_desk: "Opening", small: Catalogue) -> None:
    columns = ("context", "cost", "in", "nothing of the kind")
    async with open_desk((100, 30), catalogue=small, columns=columns) as hand:
        assert titles(hand) == ["Model", "Ctx", "$/month", "In"]
        await hand.resize(50, 20)  # the important ones stay
        assert titles(hand) == ["Model", "$/month", "In"]
        await hand.click("PriceTable", hand.lines("PriceTable")[0].index("In $/M"))
        assert hand.ids[:4] == ["lab/gift:free", "lab/cheap", "lab/tiered", "lab/opus"]


@pytest.mark.parametrize("columns", [(), ("nothing of the kind",)])
async def test_without_columns_in_the_settings_there_are_those_that_have_room(
    open_desk: "Opening", small: Catalogue, columns: tuple[str, ...]
) -> None:
    async with open_desk((80, 24), catalogue=small, columns=columns) as hand:
        assert titles(hand)[:1] == ["Model"]
        for title in ("In $/M", "Out $/M", "Ctx", "$/month"):
            assert title in hand.lines("PriceTable")[0]


async def test_an_image_is_priced_apiece_or_by_its_tokens(
    open_desk: "Opening", catalogue_of: Callable[..., Catalogue], record: "Callable[..., Record]"
) -> None:
    apiece = record("lab/apiece", "0.000001", "0.000002", more={"image": "0.001"}, created=1_780_000_000)
    by_token = record("lab/tokens", "0.000001", "0.000002", more={"image": "0.000001"})
    async with open_desk((120, 40), catalogue=catalogue_of(apiece, by_token)) as hand:
        detail = " ".join(hand.text("Detail").split())
        assert "image $ 0.001 each" in detail
        assert "1,000" not in detail.partition("context")[0]  # not as if it were for a million tokens
        await hand.press("down", "Y")
        assert hand.notice == "copied lab/tokens · USD a million tokens · in 1.00 · out 2.00 · image 1.00"
        await hand.press("up", "Y")
        assert hand.notice == "copied lab/apiece · USD a million tokens · in 1.00 · out 2.00 · image $ 0.001 each"


async def test_all_columns_are_there_at_200_cells(open_desk: "Opening") -> None:
    async with open_desk((200, 50)) as hand:
        everything = "Model In Out Cached Write Ctx Max out $/month Tier Released Takes Intell."
        assert titles(hand) == everything.split()


async def test_the_line_of_a_model_without_prices_names_no_unit(open_desk: "Opening") -> None:
    async with open_desk((80, 24)) as hand:
        await hand.search("stealth/ox-alpha")
        await hand.press("enter", "Y")
        assert hand.notice == "copied stealth/ox-alpha · no token price listed"


async def test_names_that_are_cut_keep_what_tells_them_apart(
    open_desk: "Opening", catalogue_of: Callable[..., Catalogue], record: "Callable[..., Record]"
) -> None:
    name = "a-maker/a-model-with-a-very-long-name-indeed"
    three = [record(f"{name}{form}", "0.000001", "0") for form in ("", ":free", ":with-a-form-longer-than-half-of-it")]
    async with open_desk((60, 20), catalogue=catalogue_of(*three)) as hand:
        names = {line[4:31].strip(" ▐") for line in hand.lines("PriceTable")[1:4]}
        assert names == {"a-model-with-a-very-long-n…", "a-model-with-a-very-l…:free"}


async def test_indices_stand_on_the_decimal_point(open_desk: "Opening", bundled: Catalogue) -> None:
    async with open_desk((200, 50)) as hand:
        shown = [dict(bundled.by_id[model].benchmarks).get("intelligence_index") for model in hand.ids[:30]]
        cells = [line.rstrip(" ▐").rpartition("  ")[2] for line in hand.lines("PriceTable")[1:31]]
        assert cells == ["—" if index is None else f"{index:.1f}" for index in shown]
        assert {"52.0", "59.5"} <= set(cells)
