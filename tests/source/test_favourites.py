"""Favourites on disk: each id once, and whatever else is in the file is passed over or kept."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ortui.source.errors import UnreadableError
from ortui.source.favourites import load_favourites, set_favourite

_NOW = datetime(2026, 11, 23, 18, 35, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Name a file that does not exist yet."""
    return tmp_path / "config" / "favourites.toml"


def test_they_are_added_each_once_and_removed(file: Path) -> None:
    assert load_favourites(file) == (frozenset(), "")
    for model in ("a/one", "b/two:free", "a/one"):
        assert set_favourite(file, _NOW, model, wanted=True) == ""
    assert load_favourites(file) == (frozenset({"a/one", "b/two:free"}), "")
    assert tomllib.loads(file.read_text("utf-8")) == {"favourites": ["b/two:free", "a/one"]}
    set_favourite(file, _NOW, "b/two:free", wanted=False)
    set_favourite(file, _NOW, "never/there", wanted=False)
    assert load_favourites(file) == (frozenset({"a/one"}), "")


@pytest.mark.parametrize(
    ("content", "favourites"),
    [
        ("", set()),
        ("favourites = 5", set()),
        ("favourites = 'a/one'", set()),
        ("favourites = ['a/one', 5, ['b/two'], '', 'a/one']", {"a/one"}),
        ('favourites = ["\\u001b[2Ja/one\\u202e"]', {"[2Ja/one"}),
    ],
)
def test_what_is_no_id_is_passed_over(content: str, favourites: set[str], file: Path) -> None:
    file.parent.mkdir()
    file.write_text(content, "utf-8")
    assert load_favourites(file) == (frozenset(favourites), "")
    assert file.read_text("utf-8") == content


def test_a_star_leaves_what_else_is_in_the_file(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("favourites = ['a/one']\nnote = 'mine'\n", "utf-8")
    set_favourite(file, _NOW, "b/two", wanted=True)
    assert tomllib.loads(file.read_text("utf-8")) == {"favourites": ["a/one", "b/two"], "note": "mine"}


def test_thousands_of_them_are_kept(file: Path) -> None:
    file.parent.mkdir()
    names = [f"lab/model-{number}" for number in range(1999)]
    file.write_text(f"favourites = {names}\n", "utf-8")
    set_favourite(file, _NOW, "lab/last", wanted=True)
    assert load_favourites(file)[0] == {*names, "lab/last"}


def test_a_star_leaves_entries_that_are_no_ids(file: Path) -> None:
    file.parent.mkdir()
    long = "x" * 300
    file.write_text(f"favourites = ['a/one', 5, ['b/two'], '{long}']\n", "utf-8")
    set_favourite(file, _NOW, "c/three", wanted=True)
    assert tomllib.loads(file.read_text("utf-8")) == {"favourites": ["a/one", 5, ["b/two"], long, "c/three"]}


@pytest.mark.parametrize("content", [b"favourites = 'a/one'\n", b"[favourites]\nnewer = ['a/one']\n"])
def test_what_is_no_list_is_never_written_over(content: bytes, file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    with pytest.raises(UnreadableError, match=r"favourites is not a list; write it like favourites = \["):
        set_favourite(file, _NOW, "b/two", wanted=True)
    assert file.read_bytes() == content
