"""Prices by the hour, as the API lists them: one window, and any of them."""

from decimal import Decimal

from hypothesis import strategies as st

from ortui.domain.window import WEEKDAYS


def window(start: int, end: int, rate: str, **conditions: object) -> dict[str, object]:
    """Write an override of both rates as the API does; the rate in USD a million tokens, -1 for varies."""
    per_token = rate if rate == "-1" else f"{Decimal(rate).scaleb(-6):f}"
    return {"utc_start": start, "utc_end": end, "prompt": per_token, "completion": per_token} | conditions


def _clock(minute: int) -> int:
    return minute // 60 * 100 + minute % 60


minutes = st.integers(0, 1439)
windows = st.lists(
    st.builds(
        lambda start, end, rate, days: window(_clock(start), _clock(end), str(rate), utc_days=days or None),
        minutes,
        minutes,
        st.integers(1, 4),
        st.lists(st.sampled_from(WEEKDAYS), unique=True, max_size=4),
    ),
    max_size=4,
)
