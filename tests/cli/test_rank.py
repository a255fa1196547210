"""`ortui rank`: the catalogue in the order of what a workload costs."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Keep = Callable[..., None]
WORK = ("--prompt", "100k", "--completion", "1k", "--at", "2026-11-23T12:00Z")


def test_the_table(run: Run, kept: Keep) -> None:
    kept()
    ran = run("rank", *WORK, "--requests-per-day", "10")
    assert ran.code == 0
    assert ran.out == (
        "Model    USD:  a request    a day  a month    a year  Fits\n"
        "lab/gift:free       free     free     free      free  yes\n"
        "lab/night          0.102     1.02    30.60    367.20  yes\n"
        "lab/tiered         0.135     1.35    40.50    486.00  yes\n"
        "lab/opus           0.525     5.25   157.50  1,890.00  yes\n"
        "lab/router        varies   varies   varies    varies  yes\n"
        "lab/silent       unknown  unknown  unknown   unknown  yes\n"
    )
    (summary,) = ran.err.splitlines()
    assert summary.startswith(
        "6 of 8; 2 hidden: a batch row and an alias, --all shows them · prices from a file of 22 "
    )


@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"]])
@pytest.mark.parametrize("words", [[], ["--requests-per-day", "10", "--days", "20"], ["--image-tokens", "5"]])
def test_without_work_it_says_that_nothing_is_priced(run: Run, kept: Keep, form: list[str], words: list[str]) -> None:
    kept()
    said = "no work is given, so no tokens are priced; say it like --prompt 12k --completion 900, or --scenario NAME"
    assert said in run("rank", *words, *form).err.splitlines()
    assert "no work" not in run("rank", *words, *form, "--searches", "1").err
    assert "no work" not in run("rank", *words, *form, "--scenario", "chat turn").err


def test_what_does_not_fit_comes_after_what_does(run: Run, kept: Keep) -> None:
    kept()
    work = ("--prompt", "200k", "--completion", "1k", "--at", "2026-11-23T12:00Z")
    document = run("rank", *work, "--json").json
    assert [(quote["model"], quote["total_usd"], quote["fits"]) for quote in document["models"]] == [
        ("lab/tiered", "0.26", True),
        ("lab/opus", "1.025", True),
        ("lab/gift:free", "0", False),
        ("lab/night", "0.202", False),
        ("lab/router", None, False),
        ("lab/silent", None, False),
    ]


def test_the_order_turns_but_what_has_no_figure_stays_last(run: Run, kept: Keep) -> None:
    kept()
    document = run("rank", *WORK, "--reverse", "--json").json
    assert [quote["model"] for quote in document["models"]] == [
        *("lab/opus", "lab/tiered", "lab/night", "lab/gift:free", "lab/router", "lab/silent")
    ]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["in:1.."], ["lab/night", "lab/tiered", "lab/opus"]),
        (["in:1..", "-night"], ["lab/tiered", "lab/opus"]),
        (["--limit", "2"], ["lab/gift:free", "lab/night"]),
        (["in:1..", "--all"], ["lab/night", "lab/tiered", "lab/opus:batch", "lab/opus", "~lab/opus-latest"]),
        (["in:1..", "--sort", "name"], ["lab/night", "lab/opus", "lab/tiered"]),
    ],
)
def test_terms_and_orders(run: Run, kept: Keep, words: list[str], ids: list[str]) -> None:
    kept()
    document = run("rank", *words, *WORK, "--json").json
    assert [quote["model"] for quote in document["models"]] == ids


def test_the_json_is_that_of_quote(run: Run, kept: Keep) -> None:
    kept()
    ranked = run("rank", "opus", *WORK, "--json").json
    quoted = run("quote", "lab/opus", *WORK, "--json").json
    for part in ("schema", "at", "workload", "models"):
        assert ranked[part] == quoted[part]
    assert set(ranked) == {"schema", "catalogue", "at", "workload", "models"}
    assert ranked["models"][0]["total_usd"] == "0.525"


def test_csv(run: Run, kept: Keep) -> None:
    kept()
    rows = list(csv.DictReader(io.StringIO(run("rank", "--images", "1", "--csv", "-opus").out)))
    by_id = {row["model"]: row for row in rows}
    assert by_id["lab/tiered"] == {
        "model": "lab/tiered",
        "total_usd": "0.00125",
        "per_day_usd": "0.00125",
        "per_month_usd": "0.0375",
        "per_year_usd": "0.45",
        "fits": "false",
        "problems": "no image input",
    }
    assert by_id["lab/router"]["total_usd"] == ""
    assert by_id["lab/router"]["problems"].startswith("no image input; price varies")


def test_a_scenario_of_ones_own_at_another_hour(run: Run, kept: Keep, home: Path) -> None:
    kept()
    (home / "config").mkdir(parents=True)
    (home / "config" / "scenarios.toml").write_text('[scenarios.bot]\nprompt = "100k"\ncompletion = 1000\n')
    ranked = {
        hour: run("rank", "in:0.01..", "--limit", "2", "--scenario", "BOT", "--at", f"2026-11-23T0{hour}:00Z", "--json")
        for hour in (1, 4)
    }
    assert {ran.code for ran in ranked.values()} == {0}
    assert {
        hour: [(model["model"], model["total_usd"]) for model in ran.json["models"]] for hour, ran in ranked.items()
    } == {
        1: [("lab/tiered", "0.135"), ("lab/night", "0.402")],  # 100,000 × 4.00/M + 1,000 × 2.00/M, from 01:00 to 04:00
        4: [("lab/night", "0.102"), ("lab/tiered", "0.135")],
    }
    assert "bot" in run("rank", "--scenario", "nobody").err
