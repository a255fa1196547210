"""Reading files of unknown health, with nothing waited for and each trouble in words."""

import os
from pathlib import Path

import pytest

from ortui.source.disk import read_file, reason
from ortui.source.errors import NotAFileError, UnreadableError


def test_what_is_there_is_read_and_what_is_not_is_none(tmp_path: Path) -> None:
    assert read_file(tmp_path / "none") is None
    assert read_file(tmp_path / "no folder" / "none") is None
    (tmp_path / "file").write_bytes(b"\x00\r\n\x1a\xff")
    assert read_file(tmp_path / "file") == b"\x00\r\n\x1a\xff"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotAFileError, match="a folder is in its place"):
        read_file(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotAFileError, match="a pipe or a device"):
        read_file(tmp_path / "pipe")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no device without end")
def test_a_device_without_end_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "file").symlink_to("/dev/zero")
    with pytest.raises(NotAFileError):
        read_file(tmp_path / "file")


def test_no_more_is_read_than_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"12345")
    assert read_file(tmp_path / "file", 5) == b"12345"
    with pytest.raises(UnreadableError, match="it has more than 4 bytes"):
        read_file(tmp_path / "file", 4)


def test_a_file_where_a_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnreadableError, match="a file stands where its folder should be"):
        read_file(tmp_path / "file" / "inside")


def test_a_reason_that_is_not_known_stays_as_the_system_put_it() -> None:
    assert reason(OSError(5, "Input/output error")) == "Input/output error"
    assert reason(OSError("odd")) == "odd"
    assert reason(OSError(28, "No space left on device")) == "No space left on device; make room there"
