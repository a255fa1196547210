"""What the screen remembers: written whole, and whatever can't be read counts as not there."""

from pathlib import Path

import pytest

from ortui.source.errors import UnwritableError
from ortui.source.state import State, load_state, save_state


def test_nothing_is_remembered_and_nothing_made_before_it_is_saved(tmp_path: Path) -> None:
    file = tmp_path / "state" / "state.json"
    assert load_state(file) == State("")
    assert not file.parent.exists()


@pytest.mark.parametrize("theme", ["dark", "light", "terminal", ""])
def test_what_is_saved_is_remembered(theme: str, tmp_path: Path) -> None:
    file = tmp_path / "state" / "state.json"
    save_state(file, State(theme))
    assert load_state(file) == State(theme)
    assert [entry.name for entry in file.parent.iterdir()] == ["state.json"]


def test_all_of_it_is_remembered_and_a_second_time_too(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    left = State("light", "in<1 “[x]” \\ '\"", "cost", reverse=True, everything=True, pane="estimate", brief=True)
    for state in (left, left._replace(search="", reverse=False), left):
        save_state(file, state)
        assert load_state(file) == state


@pytest.mark.parametrize(
    ("content", "state"),
    [
        ('{"search": 5, "order": ["cost"], "reverse": "yes", "everything": 1, "pane": {}, "brief": null}', State()),
        ('{"search": "opus", "reverse": 1, "everything": true}', State(search="opus", everything=True)),
        ('{"search": "\\u001b[2J\\u202eopus\\n", "pane": "estimate"}', State(search="[2Jopus", pane="estimate")),
        ('{"search": "\\ud800opus", "brief": true}', State(search="opus", brief=True)),
        ('{"theme": "pink", "search": "opus"}', State(search="opus")),
        (f'{{"search": "{"x" * 5000}"}}', State(search="x" * 199 + "…")),
    ],
)
def test_one_odd_field_counts_as_not_there_and_the_others_hold(content: str, state: State, tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    file.write_text(content, "utf-8")
    assert load_state(file) == state


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'{"theme": ',
        b"\xff\xfe",
        b'{"theme": 5}',
        b'{"theme": ["dark"]}',
        b'{"theme": "pink"}',
        b'{"other": 1}',
        b'["theme", "dark"]',
        b'"dark"',
        b"[" * 5000,
        b"9" * 5000,
        b"\x00" * 100,
    ],
)
def test_what_can_not_be_read_counts_as_not_there(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    file.write_bytes(content)
    assert load_state(file) == State()


def test_a_folder_in_its_place_is_no_crash(tmp_path: Path) -> None:
    assert load_state(tmp_path) == State()
    with pytest.raises(UnwritableError):
        save_state(tmp_path, State("dark"))
