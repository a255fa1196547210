"""A command that prints the key: its first line counts, and nothing it prints is ever repeated."""

import os
import sys
import time
from pathlib import Path

import pytest

from ortui.source.errors import KeyCommandError
from ortui.source.key_command import run
from ortui.source.secrets import KEY_VARIABLE, MANAGEMENT_KEY_VARIABLE, find_keys
from ortui.source.settings import Settings

_SECRET = "sk-or-v1-0123456789abcdef0123456789abcdef890"  # noqa: S105 - made up


def _python(code: str) -> tuple[str, ...]:
    return sys.executable, "-c", code


def _prints(text: str) -> tuple[str, ...]:
    return _python(f"print({text!r}, end='')")


@pytest.mark.parametrize(
    "printed", [_SECRET, f"{_SECRET}\n", f" {_SECRET}\r\nuser: me\nurl: there", f"{_SECRET}\n\xff"]
)
def test_the_first_line_is_the_key(printed: str) -> None:
    assert run(_prints(printed), "key_command", os.environ) == _SECRET


def test_each_key_has_its_command_and_a_variable_goes_first(tmp_path: Path) -> None:
    witness = tmp_path / "ran"
    settings = Settings(
        key_command=_python(f"open({str(witness)!r}, 'w')"), management_key_command=_prints(_SECRET[:-1] + "7")
    )
    keys = find_keys({KEY_VARIABLE: _SECRET}, settings)
    assert (f"{keys.api}", f"{keys.management}", keys.notices) == ("…890", "…897", ())
    assert not witness.exists()


def test_no_shell_reads_the_command(tmp_path: Path) -> None:
    assert run((*_python("import sys; print(sys.argv[1])"), f"$(touch {tmp_path}/x); `id` > y"), "key_command", {}) == (
        f"$(touch {tmp_path}/x); `id` > y"
    )
    assert list(tmp_path.iterdir()) == []


def test_it_does_not_see_the_other_key(tmp_path: Path) -> None:
    code = f"import os; open({str(tmp_path / 'seen')!r}, 'w').write(repr(dict(os.environ))); print({_SECRET!r})"
    environment = {MANAGEMENT_KEY_VARIABLE: "sk-or-v1-other-other-other", "HERE": "yes"}
    assert find_keys(environment, Settings(key_command=_python(code))).notices == ()
    seen = (tmp_path / "seen").read_text()
    assert "'HERE': 'yes'" in seen
    assert "other" not in seen


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (f"print({_SECRET!r}); raise SystemExit(3)", "failed (exit code 3)"),
        (f"import os; print({_SECRET!r}, flush=True); os.kill(os.getpid(), 15)", "failed (ended by signal 15)"),
        (f"raise ValueError({_SECRET!r})", "failed (exit code 1)"),
        ("pass", "printed nothing on its first line, where the key is to stand"),
        (f"print(); print({_SECRET!r})", "printed nothing on its first line, where the key is to stand"),
        (f"print({_SECRET!r} * 2000)", "prints far more than a key; it was ended"),
        ("while True: print('x' * 9999)", "prints far more than a key; it was ended"),
    ],
)
def test_a_failure_is_one_sentence_without_what_was_printed(
    code: str, reason: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(KeyCommandError) as caught:
        run(_python(code), "key_command", os.environ)
    assert str(caught.value) == f"key_command {reason}"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("command", [("/nowhere/pass", _SECRET), (_SECRET,), ("",), ("a\0b",), ("/",)])
def test_a_command_that_does_not_run_is_not_repeated(command: tuple[str, ...]) -> None:
    with pytest.raises(KeyCommandError, match=r"^key_command can't be run: ") as caught:
        run(command, "key_command", {})
    assert "abcdef" not in str(caught.value)
    assert ("does not belong into the settings" in str(caught.value)) == (command == (_SECRET,))


def test_what_is_printed_but_no_key_is_not_repeated() -> None:
    keys = find_keys({}, Settings(management_key_command=_prints("Error: no abcdef")))
    assert not keys
    (notice,) = keys.notices
    assert notice == "what management_key_command prints first is not a key: it holds blanks or signs that no key has"


def test_a_command_without_end_is_ended_with_its_children(tmp_path: Path) -> None:
    child = f"import os, time; open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid())); time.sleep(30)"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    began = time.monotonic()
    with pytest.raises(KeyCommandError, match=r"^key_command gave no key within 0.5 seconds; it was ended$"):
        run(_python(code), "key_command", os.environ, time_limit=0.5)
    assert time.monotonic() - began < 5
    pid = (tmp_path / "pid").read_text() if (tmp_path / "pid").exists() else ""
    if pid:
        end = time.monotonic() + 5
        while _is_running(int(pid)):
            assert time.monotonic() < end


def _is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_it_gets_no_input() -> None:
    assert run(_python("import sys; print(len(sys.stdin.read()))"), "key_command", {}) == "0"
