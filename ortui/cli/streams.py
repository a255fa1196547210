"""Writing to stdout and stderr so that neither a terminal's encoding nor a reader that leaves can break anything."""

import io
import os
import sys
from typing import TextIO

from ortui.cli.answer import Answer
from ortui.cli.exits import Exit
from ortui.source.errors import LONGEST_SENTENCE
from ortui.source.text import clean


def write(answer: Answer) -> int:
    """Write data, then the words about it; return the exit code."""
    failure = _put(sys.stdout, answer.data)
    if isinstance(failure, BrokenPipeError):
        return Exit.READER_GONE  # quietly: `ortui models | head -1` has what it wanted
    notes, code = answer.notes, answer.code
    if failure is not None:
        notes = (*notes, f"ortui: the output can't be written: {failure.strerror or failure}")
        code = Exit.UNEXPECTED
    say(*notes)
    return code


def say(*notes: str) -> None:
    """Write words to stderr: at the end of a command, or at once where it has to wait."""
    # Notes may repeat what was typed or what strangers wrote, so they are made harmless once more.
    _put(sys.stderr, "".join(f"{clean(note, LONGEST_SENTENCE)}\n" for note in notes))


def _put(stream: TextIO | None, text: str) -> OSError | None:
    """Write all of a text, or say what stood against it; a stream that was closed from the start takes anything."""
    if stream is None or not text:
        return None
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")  # a sign that the encoding lacks becomes a question mark
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        _let_go(stream)
        return error
    return None


def _let_go(stream: TextIO) -> None:
    """Point a stream that failed at nothing: the interpreter flushes it once more at its end, and would complain."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())
    os.close(nothing)
