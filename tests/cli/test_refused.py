"""Every way in which the API refuses what needs a key: the right words and the right exit code for each."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ortui.cli import asking
from ortui.source.retry import Patience
from tests.refusals import REFUSALS, error

Run = Callable[..., Any]

_NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture
def refusing(account_api: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:  # noqa: ANN401 - a server
    """Serve one and the same reply to every call, which is made once."""
    monkeypatch.setenv("OPENROUTER_API_KEY", "sk-or-v1-0123456789-890")
    monkeypatch.setattr(asking, "present", lambda: _NOON)
    for command in ("balance", "generation"):
        monkeypatch.setattr(f"ortui.cli.{command}.PATIENCE", Patience(tries=1))
    monkeypatch.setattr("ortui.source.account_api.PAUSES", ())

    def refuse(*reply: object) -> None:
        account_api.replies |= dict.fromkeys(("/key", "/auth/key", "/credits", "/generation"), reply)

    return refuse


@pytest.mark.parametrize("words", [["balance"], ["generation", "gen-1", "--json"]])
@pytest.mark.parametrize(("status", "body", "code", "said"), REFUSALS)
def test_a_refusal_is_said_and_explained(  # noqa: PLR0913, PLR0917 - a row of the table
    run: Run, refusing: Callable[..., None], words: list[str], status: int, body: object, code: int, said: str
) -> None:
    refusing(status, body)
    ran = run(*words)
    assert (ran.code, ran.out) == (code, "")
    first, second = ran.err.splitlines()
    assert first.startswith("ortui: ")
    assert said in second


@pytest.mark.parametrize(
    ("status", "words"),
    [(404, "Not Found"), (499, "Client Closed Request"), (524, "A Timeout Occurred"), (529, "Overloaded")],
)
def test_every_status_of_the_api_has_a_name(run: Run, refusing: Callable[..., None], status: int, words: str) -> None:
    refusing(status, error(status, "made up"))
    assert run("balance").err.startswith(f"ortui: the API answered {status} ({words}): made up\n")


def test_the_api_own_words_are_in_it(run: Run, refusing: Callable[..., None]) -> None:
    refusing(402, error(402, "Insufficient credits. Buy more"))
    assert run("balance").err.splitlines() == [
        "ortui: the API answered 402 (Payment Required): Insufficient credits. Buy more",
        "out of credits: the account has no credits left; top up the credits, or use a free or cheaper model",
    ]


@pytest.mark.parametrize(("status", "body"), [(status, body) for status, body, *_ in REFUSALS[::4]])
def test_a_line_never_fails(run: Run, refusing: Callable[..., None], status: int, body: object) -> None:
    refusing(status, body)
    ran = run("balance", "--format", "{left} {reset}")
    assert (ran.code, ran.out) == (0, "? ?\n")
    assert ran.err.startswith("ortui: ")


@pytest.mark.parametrize("words", [["balance"], ["balance", "--json"], ["generation", "gen-1"]])
def test_without_a_key_that_is_said(run: Run, words: list[str]) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (5, "")
    assert ran.err == "ortui: no key: set OPENROUTER_API_KEY, or key_command in the settings\n"


@pytest.mark.parametrize(
    ("variables", "code", "said"),
    [
        ({"OPENROUTER_API_KEY": ""}, 5, "no key: set OPENROUTER_API_KEY"),
        ({"OPENROUTER_API_KEY": "two words"}, 5, "OPENROUTER_API_KEY is not a key: it holds blanks"),
        ({"OPENROUTER_BASE_URL": "http://api.example/v1"}, 2, "must begin with https:// (http only to this machine)"),
        ({"OPENROUTER_BASE_URL": "http://127.0.0.1:9"}, 4, "the API can't be reached"),
    ],
)
def test_what_can_not_be_asked(
    run: Run, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], code: int, said: str
) -> None:
    for name, value in ({"OPENROUTER_API_KEY": "sk-or-v1-0123456789-890"} | variables).items():
        monkeypatch.setenv(name, value)
    for command in ("balance", "generation"):
        monkeypatch.setattr(f"ortui.cli.{command}.PATIENCE", Patience(tries=1))
    for words in (["balance", "--json"], ["generation", "gen-1"]):
        ran = run(*words)
        assert (ran.code, ran.out) == (code, "")
        assert said in ran.err
    line = run("balance", "--format", "{left}")
    assert (line.code, line.out) == (0, "?\n")
    assert said in line.err


def test_a_command_for_the_key_and_what_is_wrong_with_it(
    run: Run, refusing: Callable[..., None], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    refusing(200, {"data": {"label": "x", "limit": 9, "limit_remaining": 4}})
    monkeypatch.delenv("OPENROUTER_API_KEY")
    settings = home / "config" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('key_command = "echo sk-or-v1-from-a-command-555"\n')
    assert run("balance", "--format", "{left} {key}").out == "$4.00 …555\n"
    settings.write_text('key_command = "echo \'"\n')
    ran = run("balance")
    assert (ran.code, ran.out) == (5, "")
    assert ran.err == (
        "ortui: no key: set OPENROUTER_API_KEY, or key_command in the settings; "
        "settings: key_command has a quotation mark or a backslash that nothing follows\n"
    )
    settings.write_text('key_command = "false"\n')
    assert run("generation", "gen-1").err == "ortui: key_command failed (exit code 1)\n"


def test_a_key_that_is_refused_is_not_hidden_by_what_was_told_before(
    run: Run, refusing: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    refusing(200, {"data": {"label": "x", "limit": 9, "limit_remaining": 4}})
    assert json.loads(run("balance", "--json").out)["spendable_usd"] == "4"
    refusing(401, error(401, "User not found."))
    monkeypatch.setattr(asking, "present", lambda: _NOON.replace(minute=5))
    ran = run("balance", "--json")
    assert (ran.code, ran.out) == (5, "")
