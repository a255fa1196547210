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
        "favourites_file": str(home / "config" / "favourites.toml"),
        "views_file": str(home / "config" / "views.toml"),
        "catalogue_file": str(home / "cache" / "catalogue-1.json"),
        "state_file": str(home / "state" / "state.json"),
        "last_frame_file": str(home / "state" / "last-frame"),
        "bundled_catalogue": str(Path(ortui.__file__).parent / "source" / "bundled" / "catalogue.json"),
    }
    assert not home.exists()


def test_the_text_has_name_and_path(run: Run, home: Path) -> None:
    lines = run("where").out.splitlines()
    assert lines[0] == f"config             {home / 'config'}"
    assert len(lines) == 11


def test_a_hostile_home_steers_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = tmp_path / "two  blanks\x1b]0;owned\x07\nconfig: \u202ebidi\u200b" / ("long" * 60)
    monkeypatch.setenv("ORTUI_HOME", str(hostile))
    ran = run("where")
    lines = ran.out.splitlines()
    assert all(line.isprintable() for line in lines)
    assert lines[0] == f"config             {tmp_path}/two  blanks]0;owned config: bidi/{'long' * 60}/config"
    assert len(lines) == 11
    assert ran.err.splitlines()[0] == "these paths hold signs that can't be shown; --json writes them exactly"
    exact = run("where", "--json")
    assert exact.json["config"] == str(hostile / "config")
    assert exact.out.isascii()
    assert "\x1b" not in exact.out


@pytest.mark.parametrize("steering", ["\x1bc", "\u202e", "\x9b2J", "\u200b"])
def test_an_address_that_would_steer_is_none(steering: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENROUTER_BASE_URL", f"http://127.0.0.1/a{steering}b")
    ran = run("refresh")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("ortui: OPENROUTER_BASE_URL “http://127.0.0.1/a")
    assert ran.err.endswith("b” is not an address; write it like https://openrouter.ai/api/v1\n")
    assert ran.err.removesuffix("\n").isprintable()


def test_the_name_of_a_saved_answer_steers_nothing(run: Run, saved: Any, records: Any) -> None:  # noqa: ANN401 - fixtures
    ran = run("refresh", "--from", str(saved(records, "a  b\x1b]0;owned\x07\n\u202e.json")))
    assert ran.code == 0
    assert ran.out.endswith("/a  b]0;owned .json\n")
    assert ran.out.removesuffix("\n").isprintable()


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
