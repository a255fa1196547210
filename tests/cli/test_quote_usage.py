"""`ortui quote --usage`: counts from an answer of the API, and the estimate beside what was billed."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Keep = Callable[..., None]

VARIES = "price varies: it is that of the model which serves the request"
USAGE = {
    "prompt_tokens": 12000,
    "completion_tokens": 900,
    "total_tokens": 12900,
    "cost": 0.05025,
    "prompt_tokens_details": {"cached_tokens": 8000, "cache_write_tokens": 3000, "audio_tokens": None},
    "completion_tokens_details": None,
}


@pytest.fixture
def given(tmp_path: Path, kept: Keep) -> Callable[..., str]:
    """Save an answer; the eight rows are the prices at hand."""
    kept()

    def save(answer: object) -> str:
        file = tmp_path / "usage.json"
        file.write_text(answer if isinstance(answer, str) else json.dumps(answer), "utf-8")
        return str(file)

    return save


@pytest.mark.parametrize("answer", [USAGE, {"id": "gen-1", "choices": [], "usage": USAGE}])
def test_a_usage_object_and_a_whole_answer_are_priced_alike(
    run: Run, given: Callable[..., str], answer: object
) -> None:
    ran = run("quote", "lab/opus", "--usage", given(answer), "--requests-per-day", "10", "--json")
    assert ran.code == 0
    (quote,) = ran.json["models"]
    assert (quote["total_usd"], quote["per_day_usd"]) == ("0.05025", "0.5025")
    assert ran.json["workload"]["cache_write"] == 3000
    assert (quote["billed_usd"], quote["difference_usd"], quote["cause"]) == ("0.05025", "0", "")
    assert ran.err == "billed were 0.05025 USD; the estimate for lab/opus is equal\n"


@pytest.mark.parametrize(
    ("cost", "words"),
    [
        (
            "0.0502",
            "0.00005 USD more; likely 0.1 % less: another provider, a discount, the flex tier, or",
        ),
        (
            "0.06",
            "0.00975 USD less; likely 19.4 % more: another provider, the priority tier, tools, or",
        ),
        ("5025e-5", "equal"),
    ],
)
def test_the_difference_is_exact(run: Run, given: Callable[..., str], cost: str, words: str) -> None:
    text = json.dumps(USAGE).replace("0.05025", cost)
    ran = run("quote", "lab/opus", "--usage", given(text), "--json")
    said = ran.err.removesuffix(" other prices at that time\n").strip()
    assert said.endswith(f"the estimate for lab/opus is {words}")


def test_what_was_billed_through_an_own_key_is_not_compared(run: Run, given: Callable[..., str]) -> None:
    ran = run("quote", "lab/opus", "--usage", given(USAGE | {"cost": 0, "is_byok": True}), "--json")
    assert ran.err.startswith("the request went through a provider's key of your own")


def test_each_model_is_compared(run: Run, given: Callable[..., str]) -> None:
    ran = run("quote", "lab/opus", "lab/router", "--usage", given(USAGE), "--json")
    assert ran.err.splitlines() == [
        "billed were 0.05025 USD; the estimate for lab/opus is equal",
        f"billed were 0.05025 USD; the estimate for lab/router is not known ({VARIES})",
    ]


def test_images_in_the_answer_are_told(run: Run, given: Callable[..., str]) -> None:
    usage = {"prompt_tokens": 1, "completion_tokens": 9, "completion_tokens_details": {"image_tokens": 4}}
    assert run("quote", "lab/opus", "--usage", given(usage), "--json").json["workload"]["image_output"] == 4


def test_a_dash_reads_stdin(run: Run, kept: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    kept()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(USAGE).encode())))
    assert run("quote", "lab/opus", "--usage", "-", "--json").json["models"][0]["total_usd"] == "0.05025"


@pytest.mark.parametrize("words", [["--prompt", "1"], ["--image-tokens", "1"], ["--searches", "0"]])
def test_counts_beside_it_are_refused(run: Run, given: Callable[..., str], words: list[str]) -> None:
    ran = run("quote", "lab/opus", "--usage", given(USAGE), *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"ortui: --usage says all counts by itself; leave out {words[0]}\n"


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("", "it is empty"),
        ("{", "it is cut off or not JSON (line 1, column 2)"),
        ("<html>", "it is a web page (HTML), not JSON"),
        ("[]", "it holds no usage object with prompt_tokens, nor an answer that contains one"),
        ('{"usage": null}', "it holds no usage object with prompt_tokens, nor an answer that contains one"),
        ('{"prompt_tokens": "12"}', "prompt_tokens “12” is not a count of tokens or calls"),
        ('{"error": {"message": "No credits"}}', "it holds an error instead of an answer: No credits"),
        (
            '{"prompt_tokens": 1, "prompt_tokens_details": {"cached_tokens": 2}}',
            "cached (2) must lie inside the prompt tokens (1): they are part of them",
        ),
    ],
)
def test_what_cannot_be_used_is_said_in_one_sentence(
    run: Run, given: Callable[..., str], answer: str, sentence: str
) -> None:
    file = given(answer)
    assert run("quote", "lab/opus", "--usage", file) == (2, "", f"ortui: {file} can't be used: {sentence}\n")


def test_a_file_that_is_not_there(run: Run, kept: Keep, tmp_path: Path) -> None:
    kept()
    file = tmp_path / "nowhere.json"
    assert run("quote", "lab/opus", "--usage", str(file)) == (
        2,
        "",
        f"ortui: {file} can't be read: No such file or directory\n",
    )
