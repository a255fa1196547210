"""`ortui where`: the paths it uses, and which keys it sees."""

import os

from ortui.cli.answer import Answer
from ortui.cli.arguments import Chosen
from ortui.cli.as_json import document
from ortui.cli.tables import Column, table
from ortui.source.bundled import CATALOGUE_FILE
from ortui.source.paths import find_paths
from ortui.source.secrets import KEY_VARIABLE, MANAGEMENT_KEY_VARIABLE, Key, find_keys, is_set
from ortui.source.settings import load_settings
from ortui.source.text import clean_path

_ODD = "these paths hold signs that can't be shown; --json writes them exactly"


def run(chosen: Chosen) -> Answer:
    """Name the paths; they need not exist."""
    paths = find_paths(os.environ)
    places = {
        "config": paths.config,
        "cache": paths.cache,
        "state": paths.state,
        "settings_file": paths.settings_file,
        "scenarios_file": paths.scenarios_file,
        "favourites_file": paths.favourites_file,
        "views_file": paths.views_file,
        "catalogue_file": paths.catalogue_file,
        "state_file": paths.state_file,
        "last_frame_file": paths.frame_file,
        "bundled_catalogue": CATALOGUE_FILE,
    }
    rows = {name: str(path) for name, path in places.items()}
    shown = [(name, clean_path(path)) for name, path in rows.items()]
    odd = () if shown == list(rows.items()) else (_ODD,)
    data = document(rows) if chosen.json else table((Column(), Column()), shown)
    settings, notices = load_settings(paths.settings_file)
    keys = find_keys(os.environ, settings)
    about = (
        _about(KEY_VARIABLE, "key_command", keys.api),
        _about(MANAGEMENT_KEY_VARIABLE, "management_key_command", keys.management),
    )
    return Answer(data, (*odd, *about, *keys.notices, *notices))


def _about(variable: str, setting: str, key: Key | None) -> str:
    if is_set(os.environ, variable):
        return f"{variable} is set{'' if key is None else f': {key}'}"
    return f"{variable} is not set{'' if key is None else f'; {setting} gives {key}'}"
