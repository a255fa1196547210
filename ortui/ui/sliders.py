"""The sliders of Estimate, from the top: what each turns, on which scale, and how its values are read and written."""

import re
from typing import NamedTuple

from ortui.domain.counts import HIGHEST_COUNT, read_count, read_share
from ortui.domain.errors import InvalidInputError
from ortui.domain.scenario import BOUNDS, LABELS, WHOLE
from ortui.domain.wording import count
from ortui.ui.view import NOW
from ortui.ui.widgets.scale import Linear, Logarithmic, Scale
from ortui.ui.widgets.slider import Words

LEAST_REACH = 100_000
"""Token sliders reach the context of the highlighted model, but at least so far."""
_HOURS = 24
_WHOLE_HOUR = re.compile(r"(\d{1,2})(?::0{0,2})?", re.ASCII)


class Knob(NamedTuple):
    """One slider."""

    id: str
    """A field of the scenario, or ``hour``."""
    label: str
    scale: Scale
    words: Words


def _tokens(what: str) -> Words:
    return Words(lambda text: read_count(text, what=f"the {what}", highest=HIGHEST_COUNT), count)


def _number(knob: str) -> Words:
    least, most = BOUNDS[knob]
    return Words(lambda text: read_count(text, what=f"the {LABELS[knob]}", lowest=least, highest=most), count)


def _read_hour(text: str) -> int:
    """Read ``6`` or ``06:00``; a typed hour is one of the day, never NOW."""
    read = _WHOLE_HOUR.fullmatch(text.strip())
    if read is None or int(read[1]) >= _HOURS:
        raise InvalidInputError(f"“{text}” is not a whole hour of the day in UTC; write it like 6 or 23:00")
    return int(read[1])


def _hour(hour: int) -> str:
    return "now" if hour == NOW else f"{hour:02}:00"


_SHARE = Words(read_share, lambda share: f"{share} %")

KNOBS = (
    Knob("prompt", "Prompt", Logarithmic(LEAST_REACH), _tokens("prompt tokens")),
    Knob("cached_percent", " from cache", Linear(WHOLE), _SHARE),
    Knob("written_percent", " to cache", Linear(WHOLE), _SHARE),
    Knob("written_1h_percent", " to cache 1 h", Linear(WHOLE), _SHARE),
    Knob("audio", " audio", Logarithmic(LEAST_REACH), _tokens("audio tokens")),
    Knob("images", "Images", Logarithmic(100), _number("images")),
    Knob("completion", "Completion", Logarithmic(LEAST_REACH), _tokens("completion tokens")),
    Knob("reasoning_percent", " reasoning", Linear(WHOLE), _SHARE),
    Knob("searches", "Searches", Logarithmic(100), _number("searches")),
    Knob("requests_per_day", "Requests/day", Logarithmic(1_000_000), _number("requests_per_day")),
    Knob("days", "Days/month", Linear(31, 1, 5, 1), _number("days")),
    Knob("hour", "Hour UTC", Linear(_HOURS - 1, 1, 6, NOW), Words(_read_hour, _hour)),
)
"""Parts stand indented under their whole."""
