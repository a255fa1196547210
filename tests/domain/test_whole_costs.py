"""Costs as whole numbers: those of the receipts, to the last digit, on all models that ship."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from ortui.domain.break_even import WHATEVER
from ortui.domain.quote import quote
from ortui.domain.scenario import PROMPT_SHARES, Scenario, turned
from ortui.domain.totals import scaled
from ortui.domain.whole_costs import WholeCosts, parts_at
from ortui.source.bundled import load_bundled

CATALOGUE = load_bundled()
MODELS = list(CATALOGUE)
DRAWN = ("prompt", "completion", "reasoning_percent", "images", "searches")
MOMENT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_by_hand() -> None:
    scenario = Scenario(prompt=1_000, cached_percent=33, written_percent=10, completion=10, reasoning_percent=25)
    assert parts_at(scenario._replace(audio=50), "prompt", 101) == (8, 33, 10, 0, 50, 8, 2)
    assert parts_at(scenario, "completion", 9)[5:] == (7, 2)
    assert parts_at(scenario, "cached_percent", 95)[:4] == (0, 950, 50, 0)
    # 567 + 330 and 100 at cache rates, by 5, 0.5 and 6.25 USD a million; 10 × 25
    cost = WholeCosts(CATALOGUE.by_id["anthropic/claude-opus-4.8"], scenario, MOMENT)
    assert (
        cost.of(parts_at(scenario, "prompt", 1_000)) == (570 * 5_000 + 330 * 500 + 100 * 6_250 + 10 * 25_000) * 10**21
    )


@settings(max_examples=75, deadline=None)
@given(
    st.integers(0, len(MODELS) - 1),
    st.builds(
        lambda scenario, shares, audio: turned(
            scenario._replace(**dict(zip(PROMPT_SHARES, shares, strict=True))), "audio", audio
        )[0],
        st.tuples(
            st.integers(0, 400_000), st.integers(0, 50_000), st.integers(0, 100), st.integers(0, 3), st.integers(0, 3)
        ).map(lambda drawn: Scenario(**dict(zip(DRAWN, drawn, strict=True)))),
        st.tuples(*[st.integers(0, 33)] * 3),
        st.integers(0, 9_000),
    ),
    st.sampled_from(sorted(WHATEVER)),
    st.integers(0, 600_000),
)
def test_they_are_those_of_the_receipts(place: int, scenario: Scenario, knob: str, value: int) -> None:
    value = value % 101 if knob == "cached_percent" else value
    total = quote(MODELS[place], turned(scenario, knob, value)[0].usage, MOMENT).total.usd
    found = WholeCosts(MODELS[place], scenario, MOMENT).of(parts_at(scenario, knob, value))
    assert found == (None if total is None else scaled(total))
