"""The command line as a process: what it loads, its exit codes, its pipes, terminals and encodings."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Process = Callable[..., Any]
Start = Callable[..., subprocess.Popen[bytes]]
ORTUI = [sys.executable, "-m", "ortui"]
HEAVY = {"textual", "rich", "httpx", "ssl", "asyncio"}
ASCII_ONLY = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}


@pytest.fixture
def loaded(start: Start) -> Callable[[str], set[str]]:
    """Name the modules that are loaded once some code has run."""

    def load(code: str) -> set[str]:
        command = [sys.executable, "-c", f"{code}\nimport sys\nprint('', *sys.modules, file=sys.stderr)"]
        with start(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as running:
            names = running.communicate(timeout=60)[1].decode().split()
        assert running.returncode == 0, names
        return set(names)

    return load


@pytest.mark.parametrize(
    "words",
    [
        ["quote", "openai/gpt-5", "--prompt", "12k", "--json"],
        ["quote", "openai/gpt-5", "--prompt", "12k"],
        ["quote", "openai/gpt-5", "--scenario", "chat turn"],
        ["models", "gpt"],
        ["rank", "gpt"],
        ["show", "openai/gpt-5"],
        ["fee", "--pay", "50"],
        ["where"],
    ],
)
def test_no_command_loads_the_screen_or_the_network(loaded: Callable[[str], set[str]], words: list[str]) -> None:
    modules = loaded(f"from ortui.cli.main import run_words\nassert run_words({words!r}) == 0")
    assert "ortui.source.bundled" in modules
    assert not modules & HEAVY
    if words[0] == "quote":
        assert not modules & {"inspect", "shutil"}  # a tenth of its time each


def test_a_line_from_what_was_told_a_moment_ago_loads_no_network(
    loaded: Callable[[str], set[str]],
    account_api: Any,  # noqa: ANN401 - a server
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENROUTER_API_KEY", "sk-or-v1-0123456789-890")
    account_api.replies["/key"] = {"data": {"limit": 9, "limit_remaining": 4}}
    words = ["balance", "--format", "{left} {reset} {runway} {free_left}"]
    code = f"from ortui.cli.main import run_words\nassert run_words({words!r}) == 0"
    assert "httpx" in loaded(code)
    assert account_api.paths() == ["/key", "/credits"]
    modules = loaded(code)
    assert "ortui.source.accounts" in modules
    assert not modules & (HEAVY | {"email.utils", "ortui.cli.as_json", "ortui.domain.model", "ortui.source.settings"})
    assert account_api.paths() == []


def test_the_command_line_itself_is_light(loaded: Callable[[str], set[str]]) -> None:
    modules = loaded("import ortui.cli.main")
    of_commands = {"ortui.domain.quote", "ortui.source.catalogues", "ortui.source.settings", "json", "csv", "tomllib"}
    assert not modules & (HEAVY | of_commands)


def test_quote_loads_nothing_of_the_other_commands(loaded: Callable[[str], set[str]]) -> None:
    modules = loaded("from ortui.cli.main import run_words\nrun_words(['quote', 'openai/gpt-5', '--json'])")
    assert not modules & {"csv", "tomllib", "difflib", "ortui.cli.models", "ortui.cli.tables", "ortui.domain.query"}
    assert not modules & {"ortui.source.scenarios", "ortui.domain.presets", "ortui.domain.text_tokens"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--version"], 0),
        (["quote", "openai/gpt-5", "--prompt", "1k", "--max-cost", "0.00125"], 0),
        (["quote", "openai/gpt-5", "--prompt", "1k", "--max-cost", "0.001"], 6),
        (["quote", "openai/gpt-55555"], 3),
        (["quote"], 2),
    ],
)
def test_exit_codes(process: Process, words: list[str], code: int) -> None:
    ran = process(*words)
    assert ran.code == code
    assert b"Traceback" not in ran.err
    assert bool(ran.out) == (code in {0, 6})


def test_a_network_that_is_not_there(process: Process) -> None:
    ran = process("refresh", OPENROUTER_BASE_URL="http://127.0.0.1:9")
    assert (ran.code, ran.out) == (4, b"")
    assert ran.err.startswith(b"ortui: the API can't be reached")
    assert ran.err.count(b"\n") == 1


def test_a_reader_that_leaves_is_no_trouble(start: Start) -> None:
    command = [*ORTUI, "models", "--all", "--json"]
    with start(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"{\n"
        running.stdout.close()
        assert running.stderr is not None
        assert running.stderr.read() == b""
    assert running.returncode == 141


def test_a_reader_that_was_gone_from_the_start(process: Process) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        ran = process("where", stdout=gone.fileno())
    assert (ran.code, ran.err) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_said(process: Process) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = process("fee", "--pay", "9", stdout=full.fileno())
    assert ran.code == 1
    assert ran.err.endswith(b"\nortui: the output can't be written: No space left on device\n")


def test_stdout_that_is_closed_is_no_trouble(start: Start) -> None:
    shell = ["/bin/sh", "-c", f"exec {sys.executable} -m ortui --version >&-"]
    with start(shell, stderr=subprocess.PIPE) as running:
        assert running.communicate(timeout=60)[1] == b""
    assert running.returncode == 0


def test_signs_that_the_encoding_lacks_become_question_marks(process: Process) -> None:
    ran = process("models", "openrouter/auto", **ASCII_ONLY)
    assert ran.code == 0
    assert b"varies  varies  varies     2.0M  ?" in ran.out
    assert b"Traceback" not in ran.err


def test_json_is_ascii_in_every_locale(process: Process, tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    file.write_text('[{"id": "lab/x", "name": "模型", "pricing": {"prompt": "0.000001", "completion": "0"}}]', "utf-8")
    assert process("refresh", "--from", str(file)).code == 0
    for environment in ({}, ASCII_ONLY):
        ran = process("show", "lab/x", "--json", **environment)
        assert ran.code == 0
        assert ran.out.isascii()
        assert rb'"name": "\u6a21\u578b"' in ran.out


@pytest.mark.parametrize(("columns", "is_cut"), [(60, True), (80, False), (200, False)])
def test_names_are_cut_to_the_width_of_a_terminal(start: Start, columns: int, *, is_cut: bool) -> None:
    printed = _in_terminal(start, columns, "models", "llama")
    assert max(map(len, printed.splitlines())) <= columns
    assert ("…" in printed) == is_cut


def test_names_are_not_cut_in_a_pipe(process: Process) -> None:
    assert "…" not in process("models", "llama", COLUMNS="60").out.decode()


def _in_terminal(start: Start, columns: int, *words: str) -> str:
    """Run a command in a real terminal of so many columns; return what its screen is sent."""
    master, slave = pty.openpty()
    environment = {"COLUMNS": str(columns)}
    with start([*ORTUI, *words], stdout=slave, stderr=subprocess.DEVNULL, environment=environment) as running:
        os.close(slave)
        printed = b""
        while chunk := _read(master):
            printed += chunk
    os.close(master)
    assert running.returncode == 0
    return printed.decode().replace("\r\n", "\n")


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65_536)
    except OSError:  # Linux says so when the other side of a terminal is closed
        return b""
