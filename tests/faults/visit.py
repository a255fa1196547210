"""A visit to a home: all is read, then all is saved, and what was told is written out as JSON.

``visit.py HOME [--user NUMBER] [--largest BYTES]``: as that user, who may change nobody else's files; with files no
larger than that.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import ortui.source
from ortui.domain.catalogue import Catalogue, Source
from ortui.domain.endpoint import Listing
from ortui.source import cache, endpoints_file
from ortui.source.bundled import load_bundled
from ortui.source.catalogue_file import Packed
from ortui.source.errors import OrtuiError
from ortui.source.last_frame import Frame
from ortui.source.parse_endpoints import read_endpoints
from ortui.source.paths import Paths, find_paths
from ortui.source.state import State
from ortui.ui.machine import MemoryOnDisk, setup_from
from tests.faults.writers import NOW, scenario

ENDPOINTS = json.dumps(
    {"data": {"id": "lab/model-1", "endpoints": [{"tag": "lab", "pricing": {"prompt": "0.1", "completion": "0.2"}}]}}
).encode()


def read_all(paths: Paths) -> dict[str, object]:
    """Open the program as far as its screen, and ask for all it holds."""
    setup = setup_from(paths, {}, lambda: NOW)
    kept = setup.memory.load()
    loaded = endpoints_file.load(paths, "lab/model-1")
    return {
        "notices": [*setup.notices, *kept.notices, *filter(None, [loaded.notice])],
        "catalogue": setup.catalogue.source.value,
        "settings": setup.theme,
        "state": setup.left.search,
        "favourites": sorted(kept.favourites),
        "views": dict(kept.views),
        "scenarios": sorted(kept.scenarios),
        "endpoints": loaded.listing is not None,
    }


def save_all(paths: Paths, name: str) -> dict[str, str]:
    """Save one thing in each file that is ever written; what was told of each that told something."""
    memory, told = MemoryOnDisk(paths, {}, lambda: NOW, {}), dict[str, str]()
    parsed = read_endpoints(ENDPOINTS)
    listing = Listing("lab/model-1", NOW, parsed.endpoints, parsed.set_aside, answered_for="lab/model-1")
    packed = Packed(Catalogue(load_bundled().models[:20], Source.LIVE, NOW))
    saves: dict[str, Callable[[], str | None]] = {
        "catalogue": lambda: cache.save(paths.catalogue_file, packed),
        "endpoints": lambda: endpoints_file.save(paths, listing, ENDPOINTS),
        "favourites": lambda: memory.set_favourite(f"lab/{name}", wanted=True),
        "views": lambda: memory.save_view(name, "in<1"),
        "scenarios": lambda: memory.save_scenario(name, scenario(1)),
        "state": lambda: memory.remember(State(search=name), Frame((80, 24), b"painted")),
    }
    for what, keep in saves.items():
        try:
            told[what] = keep() or ""
        except OrtuiError as error:
            told[what] = f"error: {error}"
    return {what: sentence for what, sentence in told.items() if sentence}


def main() -> None:
    """Visit, and tell."""
    parser = argparse.ArgumentParser()
    parser.add_argument("home", type=Path)
    parser.add_argument("--user", type=int)
    parser.add_argument("--largest", type=int)
    chosen = parser.parse_args()
    for module in iter_modules(ortui.source.__path__, "ortui.source."):
        import_module(module.name)  # the user may not read the program itself
    for name in ("tempfile", "tomli_w", "tomllib", "encodings.utf_8_sig"):
        import_module(name)
    load_bundled()
    if chosen.largest is not None:
        import resource  # noqa: PLC0415 - only where there is such a thing
        import signal  # noqa: PLC0415 - the same

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (chosen.largest, chosen.largest))
    if chosen.user is not None:
        os.setgroups([])
        os.setgid(chosen.user)
        os.setuid(chosen.user)
    paths = find_paths({"ORTUI_HOME": str(chosen.home)})
    json.dump({"read": read_all(paths), "told": save_all(paths, "new"), "then": read_all(paths)}, sys.stdout)


if __name__ == "__main__":
    main()
