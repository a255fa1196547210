"""What the tests of the command line share: a home of its own, a small saved answer, ways to run a command."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ortui.cli.main import run_words
from tests.account_server import AccountServer, serving

Record = dict[str, Any]


class Ran(NamedTuple):
    """How a command went."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - JSON
        """What it printed, parsed; figures stay text."""
        return json.loads(self.out)


class Ended(NamedTuple):
    """How a process ended."""

    code: int
    out: bytes
    err: bytes


def _record(model_id: str, pricing: dict[str, Any], **changed: object) -> Record:
    plain = {
        "id": model_id,
        "canonical_slug": model_id,
        "name": f"Lab: {model_id.partition('/')[2]}",
        "created": 1_750_000_000,  # 15 Jun 2025
        "context_length": 128_000,
        "architecture": {"input_modalities": ["text"], "output_modalities": ["text"]},
        "pricing": pricing,
        "top_provider": {"max_completion_tokens": 8000},
        "supported_parameters": ["temperature"],
    }
    return plain | changed


RECORDS = [
    _record(
        "lab/opus",
        {
            "prompt": "0.000005",
            "completion": "0.000025",
            "input_cache_read": "0.0000005",
            "input_cache_write": "0.00000625",
            "web_search": "0.01",
        },
        created=1_780_000_000,  # 28 May 2026
        context_length=1_000_000,
        supported_parameters=["tools"],
        architecture={"input_modalities": ["text", "image"], "output_modalities": ["text"]},
    ),
    _record(
        "lab/tiered",
        {
            "prompt": "0.00000125",
            "completion": "0.00001",
            "overrides": [{"min_prompt_tokens": 200_000, "prompt": "0.0000025", "completion": "0.000015"}],
        },
        created=1_770_000_000,  # 2 Feb 2026
        context_length=1_048_576,
    ),
    _record(
        "lab/night",
        {
            "prompt": "0.000001",
            "completion": "0.000002",
            "overrides": [{"utc_start": 100, "utc_end": 400, "prompt": "0.000004"}],
        },
    ),
    _record("lab/router", {"prompt": "-1", "completion": "-1"}),
    _record("lab/gift:free", {"prompt": "0", "completion": "0"}),
    _record("lab/silent", {"prompt": "0", "completion": "0"}),
    _record("lab/opus:batch", {"prompt": "0.0000025", "completion": "0.0000125"}, canonical_slug="lab/opus"),
    _record("~lab/opus-latest", {"prompt": "0.000006", "completion": "0.00003"}),
]
"""Eight rows: six that are shown by default, a batch row and an alias."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep everything under one new folder, without keys and without the habits of this machine."""
    for variable in ("OPENROUTER_API_KEY", "OPENROUTER_MANAGEMENT_KEY", "OPENROUTER_BASE_URL", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("ORTUI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run a command in this process."""

    def run_command(*words: str) -> Ran:
        capsys.readouterr()
        code = run_words(list(words))
        return Ran(code, *capsys.readouterr())

    return run_command


@pytest.fixture(scope="session")
def records() -> list[Record]:
    """Give the eight rows of the small answer."""
    return RECORDS


@pytest.fixture(scope="session")
def record() -> Callable[..., Record]:
    """Build a row from its id and prices; what is given besides replaces its fields."""
    return _record


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., Path]:
    """Save an answer that holds these rows."""

    def save(rows: list[Any], name: str = "answer.json") -> Path:
        file = tmp_path / name
        file.write_text(json.dumps({"data": rows}), "utf-8")
        return file

    return save


@pytest.fixture
def kept(run: Callable[..., Ran], saved: Callable[..., Path]) -> Callable[..., None]:
    """Keep the eight rows, or others, as the prices at hand."""

    def keep(rows: list[Any] | None = None) -> None:
        ran = run("refresh", "--from", str(saved(RECORDS if rows is None else rows)), "--as-of", "2026-08-22T18:35Z")
        assert ran.code == 0, ran.err

    return keep


@pytest.fixture(scope="session")
def start() -> Callable[..., subprocess.Popen[bytes]]:
    """Start a process; output is buffered as it is for people, whatever this machine sets."""

    def start_process(command: list[str], **options: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401 - those of Popen
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
        environment |= options.pop("environment", {})
        return subprocess.Popen(command, env=environment, **options)  # noqa: S603 - only commands of these tests

    return start_process


@pytest.fixture
def process(start: Callable[..., subprocess.Popen[bytes]]) -> Callable[..., Ended]:
    """Run ortui as a process of its own to its end."""

    def run_process(*words: str, stdout: int = subprocess.PIPE, **environment: str) -> Ended:
        command = [sys.executable, "-m", "ortui", *words]
        with start(command, stdout=stdout, stderr=subprocess.PIPE, environment=environment) as running:
            out, err = running.communicate(timeout=60)
        return Ended(running.returncode, out or b"", err)

    return run_process


@pytest.fixture
def account_api(monkeypatch: pytest.MonkeyPatch) -> Iterator[AccountServer]:
    """Serve an account on loopback."""
    with serving() as told:
        monkeypatch.setenv("OPENROUTER_BASE_URL", told.url)
        yield told
