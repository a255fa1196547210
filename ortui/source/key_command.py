"""Running the command that prints a key: without a shell, for a limited time, and nothing it prints is ever shown."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from threading import Timer

from ortui.source.errors import KeyCommandError

TIME_LIMIT = 30.0
"""Seconds; someone may have to type a passphrase meanwhile."""
_MOST_BYTES = 64 * 1024


def run(command: Sequence[str], setting: str, environment: Mapping[str, str], time_limit: float = TIME_LIMIT) -> str:
    """Run a command and return the first line it prints. Raises KeyCommandError; ``setting`` is where it is named.

    It gets no input, and runs in a session of its own, where it can neither read from the terminal nor write on it.
    """
    if "\0" in "".join(command):
        raise KeyCommandError(f"{setting} can't be run: it holds a sign that no command may")
    try:
        process = subprocess.Popen(  # noqa: S603 - the person's own command
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=dict(environment),
            start_new_session=True,
        )
    except OSError as error:
        hint = "; a key itself does not belong into the settings" if command[0].startswith("sk-") else ""
        raise KeyCommandError(f"{setting} can't be run: {error.strerror or 'it is no program'}{hint}") from None
    return _first_line(process, setting, time_limit)


def _first_line(process: subprocess.Popen[bytes], setting: str, time_limit: float) -> str:
    is_late: list[bool] = []

    def stop() -> None:
        is_late.append(True)
        _end(process)

    timer = Timer(time_limit, stop)
    timer.daemon = True
    timer.start()
    with process:
        try:
            output = process.stdout.read(_MOST_BYTES + 1) if process.stdout is not None else b""
            is_long = len(output) > _MOST_BYTES
            if is_long:
                _end(process)
            code = process.wait()
        except BaseException:
            _end(process)
            raise
        finally:
            timer.cancel()
    if is_late:
        raise KeyCommandError(f"{setting} gave no key within {time_limit:g} seconds; it was ended")
    if is_long:
        raise KeyCommandError(f"{setting} prints far more than a key; it was ended")
    if code:
        raise KeyCommandError(f"{setting} failed ({f'exit code {code}' if code > 0 else f'ended by signal {-code}'})")
    line = output.partition(b"\n")[0].decode("utf-8", "replace").strip()
    if not line:
        raise KeyCommandError(f"{setting} printed nothing on its first line, where the key is to stand")
    return line


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the command with all that it has started."""
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
