"""`ortui quote --prompt-file`: tokens estimated from a text, always with the band and what it costs."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ortui.cli import estimated
from ortui.domain.text_tokens import METHOD

Run = Callable[..., Any]
Keep = Callable[..., None]
WORDS = "word " * 1000  # 1,000 pieces: 920, 1,070 and 1,700 tokens


@pytest.fixture
def text(tmp_path: Path, kept: Keep) -> Callable[..., str]:
    """Write a text; the eight rows are the prices at hand."""
    kept()

    def write(content: str | bytes = WORDS) -> str:
        file = tmp_path / "prompt.txt"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(file)

    return write


def test_the_json(run: Run, text: Callable[..., str]) -> None:
    ran = run("quote", "lab/opus", "lab/router", "--prompt-file", text(), "--completion", "100", "--json")
    assert ran.code == 0
    assert ran.json["prompt_estimate"] == {"likely": 1070, "low": 920, "high": 1700, "method": METHOD}
    assert ran.json["workload"]["prompt"] == 1070
    opus, router = ran.json["models"]
    # 1,070, 920 and 1,700 × 5.00/M, each and 100 × 25.00/M = 0.0025
    assert [opus[key] for key in ("total_usd", "total_low_usd", "total_high_usd")] == ["0.00785", "0.0071", "0.011"]
    assert [router[key] for key in ("total_usd", "total_low_usd", "total_high_usd")] == [None, None, None]


def test_without_it_the_json_is_as_ever(run: Run, kept: Keep) -> None:
    kept()
    document = run("quote", "lab/opus", "--prompt", "1070", "--json").json
    assert "prompt_estimate" not in document
    assert not {"total_low_usd", "total_high_usd"} & set(document["models"][0])


def test_the_words(run: Run, text: Callable[..., str]) -> None:
    file = text()
    ran = run("quote", "lab/opus", "lab/router", "--prompt-file", file, "--completion", "100")
    assert ran.out.startswith(run("quote", "lab/opus", "--prompt", "1070", "--completion", "100").out)
    estimate, ends, origin = ran.err.splitlines()
    assert estimate == f"{file}: about 1,070 tokens, from 920 to 1,700; {METHOD}"
    assert ends == "lab/opus: 0.0071 to 0.011 USD a request by that estimate"
    assert origin.startswith("prices from a file")


def test_a_dash_reads_stdin(run: Run, kept: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    kept()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WORDS.encode())))
    ran = run("quote", "lab/opus", "--prompt-file", "-", "--json")
    assert ran.json["models"][0]["total_usd"] == "0.00535"
    assert ran.err.startswith("stdin: about 1,070 tokens")
    monkeypatch.setattr("sys.stdin", None)
    assert run("quote", "lab/opus", "--prompt-file", "-") == (2, "", "ortui: stdin can't be used: it is closed\n")


def test_shares_of_a_scenario_are_of_the_estimate(run: Run, text: Callable[..., str]) -> None:
    ran = run("quote", "lab/opus", "--scenario", "coding agent turn", "--prompt-file", text(), "--json")
    assert [ran.json["workload"][name] for name in ("prompt", "cached", "reasoning")] == [1070, 856, 375]
    # low: 184 × 5 + 736 × 0.5, high: 340 × 5 + 1,360 × 0.5, each and 1,500 × 25 USD/M
    assert [ran.json["models"][0][key] for key in ("total_low_usd", "total_high_usd")] == ["0.038788", "0.03988"]


def test_a_prompt_is_no_shorter_than_what_lies_inside_it(run: Run, text: Callable[..., str]) -> None:
    words = ("quote", "lab/opus", "--prompt-file", text())
    ran = run(*words, "--cached", "900", "--cache-write", "100", "--json")
    # low: 920 can't be, so 1,000 it is: 900 × 0.5 + 100 × 6.25 USD/M; likely: and 70 × 5; high: and 700 × 5
    assert [ran.json["models"][0][key] for key in ("total_low_usd", "total_usd", "total_high_usd")] == [
        *("0.001075", "0.001425", "0.004575")
    ]
    ran = run(*words, "--cached", "1071")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("ortui: cached (1,071) must lie inside the prompt tokens (1,070)")


@pytest.mark.parametrize(
    ("most", "code", "said"),
    [
        ("0.0085", 0, "0.0046 to 0.0085 USD a request by that estimate"),
        ("0.00535", 0, "0.0046 to 0.0085 USD a request by that estimate; the dearest passes --max-cost 0.00535"),
        ("0.00534", 6, "0.0046 to 0.0085 USD a request by that estimate; the dearest passes --max-cost 0.00534"),
    ],
)
def test_the_likely_figure_decides_on_the_limit_and_the_band_is_told(
    run: Run, text: Callable[..., str], most: str, code: int, said: str
) -> None:
    ran = run("quote", "lab/opus", "--prompt-file", text(), "--max-cost", most)
    assert ran.code == code
    assert ran.err.splitlines()[1] == f"lab/opus: {said}"


def test_what_fits_only_by_the_likely_figure_is_told(run: Run, text: Callable[..., str]) -> None:
    ran = run("quote", "lab/night", "--prompt-file", text("word " * 100_000), "--at", "2026-11-23T12:00Z", "--json")
    assert ran.json["models"][0]["fits"] is True  # 107,000 of 128,000 tokens; the longest has 170,000
    assert ran.err.endswith("lab/night: 0.092 to 0.17 USD a request by that estimate; the longest does not fit\n")


def test_bytes_that_are_no_text_count_as_signs_and_are_told(run: Run, text: Callable[..., str]) -> None:
    file = text(b"word \xff\xfe\xff\xfe")
    ran = run("quote", "lab/opus", "--prompt-file", file, "--json")
    assert ran.json["prompt_estimate"]["likely"] == 7  # 1.07 + 4 × 1.5
    assert f"{file}: from byte 5 on it is not all UTF-8; what is not counts as signs" in ran.err.splitlines()


def test_a_byte_order_mark_is_no_token(run: Run, text: Callable[..., str]) -> None:
    ran = run("quote", "lab/opus", "--prompt-file", text("\ufeffword"), "--json")
    assert ran.json["prompt_estimate"]["likely"] == 1
    assert ran.err.count("\n") == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "it is empty"),
        (b"\xef\xbb\xbf", "it is empty"),
        (b"%PDF\x00\x01", "it holds zero bytes, so it is not text in UTF-8"),
        (WORDS.encode("utf-16"), "it holds zero bytes, so it is not text in UTF-8"),
        (b"x" * 5_000_001, "it is longer than 5 MB, more than any model reads at once"),
    ],
)
def test_what_can_not_be_counted_is_refused(
    run: Run, text: Callable[..., str], content: bytes, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(estimated, "MOST_BYTES", 5_000_000)
    file = text(content)
    assert run("quote", "lab/opus", "--prompt-file", file) == (2, "", f"ortui: {file} can't be used: {sentence}\n")


def test_what_is_as_long_as_can_be_is_counted(
    run: Run, text: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(estimated, "MOST_BYTES", len(WORDS))
    assert run("quote", "lab/opus", "--prompt-file", text()).code == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--prompt", "5"], "--prompt-file says how long the prompt is; leave out --prompt"),
        (["--usage", "-"], "--usage says all counts by itself; leave out --prompt-file"),
    ],
)
def test_it_is_not_taken_beside_another_count_of_the_prompt(
    run: Run, text: Callable[..., str], words: list[str], sentence: str
) -> None:
    assert run("quote", "lab/opus", "--prompt-file", text(), *words) == (2, "", f"ortui: {sentence}\n")


@pytest.mark.parametrize(("name", "reason"), [("nowhere.txt", "No such file or directory"), ("", "Is a directory")])
def test_a_file_that_can_not_be_read(run: Run, kept: Keep, tmp_path: Path, name: str, reason: str) -> None:
    kept()
    file = tmp_path / name
    assert run("quote", "lab/opus", "--prompt-file", str(file)) == (
        2,
        "",
        f"ortui: {file} can't be read: {reason}\n",
    )
