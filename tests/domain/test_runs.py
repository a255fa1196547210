"""Stretches of one price over midnight and whole days, in UTC and elsewhere, and what waiting saves."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.model import Model
from ortui.domain.quote import quote
from ortui.domain.runs import at, runs, runs_of_day
from ortui.domain.usage import Usage
from ortui.domain.waiting import waiting
from ortui.domain.window import WEEKDAYS
from tests.domain.windows import minutes, window, windows

MakeModel = Callable[..., Model]
MONDAY, FRIDAY, SATURDAY, SUNDAY = (date(2026, 11, day) for day in (23, 27, 28, 29))
WORKDAYS, WEEKEND = list(WEEKDAYS[:5]), list(WEEKDAYS[5:])
BASE = {"prompt": "0.000002", "completion": "0.000002"}
WORK = Usage(prompt=1_000, completion=1_000)
"""2,000 tokens: 0.004 at the base rate of 2 USD a million, 0.002 at 1, 0.008 at 4."""
EAST, WEST = timezone(timedelta(hours=9)), timezone(timedelta(hours=-8))


NIGHT = window(2200, 600, "1")
WORKNIGHT = window(2200, 600, "1", utc_days=WORKDAYS)
WHOLE_WEEKEND = {"utc_days": WEEKEND, "prompt": "0.000001", "completion": "0.000001"}
TILED = [window(1000, 100, "2"), window(100, 400, "4"), window(400, 600, "2"), window(600, 1000, "4")]


def moment(hhmm: int, day: date = MONDAY) -> datetime:
    return datetime(day.year, day.month, day.day, hhmm // 100, hhmm % 100, tzinfo=UTC)


@pytest.mark.parametrize(
    ("overrides", "day", "zone", "times"),
    [
        ([], MONDAY, UTC, ["00:00–24:00"]),
        ([NIGHT], MONDAY, UTC, ["06:00–22:00", "22:00–06:00"]),
        ([NIGHT], MONDAY, EAST, ["15:00–07:00", "07:00–15:00"]),
        (TILED, MONDAY, UTC, ["01:00–04:00", "04:00–06:00", "06:00–10:00", "10:00–01:00"]),
        # The night from Sunday is no workday's; that from Friday ends on Saturday.
        ([WORKNIGHT], MONDAY, UTC, ["Sat 06:00–Mon 22:00", "Mon 22:00–06:00"]),
        ([WORKNIGHT], SATURDAY, UTC, ["Fri 22:00–06:00", "Sat 06:00–Mon 22:00"]),
        ([WORKNIGHT], SATURDAY, WEST, ["Fri 14:00–22:00", "Fri 22:00–Mon 14:00"]),
        ([WHOLE_WEEKEND], SUNDAY, UTC, ["Sat 00:00–Sun 24:00"]),
        ([WHOLE_WEEKEND], SUNDAY, EAST, ["Sat 09:00–Mon 09:00"]),
    ],
)
def test_the_runs_of_a_day(
    overrides: list[Mapping[str, object]], day: date, zone: tzinfo, times: list[str], make_model: MakeModel
) -> None:
    model = make_model(BASE, *overrides)
    found = runs_of_day(model, WORK, day)
    if not overrides:
        assert [(run.end - run.start).days for run in found] == [3]
    else:
        assert [run.in_words(zone, with_days=model.pricing.has_weekdays) for run in found] == times


def test_a_run_that_comes_again_holds_at_both_ends_of_the_day(make_model: MakeModel) -> None:
    day, night = runs_of_day(make_model(BASE, NIGHT), WORK, MONDAY)
    found = {hhmm: at((day, night), moment(hhmm)) for hhmm in (0, 559, 600, 2159, 2200, 2359)}
    assert found == {0: night, 559: night, 600: day, 2159: day, 2200: night, 2359: night}


@pytest.mark.parametrize(
    ("overrides", "now", "zone", "words"),
    [
        ([], moment(1200), UTC, ""),
        # (0.004 - 0.002) / 0.004 = 50 %
        ([NIGHT], moment(1200), UTC, "wait until 22:00 UTC: $0.002 a request, 50 % less than now"),
        ([NIGHT], moment(1200), EAST, "wait until 22:00 UTC (07:00 here): $0.002 a request, 50 % less than now"),
        ([NIGHT], moment(2300), UTC, "cheapest now, until 06:00 UTC: $0.002 a request, 50 % less than the dearest"),
        ([NIGHT], moment(100), UTC, "cheapest now, until 06:00 UTC: $0.002 a request, 50 % less than the dearest"),
        # What has passed today comes again tomorrow.
        ([window(30, 830, "1")], moment(900), UTC, "wait until 00:30 UTC: $0.002 a request, 50 % less than now"),
        (TILED, moment(200), UTC, "wait until 04:00 UTC: $0.004 a request, 50 % less than now"),
        # (0.004 - 0.00399) / 0.004 = 0.25 %
        (
            [window(600, 700, "1.995")],
            moment(0),
            UTC,
            "wait until 06:00 UTC: $0.00399 a request, less than 1 % less than now",
        ),
        # What varies can't be compared with.
        ([window(0, 600, "-1"), window(600, 700, "1")], moment(10), UTC, "wait until 06:00 UTC: $0.002 a request"),
        # (0.008 - 0.004) / 0.008 = 50 %, (0.008 - 0.002) / 0.008 = 75 %
        (
            [window(900, 1700, "4", utc_days=WORKDAYS), WHOLE_WEEKEND],
            moment(1000),
            UTC,
            (
                "from Mon 17:00 UTC: $0.004 a request, 50 % less than now; "
                "cheapest from Sat 00:00 UTC: $0.002 a request, 75 % less than now"
            ),
        ),
        (
            [WHOLE_WEEKEND],
            moment(1200),
            WEST,
            "wait until Sat 00:00 UTC (Fri 16:00 here): $0.002 a request, 50 % less than now",
        ),
        (
            [WHOLE_WEEKEND],
            moment(1200, SUNDAY),
            EAST,
            "cheapest now, until Mon 00:00 UTC (Mon 09:00 here): $0.002 a request, 50 % less than the dearest",
        ),
        # The night that a weekday begins: from Friday's on there is none before Monday's.
        (
            [WORKNIGHT],
            moment(700, SATURDAY),
            UTC,
            "wait until Mon 22:00 UTC: $0.002 a request, 50 % less than now",
        ),
    ],
)
def test_what_waiting_saves(
    overrides: list[Mapping[str, object]], now: datetime, zone: tzinfo, words: str, make_model: MakeModel
) -> None:
    assert waiting(make_model(BASE, *overrides), WORK, now, zone) == words


@given(overrides=windows, day=st.dates(MONDAY, SUNDAY), minute=minutes)
def test_every_moment_costs_what_its_run_says(
    overrides: list[dict[str, object]], day: date, minute: int, make_model: MakeModel
) -> None:
    model = make_model(BASE, *overrides)
    now = moment(0, day) + timedelta(minutes=minute)
    total = quote(model, WORK, now).total
    here = at(runs_of_day(model, WORK, day), now)
    assert here is not None
    assert here.total == total
    for before, after in pairwise(runs(model, WORK, day, 8)):
        assert before.end == after.start
        assert before.total != after.total
    week = [now + timedelta(minutes=step) for step in range(0, 7 * 1440, 97)]
    cheaper = [quote(model, WORK, each).total.usd or 0 for each in week]
    if min(cheaper) < (total.usd or 0):
        assert " less than now" in waiting(model, WORK, now)
