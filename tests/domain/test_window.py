"""When an override holds: sizes of prompt, UTC hours, UTC days (reading rule 1)."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.window import WEEKDAYS, Conditions, Window, read_conditions

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
WORKDAYS = list(WEEKDAYS[:5])


def holds(conditions: Conditions, day: int, hhmm: int, prompt_tokens: int = 1) -> bool:
    """Whether conditions hold so many days after Monday, at a time of day."""
    moment = MONDAY + timedelta(days=day, hours=hhmm // 100, minutes=hhmm % 100, seconds=59, microseconds=999_999)
    return conditions.hold(prompt_tokens, moment)


@pytest.mark.parametrize(
    ("prompt_tokens", "expected"), [(0, False), (199_999, False), (200_000, False), (200_001, True)]
)
def test_rule_1_min_prompt_tokens_is_strictly_greater(prompt_tokens: int, *, expected: bool) -> None:
    assert read_conditions({"min_prompt_tokens": 200_000}).hold(prompt_tokens, MONDAY) is expected


@pytest.mark.parametrize(("hhmm", "expected"), [(59, False), (100, True), (359, True), (400, False), (1300, False)])
def test_rule_1_a_window_has_its_start_and_not_its_end(hhmm: int, *, expected: bool) -> None:
    assert holds(read_conditions({"utc_start": 100, "utc_end": 400}), 0, hhmm) is expected


@pytest.mark.parametrize(
    ("hhmm", "expected"), [(959, False), (1000, True), (2359, True), (0, True), (59, True), (100, False)]
)
def test_rule_1_a_window_wraps_midnight_when_it_starts_after_its_end(hhmm: int, *, expected: bool) -> None:
    assert holds(read_conditions({"utc_start": 1000, "utc_end": 100}), 0, hhmm) is expected


@pytest.mark.parametrize(
    "entry", [{"utc_start": 1600, "utc_end": 0}, {"utc_start": 1600}, {"utc_start": 1600, "utc_end": 2400}]
)
def test_rule_1_an_end_of_0_is_midnight(entry: dict[str, object]) -> None:
    conditions = read_conditions(entry)
    assert [holds(conditions, 0, hhmm) for hhmm in (1559, 1600, 2359, 0)] == [False, True, True, False]


def test_rule_1_days_without_a_window_are_whole_utc_days() -> None:
    weekend = read_conditions({"utc_days": ["saturday", "sunday"]})
    assert [holds(weekend, day, hhmm) for day in range(7) for hhmm in (0, 2359)] == [False] * 10 + [True] * 4


def test_rule_1_the_day_is_that_on_which_the_window_starts() -> None:
    """A window from Friday 22:00 runs into Saturday; Monday's small hours belong to Sunday, which is not named."""
    nights = read_conditions({"utc_start": 2200, "utc_end": 600, "utc_days": WORKDAYS})
    assert holds(nights, 4, 2200)
    assert holds(nights, 5, 559)
    assert not holds(nights, 5, 600)
    assert not holds(nights, 5, 2200)
    assert not holds(nights, 0, 0)
    assert not holds(nights, 0, 559)
    assert holds(nights, 1, 0)


def test_rule_1_sunday_night_runs_into_monday() -> None:
    sundays = read_conditions({"utc_start": 2300, "utc_end": 100, "utc_days": ["sunday"]})
    assert holds(sundays, 6, 2330)
    assert holds(sundays, 7, 59)
    assert not holds(sundays, 6, 30)


def test_a_window_can_be_asked_about_the_first_moment_there_is() -> None:
    """1 January of the year 1 is a Monday; no day comes before it in the calendar, but Sunday does in the week."""
    first = datetime(1, 1, 1, 0, 30, tzinfo=UTC)
    assert Window(1380, 60, ("sunday",)).holds(first)
    assert not Window(1380, 60, ("monday",)).holds(first)


def test_rule_1_all_conditions_must_hold() -> None:
    both = read_conditions({"min_prompt_tokens": 1000, "utc_start": 100, "utc_end": 400})
    assert [holds(both, 0, 200, 1001), holds(both, 0, 200, 1000), holds(both, 0, 500, 1001)] == [True, False, False]


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ({"min_prompt_tokens": 10, "region": "eu"}, "region"),
        ({"max_prompt_tokens": 10}, "max_prompt_tokens"),
        ({"min_prompt_tokens": "many"}, "min_prompt_tokens"),
        ({"min_prompt_tokens": 1.5}, "min_prompt_tokens"),
        ({"min_prompt_tokens": -1}, "min_prompt_tokens"),
        ({"min_prompt_tokens": True}, "min_prompt_tokens"),
        ({"utc_start": 2500, "utc_end": 0}, "utc_start"),
        ({"utc_start": 1075, "utc_end": 0}, "utc_start"),
        ({"utc_end": "noon"}, "utc_end"),
        ({"utc_days": "monday"}, "utc_days"),
        ({"utc_days": ["monday", "someday"]}, "utc_days"),
        ({"utc_days": []}, "utc_days"),
    ],
)
def test_rule_1_an_entry_with_a_condition_that_is_not_understood_never_holds(
    entry: dict[str, object], named: str
) -> None:
    conditions = read_conditions(entry)
    assert conditions.not_understood == (named,)
    assert not any(holds(conditions, day, hhmm, 10**9) for day in range(7) for hhmm in (0, 1200))


@pytest.mark.parametrize(
    "entry", [{}, {"region": None, "min_prompt_tokens": None, "utc_start": None, "utc_days": None}]
)
def test_a_null_is_no_condition(entry: dict[str, object]) -> None:
    assert read_conditions(entry) == Conditions()
    assert holds(read_conditions(entry), 0, 0, 0)


@pytest.mark.parametrize("value", [200_000, 200_000.0, Decimal("2e5"), "200000"])
def test_numbers_are_read_in_every_notation(value: object) -> None:
    assert read_conditions({"min_prompt_tokens": value}).above_prompt_tokens == 200_000


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"min_prompt_tokens": 200_000}, "above 200,000 prompt tokens"),
        ({"utc_start": 100, "utc_end": 430}, "01:00–04:30 UTC"),
        ({"utc_start": 1600, "utc_end": 0}, "16:00–24:00 UTC"),
        ({"utc_start": 100, "utc_end": 400, "utc_days": WORKDAYS}, "01:00–04:00 UTC, Monday to Friday"),
        ({"utc_days": ["sunday", "saturday"]}, "Saturday and Sunday"),
        ({"utc_days": ["friday", "monday", "wednesday"]}, "Monday, Wednesday and Friday"),
        ({"utc_days": ["Tuesday"]}, "Tuesday"),
        ({"min_prompt_tokens": 5, "utc_start": 0, "utc_end": 0}, "above 5 prompt tokens, all day"),
        ({}, "always"),
    ],
)
def test_conditions_are_said_in_words(entry: dict[str, object], words: str) -> None:
    assert read_conditions(entry).in_words() == words


def hhmm_of(minute: int) -> int:
    return minute // 60 * 100 + minute % 60


@given(
    st.lists(st.integers(0, 1439), min_size=2, max_size=6, unique=True).map(sorted),
    st.integers(0, 6),
    st.integers(0, 1439),
)
def test_windows_that_share_their_edges_tile_the_day(edges: list[int], day: int, minute: int) -> None:
    spans = zip(edges, edges[1:] + edges[:1], strict=True)
    windows = [read_conditions({"utc_start": hhmm_of(start), "utc_end": hhmm_of(end)}) for start, end in spans]
    assert [holds(window, day, hhmm_of(minute)) for window in windows].count(True) == 1


@given(
    st.lists(st.integers(0, 1439), min_size=2, max_size=5, unique=True).map(sorted),
    st.sets(st.sampled_from(WEEKDAYS), min_size=1, max_size=6),
    st.integers(0, 6),
    st.integers(0, 1439),
)
def test_windows_of_two_sets_of_days_tile_the_week(edges: list[int], days: set[str], day: int, minute: int) -> None:
    """Each day's last window may run into the next day: it ends where that day's own first one starts."""
    spans = list(zip(edges, edges[1:] + edges[:1], strict=True))
    windows = [
        read_conditions({"utc_start": hhmm_of(start), "utc_end": hhmm_of(end), "utc_days": sorted(names)})
        for start, end in spans
        for names in (days, set(WEEKDAYS) - days)
    ]
    assert [holds(window, day, hhmm_of(minute)) for window in windows].count(True) == 1
