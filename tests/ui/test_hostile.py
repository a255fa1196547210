"""Names from strangers are text and nothing else: no markup, no escape sequence, no row that bursts its width."""

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from ortui.domain.catalogue import Catalogue
from ortui.domain.endpoint import Listing
from ortui.source.endpoints import FetchedListing
from ortui.source.endpoints_file import Loaded

if TYPE_CHECKING:
    from tests.ui.conftest import Endpoints, Hand, Opening, Record

HOSTILE = "[/] [bold red]x[/] \x1b]0;owned\x07 \u202eabc"
SHOWN = "[/] [bold red]x[/] ]0;owned abc"
STEERING = {ord("\x1b"): None, ord("\x07"): None, ord("\u202e"): None}
LONG = {
    "long": "a" * 10_000,
    "long words": "b [/] " * 2_000,
    "wide": "漢字" * 5_000,
    "emoji": "👩\u200d👩\u200d👧\u200d👦🏳\ufe0f\u200d🌈🇩🇪" * 500,
    "combining": "e\u0301\u0323\u0308" * 2_500,
    "tabs": "a\tb\nc\r" * 100,
    "right to left": "שלום مرحبا" * 100,
}


@pytest.fixture(scope="module")
def hostile(catalogue_of: Callable[..., Catalogue], record: "Callable[..., Record]") -> Catalogue:
    """Make a catalogue of one model that is hostile in every field, beside a tame one."""
    evil = record(
        f"{HOSTILE}/{HOSTILE}",
        "0.000001",
        "0.000002",
        more={HOSTILE: HOSTILE, "overrides": [{HOSTILE: 1, "prompt": "0.5"}]},
        name=HOSTILE,
        canonical_slug=HOSTILE,
        architecture={"input_modalities": [HOSTILE], "output_modalities": [HOSTILE]},
        supported_parameters=[HOSTILE],
        knowledge_cutoff=HOSTILE,
        alias_target={"slug": HOSTILE},
        benchmarks={"artificial_analysis": {HOSTILE: 5}},
        strange=HOSTILE,
        created=1_790_000_000,
    )
    return catalogue_of(evil, record("lab/tame", "0.000001", "0.000002"))


@pytest.fixture(scope="module")
def long(catalogue_of: Callable[..., Catalogue], record: "Callable[..., Record]") -> Catalogue:
    """Make a catalogue of models with names of every script, longer than any screen."""
    records = [
        record(f"{name}/{text}", "0.000001", "1000", name=text, canonical_slug=text, supported_parameters=[text])
        for name, text in LONG.items()
    ]
    return catalogue_of(*records)


def strange_signs(text: str) -> set[str]:
    """Find what steers a terminal or turns the direction of writing."""
    return {sign for sign in text if unicodedata.category(sign) in {"Cc", "Cf"} and sign != "\n"}


async def test_a_hostile_model_is_text_wherever_it_is_shown(open_desk: "Opening", hostile: Catalogue) -> None:
    async with open_desk((250, 60), catalogue=hostile) as hand:
        assert hand.model == f"{SHOWN}/{SHOWN}"
        assert hand.lines("PriceTable")[1].startswith(f"▌   {SHOWN}/{SHOWN} ")
        detail = hand.text("Detail")
        assert detail.startswith(f"─ {SHOWN}/{SHOWN}  {SHOWN} ─")
        for words in (f"{SHOWN} → {SHOWN}", f"slug {SHOWN}", f"knowledge to {SHOWN}", f"alias of {SHOWN}"):
            assert words in detail
        assert f"a condition ortui does not know ({SHOWN})" in detail
        assert hand.lines("Board")[0].startswith(f" {SHOWN}/{SHOWN}"[:50])
        assert strange_signs(hand.everything) == set()
        await hand.press("enter")
        sheet = hand.screen()
        assert f"{SHOWN}/{SHOWN}" in sheet
        assert sheet.count(SHOWN) > 9
        assert strange_signs(hand.everything + sheet) == set()


async def test_copying_it_says_so_in_text(open_desk: "Opening", hostile: Catalogue) -> None:
    async with open_desk((250, 60), catalogue=hostile) as hand:
        await hand.press("y")
        assert hand.notice == f"copied {SHOWN}/{SHOWN}"
        assert hand.app.clipboard == f"{SHOWN}/{SHOWN}"
        await hand.press("Y")
        assert hand.notice.startswith(f"copied {SHOWN}/{SHOWN} · USD a million tokens · in 1.00 · out 2.00 · {SHOWN}")
        assert strange_signs(hand.app.clipboard) == set()
        await hand.search(HOSTILE.replace("\x1b", "").replace("\x07", "").replace("\u202e", ""))
        assert strange_signs(hand.everything) == set()


async def test_the_palette_finds_it_as_text(open_desk: "Opening", hostile: Catalogue) -> None:
    async with open_desk((120, 40), catalogue=hostile) as hand:
        await hand.press("j", ":")
        await hand.write("owned")
        await hand.until(lambda: SHOWN in hand.screen().rpartition("   owned")[2])
        assert strange_signs(hand.screen()) == set()
        await hand.settle()
        await hand.press("enter")
        await hand.until(lambda: hand.app.screen is hand.desk and hand.model.startswith(SHOWN))


async def test_a_reason_from_a_stranger_is_text(open_desk: "Opening", hostile: Catalogue) -> None:
    async with open_desk((160, 40), catalogue=hostile) as hand:
        hand.desk.say(HOSTILE.replace("\x1b", "").replace("\x07", ""))
        assert "[/] [bold red]x[/]" in hand.notice


async def test_it_is_text_in_every_sheet_and_list(
    open_desk: "Opening", hostile: Catalogue, endpoints: "Endpoints", listing_of: Callable[..., Listing]
) -> None:
    rates = {"prompt": "0.000001", "completion": "0.000002", HOSTILE: HOSTILE}
    endpoints.answer = FetchedListing(
        listing_of({"tag": HOSTILE, "provider_name": HOSTILE, "pricing": rates, "quantization": HOSTILE}),
        (HOSTILE.translate(STEERING),),
    )
    async with open_desk((250, 40), catalogue=hostile, endpoints=endpoints) as hand:
        await hand.press("space", "down", "space", "v")
        screen = hand.screen()
        assert screen.count(SHOWN) > 4  # bar, title, modalities in and out, parameter, condition
        assert strange_signs(hand.everything + screen) == set()
        await hand.press("escape", "up", "p")
        await hand.until(lambda: "1 endpoint " in hand.screen())
        screen = hand.screen()
        assert f"─ Providers of {SHOWN}/{SHOWN} ─" in screen
        assert f"just now · {HOSTILE.translate(STEERING)}" in screen
        assert screen.count(SHOWN) > 2
        assert strange_signs(hand.everything + screen) == set()
        await hand.press("escape", "y", "n")
        assert f"· copied {SHOWN}/{SHOWN}" in hand.screen()
        assert strange_signs(hand.everything + hand.screen()) == set()
        await hand.press("escape")
        await hand.search("[/] [bold red]x[/]")
        await hand.press("enter", "w")
        assert "─ Save “[/] [bold red]x[/]” as ─" in hand.screen()
        await hand.write("[/] [red]")
        await hand.press("enter", "V")
        await hand.until(lambda: "[/] [red]   [/] [bold red]x[/]" in hand.screen())


async def test_names_of_any_length_and_script_keep_every_line_of_the_sheets_as_wide_as_the_sheet(
    open_desk: "Opening", endpoints: "Endpoints", long: Catalogue, listing_of: Callable[..., Listing]
) -> None:
    rates = {"prompt": "0.000001", "completion": "1000"}
    records = [{"tag": f"{name}/{text}", "quantization": text, "pricing": rates} for name, text in LONG.items()]
    endpoints.kept = Loaded(listing_of(*records))
    async with open_desk((200, 40), catalogue=long, endpoints=endpoints) as hand:
        await hand.press(*["space", "down"] * len(LONG))
        for width in (200, 121, 60, 33):
            await hand.resize(width, 40)
            await hand.press("v")
            assert bursting(hand) == []
            await hand.press("escape", "p")
            await hand.until(lambda: len(hand.page()) > len(LONG))
            assert bursting(hand) == []
            await hand.press("escape")


def bursting(hand: "Hand") -> list[str]:
    """Name the widgets with a line that is not exactly as wide as they are."""
    names = ("Header", "TabBar", "Tally", "PriceTable", "Detail", "Board", "Footer", "Page")
    widgets = [widget for name in names for widget in hand.app.screen.query(name) if widget.display]
    return [
        type(widget).__name__
        for widget in widgets
        if {widget.render_line(y).cell_length for y in range(widget.size.height)} - {widget.size.width}
    ]


async def test_names_of_any_length_and_script_keep_every_row_as_wide_as_its_widget(
    open_desk: "Opening", long: Catalogue
) -> None:
    async with open_desk(catalogue=long) as hand:
        assert len(hand.ids) == len(LONG)
        rows = [line for line in hand.lines("PriceTable") if " 1.00 " in line]
        places = {cell_len(row.partition(" 1.00 ")[0]) for row in rows}
        assert (len(rows), len(places)) == (len(LONG), 1)  # the prices stand under each other
        for width in (160, 121, 81, 60, 33):
            await hand.resize(width, 40)
            for _ in LONG:
                assert bursting(hand) == []
                await hand.press("down")
            await hand.press("y")
            assert bursting(hand) == []
            await hand.press("enter")
            assert bursting(hand) == []
            await hand.press("escape", "home")
