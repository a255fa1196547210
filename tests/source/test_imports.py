"""What a start loads: prices are at hand without the network's, the screen's or the system's libraries."""

import subprocess
import sys

import pytest

_TELL = "import sys, {module}; print(*sorted(set(sys.modules) & set(sys.argv[1:])))"
_HEAVY = ("httpx", "ssl", "textual", "rich", "platformdirs", "tomli_w", "sqlite3", "asyncio", "tempfile")


def _loaded(module: str, *libraries: str) -> list[str]:
    run = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", _TELL.format(module=module), *libraries], capture_output=True, text=True, check=True
    )
    return run.stdout.split()


@pytest.mark.parametrize(
    "module",
    [
        "catalogues",
        "settings",
        "state",
        "fees",
        "address",
        "paths",
        "secrets",
        "bundled",
        "parse",
        "endpoints",
        "scenarios",
        "accounts",
        "account_file",
        "parse_refusal",
    ],
)
def test_no_heavy_library_comes_along(module: str) -> None:
    assert _loaded(f"ortui.source.{module}", *_HEAVY) == []


def test_the_client_of_the_api_does_load_its_library() -> None:
    assert _loaded("ortui.source.api", "httpx", "textual") == ["httpx"]


def test_nothing_above_is_loaded_from_below() -> None:
    assert _loaded("ortui.source.api", "ortui.cli", "ortui.ui", "ortui.__main__", "ortui.domain") == ["ortui.domain"]


def test_an_account_at_hand_needs_neither_prices_nor_settings() -> None:
    needless = (
        "ortui.domain.model",
        "ortui.domain.catalogue",
        "ortui.source.settings",
        "subprocess",
        "email",
        "tomllib",
    )
    assert _loaded("ortui.source.accounts, ortui.source.paths, ortui.source.secrets", *needless) == []
