"""What the screen remembers: written whole, and whatever can't be read counts as not there."""

from pathlib import Path

import pytest

from ortui.source.errors import UnwritableError
from ortui.source.state import State, load_state, save_state


def test_nothing_is_remembered_and_nothing_made_before_it_is_saved(tmp_path: Path) -> None:
    file = tmp_path / "state" / "state.toml"
    assert load_state(file) == State("")
    assert not file.parent.exists()


@pytest.mark.parametrize("theme", ["dark", "light", "terminal", ""])
def test_what_is_saved_is_remembered(theme: str, tmp_path: Path) -> None:
    file = tmp_path / "state" / "state.toml"
    save_state(file, State(theme))
    assert load_state(file) == State(theme)
    assert [entry.name for entry in file.parent.iterdir()] == ["state.toml"]


def test_all_of_it_is_remembered_and_a_second_time_too(tmp_path: Path) -> None:
    file = tmp_path / "state.toml"
    left = State("light", "in<1 “[x]” \\ '\"", "cost", reverse=True, everything=True, pane="estimate")
    for state in (left, left._replace(search="", reverse=False), left):
        save_state(file, state)
        assert load_state(file) == state


@pytest.mark.parametrize(
    ("content", "state"),
    [
        ("search = 5\norder = ['cost']\nreverse = 'yes'\neverything = 1\npane = {}", State()),
        ("search = 'opus'\nreverse = 1\neverything = true", State(search="opus", everything=True)),
        ('search = "\\u001b[2J\\u202eopus\\n"\npane = "estimate"', State(search="[2Jopus", pane="estimate")),
        ("theme = 'pink'\nsearch = 'opus'", State(search="opus")),
        (f"search = '{'x' * 5000}'", State(search="x" * 199 + "…")),
    ],
)
def test_one_odd_field_counts_as_not_there_and_the_others_hold(content: str, state: State, tmp_path: Path) -> None:
    file = tmp_path / "state.toml"
    file.write_text(content, "utf-8")
    assert load_state(file) == state


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"torn = ",
        b"\xff\xfe",
        b"theme = 5",
        b"theme = ['dark']",
        b"theme = 'pink'",
        b"other = 1",
        b"x = " + b"[" * 5000,
        b"x = " + b"9" * 5000,
        b"\x00" * 100,
    ],
)
def test_what_can_not_be_read_counts_as_not_there(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "state.toml"
    file.write_bytes(content)
    assert load_state(file) == State()


def test_a_folder_in_its_place_is_no_crash(tmp_path: Path) -> None:
    assert load_state(tmp_path) == State()
    with pytest.raises(UnwritableError):
        save_state(tmp_path, State("dark"))
