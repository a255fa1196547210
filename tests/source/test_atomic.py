"""A file is replaced whole or not at all, and nothing is left lying about."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ortui.source.atomic import LEFT_OVER_AFTER, write_atomically
from ortui.source.errors import UnwritableError


def _names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_it_makes_the_folders_and_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "file"
    write_atomically(file, b"new")
    assert file.read_bytes() == b"new"
    assert _names(file.parent) == ["file"]


def test_it_replaces_and_keeps_the_mode(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old and longer")
    file.chmod(0o640)
    write_atomically(file, b"new")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert _names(tmp_path) == ["file"]


def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    write_atomically(tmp_path / "file", b"new")
    assert (tmp_path / "file").stat().st_mode & 0o077 == 0


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "file").write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(Path("real") / "file")
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real" / "file").read_bytes() == b"new"
    assert _names(tmp_path / "real") == ["file"]


def test_the_content_is_on_the_disk_before_the_name_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    replace = Path.replace

    def fsync(handle: int) -> None:
        steps.append(f"sync {os.fstat(handle).st_size}" if os.path.isfile(handle) else "sync folder")  # noqa: PTH113 - a handle is no path

    def noted(self: Path, target: Path) -> Path:
        steps.append("replace")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", noted)
    write_atomically(tmp_path / "file", b"12345")
    assert steps == ["sync 5", "replace", "sync folder"]


@pytest.mark.parametrize("failing", ["fsync", "replace", "chmod"])
def test_where_a_step_fails_the_old_file_stays_whole(
    failing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "file").write_bytes(b"old")
    monkeypatch.setattr(os if failing == "fsync" else Path, failing, fail)
    with pytest.raises(UnwritableError, match=r"file can't be written: No space left on device"):
        write_atomically(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"old"
    assert _names(tmp_path) == ["file"]


def test_an_interruption_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    (tmp_path / "file").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"old"
    assert _names(tmp_path) == ["file"]


def test_a_folder_in_its_place_stays(tmp_path: Path) -> None:
    (tmp_path / "file" / "inside").mkdir(parents=True)
    with pytest.raises(UnwritableError, match="Is a directory"):
        write_atomically(tmp_path / "file", b"new")
    assert _names(tmp_path) == ["file"]
    assert _names(tmp_path / "file") == ["inside"]


def test_a_file_where_a_folder_should_be_stays(tmp_path: Path) -> None:
    (tmp_path / "folder").write_bytes(b"in the way")
    with pytest.raises(UnwritableError):
        write_atomically(tmp_path / "folder" / "file", b"new")
    assert (tmp_path / "folder").read_bytes() == b"in the way"


_WRITE_TOO_MUCH = """
import resource, sys
from pathlib import Path
from ortui.source.atomic import write_atomically
from ortui.source.errors import UnwritableError
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_atomically(Path(sys.argv[1]), b"n" * 5000)
except UnwritableError as error:
    sys.exit(f"told: {error}")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are a matter of POSIX")
def test_where_there_is_no_room_the_old_file_stays_whole(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    run = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", _WRITE_TOO_MUCH, str(file)], capture_output=True, text=True, check=False
    )
    assert run.stderr.startswith(f"told: {file} can't be written: File too large")
    assert file.read_bytes() == b"old"
    assert _names(tmp_path) == ["file"]


_WRITE_WITHOUT_END = """
import sys
from pathlib import Path
from ortui.source.atomic import write_atomically
while True:
    for letter in (b"a", b"b"):
        write_atomically(Path(sys.argv[1]), letter * 3_000_000)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="killing at any moment is a matter of POSIX")
def test_a_writer_killed_at_any_moment_leaves_a_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "file"
    with subprocess.Popen([sys.executable, "-c", _WRITE_WITHOUT_END, str(file)]) as writer:  # noqa: S603 - our own words
        until = time.monotonic() + 10
        while not file.exists() and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(0.03)
        writer.send_signal(signal.SIGKILL)
    content = file.read_bytes()
    assert len(content) == 3_000_000
    assert content in {b"a" * 3_000_000, b"b" * 3_000_000}


def test_what_killed_writers_left_is_cleared_once_it_is_old_and_nothing_else(tmp_path: Path) -> None:
    old, others = tmp_path / ".file.abc123.tmp", [".file.fresh.tmp", ".other.abc123.tmp", ".file.mine", "file.tmp"]
    for name in (old.name, *others):
        (tmp_path / name).touch()
        past = time.time() - LEFT_OVER_AFTER - 5
        if name != ".file.fresh.tmp":
            os.utime(tmp_path / name, (past, past))
    write_atomically(tmp_path / "file", b"new")
    assert _names(tmp_path) == sorted(["file", *others])
