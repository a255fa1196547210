"""A home full of hostile text: every pane, sheet, list and notice shows it as text, in rows of exactly their width."""

import json
import unicodedata
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tomli_w
from rich.cells import cell_len
from textual.events import Paste
from textual.widgets import Input, TextArea

from ortui.domain.catalogue import Catalogue
from ortui.domain.endpoint import Listing
from ortui.source.endpoints_file import Loaded
from ortui.source.paths import Paths
from ortui.ui.machine import setup_from
from tests.ui.conftest import NOW

if TYPE_CHECKING:
    from tests.ui.conftest import Endpoints, Hand, Opening, Record

OpeningHostile = Callable[[int], "AbstractAsyncContextManager[Hand]"]
STEERING = "[/] [@click=app.quit]x[/] \x1b]0;owned\x07\x1b[2J\x9b31m\u202eabc\u2066\u200b\ttab\nline\r\x08"
CONTROL = {"Cc", "Cf", "Cs", "Zl", "Zp"}
TEXTS = {
    "steering": STEERING,
    "long": "a" * 10_000,
    "long words": "b [/] " * 2_000,
    "wide": "漢字" * 5_000,
    "emoji": "👩\u200d👩\u200d👧\u200d👦🏳\ufe0f\u200d🌈🇩🇪❤\ufe0f👍🏽" * 500,
    "pile": "e" + "\u0301\u0323\u0308\u20dd" * 2_500,
    "right to left": "שלום مرحبا\u0600" * 100,
    "joined": "क्षि한\u1112\u1161\u11ab﷽" * 100,
}


def hostile_record(record: "Callable[..., Record]", name: str, text: str, created: int) -> "Record":
    """Make a model that is hostile in every field."""
    return record(
        f"{name}/{text}",
        "0.000001",
        "0.000002",
        more={text: text, "overrides": [{text: 1, "prompt": "0.5"}, {"min_prompt_tokens": 9, "prompt": "0.000003"}]},
        name=text,
        canonical_slug=text,
        architecture={"input_modalities": [text], "output_modalities": [text]},
        supported_parameters=[text],
        knowledge_cutoff=text,
        alias_target={"slug": text},
        benchmarks={"artificial_analysis": {text: 5}},
        created=created,
        **{"strange": text, text: text},
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Make a home in which every file is hostile."""
    paths = Paths(tmp_path / "config", tmp_path / "cache", tmp_path / "state")
    paths.config.mkdir()
    names = list(TEXTS.values())
    settings = {
        "theme": STEERING,
        "columns": names,
        "keys": {"desk.help": "[/bold]", "prices.detail": "[red],enter", STEERING: STEERING, "prices.sort": "s"},
        "views": {text: text for text in names},
        "tiers": {"mid": STEERING},
        "fees": {"card": {"percent": STEERING, STEERING: 1}},
        STEERING: STEERING,
    }
    scenarios = {text: {"prompt": 1000 + place, "completion": "2k"} for place, text in enumerate(names)}
    scenarios["broken " + STEERING] = {STEERING: STEERING}
    paths.settings_file.write_text(tomli_w.dumps(settings), "utf-8")
    paths.scenarios_file.write_text(tomli_w.dumps({"scenarios": scenarios, STEERING: 1}), "utf-8")
    paths.views_file.write_text(tomli_w.dumps({"views": {f"v {text}": text for text in names}}), "utf-8")
    paths.favourites_file.write_text(tomli_w.dumps({"favourites": names}), "utf-8")
    paths.state.mkdir()
    left = {"theme": STEERING, "search": "", "order": STEERING, "pane": STEERING}
    paths.state_file.write_text(json.dumps(left), "utf-8")
    return tmp_path


def faults(hand: "Hand") -> list[str]:
    """Find painted rows that steer the terminal, or are not as wide as it."""
    painted = hand.app.screen._compositor.render_strips()  # noqa: SLF001 - what goes to the terminal, to the last cell
    rows = ["".join(segment.text for segment in strip) for strip in painted]
    return [
        ascii(row)
        for row in rows
        if cell_len(row) != hand.app.size.width or any(unicodedata.category(sign) in CONTROL for sign in row)
    ]


@pytest.fixture
def catalogue(catalogue_of: Callable[..., Catalogue], record: "Callable[..., Record]") -> Catalogue:
    """Make models that are as hostile."""
    newest = 1_790_000_000
    return catalogue_of(*(hostile_record(record, *named, newest - at) for at, named in enumerate(TEXTS.items())))


@pytest.fixture
def served(endpoints: "Endpoints", listing_of: Callable[..., Listing]) -> "Endpoints":
    """Let them be served by endpoints that are no better."""
    rates = {"prompt": "0.000001", "completion": "1"}
    listed = [
        {"tag": f"{name}/{text}", "provider_name": text, "quantization": text, "pricing": {**rates, text: text}}
        for name, text in TEXTS.items()
    ]
    endpoints.kept = Loaded(listing_of(*listed))
    return endpoints


@pytest.fixture
def open_hostile(open_desk: "Opening", home: Path, catalogue: Catalogue, served: "Endpoints") -> OpeningHostile:
    """Open the desk on all that, in a terminal of some width."""
    setup = setup_from(Paths(home / "config", home / "cache", home / "state"), {}, lambda: NOW)
    given = ("load_fees", "tier_limits", "keys", "columns", "theme", "memory", "left", "notices")
    changed = {name: getattr(setup, name) for name in given}
    return lambda width: open_desk((width, 40), catalogue=catalogue, endpoints=served, **changed)


WALKS = {
    "detail": ("enter", "end", "escape", "down", "enter", "escape"),
    "compare": ("space", "down", "space", "v", "end", "escape"),
    "providers": ("p", "end", "escape"),
    "copies": ("y", "Y", "o", "f", "n", "escape"),
    "views": ("V", "down", "down", "escape"),
    "palette": (":", "o", "w", "n", "escape"),
    "save a view": ("/", "x", "enter", "w", "escape", "escape"),
    "boards": ("2", "c", "enter", "escape", "i", "enter", "escape", "t", "a", "enter", "escape", "x", "b", "down"),
    "scenarios": ("up", "s", "down", "down", "enter", "w", "escape"),
    "credits": ("tab", "m", "escape"),
    "help": ("[/bold]", "end", "escape"),
}
WIDTHS = [60, *(pytest.param(width, marks=pytest.mark.slow) for width in (80, 100, 160))]


@pytest.mark.parametrize("width", WIDTHS)
async def test_wherever_a_key_leads_no_row_bursts_or_steers(open_hostile: OpeningHostile, width: int) -> None:
    async with open_hostile(width) as hand:
        await hand.until(lambda: len(hand.desk.views) > len(TEXTS))
        assert len(hand.ids) == len(TEXTS)
        found = {name: [fault async for fault in faults_on(hand, keys)] for name, keys in WALKS.items()}
        assert {name: each for name, each in found.items() if each} == {}


async def faults_on(hand: "Hand", keys: Sequence[str]) -> AsyncIterator[tuple[str, str]]:
    """Press keys and look after each."""
    for key in keys:
        await hand.press(key)
        await hand.pilot.pause()  # lists come from behind
        for fault in faults(hand):
            yield key, fault


@pytest.mark.parametrize(
    "keys",
    [
        ("/",),
        ("2", "p"),
        *(
            pytest.param(keys, marks=pytest.mark.slow)
            for keys in (("/", "x", "enter", "w"), ("2", "b"), ("3",), (":",))
        ),
    ],
)
async def test_what_is_pasted_is_text(open_hostile: OpeningHostile, keys: Sequence[str]) -> None:
    async with open_hostile(100) as hand:
        await hand.press(*keys)
        for text in (STEERING, TEXTS["emoji"], TEXTS["wide"]):
            hand.app.post_message(Paste(text))
            await hand.settle()
            assert faults(hand) == []
        entry = hand.app.focused
        assert isinstance(entry, Input | TextArea)
        held = entry.value if isinstance(entry, Input) else entry.text
        assert not {unicodedata.category(sign) for sign in held.replace("\n", "")} & CONTROL
