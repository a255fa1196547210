"""The same as a process of its own: its exit code, its one line, its time, and the most memory it ever had."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.faults.bad_server import BadServer, Misdeed, good, says
from tests.faults.impatient import SHORT
from tests.faults.misdeeds import CASES

MOST_MEMORY = 100 * 1024
"""Kilobytes, where what arrives need not be understood."""
MOST_MEMORY_TO_READ = 400 * 1024
"""The same for an answer of the largest size, whatever it is made of."""
WITHIN = 30
"""Seconds, on a machine that is busy with other tests."""
SAMPLE = ("drips", "resets within the body", "sends 200 MB unannounced", "gzip of 4 GB", "gzip within gzip")
MORE = (
    "says nothing",
    "sends half the announced length",
    "chunks for ever",
    "sends 200 MB",
    "a head without end",
    "nested 100,000 deep in an object",
    "a refusal of 20 MB",
    "429 for a year",
)
CROWDS = {
    "objects": b'{"data": [' + b"{}," * 2_700_000 + b"{}]}",
    "lists": b'{"data": [' + b"[]," * 2_700_000 + b"[]]}",
    "numbers": b'{"data": [' + b"1.5," * 2_000_000 + b"1]}",
    "texts": b'{"data": ["' + "é".encode() * 4_100_000 + b'"]}',
    "keys": b'{"data": [{' + b'"a":1.5,' * 1_000_000 + b'"b":1}]}',
}
"""Bodies just within the size that is read."""


class Ended(NamedTuple):
    """How a process ended."""

    code: int
    out: bytes
    err: str
    peak: int
    """Kilobytes."""


def _run(home: Path, misdeed: Misdeed, *words: str, patience: str = "") -> Ended:
    peak = home / "peak"
    with BadServer(misdeed) as server:
        environment = {
            "ORTUI_HOME": str(home),
            "OPENROUTER_BASE_URL": server.url,
            "FAULTS_PATIENCE": patience,
            "FAULTS_PEAK": str(peak),
        }
        done = subprocess.run(  # noqa: S603 - the program itself
            [sys.executable, "-m", "tests.faults.impatient", *words],
            cwd=Path(__file__).parents[2],
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=WITHIN,
            check=False,
        )
    kilobytes = int(peak.read_text("ascii"))
    peak.unlink()
    return Ended(done.returncode, done.stdout, done.stderr.decode(), kilobytes)


def _files(home: Path) -> dict[str, bytes]:
    return {str(file.relative_to(home)): file.read_bytes() for file in home.rglob("*") if file.is_file()}


pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells what memory it had")


@pytest.fixture(scope="module")
def good_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill a home with the prices of a good server."""
    home = tmp_path_factory.mktemp("good")
    assert _run(home, good, "refresh").code == 0
    return home


@pytest.mark.parametrize("name", [*SAMPLE, *(pytest.param(name, marks=pytest.mark.slow) for name in MORE)])
def test_a_process_ends_in_one_sentence_in_time_and_within_its_memory(
    name: str, good_home: Path, tmp_path: Path
) -> None:
    case = CASES[name]
    shutil.copytree(good_home, tmp_path, dirs_exist_ok=True)
    ended = _run(tmp_path, case.misdeed, "refresh", patience="short" if case.patience is SHORT else "")
    assert (ended.code, ended.out) == (4, b"")
    assert ended.err.startswith(f"ortui: {case.sentence}")
    assert ended.err.count("\n") == 1
    assert ended.peak < MOST_MEMORY
    assert _files(tmp_path) == _files(good_home)


@pytest.mark.slow
@pytest.mark.parametrize("crowd", CROWDS.values(), ids=CROWDS)
def test_what_is_just_small_enough_to_be_read_takes_bounded_memory(crowd: bytes, tmp_path: Path) -> None:
    ended = _run(tmp_path, says(crowd), "refresh")
    assert ended.code == 4
    assert ended.err.startswith("ortui: the API's answer can't be used: it holds no usable model; the first record: ")
    assert ended.err.count("\n") == 1
    assert ended.peak < MOST_MEMORY_TO_READ
