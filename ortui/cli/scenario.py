"""`--scenario NAME`: one of the person's own, else one that comes with ortui."""

import os
from collections.abc import Iterable, Mapping

from ortui.cli.exits import UsageError
from ortui.domain.presets import PRESETS
from ortui.domain.scenario import Scenario
from ortui.source.paths import find_paths
from ortui.source.scenarios import read_scenarios
from ortui.source.text import clean

_MOST_NEAR = 3


def find_scenario(typed: str) -> tuple[Scenario, tuple[str, ...]]:
    """Find a scenario by its name, and say what else in the file can't be taken; letter case is no difference.

    Raises UsageError where there is none, or where it can't be taken.
    """
    file = find_paths(os.environ).scenarios_file
    own = read_scenarios(file)
    presets = {preset.name: preset.scenario for preset in PRESETS}
    wanted = clean(typed)
    name = _called(wanted, [*own.by_name, *own.broken]) or _called(wanted, presets)
    if name in own.broken:
        raise UsageError(own.broken[name])
    if not name:
        ready = list(dict.fromkeys([*own.by_name, *presets]))
        advice = _near(wanted, ready) or (
            f"ready are {', '.join(ready)}; your own are written into {file}, like [scenarios.agent], prompt = 12000"
        )
        raise UsageError("; ".join([f"there is no scenario “{wanted}”; {advice}", *own.notices]))
    found: Mapping[str, Scenario] = presets | own.by_name
    return found[name], (*own.notices, *own.broken.values())


def _called(wanted: str, names: Iterable[str]) -> str:
    """Give the name that was meant: the same, else the first that differs only in letter case; empty where none."""
    alike = [name for name in names if name.casefold() == wanted.casefold()]
    return wanted if wanted in alike else next(iter(alike), "")


def _near(wanted: str, names: list[str]) -> str:
    from ortui.domain.near import nearest_ids  # noqa: PLC0415 - comparing is only paid for where a name is wrong

    within = [name for name in names if len(wanted) > 1 and wanted.casefold() in name.casefold()]
    near = dict.fromkeys([*within, *nearest_ids(wanted, names)])
    return f"near: {', '.join(list(near)[:_MOST_NEAR])}" if near else ""
