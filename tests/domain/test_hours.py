"""The price over a UTC day: exact to the minute, one total for each span, and what waiting saves."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain import hours
from ortui.domain.hours import Span, by_hour, clock, spans
from ortui.domain.model import Model
from ortui.domain.quote import Quote, quote
from ortui.domain.usage import Usage
from ortui.domain.window import WEEKDAYS
from tests.domain.windows import minutes, window, windows

MakeModel = Callable[..., Model]
MONDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 28)
WORKDAYS = list(WEEKDAYS[:5])
BASE = {"prompt": "0.000002", "completion": "0.000002"}
WORK = Usage(prompt=1_000, completion=1_000)
"""2,000 tokens: 0.004 at the base rate of 2 USD a million, 0.002 at 1, 0.008 at 4."""


CHEAP_NIGHT = window(30, 830, "1")
TILED = [window(1000, 100, "2"), window(100, 400, "4"), window(400, 600, "2"), window(600, 1000, "4")]
"""The shape of a real row of Aug 2026: four windows, the first wraps midnight."""


def facts(found: tuple[Span, ...]) -> list[tuple[str, str, str]]:
    """Give times, total and mark of each span."""
    marks = {(True, False): "cheapest", (False, True): "dearest", (False, False): ""}
    return [
        (f"{clock(span.start)}–{clock(span.end)}", str(span.total.usd), marks[span.is_cheapest, span.is_dearest])
        for span in found
    ]


def at(hhmm: int, day: date = MONDAY) -> datetime:
    return datetime(day.year, day.month, day.day, hhmm // 100, hhmm % 100, 59, tzinfo=UTC)


def test_without_windows_the_day_is_one_span_without_a_mark(make_model: MakeModel) -> None:
    found = spans(make_model(BASE, {"min_prompt_tokens": 10, "prompt": "0.000003"}), WORK, MONDAY)
    assert facts(found) == [("00:00–24:00", "0.005000", "")]
    assert found[0].rule == "above 10 prompt tokens"


@pytest.mark.parametrize(
    ("overrides", "day", "expected"),
    [
        (
            [CHEAP_NIGHT],
            MONDAY,
            [
                ("00:00–00:30", "0.004000", "dearest"),
                ("00:30–08:30", "0.002000", "cheapest"),
                ("08:30–24:00", "0.004000", "dearest"),
            ],
        ),
        (
            TILED,
            MONDAY,
            [
                ("00:00–01:00", "0.004000", "cheapest"),
                ("01:00–04:00", "0.008000", "dearest"),
                ("04:00–06:00", "0.004000", "cheapest"),
                ("06:00–10:00", "0.008000", "dearest"),
                ("10:00–24:00", "0.004000", "cheapest"),
            ],
        ),
        (
            [window(2200, 601, "1")],
            MONDAY,
            [
                ("00:00–06:01", "0.002000", "cheapest"),
                ("06:01–22:00", "0.004000", "dearest"),
                ("22:00–24:00", "0.002000", "cheapest"),
            ],
        ),
        # The night from Friday runs into Saturday; Sunday's would run into Monday, but is not named.
        (
            [window(2200, 600, "1", utc_days=WORKDAYS)],
            SATURDAY,
            [("00:00–06:00", "0.002000", "cheapest"), ("06:00–24:00", "0.004000", "dearest")],
        ),
        (
            [window(2200, 600, "1", utc_days=WORKDAYS)],
            MONDAY,
            [("00:00–22:00", "0.004000", "dearest"), ("22:00–24:00", "0.002000", "cheapest")],
        ),
        # The same all Saturday: one span, nothing to mark.
        ([window(100, 400, "4", utc_days=WORKDAYS)], SATURDAY, [("00:00–24:00", "0.004000", "")]),
        ([{"utc_days": ["saturday"], "prompt": "0.000001"}], SATURDAY, [("00:00–24:00", "0.003000", "")]),
        # A condition that is not understood makes no edge and no price.
        ([window(100, 400, "1", region="eu")], MONDAY, [("00:00–24:00", "0.004000", "")]),
        # Three prices: what lies between is neither. A price that varies is neither, too.
        (
            [window(0, 600, "1"), window(1200, 1800, "4"), window(1800, 2000, "-1")],
            MONDAY,
            [
                ("00:00–06:00", "0.002000", "cheapest"),
                ("06:00–12:00", "0.004000", ""),
                ("12:00–18:00", "0.008000", "dearest"),
                ("18:00–20:00", "None", ""),
                ("20:00–24:00", "0.004000", ""),
            ],
        ),
    ],
)
def test_spans_begin_and_end_with_the_windows(
    overrides: list[Mapping[str, object]], day: date, expected: list[tuple[str, str, str]], make_model: MakeModel
) -> None:
    assert facts(spans(make_model(BASE, *overrides), WORK, day)) == expected


def test_each_span_names_its_rule(make_model: MakeModel) -> None:
    assert [span.rule for span in spans(make_model(BASE, *TILED[:2]), WORK, MONDAY)] == [
        "10:00–01:00 UTC",
        "01:00–04:00 UTC",
        "listed price",
        "10:00–01:00 UTC",
    ]


def test_neighbours_of_one_total_and_one_rule_are_one_span(make_model: MakeModel) -> None:
    """A window of the cache's price cuts the day, but the request has nothing cached; another rule keeps them apart."""
    cache = {"utc_start": 300, "utc_end": 500, "input_cache_read": "0.0000001"}
    assert facts(spans(make_model(BASE, cache), WORK, MONDAY)) == [("00:00–24:00", "0.004000", "")]
    assert len(spans(make_model(BASE, cache), Usage(prompt=1_000, cached=500), MONDAY)) == 3
    assert len(spans(make_model(BASE, window(300, 500, "2")), WORK, MONDAY)) == 3


def test_rates_are_priced_once(make_model: MakeModel, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = []

    def counted(model: Model, usage: Usage, moment: datetime) -> Quote:
        moments.append(moment)
        return quote(model, usage, moment)

    monkeypatch.setattr(hours, "quote", counted)
    spans(make_model(BASE, *TILED, window(1100, 1200, "1", utc_days=["sunday"])), WORK, MONDAY)
    assert [moment.hour for moment in moments] == [0, 1, 4, 6]


def test_a_moment_stands_for_its_day_and_an_unknown_price_stays_unknown(make_model: MakeModel) -> None:
    assert spans(make_model(BASE, CHEAP_NIGHT), WORK, at(1700)) == spans(make_model(BASE, CHEAP_NIGHT), WORK, MONDAY)
    (span,) = spans(make_model({"prompt": "-1", "completion": "-1"}), WORK, MONDAY)
    assert (span.total.usd, span.total.state) == (None, "varies")


def test_the_span_of_each_hour(make_model: MakeModel) -> None:
    found = spans(make_model(BASE, CHEAP_NIGHT), WORK, MONDAY)
    strip = by_hour(found)
    assert len(strip) == 24
    assert [span.is_cheapest for span in strip] == [False] + [True] * 8 + [False] * 15


@given(overrides=windows, day=st.dates(date(2026, 11, 23), date(2026, 11, 29)), others=st.lists(minutes, max_size=20))
def test_every_minute_costs_what_its_span_says(
    overrides: list[dict[str, object]], day: date, others: list[int], make_model: MakeModel
) -> None:
    model = make_model(BASE, *overrides)
    found = spans(model, WORK, day)
    ends = [span.end for span in found]
    assert [span.start for span in found] == [0, *ends[:-1]]
    assert ends[-1] == 1440
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    for minute in {*others, *(span.start for span in found), *(end - 1 for end in ends)}:
        moment = midnight + timedelta(minutes=minute)
        (here,) = (span for span in found if span.start <= minute < span.end)
        asked = quote(model, WORK, moment)
        assert (here.total, here.rule) == (asked.total, asked.lines[0].rule)
    for before, after in pairwise(found):
        assert (before.total, before.rule) != (after.total, after.rule)


@given(overrides=windows)
def test_cheapest_and_dearest_are_so(overrides: list[dict[str, object]], make_model: MakeModel) -> None:
    found = spans(make_model(BASE, *overrides), WORK, MONDAY)
    amounts = [span.total.usd or Decimal(0) for span in found]
    differ = min(amounts) != max(amounts)
    assert [span.is_cheapest for span in found] == [differ and amount == min(amounts) for amount in amounts]
    assert [span.is_dearest for span in found] == [differ and amount == max(amounts) for amount in amounts]
