"""From the words behind a command to what was chosen. argparse reads; what it finds wrong is raised, not printed."""

import argparse
from typing import NoReturn

from ortui.cli.commands import COMMANDS, Command
from ortui.cli.exits import UsageError
from ortui.cli.near import did_you_mean

WIDTH = 80
"""Columns of a help text."""
_OPTION_COLUMN = 26
_WITHOUT_VALUE = frozenset({"--all", "--csv", "--json", "--reverse"})

Chosen = argparse.Namespace
"""What was chosen: every option as text under its name (``cache_write``), None where it was not given."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        sentence = message.removeprefix("argument ")
        raise UsageError(f"{sentence}; see {self.prog} --help")


def wants_help(words: list[str]) -> bool:
    """Whether the words ask what a command takes, instead of running it."""
    return any(word in {"-h", "--help"} for word in _at_dashes(words)[0])


def help_of(name: str) -> str:
    """Say what a command takes, with examples."""
    return _parser(name).format_help()


def parse(name: str, words: list[str]) -> Chosen:
    """Read the words behind a command; raises UsageError. Options may stand before, between and behind the rest."""
    command, parser = COMMANDS[name], _parser(name)
    options, operands = _at_dashes(words)
    if command.takes_terms:
        options = _with_negative_terms(options)
    chosen, strange = parser.parse_known_intermixed_args(options)
    unknown = [*strange, *([] if command.operand else operands)]
    if unknown:
        raise UsageError(_not_understood(name, unknown, parser))
    if command.operand:
        chosen.operands += operands
        _check_number(name, command, chosen.operands)
    return chosen


def _parser(name: str) -> _Parser:
    command = COMMANDS[name]
    parser = _Parser(
        prog=f"ortui {name}",
        usage=f"ortui {name} {command.usage}".strip(),
        description=command.description,
        epilog="examples:\n" + "\n".join(f"  {example}" for example in command.examples),
        formatter_class=lambda prog: argparse.RawDescriptionHelpFormatter(prog, 2, _OPTION_COLUMN, WIDTH),
        allow_abbrev=False,
    )
    if command.operand:
        parser.add_argument("operands", metavar=command.operand, nargs="*", help=command.operand_help)
    command.add_options(parser)
    return parser


def _at_dashes(words: list[str]) -> tuple[list[str], list[str]]:
    """Part the words at ``--``: behind it nothing is an option."""
    if "--" not in words:
        return words, []
    place = words.index("--")
    return words[:place], words[place + 1 :]


def _with_negative_terms(words: list[str]) -> list[str]:
    """Write ``-image`` as ``not:image``, which argparse does not take for an option; values of options stay."""
    written = []
    for before, word in zip(["", *words], words, strict=False):
        is_value = before.startswith("--") and "=" not in before and before not in _WITHOUT_VALUE
        written.append(f"not:{word[1:]}" if _is_negative(word) and not is_value else word)
    return written


def _is_negative(word: str) -> bool:
    """Whether a word begins with exactly one dash."""
    return len(word) > 1 and word[0] == "-" != word[1]


def _not_understood(name: str, unknown: list[str], parser: _Parser) -> str:
    wrong = next((word for word in unknown if word.startswith("-")), "")
    if not wrong:
        return f"{name} does not take “{unknown[0]}”; see ortui {name} --help"
    option = wrong.partition("=")[0]
    known = [word.strip("[],|()") for word in parser.format_help().split() if "--" in word]
    advice = did_you_mean(option, known) or f"see ortui {name} --help"
    return f"{name} has no option {option}; {advice}"


def _check_number(name: str, command: Command, operands: list[str]) -> None:
    if len(operands) < command.least:
        raise UsageError(f"{name} needs a {command.operand}, like: {command.examples[0]}")
    if command.most is not None and len(operands) > command.most:
        raise UsageError(f"{name} takes one {command.operand}, not {len(operands)}; see ortui {name} --help")
