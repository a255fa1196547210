"""The cache gives back what it was given; what it can't believe it moves aside, names, and never loses."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ortui.domain.catalogue import Catalogue, Source
from ortui.source import cache
from ortui.source.catalogue_file import Packed, pack
from ortui.source.errors import UnwritableError
from ortui.source.parse import read_answer

_NOW = datetime(2026, 11, 23, 1, 2, 3, tzinfo=UTC)
_ASIDE = "catalogue.json.unread-20261123T010203"


@pytest.fixture
def packed(answer: Callable[..., bytes]) -> Packed:
    """Make a small catalogue."""
    return Packed(Catalogue(read_answer(answer(2)).models, Source.CACHE, _NOW), '"tag"', "https://openrouter.ai/api/v1")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Name a file in a folder that does not exist yet."""
    return tmp_path / "cache" / "catalogue.json"


def _put(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def test_before_the_first_refresh_there_is_nothing_to_tell(file: Path) -> None:
    assert cache.load(file, _NOW) == cache.Cached()
    assert not file.parent.exists()


def test_what_is_saved_loads(file: Path, packed: Packed) -> None:
    cache.save(file, packed)
    assert cache.load(file, _NOW) == cache.Cached(packed)
    assert sorted(entry.name for entry in file.parent.iterdir()) == [".lock", "catalogue.json"]


def test_cut_off_at_any_length_it_is_moved_aside_whole(file: Path, packed: Packed) -> None:
    whole = pack(packed)
    for length in range(0, len(whole), 7):
        _put(file, whole[:length])
        cached = cache.load(file, _NOW)
        aside = file.with_name(_ASIDE)
        assert cached.packed is None
        assert f"moved aside to {aside}" in cached.notice
        assert aside.read_bytes() == whole[:length]
        assert not file.exists()
        aside.unlink()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b'{"some": "JSON"}', "it is not a catalogue that ortui wrote"),
        (b'{"format":"ortui-catalogue","version":99,"crc32":1}\n{}', "another version of ortui wrote it"),
        (b'{"format":"ortui-catalogue","version":1,"crc32":1}\n{}', "it is cut off or was altered"),
    ],
)
def test_the_notice_says_why_and_where_it_went(content: bytes, reason: str, file: Path) -> None:
    _put(file, content)
    notice = cache.load(file, _NOW).notice
    assert notice == f"the cached prices can't be read: {reason}; it was moved aside to {file.with_name(_ASIDE)}"
    assert file.with_name(_ASIDE).read_bytes() == content
    assert cache.load(file, _NOW) == cache.Cached()


def test_two_files_of_one_second_are_both_kept(file: Path) -> None:
    for content in (b"one", b"two", b"three"):
        _put(file, content)
        cache.load(file, _NOW)
    kept = {entry.name: entry.read_bytes() for entry in file.parent.glob("catalogue*")}
    assert kept == {_ASIDE: b"one", f"{_ASIDE}-2": b"two", f"{_ASIDE}-3": b"three"}


def test_a_folder_in_its_place_is_moved_aside_too(file: Path, packed: Packed) -> None:
    _put(file / "something", b"inside")
    cached = cache.load(file, _NOW)
    assert "a folder is in its place; it was moved aside to" in cached.notice
    assert (file.with_name(_ASIDE) / "something").read_bytes() == b"inside"
    cache.save(file, packed)
    assert cache.load(file, _NOW).packed == packed


def test_a_file_that_may_not_be_read_stays_and_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _put(file, b"secret")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    cached = cache.load(file, _NOW)
    assert cached.notice == (
        f"the cached prices can't be read: Permission denied; check who owns it and what they allow ({file})"
    )
    assert file.exists()


def test_a_file_where_its_folder_should_be_is_told_and_left(file: Path, packed: Packed) -> None:
    file.parent.write_bytes(b"in the way")
    assert "Not a directory" in cache.load(file, _NOW).notice
    with pytest.raises(UnwritableError):
        cache.save(file, packed)
    assert file.parent.read_bytes() == b"in the way"


def test_a_file_that_can_not_be_moved_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _put(file, b"torn")

    def refuse(_: Path, __: Path) -> Path:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "rename", refuse)
    notice = cache.load(file, _NOW).notice
    assert notice.endswith(
        "it can't be moved aside either: Read-only file system; "
        f"set ORTUI_HOME to a folder that can be written ({file})"
    )
    assert file.read_bytes() == b"torn"


def test_a_link_to_nowhere_is_as_good_as_nothing(file: Path, packed: Packed, tmp_path: Path) -> None:
    file.parent.mkdir()
    file.symlink_to(tmp_path / "elsewhere" / "prices.json")
    assert cache.load(file, _NOW) == cache.Cached()
    cache.save(file, packed)
    assert file.is_symlink()
    assert cache.load(file, _NOW).packed == packed


def test_a_loop_of_links_is_told(file: Path) -> None:
    file.parent.mkdir()
    file.symlink_to(file)
    assert "can't be read" in cache.load(file, _NOW).notice


def test_a_notice_is_one_clean_line(tmp_path: Path) -> None:
    file = tmp_path / "odd\x1b[31m\nname" / "catalogue.json"
    _put(file, b"torn")
    assert cache.load(file, _NOW).notice.isprintable()
