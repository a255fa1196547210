"""`ortui quote`: receipts, their JSON, the options of the workload, and the limit on the cost."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
Keep = Callable[..., None]
VARIES = "price varies: it is that of the model which serves the request"
AGENT = ("--prompt", "12000", "--cached", "8000", "--cache-write", "3000", "--completion", "900")


@pytest.fixture
def quoted(run: Run, kept: Keep) -> Callable[..., Any]:
    """Quote one of the eight rows; returns its part of the JSON."""
    kept()
    return lambda *words: run("quote", *words, "--json").json["models"][0]


def test_the_receipt(run: Run, kept: Keep) -> None:
    kept()
    ran = run("quote", "lab/opus", *AGENT, "--searches", "2", "--requests-per-day", "10", "--days", "20")
    assert ran.code == 0
    assert ran.out == (
        "lab/opus\n"
        "\n"
        "Item         Quantity  USD/M tokens  USD each        USD  Rule\n"
        "prompt          1,000          5.00              0.005    listed price\n"
        "cache read      8,000          0.50              0.004    listed price\n"
        "cache write     3,000          6.25              0.01875  listed price\n"
        "completion        900         25.00              0.0225   listed price\n"
        "web search          2                    0.01    0.02     listed price\n"
        "total                                            0.07025  a request\n"
        "total                                           70.25     a thousand requests\n"
        "total                                            0.7025   a day, 10 × a request\n"
        "total                                           14.05     a month, 20 × a day\n"
        "total                                          168.60     a year, 12 × a month\n"
    )
    assert ran.err.startswith("prices from a file of 22 Aug 2026, ")


def test_the_json(run: Run, kept: Keep) -> None:
    kept()
    document = run("quote", "lab/opus", *AGENT, "--at", "2026-11-23T12:00:00+01:00", "--json").json
    assert set(document) == {"schema", "catalogue", "at", "workload", "models"}
    assert document["at"] == "2026-11-23T11:00:00Z"
    assert document["workload"] == {
        "prompt": 12000,
        "completion": 900,
        "cached": 8000,
        "cache_write": 3000,
        "cache_write_1h": 0,
        "reasoning": 0,
        "images": 0,
        "image_tokens": 1000,
        "audio": 0,
        "audio_output": 0,
        "searches": 0,
        "requests_per_day": 1,
        "days": 30,
    }
    # 1,000 × 5/M + 8,000 × 0.5/M + 3,000 × 6.25/M + 900 × 25/M
    line = {"item": "prompt", "quantity": 1000, "rate_usd": "0.000005", "amount_usd": "0.005", "rule": "listed price"}
    (model,) = document["models"]
    assert model["lines"][0] == line
    assert [(part["item"], part["amount_usd"]) for part in model.pop("lines")] == [
        ("prompt", "0.005"),
        ("input_cache_read", "0.004"),
        ("input_cache_write", "0.01875"),
        ("completion", "0.0225"),
    ]
    assert model == {
        "model": "lab/opus",
        "total_usd": "0.05025",
        "per_day_usd": "0.05025",
        "per_month_usd": "1.5075",
        "per_year_usd": "18.09",
        "problems": [],
        "fits": True,
    }


@pytest.mark.parametrize(
    ("model", "words", "total"),
    [
        ("anthropic/claude-opus-4.8", AGENT, "0.05025"),
        ("google/gemini-2.5-pro", ("--prompt", "200000", "--completion", "1000"), "0.26"),
        ("google/gemini-2.5-pro", ("--prompt", "200001", "--completion", "1000"), "0.5150025"),
        ("openrouter/auto", ("--prompt", "1000"), None),
    ],
)
def test_figures_of_the_prices_that_ship(run: Run, model: str, words: tuple[str, ...], total: str | None) -> None:
    (quote,) = run("quote", model, *words, "--json").json["models"]
    assert quote["total_usd"] == total


@pytest.mark.parametrize(
    ("words", "total"),
    [
        (("lab/tiered", "--prompt", "200k", "--completion", "1k"), "0.26"),
        (("lab/tiered", "--prompt", "200_001", "--completion", "1_000"), "0.5150025"),
        (("lab/tiered", "--prompt", "1M"), "2.5"),
        (("lab/night", "--prompt", "1M", "--at", "2026-11-23T02:00Z"), "4"),
        (("lab/night", "--prompt", "1M", "--at", "2026-11-23T05:00Z"), "1"),
        (("lab/opus", "--prompt", "1,000"), "0.005"),
        (("lab/opus", "--prompt", "1k", "--cache-write-1h", "1k"), "0.00625"),
        (("lab/opus", "--images", "2", "--image-tokens", "500"), "0.005"),
        (("lab/opus", "--images", "2"), "0.01"),
        (("lab/opus", "--completion", "1k", "--reasoning", "400"), "0.025"),
        (("lab/opus", "--prompt", "1k", "--audio", "400"), "0.005"),
        (("lab/opus", "--completion", "1k", "--audio-output", "400"), "0.025"),
        (("lab/gift:free", "--prompt", "1M"), "0"),
        (("lab/opus:batch", "--prompt", "1M"), "2.5"),
        (("lab/opus",), "0"),
    ],
)
def test_the_options_of_the_workload(quoted: Callable[..., Any], words: tuple[str, ...], total: str) -> None:
    assert quoted(*words)["total_usd"] == total


@pytest.mark.parametrize(("model", "state"), [("lab/router", "varies"), ("lab/silent", "unknown")])
def test_no_figure_is_null_and_says_why(run: Run, kept: Keep, model: str, state: str) -> None:
    kept()
    (quote,) = run("quote", model, "--prompt", "1k", "--json").json["models"]
    amounts = [quote[key] for key in ("total_usd", "per_day_usd", "per_month_usd", "per_year_usd")]
    assert amounts == [None, None, None, None]
    assert quote["lines"] == []
    reason = VARIES if state == "varies" else "no token price listed"
    assert quote["problems"] == [reason]
    assert run("quote", model, "--prompt", "1k").out == f"{model}\n\ntotal {state}\n! {reason}\n"


def test_what_does_not_fit_says_so(quoted: Callable[..., Any], run: Run) -> None:
    quote = quoted("lab/night", "--prompt", "128k", "--completion", "8001", "--images", "1")
    assert quote["fits"] is False
    assert quote["problems"] == [
        "does not fit the context: 129,000 prompt + 8,001 completion tokens, the context is 128,000",
        "longer than the output limit: 8,001 completion tokens, the limit is 8,000",
        "no image input",
    ]
    assert "! no image input\n" in run("quote", "lab/night", "--images", "1").out


def test_a_variant_without_a_row_is_a_bound_and_says_so(quoted: Callable[..., Any]) -> None:
    quote = quoted("lab/opus:nitro", "--prompt", "1k")
    assert quote["model"] == "lab/opus"
    assert quote["total_usd"] == "0.005"
    assert quote["problems"] == [
        ":nitro: the fastest provider answers, dearer ones included: the bill is at least about this"
    ]


def test_the_receipt_says_the_bound(run: Run, kept: Keep) -> None:
    kept()
    assert run("quote", "lab/opus:floor", "--prompt", "1k").out.endswith(
        "! :floor: the cheapest provider answers: the bill is at most about this\n"
    )


def test_several_models_keep_the_order_in_which_they_were_named(run: Run, kept: Keep) -> None:
    kept()
    named = ("lab/tiered", "lab/night", "lab/opus")
    document = run("quote", *named, "--prompt", "1k", "--json").json
    assert tuple(quote["model"] for quote in document["models"]) == named
    printed = run("quote", *named, "--prompt", "1k").out
    assert [line for line in printed.splitlines() if line.startswith("lab/")] == list(named)


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_one_unknown_model_among_good_ones_prints_nothing_on_stdout(run: Run, kept: Keep, form: list[str]) -> None:
    kept()
    ran = run("quote", "lab/opus", "lab/opsu", "lab/nihgt", "--prompt", "1k", *form)
    assert (ran.code, ran.out) == (3, "")
    first, second = ran.err.splitlines()
    assert first.startswith("ortui: there is no model “lab/opsu”; near: lab/opus, ")
    assert second.startswith("ortui: there is no model “lab/nihgt”; near: lab/night")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--prompt", "12x"], "--prompt “12x” is not a whole number; write it like 12000, 12,000, 12k or 1.5M"),
        (["--prompt", "1.2345k"], "--prompt “1.2345k” is not a whole number"),
        (["--prompt", "-1"], "--prompt “-1” is not a whole number"),
        (["--prompt", "1e9999"], "--prompt “1e9999” is not a whole number; write it like 12000, 12,000, 12k or 1.5M"),
        (["--prompt", "abc"], "--prompt “abc” is not a whole number; write it like 12000, 12,000, 12k or 1.5M"),
        (["--completion", "9" * 41], "--completion “9999999999999999999999999999999999999999” is not a whole number"),
        (["--prompt", "1000000000001"], "--prompt must be from 0 to 1,000,000,000,000, not 1,000,000,000,001"),
        (["--prompt", ""], "--prompt “” is not a whole number"),
        (["--cache-write-1h", "x"], "--cache-write-1h “x” is not a whole number"),
        (["--prompt", "10", "--cached", "11"], "cached (11) must lie inside the prompt tokens (10)"),
        (["--prompt", "10", "--cached", "6", "--audio", "5"], "cached + audio (11) must lie inside the prompt tokens"),
        (["--completion", "1", "--reasoning", "2"], "reasoning (2) must lie inside the completion tokens (1)"),
        (["--days", "0"], "--days must be from 1 to 31, not 0"),
        (["--days", "32"], "--days must be from 1 to 31, not 32"),
        (["--requests-per-day", "2000000000"], "requests per day must be from 0 to 1,000,000,000"),
        (["--at", "noon"], "--at “noon” is not an ISO 8601 time; write it like 2026-11-23T01:00Z"),
        (["--at", "2026-11-23T01:00"], "--at “2026-11-23T01:00” has no time zone"),
        (["--max-cost", "cheap"], "--max-cost “cheap” is not an amount in USD"),
        (["--max-cost", "-1"], "--max-cost “-1” is not an amount in USD"),
    ],
)
def test_what_cannot_be_priced_is_said(run: Run, kept: Keep, words: list[str], sentence: str) -> None:
    kept()
    ran = run("quote", "lab/opus", *words, "--json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"ortui: {sentence}")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(("prompt", "code"), [("2000", 0), ("2001", 6), ("1999", 0)])
def test_what_costs_exactly_the_limit_fits(run: Run, kept: Keep, prompt: str, code: int) -> None:
    kept()  # 2,000 × 5.00/M = 0.01
    ran = run("quote", "lab/opus", "--prompt", prompt, "--max-cost", "0.01", "--json")
    assert ran.code == code
    assert (ran.json["models"][0]["total_usd"] == "0.01") == (prompt == "2000")


@pytest.mark.parametrize(
    ("models", "most", "code"),
    [
        (["lab/opus"], "0.05025", 0),
        (["lab/opus"], "$0.0502499", 6),
        (["lab/gift:free"], "0", 0),
        (["lab/opus"], "0", 6),
        (["lab/router"], "1000", 6),
        (["lab/silent"], "1000", 6),
        (["lab/gift:free", "lab/opus"], "0.05", 6),
    ],
)
def test_the_limit_on_the_cost(run: Run, kept: Keep, models: list[str], most: str, code: int) -> None:
    kept()
    limited = run("quote", *models, *AGENT, "--max-cost", most, "--at", "2026-11-23T12:00Z")
    assert limited.code == code
    assert limited.out == run("quote", *models, *AGENT, "--at", "2026-11-23T12:00Z").out
    assert ("--max-cost" in limited.err) == (code == 6)


def test_what_passes_the_limit_is_named(run: Run, kept: Keep) -> None:
    kept()
    ran = run("quote", "lab/opus", "lab/gift:free", "lab/router", *AGENT, "--max-cost", "0.05", "--json")
    assert len(ran.json["models"]) == 3
    assert ran.err.splitlines() == [
        "lab/opus costs 0.05025 USD a request: that passes --max-cost 0.05",
        f"lab/router has no known cost ({VARIES}): that passes --max-cost 0.05",
    ]


def test_more_requests_than_are_free_are_told(run: Run, kept: Keep) -> None:
    kept()
    work = ("--prompt", "1k", "--requests-per-day")
    assert "free models" not in run("quote", "lab/gift:free", *work, "50").err
    assert run("quote", "lab/opus", "lab/gift:free", *work, "51").err.splitlines()[0] == (
        "lab/gift:free: 51 requests a day need credits: free models take 50 a day, 1,000 once $10 of credits were ever "
        "bought"
    )
    assert "free models" not in run("quote", "lab/opus", *work, "51").err
