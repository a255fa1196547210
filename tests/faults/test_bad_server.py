"""Whatever a server does: one sentence, the right exit code, in time, and the last good prices as they were."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from ortui.cli.main import run_words
from ortui.source import api
from ortui.source.api import Api
from ortui.source.parse_refusal import LARGEST_REFUSAL
from ortui.source.retry import Patience
from tests.faults.bad_server import BadServer, Line, Misdeed, good, head, refuses
from tests.faults.impatient import LONG_ENOUGH
from tests.faults.misdeeds import CASES, NUMBERS, Case

REFRESH = ("refresh", "--json")
PROVIDERS = ("providers", "lab/model", "--refresh", "--json")
ONCE = LONG_ENOUGH._replace(tries=1)
WITHIN = 10
"""Seconds that a command may take beyond its limits, on a machine that is busy with other tests."""

Ran = tuple[int, str, str]
Run = Callable[..., Ran]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep everything under a new folder, without keys."""
    for variable in ("OPENROUTER_API_KEY", "OPENROUTER_MANAGEMENT_KEY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("ORTUI_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command against a server that misbehaves in these ways, one a request; without any it is gone."""
    assert home.exists()

    def run_against(words: tuple[str, ...], *misdeeds: Misdeed, patience: Patience = ONCE) -> Ran:
        monkeypatch.setattr(api, "Api", partial(Api, patience=patience))
        capsys.readouterr()
        with BadServer(*misdeeds) as server:
            monkeypatch.setenv("OPENROUTER_BASE_URL", server.url)
            if misdeeds:
                return run_words(list(words)), *capsys.readouterr()
        return run_words(list(words)), *capsys.readouterr()

    return run_against


def _files(home: Path) -> dict[str, bytes]:
    return {str(file.relative_to(home)): file.read_bytes() for file in home.rglob("*") if file.is_file()}


@pytest.mark.parametrize("case", (CASES | NUMBERS).values(), ids=CASES | NUMBERS)
def test_a_refresh_fails_in_one_sentence_and_touches_nothing(case: Case, run: Run, home: Path) -> None:
    assert run(REFRESH, good)[0] == 0
    before, begun = _files(home), time.monotonic()
    code, out, err = run(REFRESH, case.misdeed, patience=case.patience)
    assert (code, out) == (4, "")
    assert err.startswith(f"ortui: {case.sentence}")
    assert err.count("\n") == 1
    assert err.removesuffix("\n").isprintable()
    assert time.monotonic() - begun < case.patience.in_all + WITHIN
    assert before
    assert _files(home) == before


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_providers_are_those_kept_before_and_the_reason_is_told(case: Case, run: Run, home: Path) -> None:
    run(REFRESH, good)
    _, kept, _ = run(PROVIDERS, good)
    before = _files(home)
    code, out, err = run(PROVIDERS, case.misdeed, patience=case.patience)
    assert code == 0
    assert '"prompt": "0.000001"' in out
    assert out.count("\n") == kept.count("\n")
    assert err.startswith(case.sentence)
    assert "; used are the endpoints kept before" in err
    assert _files(home) == before


@pytest.mark.parametrize(
    "name", ["resets within the body", "says nothing", "a picture", "gzip of 4 GB", "429 for a year"]
)
def test_providers_without_any_kept_are_an_error(name: str, run: Run, home: Path) -> None:
    run(REFRESH, good)
    before = _files(home)
    code, out, err = run(PROVIDERS, CASES[name].misdeed, patience=CASES[name].patience)
    assert (code, out) == (4, "")
    assert err.startswith(f"ortui: {CASES[name].sentence}")
    assert err.count("\n") == 1
    assert _files(home) == before


def test_nobody_listens(run: Run, home: Path) -> None:
    run(REFRESH, good)
    before = _files(home)
    code, out, err = run(REFRESH)
    assert (code, out) == (4, "")
    assert err == "ortui: the API can't be reached: Connection refused\n"
    assert _files(home) == before


def test_of_a_refusal_no_more_than_a_little_is_read(run: Run) -> None:
    at_its_end = b'{"error": {"code": 500, "message": "its own words"}}'
    small, large = (refuses(500, body=at_its_end.rjust(size)) for size in (LARGEST_REFUSAL, LARGEST_REFUSAL + 1))
    assert run(REFRESH, small)[2] == "ortui: the API answered 500 (Status 500): its own words\n"
    assert run(REFRESH, large)[2] == "ortui: the API answered 500 (Status 500)\n"


def test_a_refusal_that_is_too_large_is_not_waited_for(run: Run) -> None:
    def begins(line: Line) -> None:
        line.send(head(None, 500) + b" " * (LARGEST_REFUSAL + 1))
        line.stay_silent()

    begun = time.monotonic()
    code, _, err = run(REFRESH, begins, patience=Patience(silence=2 * WITHIN, in_all=3 * WITHIN, tries=1))
    assert (code, err) == (4, "ortui: the API answered 500 (Status 500)\n")
    assert time.monotonic() - begun < WITHIN
