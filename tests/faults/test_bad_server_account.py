"""Whatever a server does to what needs a key: one sentence, what was told before, no figure of its own, and no key."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ortui.cli import asking, balance, balance_line, generation
from ortui.cli.main import run_words
from ortui.source import account_api
from tests.faults import bad_server as bad
from tests.faults.bad_server import BadServer, Line, Misdeed
from tests.faults.impatient import LONG_ENOUGH
from tests.faults.misdeeds import BODIES, LINES, PACKED, STATUSES, Case

WITHIN = 10
"""Seconds that a command may take beyond its limits, on a machine that is busy with other tests."""
SECRET = "sk-or-v1-0123456789abcdef0123456789abcdef890"  # noqa: S105 - of nobody
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
LINE = "{left} of {limit}, {today}"

_NOTHING_SAID = "the API's answer to /key can't be used: it says nothing about a key"
_ERROR = "the API answered with an error "
_OF_ACCOUNTS = {
    "a number for an answer": _NOTHING_SAID,
    "null": _NOTHING_SAID,
    "two lists": _NOTHING_SAID,
    "an error with status 200": f"{_ERROR}(503): Busy[2J",
    "an error beside data": f"{_ERROR}(502): no message (code 502)",
}
"""What is told of an answer that is read in another way than prices are."""


def _of_an_account(name: str, case: Case) -> Case:
    to_the_call = case.sentence.replace("the API's answer can't be used", "the API's answer to /key can't be used")
    return case._replace(sentence=_OF_ACCOUNTS.get(name, to_the_call))


CASES = {name: _of_an_account(name, case) for name, case in (LINES | PACKED | BODIES | STATUSES).items()}
TELLING = (
    *("resets within the body", "says nothing", "gzip of 4 GB", "a web page", "an error with status 200"),
    *("redirects to another host", "429 for a year"),
)
SAMPLE = [pytest.param(name, marks=[] if name in TELLING else pytest.mark.slow) for name in CASES]
ONCE = LONG_ENOUGH._replace(tries=1)
Ran = tuple[int, str, str]
Run = Callable[..., Ran]


def _good(line: Line) -> None:
    """Answer as a good server does about an ordinary key."""
    facts = {"limit": 20, "limit_remaining": 8.1, "usage": 31.4, "usage_daily": 0.4, "is_management_key": False}
    if line.path.endswith("/key"):
        line.answer(json.dumps({"data": facts}).encode())
    else:
        bad.refuses(403)(line)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep everything under a new folder, with an ordinary key."""
    monkeypatch.delenv("OPENROUTER_MANAGEMENT_KEY", raising=False)
    monkeypatch.setenv("OPENROUTER_API_KEY", SECRET)
    monkeypatch.setenv("ORTUI_HOME", str(tmp_path))
    monkeypatch.setattr(account_api, "PAUSES", ())
    return tmp_path


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command against a server that plays the good one first if wanted, and misbehaves five minutes later."""

    def run_against(*words: str, case: Case, is_kept: bool = False) -> Ran:
        answering: list[Misdeed] = [_good]

        def answer(line: Line) -> None:
            answering[-1](line)

        for module, name in ((balance, "PATIENCE"), (generation, "PATIENCE"), (balance_line, "PATIENCE_OF_A_PROMPT")):
            monkeypatch.setattr(module, name, case.patience)
        monkeypatch.setattr(asking, "present", lambda: NOON)
        with BadServer(answer) as server:
            monkeypatch.setenv("OPENROUTER_BASE_URL", server.url)
            if is_kept:
                assert run_words(["balance"]) == 0
            monkeypatch.setattr(asking, "present", lambda: NOON + timedelta(minutes=5))
            answering.append(case.misdeed)
            capsys.readouterr()
            begun = time.monotonic()
            code = run_words([*words])
            assert time.monotonic() - begun < case.patience.in_all + WITHIN
        out, err = capsys.readouterr()
        assert all(line.isprintable() for line in (out + err).splitlines())
        assert SECRET not in out + err
        assert all(SECRET.encode() not in file.read_bytes() for file in home.rglob("*") if file.is_file())
        return code, out, err

    return run_against


@pytest.mark.parametrize("words", [("balance",), ("balance", "--json"), ("generation", "gen-1")], ids=" ".join)
@pytest.mark.parametrize("name", SAMPLE)
def test_without_anything_kept_it_is_an_error_and_no_figure(name: str, words: tuple[str, ...], run: Run) -> None:
    case = CASES[name]
    code, out, err = run(*words, case=case)
    assert (code, out) == (4, "")
    sentence = case.sentence.replace("/key", "/generation") if words[0] == "generation" else case.sentence
    assert err.startswith(f"ortui: {sentence.replace('about a key', f'about a {words[0]}').replace('balance', 'key')}")
    assert err.count("\n") == 1 + (sentence.startswith("the API answered"))  # what a refusal means, besides


@pytest.mark.parametrize("name", SAMPLE)
def test_what_was_told_before_stays_with_its_age(name: str, run: Run) -> None:
    code, out, err = run("balance", "--json", case=CASES[name], is_kept=True)
    told = json.loads(out)
    assert (code, told["spendable_usd"], told["age_seconds"]) == (0, "8.1", 300)
    assert err.startswith(CASES[name].sentence)
    assert err.endswith("; used is what was told before, 5 minutes old\n")
    assert err.count("\n") == 1


@pytest.mark.parametrize("name", SAMPLE)
@pytest.mark.parametrize("is_kept", [True, False], ids=["kept", "nothing kept"])
def test_a_line_is_printed_all_the_same(name: str, run: Run, *, is_kept: bool) -> None:
    code, out, err = run("balance", "--format", LINE, case=CASES[name], is_kept=is_kept)
    assert (code, out) == (0, "$8.10 of $20.00, $0.40\n" if is_kept else "? of ?, ?\n")
    assert err.startswith(CASES[name].sentence if is_kept else f"ortui: {CASES[name].sentence}")


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 408, 418, 429, 500, 502, 503, 524, 529])
def test_a_refusal_of_the_key_is_another_exit_and_shows_nothing_of_before(status: int, run: Run) -> None:
    code, out, err = run("balance", case=Case(bad.refuses(status), "", ONCE), is_kept=True)
    if status in {401, 402, 403}:
        assert (code, out) == (5, "")
        assert err.startswith(f"ortui: the API answered {status} (Status {status}): its own words\n")
    else:
        assert (code, out[:14]) == (0, "left     $8.10")
        assert err.startswith(f"the API answered {status} (Status {status}): its own words; used is what was told")


@pytest.mark.parametrize("words", [("balance",), ("balance", "--format", "{left}"), ("generation", "gen-1")])
def test_a_key_goes_along_no_redirect_to_another_host(words: tuple[str, ...], run: Run) -> None:
    with BadServer(_good) as other:
        code, out, err = run(*words, case=Case(bad.redirects_to(f"{other.host}/api/v1/key"), "", ONCE))
        assert other.paths == []
    assert (code, out) == ((0, "?\n") if "--format" in words else (4, ""))
    assert "the API points to another host" in err


@pytest.mark.parametrize(
    "said",
    [
        json.dumps({"error": {"code": 401, "message": f"no such key: {SECRET}"}}).encode(),
        f"<html>{SECRET}</html>".encode(),
        json.dumps({"data": {"label": SECRET, "limit": 20, "limit_remaining": 8.1}}).encode(),
    ],
    ids=["in a refusal", "in a web page", "in a label"],
)
@pytest.mark.parametrize("status", [200, 401, 500])
def test_a_server_that_repeats_the_key_does_not_get_it_shown_or_kept(status: int, said: bytes, run: Run) -> None:
    for words in (
        ("balance",),
        ("balance", "--json"),
        ("balance", "--format", "{key} {left}"),
        ("generation", "gen-1"),
    ):
        run(*words, case=Case(bad.says(said, status, f"X-Echo: {SECRET}"), "", ONCE))  # which looks for it


@pytest.mark.parametrize(
    ("said", "left", "limit"),
    [
        (b'{"data": {"limit": 20, "limit": 2000, "limit_remaining": 8.1}}', "$8.10", "?"),
        (b'{"data": {"limit": 2e400, "limit_remaining": 8.1}}', "$8.10", "?"),
        (b'{"data": {"limit": 20, "limit_remaining": ' + b"9" * 10_000 + b"}}", "?", "?"),
        (b'{"data": {"limit": 20, "limit_remaining": "8.1"}}', "?", "?"),
        (b'{"data": {"limit": -20, "limit_remaining": NaN}}', "?", "?"),
        (b'{"data": {"limit": 20, "limit_remaining": -0.5}}', "-$0.50", "$20.00"),
        (b'{"data": {}}', "?", "?"),
    ],
    ids=["two limits", "2e400", "10,000 digits", "a word", "below zero, NaN", "a debt", "nothing"],
)
def test_a_figure_that_can_not_be_true_is_none(said: bytes, left: str, limit: str, run: Run) -> None:
    _, out, _ = run("balance", "--format", "{left} {limit}", case=Case(bad.says(said), "", ONCE))
    assert out == f"{left} {limit}\n"
