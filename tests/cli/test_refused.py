"""Every way in which the API refuses what needs a key: the right words and the right exit code for each."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ortui.cli import asking
from ortui.source.retry import Patience

Run = Callable[..., Any]

_NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
_MIDNIGHT_MS = "1795737600000"
"""27 Nov 2026, 00:00 UTC, in milliseconds."""


def _error(code: object, message: str, **more: object) -> dict[str, object]:
    return {"error": {"code": code, "message": message, **more}}


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


_HEADERS = {"headers": {"X-RateLimit-Limit": "50", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": _MIDNIGHT_MS}}
_TABLE = [
    (400, _error(400, "lab/none is not a valid model ID"), 4, "no such model"),
    (400, _error(400, "odd input"), 4, "request not understood"),
    (401, _error(401, "User not found."), 5, "key refused"),
    (401, _error("401", "No auth header"), 5, "key refused"),
    (
        402,
        _error(402, "Insufficient credits"),
        5,
        "out of credits: the account has no credits left; top up the credits",
    ),
    (402, _error("402", "Insufficient credits", metadata=None), 5, "out of credits"),
    (402, _error(402, "fewer max_tokens; can only afford 1234."), 5, "lower max_tokens to at most 1,234"),
    (402, _error(402, "No", metadata={"limit_source": "openrouter_key_limit"}), 5, "key limit reached"),
    (402, _error(402, "In flight", metadata={"reason": "in_flight_budget_exhausted"}), 5, "in-flight budget used up"),
    (402, _error(402, "No", metadata={"reason": "weight_exceeds_budget"}), 5, "too few credits for this request"),
    (402, _error(402, "Balance is negative"), 5, "negative balance: the account is below zero: even free models"),
    (403, _error(403, "Key limit exceeded (daily limit)"), 5, "try again at 2026-11-27T00:00:00Z, in 12 hours"),
    (403, _error(403, "Only management keys may"), 5, "needs a management key"),
    (403, _error(403, "Request blocked: pattern"), 5, "blocked by a guardrail or moderation"),
    (403, _error(403, "Member budget exceeded"), 5, "budget used up"),
    (403, _error("403", "No", metadata=None), 5, "not allowed"),
    (404, _error(404, "Resource not found"), 4, "not found"),
    (408, _error(408, "Operation timed out"), 4, "timed out"),
    (409, _error(409, "Conflict"), 4, "request not understood"),
    (410, _error(410, "Gone"), 4, "no longer there"),
    (412, _error(412, "Precondition"), 4, "request not understood"),
    (413, _error(413, "Too large"), 4, "too long"),
    (422, _error(422, "Invalid argument"), 4, "request not understood"),
    (429, _error(429, "Rate limit exceeded"), 4, "rate limit"),
    (429, _error(429, "free-models-per-day", metadata=_HEADERS), 4, "day limit of free models"),
    (429, _error("429", "free-models-per-day-high-balance."), 4, "use a paid model, or try again at 2026-11-27T00:00"),
    (429, _error(429, "Provider returned error", metadata={"provider_name": "Lab"}), 4, "rate limit of the provider"),
    (499, _error(499, "Closed"), 4, "timed out"),
    (500, _error(500, "Internal Server Error"), 4, "trouble at the API or the provider"),
    (502, _error("502", "Provider returned error", metadata=None), 4, "trouble at the API or the provider"),
    (503, _error(503, "Unavailable"), 4, "overloaded"),
    (504, _error(504, "Gateway"), 4, "timed out"),
    (524, _error(524, "Edge"), 4, "timed out"),
    (529, _error(529, "Provider returned error"), 4, "overloaded"),
    (500, b"<html>down</html>", 4, "trouble at the API or the provider"),
    (401, b"", 5, "key refused"),
    # 200 with an error in it
    (200, _error(401, "User not found."), 5, "key refused"),
    (200, _error("402", "Insufficient credits", metadata=None), 5, "out of credits"),
    (200, _error(429, "free-models-per-day", metadata=_HEADERS), 4, "day limit of free models"),
    (200, _error("busy", "Overloaded", metadata={"error_type": "provider_overloaded"}), 4, "overloaded"),
]


@pytest.mark.parametrize("words", [["balance"], ["generation", "gen-1", "--json"]])
@pytest.mark.parametrize(("status", "body", "code", "said"), _TABLE)
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
    refusing(status, _error(status, "made up"))
    assert run("balance").err.startswith(f"ortui: the API answered {status} ({words}): made up\n")


def test_the_api_own_words_are_in_it(run: Run, refusing: Callable[..., None]) -> None:
    refusing(402, _error(402, "Insufficient credits. Buy more"))
    assert run("balance").err.splitlines() == [
        "ortui: the API answered 402 (Payment Required): Insufficient credits. Buy more",
        "out of credits: the account has no credits left; top up the credits, or use a free or cheaper model",
    ]


@pytest.mark.parametrize(("status", "body"), [(status, body) for status, body, *_ in _TABLE[::4]])
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
    refusing(401, _error(401, "User not found."))
    monkeypatch.setattr(asking, "present", lambda: _NOON.replace(minute=5))
    ran = run("balance", "--json")
    assert (ran.code, ran.out) == (5, "")
