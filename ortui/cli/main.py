"""From the words of the command line to an exit code: finds the command, runs it, writes what it answers."""

from collections.abc import Callable
from importlib import import_module

from ortui import __version__
from ortui.cli.answer import Answer
from ortui.cli.arguments import Chosen, help_of, parse, wants_help
from ortui.cli.commands import COMMANDS, no_such_command, overview
from ortui.cli.exits import Exit, UsageError, exit_for, sentences_of
from ortui.cli.streams import write
from ortui.domain.errors import InvalidInputError
from ortui.source.errors import OrtuiError


def run_words(words: list[str]) -> int:
    """Run the command that the words name, and write its answer; return the exit code."""
    try:
        return write(answer(words))
    except KeyboardInterrupt:
        return Exit.INTERRUPTED


def answer(words: list[str]) -> Answer:
    """Answer a command; what is wrong with it, or with what it needs, is part of the answer."""
    try:
        return _run(words)
    except (InvalidInputError, OrtuiError) as error:
        return Answer(notes=tuple(f"ortui: {sentence}" for sentence in sentences_of(error)), code=exit_for(error))


def _run(words: list[str]) -> Answer:
    name, rest = (words[0], words[1:]) if words else ("--help", [])
    if name in {"-h", "--help"}:
        return Answer(overview())
    if name == "--version":
        return Answer(f"ortui {__version__}\n")
    if name not in COMMANDS:
        raise UsageError(no_such_command(name))
    if wants_help(rest):
        return Answer(help_of(name))
    chosen = parse(name, rest)
    # A command is imported only when it is run: `quote` must not wait for what `refresh` needs.
    run: Callable[[Chosen], Answer] = import_module(f"ortui.cli.{COMMANDS[name].module}").run
    return run(chosen)
