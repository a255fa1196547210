"""One writer at a time: others wait, but not for ever, and a writer that was killed stands in nobody's way."""

import errno
import fcntl
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from ortui.source.errors import UnwritableError
from ortui.source.lock import locked

_HOLD = """
import sys, time
from pathlib import Path
from ortui.source.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Name a file in a folder that does not exist yet."""
    return tmp_path / "config" / "words.toml"


def test_the_folder_is_made_and_a_second_writer_is_told_who_is_in_the_way(file: Path) -> None:
    with (
        locked(file),
        pytest.raises(UnwritableError, match=r"words.toml can't be written: another ortui .* for 0.02 seconds; end it"),
        locked(file, patience=0.02),
    ):
        pytest.fail("two hold it")
    with locked(file):
        assert (file.parent / ".lock").exists()


def test_another_thread_waits_its_turn(file: Path) -> None:
    order: list[str] = []

    def follow() -> None:
        with locked(file):
            order.append("second")

    with locked(file):
        second = threading.Thread(target=follow)
        second.start()
        second.join(0.05)
        order.append("first")
    second.join()
    assert order == ["first", "second"]


def test_one_who_waited_in_vain_does_not_hold_it_later(file: Path) -> None:
    with locked(file):
        for _ in range(3):
            with pytest.raises(UnwritableError), locked(file, patience=0.01):
                pytest.fail("two hold it")
    time.sleep(0.1)  # now it is theirs, if they still want it
    with locked(file, patience=1):
        pass


def test_the_lock_ends_with_a_process_that_is_killed(file: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", _HOLD, str(file)], stdout=subprocess.PIPE) as holder:  # noqa: S603 - our own words
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(UnwritableError), locked(file, patience=0):
            pytest.fail("two hold it")
        holder.kill()
        holder.wait()
        with locked(file, patience=0):
            pass


def test_where_there_are_no_locks_writers_go_on_without(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with locked(file), locked(file):
        pass


def test_a_folder_in_the_place_of_the_lock_does_as_well(file: Path) -> None:
    (file.parent / ".lock").mkdir(parents=True)
    with locked(file), pytest.raises(UnwritableError), locked(file, patience=0):
        pytest.fail("two hold it")


def test_a_folder_that_can_not_be_made_is_said(file: Path) -> None:
    file.parent.touch()
    with pytest.raises(UnwritableError, match=r"words.toml can't be written: "), locked(file):
        pytest.fail("there is no such folder")
