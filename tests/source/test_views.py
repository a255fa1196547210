"""Saved searches on disk: by name, over those of the settings; an empty one removes."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ortui.source.errors import UnreadableError
from ortui.source.views import load_views, save_view

_NOW = datetime(2026, 11, 23, 18, 35, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Name a file that does not exist yet."""
    return tmp_path / "config" / "views.toml"


def test_they_are_saved_replaced_and_removed_by_name(file: Path) -> None:
    assert load_views(file, {}) == ({}, "")
    assert not file.parent.exists()
    for name, query in {"few": "in<0.2", "“big” [x] = '\\'": 'opus "4"'}.items():
        assert save_view(file, _NOW, name, query) == ""
    save_view(file, _NOW, "few", "in<0.1")
    assert load_views(file, {}) == ({"few": "in<0.1", "“big” [x] = '\\'": 'opus "4"'}, "")
    save_view(file, _NOW, "few", "")
    save_view(file, _NOW, "never there", "")
    assert tomllib.loads(file.read_text("utf-8")) == {"views": {"“big” [x] = '\\'": 'opus "4"'}}


def test_saved_ones_win_over_the_settings_and_are_not_mixed_into_them(file: Path) -> None:
    in_settings = {"few": "is:free", "tools": "has:tools"}
    save_view(file, _NOW, "few", "in<0.1")
    assert load_views(file, in_settings) == ({"few": "in<0.1", "tools": "has:tools"}, "")
    assert in_settings == {"few": "is:free", "tools": "has:tools"}
    assert tomllib.loads(file.read_text("utf-8")) == {"views": {"few": "in<0.1"}}


@pytest.mark.parametrize(
    ("content", "views"),
    [
        ("views = 5", {}),
        ("[views]\nfew = 5\nbig = 'opus'", {"big": "opus"}),
        ('[views]\n"\\u202ecba" = "\\u001b[31mred"\n"\\u200b" = "x"', {"cba": "[31mred"}),
    ],
)
def test_what_is_no_search_is_passed_over(content: str, views: dict[str, str], file: Path) -> None:
    file.parent.mkdir()
    file.write_text(content, "utf-8")
    assert load_views(file, {"mine": "x"}) == ({"mine": "x"} | views, "")


def test_a_broken_file_is_left_until_a_search_is_saved_and_those_of_the_settings_hold(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"views = ")
    views, notice = load_views(file, {"few": "is:free"})
    assert views == {"few": "is:free"}
    assert notice.startswith("views.toml is not TOML: ")
    assert notice.endswith(f"; it is left as it is, without the searches in it ({file})")
    assert file.read_bytes() == b"views = "
    assert "it was moved aside to" in save_view(file, _NOW, "big", "opus")
    assert (file.parent / "views.toml.unread-20261123T183500").read_bytes() == b"views = "
    assert load_views(file, {}) == ({"big": "opus"}, "")


def test_a_new_name_takes_the_place_of_the_old_one_in_one_step(file: Path) -> None:
    for name in ("few", "big"):
        save_view(file, _NOW, name, "opus")
    save_view(file, _NOW, "large", "opus", instead_of="big")
    assert load_views(file, {}) == ({"few": "opus", "large": "opus"}, "")


def test_saving_leaves_entries_that_are_no_searches(file: Path) -> None:
    file.parent.mkdir()
    long = "x" * 300
    file.write_text(f"[views]\nnewer = {{ query = 'opus' }}\nlong = '{long}'\n", "utf-8")
    save_view(file, _NOW, "few", "in<1")
    assert tomllib.loads(file.read_text("utf-8"))["views"] == {"newer": {"query": "opus"}, "long": long, "few": "in<1"}


def test_what_is_no_table_is_never_written_over(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"views = ['opus']\n")
    with pytest.raises(UnreadableError, match="views is not a table"):
        save_view(file, _NOW, "few", "in<1")
    assert file.read_bytes() == b"views = ['opus']\n"
