"""`ortui show`: one model, all its prices, in text and in JSON."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
Keep = Callable[..., None]
HOSTILE = "[/] [bold red]x[/] \x1b]0;owned\x07 \u202eabc"


def test_the_sheet(run: Run, kept: Keep) -> None:
    kept()
    ran = run("show", "lab/tiered")
    assert ran.code == 0
    assert ran.out == (
        "Lab: tiered\n"
        "lab/tiered\n"
        "\n"
        "Price       USD/M tokens\n"
        "prompt              1.25\n"
        "completion         10.00\n"
        "\n"
        "above 200,000 prompt tokens: prompt 2.50, completion 15.00, for the whole\n"
        "  request\n"
        "\n"
        "tier          standard\n"
        "context       1,048,576 tokens\n"
        "output limit  8,000 tokens\n"
        "modalities    text → text\n"
        "parameters    temperature\n"
        "released      2 Feb 2026\n"
    )
    assert ran.err.startswith("prices from a file of 22 Aug 2026, ")


def test_what_is_not_a_token_has_a_column_of_its_own(run: Run, kept: Keep) -> None:
    kept()
    rows = run("show", "lab/opus").out.splitlines()[3:9]
    assert rows == [
        "Price        USD/M tokens  USD each",
        "prompt               5.00",
        "completion          25.00",
        "cache read           0.50",
        "cache write          6.25",
        "web search                     0.01",
    ]


@pytest.mark.parametrize(("moment", "is_in_force"), [("2026-11-23T03:59Z", True), ("2026-11-23T04:00Z", False)])
def test_hours_are_said_and_whether_they_hold(run: Run, kept: Keep, moment: str, *, is_in_force: bool) -> None:
    kept()
    printed = run("show", "lab/night", "--at", moment).out
    assert "01:00–04:00 UTC" in printed
    assert ("(in force at this moment): prompt 4.00" in printed) == is_in_force


@pytest.mark.parametrize(
    ("model", "line"),
    [
        ("lab/router", "price varies: it is that of the model which serves the request"),
        ("lab/silent", "unknown: no token price listed"),
        ("lab/gift:free", "free"),
    ],
)
def test_a_price_that_is_no_figure_is_said(run: Run, kept: Keep, model: str, line: str) -> None:
    kept()
    assert line in run("show", model).out.splitlines()


def test_dates_and_other_facts(run: Run, kept: Keep, record: Callable[..., Any]) -> None:
    row = record(
        "~lab/latest",
        {"prompt": "0.000001", "completion": "0.000002", "toll": "3"},
        expiration_date="2026-01-31",
        knowledge_cutoff="2025-06",
        alias_target={"slug": "lab/newest"},
        benchmarks={"artificial_analysis": {"coding_index": 33.3}},
        tokenizer_family="Other",
    )
    kept([row])
    lines = run("show", "~lab/latest").out.splitlines()
    for line in (
        "toll: 3",
        "was to end    31 Jan 2026",
        "knowledge to  2025-06",
        "alias of      lab/newest, priced by its own row",
        "benchmark     coding index 33.3",
        "also          tokenizer_family Other",
    ):
        assert line in lines


def test_a_price_with_an_unknown_condition_is_skipped_aloud(run: Run, kept: Keep, record: Callable[..., Any]) -> None:
    overrides = [{"moon": "full", "prompt": "0.000009"}]
    kept([record("lab/moon", {"prompt": "0.000001", "completion": "0.000002", "overrides": overrides})])
    assert "skipped, for a condition that ortui does not know: moon" in run("show", "lab/moon").out.splitlines()


def test_the_json_is_a_row_of_the_catalogue(run: Run, kept: Keep) -> None:
    kept()
    document = run("show", "lab/tiered", "--json").json
    assert set(document) == {"schema", "catalogue", "model"}
    (listed,) = run("models", "lab/tiered", "--json").json["models"]
    assert document["model"] == listed
    assert document["model"]["pricing"]["overrides"] == [
        {"min_prompt_tokens": 200_000, "prompt": "0.0000025", "completion": "0.000015"}
    ]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("lab/opus", "lab/opus"),
        ("LAB/Opus", "lab/opus"),
        ("lab/opus-latest", "~lab/opus-latest"),
        ("lab/opus:batch", "lab/opus:batch"),
        ("lab/opus:floor", "lab/opus"),
    ],
)
def test_what_a_model_may_be_called(run: Run, kept: Keep, name: str, found: str) -> None:
    kept()
    assert run("show", name, "--json").json["model"]["id"] == found


def test_a_variant_without_a_row_is_remarked_on(run: Run, kept: Keep) -> None:
    kept()
    assert run("show", "lab/opus:floor", "--json").err.startswith(":floor: the cheapest provider answers")


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_an_unknown_model_prints_nothing_but_what_is_near(run: Run, kept: Keep, form: list[str]) -> None:
    kept()
    ran = run("show", "lab/opsu", *form)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("ortui: there is no model “lab/opsu”; near: lab/opus, ")
    assert ran.err.count("\n") == 1


def test_where_nothing_is_near_the_way_to_search_is_said(run: Run, kept: Keep) -> None:
    kept()
    assert run("show", "qqqqqqqqqqqq").err == (
        "ortui: there is no model “qqqqqqqqqqqq”; ortui models finds ids by words\n"
    )


def test_a_hostile_name_is_harmless(run: Run, kept: Keep, record: Callable[..., Any]) -> None:
    kept([record("lab/x", {"prompt": "0.000001", "completion": "0.000002"}, name=HOSTILE)])
    ran = run("show", "lab/x")
    assert ran.out.startswith("[/] [bold red]x[/] ]0;owned abc\nlab/x\n")
    assert not set(ran.out + ran.err) & {"\x1b", "\x07", "\u202e"}
