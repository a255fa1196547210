"""From words to a command: help, version, what is mistyped, and the exit code of each kind of error."""

from collections.abc import Callable
from typing import Any

import pytest

from ortui import __version__
from ortui.cli import at_hand
from ortui.cli.exits import exit_for
from ortui.domain.errors import InvalidInputError
from ortui.source import errors

Run = Callable[..., Any]
COMMANDS = ("models", "show", "quote", "rank", "providers", "fee", "refresh", "where")


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"ortui {__version__}\n", "")


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_the_overview_names_each_command_and_shows_examples(run: Run, word: str) -> None:
    ran = run(word)
    assert ran.code == 0
    assert all(f"\n  {command}" in ran.out for command in COMMANDS)
    assert "examples:\n  ortui models" in ran.out
    assert ran.err == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_says_what_it_takes_with_examples_in_80_columns(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"usage: ortui {command}")
    assert f"examples:\n  ortui {command}" in ran.out
    assert "--json" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80
    assert run(command, "-h").out == ran.out


def test_the_overview_fits_80_columns(run: Run) -> None:
    assert max(map(len, run("--help").out.splitlines())) <= 80


def test_help_says_all_options_of_the_workload(run: Run) -> None:
    options = (
        "--prompt --completion --cached --cache-write --cache-write-1h --reasoning --images --image-tokens --audio "
        "--audio-output --searches --requests-per-day --days --at --max-cost --usage --scenario --prompt-file"
    )
    printed = run("quote", "--help").out
    assert [option for option in options.split() if f"  {option} " not in printed] == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["modles"], "there is no command “modles”; did you mean models?"),
        (
            ["xyzzy"],
            "there is no command “xyzzy”; there are models, show, quote, rank, providers, fee, balance, generation, ",
        ),
        (["--json"], "there is no option --json here; options stand behind a command, see ortui --help"),
        (["models", "--srot", "in"], "models has no option --srot; did you mean --sort"),
        (["quote", "a", "--scenaro", "x"], "quote has no option --scenaro; did you mean --scenario or "),
        (["quote", "a", "--scenario"], "--scenario: expected one argument"),
        (["quote", "a", "--at", "2026-11-23T01:00"], "--at “2026-11-23T01:00” has no time zone; add Z for UTC"),
        (["models", "--xyzzy=1"], "models has no option --xyzzy; see ortui models --help"),
        (["models", "--limit"], "--limit: expected one argument; see ortui models --help"),
        (["models", "--json", "--csv"], "--csv: not allowed with argument --json"),
        (["show", "a", "--csv"], "show has no option --csv"),
        (["show"], "show needs a MODEL, like: ortui show anthropic/claude-opus-4.8"),
        (["show", "a", "b"], "show takes one MODEL, not 2"),
        (["quote"], "quote needs a MODEL, like: ortui quote "),
        (["where", "home"], "where does not take “home”; see ortui where --help"),
        (["where", "--", "-x"], "where has no option -x"),
        (
            ["models", "--sort", "price"],
            "--sort “price” is not an order; choose one of cached, context, cost, in, name",
        ),
        (["models", "--sort", "-in"], "--sort: expected one argument"),
        (["models", "--limit", "0"], "--limit must be from 1 to"),
        (["models", "--limit", "-5"], "--limit “-5” is not a whole number"),
        (["fee"], "one of the arguments --credits --pay is required"),
        (["fee", "--credits", "1", "--pay", "1"], "--pay: not allowed with argument --credits"),
    ],
)
def test_wrong_usage_is_said_in_a_sentence(run: Run, words: list[str], sentence: str) -> None:
    ran = run(*words)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith(f"ortui: {sentence}")
    assert ran.err.count("\n") == 1


def test_what_was_typed_is_repeated_without_its_control_characters(run: Run) -> None:
    assert run("\x1b[31mred").err == (
        "ortui: there is no command “[31mred”; "
        "there are models, show, quote, rank, providers, fee, balance, generation, refresh, where\n"
    )


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InvalidInputError("no"), 2),
        (errors.UnreadableError("no"), 2),
        (errors.AddressError("no"), 2),
        (errors.UnreachableError("no"), 4),
        (errors.TimedOutError("no"), 4),
        (errors.RefusedError("no", status=500), 4),
        (errors.BadAnswerError("no"), 4),
        (errors.TooLargeError("no"), 4),
        (errors.UnwritableError("no"), 1),
        (errors.OrtuiError("no"), 1),
    ],
)
def test_each_class_of_error_has_its_exit_code(error: Any, code: int) -> None:  # noqa: ANN401 - of two families
    assert exit_for(error) == code


def test_an_interrupt_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(at_hand, "at_hand", interrupt)
    assert run("models") == (130, "", "")
