"""Scenarios on disk: written by hand or saved, and whatever can't be taken is told, left out and kept."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.errors import InvalidInputError
from ortui.domain.presets import PRESETS
from ortui.domain.scenario import BOUNDS, Scenario, turned
from ortui.source.errors import UnreadableError, UnwritableError
from ortui.source.scenarios import (
    load_scenarios,
    read_scenarios,
    remove_scenario,
    rename_scenario,
    save_scenario,
)
from ortui.source.text import clean

_NOW = datetime(2026, 11, 23, 18, 35, tzinfo=UTC)
NOTHING = Scenario(prompt=0, completion=0)
AGENT = Scenario(prompt=90_000, cached_percent=80, completion=1_500, requests_per_day=200)
BROKEN = "[scenarios.broken]\nprompt = 1\ndays = 40\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Name a file that does not exist yet."""
    return tmp_path / "config" / "scenarios.toml"


def write(file: Path, content: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, "utf-8")


def written(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))


def test_without_a_file_there_are_none_and_nothing_is_made(file: Path) -> None:
    assert load_scenarios(file) == ({}, ())
    assert not file.parent.exists()


@pytest.mark.parametrize(
    ("content", "scenario"),
    [
        ("prompt = 90000\ncached_percent = 80\ncompletion = 1500\nrequests_per_day = 200", AGENT),
        ('prompt = "90k"\ncached_percent = "80 %"\ncompletion = "1,500"\nrequests_per_day = "200"', AGENT),
        ("", NOTHING),
        ("completion = 5", NOTHING._replace(completion=5)),
        ("prompt = 10\naudio = 10", NOTHING._replace(prompt=10, audio=10)),
        ('prompt = "1.5M"\nimages = 2\ndays = 31', NOTHING._replace(prompt=1_500_000, images=2, days=31)),
        (
            "cached_percent = 50\nwritten_percent = 30\nwritten_1h_percent = 20\nreasoning_percent = 100",
            NOTHING._replace(cached_percent=50, written_percent=30, written_1h_percent=20, reasoning_percent=100),
        ),
    ],
)
def test_one_is_written_by_hand_and_what_is_left_out_is_nothing(file: Path, content: str, scenario: Scenario) -> None:
    write(file, f"# mine\n[scenarios.agent]\n{content}\n")
    assert load_scenarios(file) == ({"agent": scenario}, ())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("agent = 5", "it is not a table; write it like [scenarios.agent], and below it prompt = 12000"),
        ("agent.promt = 5", "there is no field “promt”; did you mean prompt?"),
        ("agent.CACHED = 5", "there is no field “CACHED”; did you mean cached_percent?"),
        ("agent.xyzzy = 5", "there is no field “xyzzy”; known: prompt, cached_percent, written_percent, "),
        ("agent.prompt = -1", "prompt must be from 0 to 1,000,000,000,000, not -1"),
        ("agent.prompt = 1e6", 'prompt is “1000000.0”, which is not a whole number; write it like 12000 or "12k"'),
        ("agent.prompt = true", 'prompt is “True”, which is not a whole number; write it like 12000 or "12k"'),
        ("agent.prompt = nan", "prompt is “nan”, which is not a whole number"),
        (
            "agent.cached_percent = 0.8",
            'cached_percent is “0.8”, which is not a whole number; write it like 80 or "80 %"',
        ),
        ("agent.prompt = []", "prompt is “[]”, which is not a whole number"),
        ("agent.prompt = 'much'", "prompt “much” is not a whole number; write it like 12000, 12,000, 12k or 1.5M"),
        (
            "agent.cached_percent = '101'",
            "cached_percent “101” is not a share; write a percentage from 0 to 100, like 80 %",
        ),
        ("agent.cached_percent = 101", "cached_percent must be from 0 to 100, not 101"),
        ("agent.days = 40", "days must be from 1 to 31, not 40"),
        ("agent.days = '40'", "days must be from 1 to 31, not 40"),
        ("agent.requests_per_day = '2b'", "requests_per_day must be from 0 to 1,000,000,000, not 2,000,000,000"),
        (
            "agent = {prompt = 9, cached_percent = 60, written_percent = 41}",
            "cached_percent + written_percent + written_1h_percent must be at most 100 together, not 101",
        ),
        (
            "agent = {prompt = 10, cached_percent = 50, audio = 6}",
            "cached + audio (11) must lie inside the prompt tokens (10): they are part of them",
        ),
    ],
)
def test_what_can_not_be_taken_is_told_left_out_and_kept(file: Path, content: str, said: str) -> None:
    write(file, f"[scenarios]\nother.prompt = 7\n{content}\n")
    before = written(file)["scenarios"]
    scenarios, (sentence,) = load_scenarios(file)
    assert scenarios == {"other": NOTHING._replace(prompt=7)}
    assert sentence.startswith(f"scenarios.toml: [scenarios.agent]: {said}")
    assert save_scenario(file, _NOW, "third", AGENT) == ""
    after = written(file)["scenarios"]
    assert repr({name: after[name] for name in before}) == repr(before)  # repr: nan is not equal to itself
    assert set(after) == {*before, "third"}


def test_one_is_saved_replaced_renamed_and_removed_by_name(file: Path) -> None:
    for name, scenario in {"agent": AGENT, "a “b” [c] = '\\'": NOTHING, "last": Scenario()}.items():
        assert save_scenario(file, _NOW, name, scenario) == ""
    save_scenario(file, _NOW, "agent", AGENT._replace(days=22))
    rename_scenario(file, _NOW, "agent", "Agent")
    found, sentences = load_scenarios(file)
    assert list(found.items()) == [
        ("Agent", AGENT._replace(days=22)),
        ("a “b” [c] = '\\'", NOTHING),
        ("last", Scenario()),
    ]  # each in its place
    assert sentences == ()
    for name in ("last", "a “b” [c] = '\\'", "never there"):
        assert remove_scenario(file, _NOW, name) == ""
    assert list(load_scenarios(file)[0]) == ["Agent"]
    assert sorted(entry.name for entry in file.parent.iterdir()) == [".lock", "scenarios.toml"]


def test_a_new_name_takes_the_place_of_the_old_one_in_one_step(file: Path) -> None:
    for name in ("one", "two", "three"):
        save_scenario(file, _NOW, name, AGENT)
    save_scenario(file, _NOW, "four", NOTHING, instead_of="two")
    save_scenario(file, _NOW, "three", NOTHING, instead_of="three\u200b")  # a name that reads the same
    assert load_scenarios(file)[0] == {"one": AGENT, "three": NOTHING, "four": NOTHING}


def test_only_what_is_not_nothing_is_written_but_the_tokens_always(file: Path) -> None:
    save_scenario(file, _NOW, "agent", AGENT)
    save_scenario(file, _NOW, "none", NOTHING)
    save_scenario(file, _NOW, "days", Scenario(prompt=1, completion=2, days=1, image_tokens=0))
    assert written(file) == {
        "scenarios": {
            "agent": {"prompt": 90_000, "cached_percent": 80, "completion": 1_500, "requests_per_day": 200},
            "none": {"prompt": 0, "completion": 0},
            "days": {"prompt": 1, "completion": 2, "image_tokens": 0, "days": 1},
        }
    }


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_preset_can_be_saved_as_ones_own(file: Path, preset: Any) -> None:  # noqa: ANN401 - a Preset
    save_scenario(file, _NOW, preset.name, preset.scenario)
    assert load_scenarios(file) == ({preset.name: preset.scenario}, ())


turns = st.lists(st.tuples(st.sampled_from(sorted(BOUNDS)), st.integers(-10, 2_000_000)), max_size=8)


@given(name=st.text(max_size=30), turned_to=turns)
def test_whatever_the_sliders_say_is_read_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, name: str, turned_to: list[tuple[str, int]]
) -> None:
    file, scenario = tmp_path_factory.mktemp("any") / "scenarios.toml", Scenario()
    for knob, value in turned_to:
        scenario, _ = turned(scenario, knob, value)
    if clean(name):
        save_scenario(file, _NOW, name, scenario)
        assert load_scenarios(file) == ({clean(name): scenario}, ())
    else:
        with pytest.raises(InvalidInputError, match="needs a name"):
            save_scenario(file, _NOW, name, scenario)
        assert not file.exists()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("nobody", "x", "there is no scenario “nobody” of your own"),
        ("one", "two", "there is already a scenario “two”; remove it or choose another name"),
        ("one", "broken", "there is already a scenario “broken”"),
        ("one", "\u200b ", "needs a name of at least one visible sign"),
    ],
)
def test_a_name_that_can_not_be_given_is_refused_in_words(file: Path, before: str, after: str, said: str) -> None:
    write(file, f"{BROKEN}[scenarios.one]\n[scenarios.two]\n")
    content = file.read_bytes()
    with pytest.raises(InvalidInputError, match=said):
        rename_scenario(file, _NOW, before, after)
    assert file.read_bytes() == content


def test_a_broken_one_can_be_renamed_replaced_and_removed(file: Path) -> None:
    write(file, BROKEN)
    rename_scenario(file, _NOW, "broken", "odd")
    assert written(file) == {"scenarios": {"odd": {"prompt": 1, "days": 40}}}
    assert read_scenarios(file).broken == {"odd": "scenarios.toml: [scenarios.odd]: days must be from 1 to 31, not 40"}
    save_scenario(file, _NOW, "odd", AGENT)
    assert load_scenarios(file) == ({"odd": AGENT}, ())
    write(file, BROKEN)
    remove_scenario(file, _NOW, "broken")
    assert load_scenarios(file) == ({}, ())


def test_a_scenario_that_can_not_be_is_not_saved(file: Path) -> None:
    with pytest.raises(InvalidInputError, match="days must be from 1 to 31, not 40"):
        save_scenario(file, _NOW, "agent", AGENT._replace(days=40))
    assert not file.exists()


def test_names_are_made_harmless_and_the_one_written_so_wins(file: Path) -> None:
    write(
        file, '[scenarios]\n"ag\\u202eent".prompt = 1\nagent.prompt = 2\n"\\u001b[31mred".prompt = 3\n" ".prompt = 4\n'
    )
    scenarios, sentences = load_scenarios(file)
    assert {name: scenario.prompt for name, scenario in scenarios.items()} == {"agent": 2, "[31mred": 3}
    assert sentences == ("scenarios.toml: [scenarios.]: a scenario needs a name of at least one visible sign",)
    save_scenario(file, _NOW, "agent", AGENT)
    assert list(written(file)["scenarios"]) == ["agent", "\x1b[31mred", " "]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[scenario.agent]\nprompt = 1", "passed over: scenario; a scenario is written like [scenarios.agent]"),
        ("[agent]\n[scenarios.agent]\nprompt = 0", "passed over: agent; a scenario is written like"),
        ("scenarios = 5", "scenarios is not a table; a scenario is written like [scenarios.agent]"),
    ],
)
def test_what_stands_elsewhere_in_the_file_is_told(file: Path, content: str, said: str) -> None:
    write(file, content)
    (notice,) = read_scenarios(file).notices
    assert notice.startswith(f"scenarios.toml: {said}")


def test_a_file_of_another_form_is_not_changed(file: Path) -> None:
    write(file, "scenarios = 5")
    with pytest.raises(UnreadableError, match=r"scenarios is not a table; .*; nothing was changed"):
        save_scenario(file, _NOW, "agent", AGENT)
    assert file.read_bytes() == b"scenarios = 5"


def test_a_file_that_is_not_toml_stays_until_another_takes_its_place(file: Path) -> None:
    write(file, "scenarios = ")
    with pytest.raises(UnreadableError, match="is not TOML"):
        rename_scenario(file, _NOW, "a", "b")
    assert file.read_bytes() == b"scenarios = "
    assert save_scenario(file, _NOW, "agent", AGENT).startswith("scenarios.toml is not TOML: ")
    assert (file.parent / "scenarios.toml.unread-20261123T183500").read_bytes() == b"scenarios = "
    write(file, "[[")
    scenarios, (notice,) = load_scenarios(file)
    assert scenarios == {}
    assert notice.endswith(f"it is left as it is, without the scenarios in it ({file})")
    assert file.read_bytes() == b"[["


def test_what_can_not_be_written_is_raised(file: Path) -> None:
    file.parent.write_bytes(b"a file where the folder should be")
    with pytest.raises(UnwritableError):
        save_scenario(file, _NOW, "agent", AGENT)
