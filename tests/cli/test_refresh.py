"""`ortui refresh`: from the API, from a file, and what stays as it was when that fails."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Save = Callable[..., Path]


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """Serve what ``body`` and ``status`` say, on loopback, as the API."""
    told: dict[str, Any] = {"status": 200, "body": b"", "paths": []}

    class Api(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told["paths"].append(self.path)
            self.send_response(told["status"])
            self.send_header("Content-Length", str(len(told["body"])))
            self.end_headers()
            self.wfile.write(told["body"])

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    with HTTPServer(("127.0.0.1", 0), Api) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        monkeypatch.setenv("OPENROUTER_BASE_URL", f"http://127.0.0.1:{server.server_port}/api/v1")
        yield told
        server.shutdown()
        thread.join()


@pytest.fixture
def cached(kept: Callable[..., None], home: Path) -> Callable[[], dict[str, bytes]]:
    """Keep the eight rows; returns what reads all files of the cache."""
    kept()
    return lambda: {file.name: file.read_bytes() for file in (home / "cache").iterdir()}


@pytest.fixture
def good_file(records: list[Any], saved: Save) -> Path:
    """Save an answer with nothing wrong."""
    return saved(records)


def test_fetching(run: Run, records: list[Any], api: dict[str, Any]) -> None:
    api["body"] = json.dumps({"data": records}).encode()
    ran = run("refresh", "--json")
    assert (ran.code, ran.err) == (0, "")
    part = ran.json["catalogue"]
    assert set(ran.json) == {"schema", "catalogue"}
    assert (part["source"], part["age_seconds"], part["models"], part["set_aside"]) == ("live", 0, 8, 0)
    assert api["paths"] == ["/api/v1/models"]
    assert run("models", "--json").json["catalogue"] | {"age_seconds": 0} == part | {"source": "cache"}


def test_fetching_in_words(run: Run, records: list[Any], record: Callable[..., Any], api: dict[str, Any]) -> None:
    api["body"] = json.dumps({"data": [*records, record("lab/odd", {"prompt": "much", "completion": "0"})]}).encode()
    ran = run("refresh")
    assert ran.code == 0
    assert ran.out.startswith("8 models, 1 set aside: prices of 20")
    assert ran.out.endswith("Z from http://127.0.0.1:" + ran.out.rpartition(":")[2])
    assert ran.err == "lab/odd was set aside: prompt “much” can't be read as a price\n"


@pytest.mark.parametrize(("status", "body"), [(404, b"{}"), (200, b"<html>"), (200, b'{"data": []}')])
def test_a_failure_of_the_network_keeps_what_was_there(
    run: Run, kept: Callable[..., None], api: dict[str, Any], status: int, body: bytes
) -> None:
    kept()
    api.update(status=status, body=body)
    ran = run("refresh", "--json")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith("ortui: the API")
    assert ran.err.count("\n") == 1
    assert len(run("models", "--all", "--json").json["models"]) == 8


def test_an_address_that_would_not_keep_a_secret_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENROUTER_BASE_URL", "http://example.com")
    ran = run("refresh")
    assert ran.code == 2
    assert "must begin with https://" in ran.err


def test_no_other_command_asks_the_api(run: Run, api: dict[str, Any]) -> None:
    words = (
        ["models"],
        ["show", "openai/gpt-5"],
        ["quote", "openai/gpt-5"],
        ["rank"],
        ["fee", "--pay", "9"],
        ["where"],
    )
    assert [run(*command).code for command in words] == [0] * 6
    assert api["paths"] == []


def test_a_saved_answer(run: Run, records: list[Any], saved: Save) -> None:
    file = saved(records)
    ran = run("refresh", "--from", str(file), "--as-of", "2026-08-22T20:35:00+02:00")
    assert ran == (0, f"8 models, none set aside: prices of 2026-08-22T18:35:00Z from {file}\n", "")
    part = run("models", "--json").json["catalogue"]
    assert (part["source"], part["fetched_at"]) == ("file", "2026-08-22T18:35:00Z")


def test_a_saved_answer_is_of_now_where_nothing_else_is_said(run: Run, records: list[Any], saved: Save) -> None:
    part = run("refresh", "--from", str(saved(records)), "--json").json["catalogue"]
    assert (part["source"], part["age_seconds"]) == ("file", 0)


def test_one_bad_record_of_421_costs_only_itself(run: Run, record: Callable[..., Any], saved: Save) -> None:
    rows = [record(f"lab/model-{number}", {"prompt": "0.000001", "completion": "0.000002"}) for number in range(420)]
    rows.insert(200, record("lab/odd", {"prompt": {"usd": 1}, "completion": "0"}))
    file = saved(rows)
    ran = run("refresh", "--from", str(file), "--json")
    assert ran.json["catalogue"]["models"] == 420
    assert ran.json["catalogue"]["reasons"] == [{"id": "lab/odd", "reason": "prompt is not a price but an object"}]
    assert ran.err == "lab/odd was set aside: prompt is not a price but an object\n"
    assert len(run("models", "--json").json["models"]) == 420


def test_many_reasons_are_cut_short_in_words_but_not_in_json(run: Run, records: list[Any], saved: Save) -> None:
    ran = run("refresh", "--from", str(saved([*records, *range(30)])), "--json")
    assert ran.code == 0
    assert len(ran.json["catalogue"]["reasons"]) == 30
    lines = ran.err.splitlines()
    assert len(lines) == 21
    assert lines[0] == "a record was set aside: record 9 is not an object"
    assert lines[-1].startswith("10 records were set aside (record 29 is not an object")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "it is empty"),
        ('{"data":[{"id":"a/b","pri', "it is cut off or not JSON (line 1, column 22)"),
        ("<!doctype html><html></html>", "it is a web page (HTML), not JSON"),
        ("{}", "it holds no list of models"),
        ('{"data":[]}', "it lists no model"),
        ("[1, 2, 3]", "it holds no usable model; the first record: record 1 is not an object"),
    ],
)
def test_a_file_that_cannot_be_used_changes_nothing(
    run: Run, cached: Callable[[], object], tmp_path: Path, content: str, sentence: str
) -> None:
    before = cached()
    file = tmp_path / "broken.json"
    file.write_text(content)
    assert run("refresh", "--from", str(file), "--json") == (2, "", f"ortui: {file} can't be used: {sentence}\n")
    assert cached() == before


def test_a_file_that_is_not_there_makes_no_cache(run: Run, home: Path, tmp_path: Path) -> None:
    ran = run("refresh", "--from", str(tmp_path / "nowhere.json"))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"ortui: {tmp_path / 'nowhere.json'} can't be read: No such file or directory\n"
    assert not home.exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--as-of", "2026-08-22T18:35Z"], "--as-of says when a saved answer was fetched; it needs --from FILE"),
        (["--from", "FILE", "--as-of", "9999-01-01T00:00Z"], "--as-of 9999-01-01T00:00:00Z has not come yet"),
        (["--from", "FILE", "--as-of", "0900-01-01T00:00Z"], "--as-of 0900-01-01T00:00:00Z is before OpenRouter had"),
        (["--from", "FILE", "--as-of", "yesterday"], "--as-of “yesterday” is not an ISO 8601 time"),
        (["--from", "FILE", "--as-of", "2026-08-22"], "--as-of “2026-08-22” has no time zone"),
    ],
)
def test_times_that_cannot_be(run: Run, good_file: Path, home: Path, words: list[str], sentence: str) -> None:
    ran = run("refresh", *(str(good_file) if word == "FILE" else word for word in words))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"ortui: {sentence}")
    assert not home.exists()


def test_prices_that_cannot_be_kept_are_an_error(run: Run, records: list[Any], saved: Save, home: Path) -> None:
    home.mkdir()
    (home / "cache").write_text("a file where the folder should be")
    ran = run("refresh", "--from", str(saved(records)))
    assert ran.code == 1
    assert ran.err.startswith("the prices could not be kept: ")
