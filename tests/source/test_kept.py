"""Small files of the person's: changed as they are on disk, and never overwritten unread."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ortui.source.errors import UnreadableError, UnwritableError
from ortui.source.kept import Table, change_table, load_table, read_table

_NOW = datetime(2026, 11, 23, 18, 35, tzinfo=UTC)
_ASIDE = "words.toml.unread-20261123T183500"
_BROKEN = (b"torn = ", b"\xff\xfe", b"x = " + b"[" * 5000, b"x = " + b"9" * 5000, b"\x00" * 100, b"x = 1\nx = 2")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Name a file that does not exist yet."""
    return tmp_path / "config" / "words.toml"


def _add(table: Table) -> None:
    table["added"] = "mine"


def test_without_a_file_there_is_nothing_and_nothing_is_made(file: Path) -> None:
    assert read_table(file) == {}
    assert load_table(file, "words") == ({}, "")
    assert not file.parent.exists()


def test_a_change_keeps_what_else_is_in_the_file(file: Path) -> None:
    assert change_table(file, _NOW, _add) == ""
    file.write_bytes(b"\xef\xbb\xbf# a person's words\r\nother = [1, 2]\r\n")
    assert change_table(file, _NOW, _add) == ""
    assert tomllib.loads(file.read_text("utf-8")) == {"other": [1, 2], "added": "mine"}
    assert sorted(entry.name for entry in file.parent.iterdir()) == [".lock", "words.toml"]


@pytest.mark.parametrize("content", _BROKEN)
def test_a_broken_file_is_moved_aside_whole_and_told(content: bytes, file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    with pytest.raises(UnreadableError, match=r"words\.toml is not TOML: "):
        read_table(file)
    assert file.read_bytes() == content  # only read
    notice = change_table(file, _NOW, _add)
    assert notice.startswith("words.toml is not TOML: ")
    assert notice.endswith(f"; it was moved aside to {file.parent / _ASIDE}")
    assert notice.isprintable()
    assert (file.parent / _ASIDE).read_bytes() == content
    assert tomllib.loads(file.read_text("utf-8")) == {"added": "mine"}


@pytest.mark.parametrize("content", _BROKEN)
def test_reading_a_broken_file_leaves_it_and_tells(content: bytes, file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    table, notice = load_table(file, "words")
    assert (table, file.read_bytes()) == ({}, content)
    assert notice.startswith("words.toml is not TOML: ")
    assert notice.endswith(f"; it is left as it is, without the words in it ({file})")
    assert [entry.name for entry in file.parent.iterdir()] == ["words.toml"]


def test_a_file_that_can_not_be_moved_aside_is_not_written_over(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path, __: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    file.parent.mkdir()
    file.write_bytes(b"torn = ")
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(
        UnwritableError, match=r"is not TOML: .*; it can't be moved aside either: .*nothing was changed"
    ):
        change_table(file, _NOW, _add)
    assert file.read_bytes() == b"torn = "


def test_a_second_broken_one_does_not_replace_the_first(file: Path) -> None:
    file.parent.mkdir()
    for content in _BROKEN[:2]:
        file.write_bytes(content)
        assert change_table(file, _NOW, _add) != ""
    asides = [file.parent / _ASIDE, file.parent / f"{_ASIDE}-2"]
    assert [aside.read_bytes() for aside in asides] == list(_BROKEN[:2])


def test_a_folder_in_its_place_is_moved_aside_too(file: Path) -> None:
    file.mkdir(parents=True)
    (file / "inside").touch()
    notice = change_table(file, _NOW, _add)
    assert notice.startswith("words.toml can't be read: a folder is in its place; it was moved aside to ")
    assert (file.parent / _ASIDE / "inside").exists()
    assert tomllib.loads(file.read_text("utf-8")) == {"added": "mine"}


def test_what_can_not_be_written_raises_and_leaves_no_half(file: Path) -> None:
    file.parent.write_bytes(b"a file where the folder should be")
    with pytest.raises(UnwritableError, match="can't be written"):
        change_table(file, _NOW, _add)
    assert file.parent.read_bytes() == b"a file where the folder should be"
