"""`--scenario NAME`: the work of a name, one's own or a preset, and what is given besides goes before it."""

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ortui.cli.main import answer
from ortui.domain.presets import PRESETS
from ortui.domain.quote import quote
from ortui.domain.scenario import BOUNDS, Scenario, turned
from ortui.source.catalogues import at_hand
from ortui.source.paths import Paths
from ortui.source.scenarios import save_scenario

Run = Callable[..., Any]
Keep = Callable[..., None]
_NOW = datetime(2026, 11, 23, 18, 35, tzinfo=UTC)
NOON = ("--at", "2026-11-23T12:00Z")
AGENT = """\
[scenarios.agent]
prompt = "90k"
cached_percent = 80
written_percent = 10
completion = 1500
reasoning_percent = 25
searches = 2
requests_per_day = 200
days = 20
"""
BROKEN = "[scenarios.broken]\nprompt = 5\ndays = 40\n"
NOT_TAKEN = "scenarios.toml: [scenarios.broken]: days must be from 1 to 31, not 40"


@pytest.fixture
def mine(home: Path, kept: Keep) -> Callable[[str], None]:
    """Write the file of scenarios; the eight rows are the prices at hand."""
    kept()

    def write(content: str) -> None:
        (home / "config").mkdir(exist_ok=True)
        (home / "config" / "scenarios.toml").write_text(content, "utf-8")

    return write


def work(run: Run, *words: str) -> dict[str, int]:
    """Tell what is not 0 of the work that some words ask for."""
    ran = run("quote", "lab/opus", *words, "--json")
    assert ran.code == 0, ran.err
    return {name: count for name, count in ran.json["workload"].items() if count}


def test_a_saved_scenario_is_priced(run: Run, mine: Callable[[str], None]) -> None:
    mine(AGENT)
    ran = run("quote", "lab/opus", "lab/tiered", "lab/night", "--scenario", "agent", *NOON, "--json")
    assert (ran.code, ran.err) == (0, "")
    # opus: 9,000 × 5 + 72,000 × 0.5 + 9,000 × 6.25 + 1,500 × 25 = 174,750 USD/M; and 2 × 0.01
    # tiered: 90,000 × 1.25 + 1,500 × 10 = 127,500; night: 90,000 × 1 + 1,500 × 2 = 93,000; both and 2 × 0.007
    assert [(part["total_usd"], part["per_day_usd"], part["per_month_usd"]) for part in ran.json["models"]] == [
        ("0.19475", "38.95", "779"),
        ("0.1415", "28.3", "566"),
        ("0.107", "21.4", "428"),
    ]
    assert work(run, "--scenario", "agent") == {
        "prompt": 90_000,
        "completion": 1_500,
        "cached": 72_000,
        "cache_write": 9_000,
        "reasoning": 375,
        "image_tokens": 1_000,
        "searches": 2,
        "requests_per_day": 200,
        "days": 20,
    }


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        (["--prompt", "1001"], {"prompt": 1001, "cached": 800, "cache_write": 100}),  # shares of it, rounded down
        (["--completion", "10"], {"completion": 10, "reasoning": 2}),
        (
            ["--prompt", "1k", "--completion", "0"],
            {"prompt": 1000, "completion": 0, "cached": 800, "cache_write": 100, "reasoning": 0},
        ),
        (["--cached", "5"], {"cached": 5}),
        (["--cached", "0", "--cache-write", "90k"], {"cached": 0, "cache_write": 90_000}),
        (["--prompt", "100", "--cached", "7"], {"prompt": 100, "cached": 7, "cache_write": 10}),
        (["--cache-write-1h", "9k"], {"cache_write_1h": 9_000}),
        (["--reasoning", "1500"], {"reasoning": 1_500}),
        (["--audio", "9000", "--audio-output", "5"], {"audio": 9_000, "audio_output": 5}),
        (["--images", "3", "--image-tokens", "50"], {"images": 3, "image_tokens": 50}),
        (["--searches", "0"], {"searches": 0}),
        (["--requests-per-day", "1", "--days", "31"], {"requests_per_day": 1, "days": 31}),
    ],
)
def test_what_is_given_goes_before_it(
    run: Run, mine: Callable[[str], None], words: list[str], changed: dict[str, int]
) -> None:
    mine(AGENT)
    expected = work(run, "--scenario", "agent") | changed
    assert work(run, "--scenario", "agent", *words) == {name: count for name, count in expected.items() if count}


def test_what_is_left_out_of_a_scenario_is_nothing(run: Run, mine: Callable[[str], None]) -> None:
    mine("[scenarios.short]\ncompletion = 7\n")
    assert work(run, "--scenario", "short") == {
        "completion": 7,
        "image_tokens": 1_000,
        "requests_per_day": 1,
        "days": 30,
    }


def test_audio_of_a_scenario_is_a_count_and_needs_room_in_the_prompt_that_is_given(
    run: Run, mine: Callable[[str], None]
) -> None:
    mine("[scenarios.call]\nprompt = 1000\ncached_percent = 50\naudio = 500\n")
    assert work(run, "--scenario", "call", "--prompt", "2k")["audio"] == 500
    assert work(run, "--scenario", "call", "--prompt", "10", "--audio", "0")["cached"] == 5
    ran = run("quote", "lab/opus", "--scenario", "call", "--prompt", "100")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == ("ortui: cached + audio (550) must lie inside the prompt tokens (100): they are part of them\n")


@pytest.mark.parametrize("name", ["coding agent turn", "Coding agent turn", " CODING AGENT  TURN "])
def test_a_preset_is_one_in_any_letter_case(run: Run, kept: Keep, name: str) -> None:
    kept()
    priced = work(run, "--scenario", name)
    assert (priced["prompt"], priced["cached"], priced["reasoning"]) == (90_000, 72_000, 375)


def test_ones_own_goes_before_a_preset_and_the_same_name_before_another_case(
    run: Run, mine: Callable[[str], None]
) -> None:
    mine('[scenarios]\n"Chat Turn".prompt = 1\nWork.prompt = 2\nwork.prompt = 3\nClassification.prompt = 4\n')
    names = ("chat turn", "Chat turn", "Work", "work", "WORK", "Classification")
    assert [work(run, "--scenario", name)["prompt"] for name in names] == [1, 1, 2, 3, 2, 4]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("agnet", "there is no scenario “agnet”; near: agent"),
        ("retrieval", "there is no scenario “retrieval”; near: Retrieval answer"),
        ("agen", "there is no scenario “agen”; near: agent, Coding agent turn"),
        ("zzqq", "there is no scenario “zzqq”; ready are agent, Chat turn, Retrieval answer, "),
        ("", "there is no scenario “”; ready are "),
        ("\x1b]0;x\x07", "there is no scenario “]0;x”; "),
    ],
)
@pytest.mark.parametrize("command", [["quote", "lab/opus"], ["rank"], ["models"], ["providers", "lab/opus"]])
def test_an_unknown_name_is_told_with_what_is_near(
    run: Run, mine: Callable[[str], None], command: list[str], name: str, sentence: str
) -> None:
    mine(AGENT)
    ran = run(*command, "--scenario", name, "--json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"ortui: {sentence}")
    assert ran.err.count("\n") == 1


def test_it_says_where_ones_own_are_written(run: Run, kept: Keep, home: Path) -> None:
    kept()
    place = home / "config" / "scenarios.toml"
    ran = run("rank", "--scenario", "zzqq")
    assert ran.err.endswith(f"your own are written into {place}, like [scenarios.agent], prompt = 12000\n")
    assert not place.exists()


def test_one_that_can_not_be_taken_is_told_instead_of_the_preset_of_its_name(
    run: Run, mine: Callable[[str], None]
) -> None:
    mine(f"{AGENT}{BROKEN}[scenarios.'chat turn']\npromt = 1")
    assert run("quote", "lab/opus", "--scenario", "Broken") == (2, "", f"ortui: {NOT_TAKEN}\n")
    assert run("quote", "lab/opus", "--scenario", "Chat turn") == (
        2,
        "",
        "ortui: scenarios.toml: [scenarios.chat turn]: there is no field “promt”; did you mean prompt?\n",
    )


def test_another_one_that_can_not_be_taken_is_only_told(run: Run, mine: Callable[[str], None]) -> None:
    mine(f"{AGENT}{BROKEN}")
    for command in (["quote", "lab/opus"], ["rank", "--all"], ["models", "--all"]):
        ran = run(*command, "--scenario", "agent", "--json")
        assert (ran.code, ran.err) == (0, f"{NOT_TAKEN}\n")
    assert NOT_TAKEN not in run("quote", "lab/opus", "--prompt", "1").err


def test_a_file_that_is_not_toml_is_moved_aside_and_told(run: Run, mine: Callable[[str], None], home: Path) -> None:
    mine("scenarios = ")
    ran = run("quote", "lab/opus", "--scenario", "agent")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no scenario “agent”; near: Coding agent turn; scenarios.toml is not TOML: " in ran.err
    assert ran.err.count("\n") == 1
    (aside,) = (home / "config").iterdir()
    assert aside.read_text() == "scenarios = "


def test_a_usage_object_says_the_counts_and_the_scenario_how_often(
    run: Run, mine: Callable[[str], None], tmp_path: Path
) -> None:
    mine(AGENT)
    file = tmp_path / "usage.json"
    file.write_text('{"prompt_tokens": 1000, "completion_tokens": 10}')
    expected = {"prompt": 1000, "completion": 10, "image_tokens": 1000, "requests_per_day": 200, "days": 20}
    assert work(run, "--scenario", "agent", "--usage", str(file)) == expected
    assert work(run, "--scenario", "agent", "--usage", str(file), "--days", "3") == expected | {"days": 3}


def test_rank_and_models_price_it_too(run: Run, mine: Callable[[str], None]) -> None:
    mine(AGENT)
    ranked = run("rank", "--scenario", "agent", *NOON, "--json").json
    quoted = run("quote", "lab/opus", "--scenario", "agent", *NOON, "--json").json
    assert ranked["workload"] == quoted["workload"]
    assert [part for part in ranked["models"] if part["model"] == "lab/opus"] == quoted["models"]
    rows = list(csv.DictReader(io.StringIO(run("rank", "--scenario", "agent", *NOON, "--csv").out)))
    assert {row["model"]: row["per_month_usd"] for row in rows}["lab/opus"] == "779"
    assert "0.1948" in run("models", "opus", "--scenario", "agent", *NOON).out  # 0.19475 to four digits
    assert [
        model["id"] for model in run("models", "cost:700..800", "--scenario", "agent", *NOON, "--json").json["models"]
    ] == ["lab/opus"]


turns = st.lists(st.tuples(st.sampled_from(sorted(BOUNDS)), st.integers(-10, 2_000_000)), max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(turned_to=turns, preset=st.sampled_from([preset.scenario for preset in PRESETS]))
def test_the_figures_are_those_of_the_scenario(
    home: Path, kept: Keep, turned_to: list[tuple[str, int]], preset: Scenario
) -> None:
    if not home.exists():
        kept()
    scenario = preset
    for knob, value in turned_to:
        scenario, _ = turned(scenario, knob, value)
    paths = Paths(home / "config", home / "cache", home / "state")
    save_scenario(paths.scenarios_file, _NOW, "any", scenario)
    models = [model for model in at_hand(paths, _NOW).catalogue.models if model.price.usd is not None]
    ids = [model.id for model in models]
    said = json.loads(answer(["quote", *ids, "--scenario", "any", *NOON, "--json"]).data)
    expected, moment = scenario.workload, datetime(2026, 11, 23, 12, tzinfo=UTC)
    for model, part in zip(models, said["models"], strict=True):
        total = quote(model, expected.usage, moment).total
        amounts = (total, expected.per_day(total), expected.per_month(total), expected.per_year(total))
        keys = ("total_usd", "per_day_usd", "per_month_usd", "per_year_usd")
        assert [part[key] for key in keys] == [
            None if one.usd is None else f"{one.usd.normalize():f}" for one in amounts
        ]
