"""The person's own scenarios, by name, in a TOML file of their own that can be written by hand.

[scenarios.agent]
prompt = 90000           # or "90k"
cached_percent = 80      # or "80 %"
completion = 1500
requests_per_day = 200

The fields are those of ``domain.scenario.Scenario``. What is left out is nothing: 0 tokens, calls and shares, 1,000
tokens an image, 1 request a day, 30 days a month. An entry that can't be taken is told and left out, and stays in the
file when another one is saved; comments do not outlive a save.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from ortui.domain.errors import InvalidInputError
from ortui.domain.scenario import Scenario, checked
from ortui.source.errors import LONGEST_SENTENCE, UnreadableError
from ortui.source.kept import Table, change_table, load_table, read_table
from ortui.source.parse_scenario import NEUTRAL, parse_scenario
from ortui.source.plain_data import obj
from ortui.source.text import clean

_KEY = "scenarios"
_ALWAYS = ("prompt", "completion")
_FORM = "a scenario is written like [scenarios.agent]"


class Scenarios(NamedTuple):
    """What a file holds."""

    by_name: dict[str, Scenario]
    broken: dict[str, str]
    """Name → why this entry can't be taken, in a sentence."""
    notices: tuple[str, ...]
    """Sentences about the file as a whole."""


def read_scenarios(file: Path) -> Scenarios:
    """Read all entries; a file that is not TOML is told and left where it is. Raises nothing."""
    table, notice = load_table(file, "scenarios")
    by_name: dict[str, Scenario] = {}
    broken: dict[str, str] = {}
    for name, written in _entries(table).items():
        try:
            by_name[_name(name)] = parse_scenario(written)
        except InvalidInputError as error:
            broken[name] = clean(f"{file.name}: [scenarios.{name}]: {error}", LONGEST_SENTENCE)
    return Scenarios(by_name, broken, tuple(filter(None, (notice, *_odd_form(file, table)))))


def load_scenarios(file: Path) -> tuple[dict[str, Scenario], tuple[str, ...]]:
    """Read the scenarios by name, and say what can't be taken."""
    found = read_scenarios(file)
    return found.by_name, (*found.notices, *found.broken.values())


def save_scenario(file: Path, now: datetime, name: str, scenario: Scenario, *, instead_of: str = "") -> str:
    """Save under a name, in place of what has it, and in one step with removing another name.

    Returns a sentence where the file had to be moved aside first.

    Raises InvalidInputError for an empty name or a scenario that can't be, UnreadableError, UnwritableError; the file
    is then as it was.
    """
    name, written = _name(name), _written(checked(scenario))
    before = clean(instead_of) or name
    return _change(
        file, now, lambda entries: {**_without(_without(entries, before, but=name), name, but=name), name: written}
    )


def remove_scenario(file: Path, now: datetime, name: str) -> str:
    """Remove one, also one that can't be taken; returns and raises as ``save_scenario`` does."""
    name = _name(name)
    return _change(file, now, lambda entries: _without(entries, name))


def rename_scenario(file: Path, now: datetime, before: str, after: str) -> str:
    """Give one another name, in its place; returns and raises as ``save_scenario`` does.

    It is also refused where there is none by the one name, or already one by the other.
    """
    before, after = _name(before), _name(after)
    read_table(file)  # one that can't be read has nothing to rename, and need not be moved aside to say so

    def change(entries: Mapping[str, object]) -> Table:
        names = [clean(each) for each in entries]
        if before not in names:
            raise InvalidInputError(f"there is no scenario “{before}” of your own")
        if after != before and after in names:
            raise InvalidInputError(f"there is already a scenario “{after}”; remove it or choose another name")
        return {after if clean(each) == before else each: value for each, value in entries.items()}

    return _change(file, now, change)


def _change(file: Path, now: datetime, change: Callable[[Mapping[str, object]], Table]) -> str:
    def change_entries(table: Table) -> None:
        if not isinstance(table.get(_KEY, {}), Mapping):
            raise UnreadableError(f"{file.name}: scenarios is not a table; {_FORM}; nothing was changed")
        table[_KEY] = change(obj(table.get(_KEY)))

    return change_table(file, now, change_entries)


def _name(text: str) -> str:
    if name := clean(text):
        return name
    raise InvalidInputError("a scenario needs a name of at least one visible sign")


def _without(entries: Mapping[str, object], name: str, but: str = "") -> Table:
    """Leave out what is read under a name, except what stands under exactly this key."""
    return {each: value for each, value in entries.items() if each == but or clean(each) != name}


def _written(scenario: Scenario) -> Table:
    """Write what is not nothing, so that the file stays short."""
    neutral = NEUTRAL._asdict()
    return {field: value for field, value in scenario._asdict().items() if field in _ALWAYS or value != neutral[field]}


def _odd_form(file: Path, table: Mapping[str, object]) -> list[str]:
    """Say what stands where no scenario is looked for, such as ``[scenario.agent]``."""
    said = [] if isinstance(table.get(_KEY, {}), Mapping) else [f"{file.name}: scenarios is not a table; {_FORM}"]
    if strange := [clean(key) for key in table if key != _KEY]:
        said.append(f"{file.name}: passed over: {', '.join(strange)}; {_FORM}")
    return [clean(sentence, LONGEST_SENTENCE) for sentence in said]


def _entries(table: Mapping[str, object]) -> dict[str, object]:
    """Give what is written by clean name; one that only looks like another after cleaning does not replace it."""
    written = obj(table.get(_KEY))
    entries = {name: value for name, value in written.items() if clean(name) == name}
    for name, value in written.items():
        entries.setdefault(clean(name), value)
    return entries
