"""Scenarios: parts never exceed their whole, whatever is turned, and what yields is said."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.errors import InvalidInputError
from ortui.domain.presets import PRESETS, Preset
from ortui.domain.scenario import BOUNDS, Scenario, checked, turned

AGENT = Scenario(prompt=90_000, cached_percent=80, completion=1_500, reasoning_percent=25, requests_per_day=200)


def test_the_counts_are_those_of_the_shares() -> None:
    usage = Scenario(
        prompt=1_001, cached_percent=80, written_percent=10, written_1h_percent=5, completion=500, reasoning_percent=25
    ).usage
    assert (usage.cached, usage.cache_write, usage.cache_write_1h, usage.reasoning) == (800, 100, 50, 125)


def test_a_month_is_so_many_requests_on_so_many_days() -> None:
    workload = AGENT._replace(days=22).workload
    assert (workload.requests_per_day, workload.days) == (200, 22)


@pytest.mark.parametrize(
    ("before", "knob", "value", "after", "said"),
    [
        (AGENT, "completion", 99, {"completion": 99}, ""),
        (AGENT, "days", 40, {"days": 31}, ""),
        (AGENT, "days", 0, {"days": 1}, ""),
        (
            AGENT,
            "written_percent",
            30,
            {"written_percent": 30, "cached_percent": 70},
            "share read from cache to 70 %, as all of it lies inside the prompt",
        ),
        (
            AGENT._replace(written_percent=10, written_1h_percent=10),
            "cached_percent",
            95,
            {"cached_percent": 95, "written_percent": 5, "written_1h_percent": 0},
            (
                "share written to cache for 1 hour to 0 % and share written to cache to 5 %,"
                " as all of it lies inside the prompt"
            ),
        ),
        (
            Scenario(audio=1_500),
            "prompt",
            1_000,
            {"prompt": 1_000, "audio": 1_000},
            "audio tokens to 1,000, as all of it lies inside the prompt",
        ),
        (
            Scenario(cached_percent=50),
            "audio",
            1_500,
            {"audio": 1_000},
            "audio tokens to 1,000, as all of it lies inside the prompt",
        ),
    ],
)
def test_what_is_turned_stays_and_others_yield_with_a_word(
    before: Scenario, knob: str, value: int, after: dict[str, Any], said: str
) -> None:
    assert turned(before, knob, value) == (before._replace(**after), said)


turns = st.tuples(st.sampled_from(sorted(BOUNDS)), st.integers(-10, 2_000_000))


@given(st.lists(turns, max_size=12))
def test_whatever_is_turned_the_work_can_be_priced(taken: list[tuple[str, int]]) -> None:
    scenario = Scenario()
    for knob, value in taken:
        scenario, said = turned(scenario, knob, value)
        assert checked(scenario) == scenario
        assert said or knob == "audio" or getattr(scenario, knob) == min(max(value, BOUNDS[knob][0]), BOUNDS[knob][1])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"days": 0}, "days must be from 1 to 31, not 0"),
        ({"cached_percent": 101}, "cached_percent must be from 0 to 100, not 101"),
        (
            {"cached_percent": 60, "written_percent": 41},
            "cached_percent + written_percent + written_1h_percent must be at most 100 together, not 101",
        ),
        ({"prompt": 10, "audio": 11}, "audio"),
    ],
)
def test_a_scenario_read_from_somewhere_is_refused_in_words(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidInputError, match=said.replace("+", r"\+")):
        checked(Scenario()._replace(**wrong))


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_preset_can_be_priced_and_says_what_it_assumes(preset: Preset) -> None:
    assert checked(preset.scenario) == preset.scenario
    assert preset.assumes


def test_what_counts_where_nothing_is_chosen_is_the_chat_turn_once_a_day() -> None:
    first = PRESETS[0]
    assert (first.name, first.scenario.requests_per_day, first.scenario.days) == ("Chat turn", 1, 30)
    assert first.scenario == Scenario()
