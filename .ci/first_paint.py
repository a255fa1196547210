"""Starts the program in a pseudo-terminal and waits until prices are on its screen, then quits it by `q`."""

import contextlib
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time

import pyte

SIZE = (48, 160)
WANTED = ("348 of 421 models", "deepseek/deepseek-v4-pro-0813", "1.188")
PATIENCE = 30.0


def run(command: list[str]) -> int:
    """Start the command; 0 once prices were seen and it has quit cleanly."""
    terminal, end_of_program = pty.openpty()
    fcntl.ioctl(end_of_program, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
    environment = os.environ | {"TERM": "xterm-256color"}
    with subprocess.Popen(
        command,
        stdin=end_of_program,
        stdout=end_of_program,
        stderr=end_of_program,
        start_new_session=True,
        env=environment,
    ) as program:
        os.close(end_of_program)
        screen = pyte.Screen(SIZE[1], SIZE[0])
        seen = _seen(terminal, screen)
        os.write(terminal, b"q")
        code = _end_of(program, terminal)
    print("prices seen" if seen else "\n".join(line.rstrip() for line in screen.display))
    print(f"ended with {code}")
    return code if seen else 1


def _seen(terminal: int, screen: pyte.Screen) -> bool:
    stream, deadline = pyte.ByteStream(screen), time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.2)[0]:
            stream.feed(os.read(terminal, 65536))
        text = "\n".join(screen.display)
        if all(wanted in text for wanted in WANTED):
            return True
    return False


def _end_of(program: subprocess.Popen[bytes], terminal: int) -> int:
    deadline = time.monotonic() + PATIENCE
    while program.poll() is None:
        if time.monotonic() > deadline:
            program.kill()
        with contextlib.suppress(OSError):  # the terminal goes with the program
            if select.select([terminal], [], [], 0.1)[0]:
                os.read(terminal, 65536)
    return program.returncode


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
