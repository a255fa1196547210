"""The screen against a bad server: the last good prices stay, one line says why, and every key goes on answering."""

import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from ortui.source import api, catalogues, endpoints
from ortui.source.api import Api
from ortui.source.catalogues import Fetched
from ortui.source.paths import Paths
from ortui.source.retry import Patience
from ortui.ui.app import Ortui
from ortui.ui.keys import KEYS
from ortui.ui.machine import setup_from
from tests.faults import bad_server as bad
from tests.faults.bad_server import BadServer, Misdeed
from tests.faults.misdeeds import CASES
from tests.terminal import Terminal
from tests.ui.conftest import Hand

FETCHED_AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
NOW = FETCHED_AT + timedelta(hours=5)
FOR_LONG = Patience(silence=600, in_all=600, tries=1)
"""Longer than any test: what is to be seen must be seen while the server still keeps the screen waiting."""
AWAY = {"desk.quit", "desk.suspend", "desk.interrupt", "prices.open"}
"""Keys that leave the program or open another one."""
_SHOWN = ("lab/model", "lab/second")
MORE = (
    *("says nothing", "sends half the announced length", "continues for ever"),
    *("an error with status 200", "redirects to another host", "gzip within gzip"),
)
Opening = Callable[..., AbstractAsyncContextManager[Hand]]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Fill a home with the prices and the providers of a good server."""
    paths = Paths(tmp_path / "config", tmp_path / "cache", tmp_path / "state")
    with BadServer(bad.good) as server:
        catalogues.refresh(paths, server.url, FETCHED_AT, Fetched(catalogues.at_hand(paths, FETCHED_AT).catalogue))
        endpoints.refresh(paths, server.url, "lab/model", FETCHED_AT)
    return paths


@pytest.fixture
def open_on(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Opening:
    """Open the screen on old prices, with a server that misbehaves; it is gone before the screen."""

    @asynccontextmanager
    async def opened(misdeed: Misdeed, patience: Patience) -> AsyncIterator[Hand]:
        monkeypatch.setattr(api, "Api", partial(Api, patience=patience))
        with BadServer(misdeed) as server:
            app = Ortui(setup_from(paths, {"OPENROUTER_BASE_URL": server.url}, lambda: NOW))
            async with app.run_test(size=(120, 40)) as pilot:
                hand = Hand(app, pilot)
                await hand.until(lambda: bool(server.paths))
                yield hand

    return opened


@pytest.mark.parametrize(
    "name",
    [
        *("drips", "resets within the body", "a web page", "429 for a year"),
        *(pytest.param(name, marks=pytest.mark.slow) for name in MORE),
    ],
)
async def test_the_last_good_prices_stay_and_one_line_says_why(name: str, open_on: Opening, paths: Paths) -> None:
    case, before = CASES[name], paths.catalogue_file.read_bytes()
    async with open_on(case.misdeed, case.patience) as hand:
        assert all(model in hand.text("PriceTable") for model in _SHOWN)
        await hand.until(lambda: not hand.desk.activity.is_busy)
        await hand.settle()
        assert all(model in hand.text("PriceTable") for model in _SHOWN)
        assert "5 hours old" in hand.text("Header")
        assert "not refreshed" in hand.text("Header")
        assert hand.desk.footer.notice.startswith(f"the prices were not refreshed: {case.sentence}")
        await hand.press("down")
        assert hand.model == _SHOWN[1]
    assert paths.catalogue_file.read_bytes() == before


@pytest.mark.parametrize(
    "misdeed", [bad.silent, bad.silent_within, pytest.param(bad.drips(0.05), marks=pytest.mark.slow)]
)
async def test_keys_answer_while_the_server_keeps_the_screen_waiting(misdeed: Misdeed, open_on: Opening) -> None:
    async with open_on(misdeed, FOR_LONG) as hand:
        desk = hand.desk
        await hand.press("down")
        assert hand.model == _SHOWN[1]
        await hand.press("s")
        assert "by name" in hand.text("Tally")
        await hand.press("/", "s", "e", "c")
        assert "sec" in hand.text("SearchLine")
        assert _SHOWN[0] not in hand.text("PriceTable")
        await hand.press("enter", "2", "right")
        assert desk.scenario.prompt == 2500
        await hand.press("r")
        assert desk.footer.notice == "the prices are being fetched already"
        assert desk.activity.is_busy


@pytest.mark.slow
async def test_every_key_of_the_table_is_taken_while_the_server_is_silent(open_on: Opening) -> None:
    async with open_on(bad.silent, FOR_LONG) as hand:
        for key in KEYS:
            if key.id not in AWAY:
                await hand.press("1", key.keys.partition(",")[0])
                while len(hand.app.screen_stack) > 1:
                    await hand.press("escape")
        assert hand.app.is_running
        assert all(model in hand.text("PriceTable") for model in _SHOWN)
        assert hand.desk.activity.is_busy


async def test_kept_providers_are_shown_while_the_server_is_silent(open_on: Opening) -> None:
    async with open_on(bad.silent, FOR_LONG) as hand:
        await hand.press("p")
        await hand.until(lambda: "host/fp8" in hand.text("Page"))
        assert "fetching…" in hand.text("Page")
        await hand.press("escape", "down")
        assert hand.model == _SHOWN[1]


async def test_kept_providers_stay_where_fresh_ones_do_not_come(open_on: Opening) -> None:
    async with open_on(bad.resets_within, Patience(tries=1)) as hand:
        await hand.press("p")
        await hand.until(lambda: "not fetched: the connection to the API broke off" in hand.text("Page"))
        assert "host/fp8" in hand.text("Page")
        assert "5 hours old" in hand.text("Page")


@pytest.fixture
def terminal_on(paths: Paths) -> Iterator[Callable[[str], Terminal]]:
    """Start the program in a real terminal, with the home that was filled; it ends with the test."""
    terminals: list[Terminal] = []

    def start(address: str) -> Terminal:
        terminals.append(Terminal(paths.cache.parent, 120, 30, address))
        return terminals[-1]

    yield start
    for terminal in terminals:
        terminal.close()


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")
@pytest.mark.parametrize("misdeed", [bad.silent, pytest.param(bad.drips(0.1), marks=pytest.mark.slow)])
def test_a_real_terminal_shows_prices_while_a_server_keeps_it_waiting_and_when_it_dies(
    misdeed: Misdeed, terminal_on: Callable[[str], Terminal]
) -> None:
    with BadServer(misdeed) as server:
        terminal = terminal_on(server.url)
        terminal.sees(*_SHOWN, "refreshing…")
        terminal.type("\x1b[B")
        terminal.until(lambda text: sum("▌" in line and _SHOWN[1] in line for line in text.splitlines()) == 1)
        terminal.type("s")
        terminal.sees("by name", "refreshing…")
    terminal.sees("not refreshed: ", *_SHOWN)
    terminal.type("q")
    assert terminal.end() == 0
    assert terminal.is_given_back
