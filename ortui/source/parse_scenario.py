"""The door for a scenario that a person wrote: whole numbers, or text as people type it (``"90k"``, ``"80 %"``)."""

from collections.abc import Mapping
from contextlib import suppress

from ortui.domain.counts import read_count, read_share
from ortui.domain.errors import InvalidInputError
from ortui.domain.scenario import BOUNDS, Scenario, checked
from ortui.source.text import clean

NEUTRAL = Scenario(prompt=0, completion=0)
"""What a field has that is left out: nothing, and not what the chat turn has."""
_LONGEST_SHOWN = 40


def parse_scenario(written: object) -> Scenario:
    """Read an entry by the fields of ``Scenario``; raises InvalidInputError that says what would be right."""
    if not isinstance(written, Mapping):
        raise InvalidInputError("it is not a table; write it like [scenarios.agent], and below it prompt = 12000")
    return checked(NEUTRAL._replace(**{field: _value(field, value) for field, value in written.items()}))


def said_by(written: Mapping[str, object]) -> dict[str, int]:
    """Read the fields of an entry that can be read, each by itself."""
    said = {}
    for field, value in written.items():
        with suppress(InvalidInputError):
            said[field] = _value(field, value)
    return said


def _value(field: str, value: object) -> int:
    if field not in BOUNDS:
        raise InvalidInputError(_unknown(field))
    if isinstance(value, int) and not isinstance(value, bool):
        return value  # whether it lies within its bounds is checked with all others
    is_share = field.endswith("_percent")
    if not isinstance(value, str):
        form = '80 or "80 %"' if is_share else '12000 or "12k"'
        shown = clean(str(value), _LONGEST_SHOWN)
        raise InvalidInputError(f"{field} is “{shown}”, which is not a whole number; write it like {form}")
    if is_share:
        return read_share(value, what=field)
    lowest, highest = BOUNDS[field]
    return read_count(value, what=field, lowest=lowest, highest=highest)


def _unknown(field: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only paid for where something is mistyped

    near = get_close_matches(field.lower(), BOUNDS, n=1)
    advice = f"did you mean {near[0]}?" if near else f"known: {', '.join(BOUNDS)}"
    return f"there is no field “{clean(field, _LONGEST_SHOWN)}”; {advice}"
