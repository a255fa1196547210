"""`ortui where`: paths by name, keys never whole."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import ortui

Run = Callable[..., Any]


def test_the_paths(run: Run, home: Path) -> None:
    document = run("where", "--json").json
    assert document == {
        "schema": "ortui/1",
        "config": str(home / "config"),
        "cache": str(home / "cache"),
        "state": str(home / "state"),
        "settings_file": str(home / "config" / "settings.toml"),
        "scenarios_file": str(home / "config" / "scenarios.toml"),
        "catalogue_file": str(home / "cache" / "catalogue-1.json"),
        "state_file": str(home / "state" / "state.toml"),
        "bundled_catalogue": str(Path(ortui.__file__).parent / "source" / "bundled" / "catalogue.json"),
    }
    assert not home.exists()


def test_the_text_has_name_and_path(run: Run, home: Path) -> None:
    lines = run("where").out.splitlines()
    assert lines[0] == f"config             {home / 'config'}"
    assert len(lines) == 8


def test_keys_are_named_and_masked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENROUTER_API_KEY", "sk-or-v1-0123456789abcdef890")
    ran = run("where")
    assert ran.err == "OPENROUTER_API_KEY is set: …890\nOPENROUTER_MANAGEMENT_KEY is not set\n"
    assert "abcdef" not in ran.out


def test_a_key_that_a_command_prints_is_named_and_masked(run: Run, home: Path) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_text(
        "key_command = 'echo sk-or-v1-0123456789abcdef891'\nmanagement_key_command = 'false'\n", "utf-8"
    )
    assert run("where").err.splitlines() == [
        "OPENROUTER_API_KEY is not set; key_command gives …891",
        "OPENROUTER_MANAGEMENT_KEY is not set",
        "management_key_command failed (exit code 1)",
    ]


def test_what_is_set_but_no_key_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENROUTER_API_KEY", "my secret key")
    assert run("where").err.splitlines() == [
        "OPENROUTER_API_KEY is set",
        "OPENROUTER_MANAGEMENT_KEY is not set",
        "OPENROUTER_API_KEY is not a key: it holds blanks or signs that no key has",
    ]
