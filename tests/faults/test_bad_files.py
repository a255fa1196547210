"""Each file damaged in each way: it is said in one sentence, the rest goes on, and nothing that was there is lost."""

import os
import random
import shutil
import stat
import tomllib
from collections.abc import Callable
from os.path import lexists
from pathlib import Path
from typing import Any

import pytest

from ortui.source.endpoints_file import file_for
from ortui.source.last_frame import Frame, frame_at_hand, keep_frame
from ortui.source.paths import Paths, find_paths
from tests.faults.visit import read_all, save_all

Damage = Callable[[Path, bytes], None]

WHOLE = {
    "catalogue": "cache",
    "settings": "light",
    "state": "old",
    "favourites": ["lab/old"],
    "views": {"old": "in<1"},
    "scenarios": ["old"],
    "endpoints": True,
}
"""What is read where nothing is damaged."""
NOTHING = {
    "catalogue": "bundled",
    "settings": "",
    "state": "",
    "favourites": [],
    "views": {},
    "scenarios": [],
    "endpoints": False,
}
NEWER = {
    "catalogue": b'{"format":"ortui-catalogue","version":99,"crc32":1}\n{}\n',
    "endpoints": b'{"format":"ortui-endpoints","version":99,"crc32":1}\n{}\n',
    "settings": b'theme = "light"\n[night]\nfrom = 22\n',
    "state": b"search = ['old']\ntheme = 'night'\n",
    "favourites": b"favourites = ['lab/old', {id = 'lab/newer', since = 2030-01-01}]\nfolders = 2\n",
    "views": b"[views]\nold = 'in<1'\nnewer = {query = 'in<2'}\n",
    "scenarios": b"[scenarios.old]\nprompt = 1\n[scenarios.newer]\nvideo = 4\n",
}
"""As a later ortui may write them."""
TEXTS = ("settings", "state", "favourites", "views", "scenarios")
USERS = ("favourites", "views", "scenarios")
"""What the person made and ortui changes. The state and the cache are ortui's own, the settings are never written."""


def empty(file: Path, _: bytes) -> None:
    file.write_bytes(b"")


def garbage(file: Path, _: bytes) -> None:
    file.write_bytes(random.Random(7).randbytes(5000))  # noqa: S311 - any bytes


def zeros(file: Path, content: bytes) -> None:
    file.write_bytes(bytes(len(content)))  # as a power cut may leave it


def latin(file: Path, content: bytes) -> None:
    file.write_bytes(content + b"\n# caf\xe9\n")


def folder(file: Path, _: bytes) -> None:
    (file / "within").mkdir(parents=True)


def pipe(file: Path, _: bytes) -> None:
    os.mkfifo(file)


def link_to_a_pipe(file: Path, _: bytes) -> None:
    os.mkfifo(file.with_name("pipe"))
    file.symlink_to("pipe")


def looped(file: Path, _: bytes) -> None:
    file.symlink_to(file)


@pytest.fixture(scope="session")
def whole_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill a home once: saving the prices takes its time."""
    home = tmp_path_factory.mktemp("whole")
    paths = find_paths({"ORTUI_HOME": str(home)})
    save_all(paths, "old")
    paths.settings_file.write_text('theme = "light"\n', "utf-8")
    assert read_all(paths) == {"notices": [], **WHOLE}
    return home


@pytest.fixture
def files(paths: Paths, whole_home: Path) -> dict[str, Path]:
    """Name the files of a home of one's own, all of them filled."""
    shutil.copytree(whole_home, paths.config.parent)
    return {
        "catalogue": paths.catalogue_file,
        "endpoints": file_for(paths, "lab/model-1"),
        "settings": paths.settings_file,
        "state": paths.state_file,
        "favourites": paths.favourites_file,
        "views": paths.views_file,
        "scenarios": paths.scenarios_file,
    }


def thing_at(place: Path) -> tuple[int, bytes]:
    """Tell what is there: its kind, and what it holds."""
    kind = stat.S_IFMT(place.lstat().st_mode)
    if kind == stat.S_IFLNK:
        return kind, os.fsencode(place.readlink())
    return kind, place.read_bytes() if kind == stat.S_IFREG else b""


def is_there(thing: tuple[int, bytes], file: Path) -> bool:
    """Whether it is in its place still, or beside it under a dated name."""
    return any(
        thing_at(place) == thing for place in (file, *file.parent.glob(f"{file.name}.unread-*")) if lexists(place)
    )


def is_toml(content: bytes) -> bool:
    """Whether a whole file could be like this, as half of one may be."""
    try:
        tomllib.loads(content.decode())
    except ValueError:
        return False
    return True


def visit(what: str, files: dict[str, Path], paths: Paths) -> dict[str, Any]:
    """Read all, save all, read all again: in one sentence at most, with the rest, and with nothing lost."""
    file, others = files[what], {each: found for each, found in WHOLE.items() if each != what}
    damaged = thing_at(file)
    seen = read_all(paths)
    said = seen["notices"]
    assert isinstance(said, list)
    assert len(said) <= 1
    assert all(sentence.isprintable() and file.stem in sentence for sentence in said)
    assert {each: seen[each] for each in others} == others
    if what != "state":
        assert is_there(damaged, file)
    told = save_all(paths, "new")
    assert set(told) <= {what}
    if seen[what] == NOTHING[what] and what in USERS:
        assert is_there(damaged, file) or is_toml(damaged[1])  # which is changed, with what is in it
    then = read_all(paths)
    if what in told and told[what].startswith("error: "):
        assert what not in USERS
        assert file.name in told[what]
        assert is_there(damaged, file)
    else:
        after = {"favourites": "lab/new", "views": "new", "scenarios": "new"}
        assert all(saved in then[each] for each, saved in after.items())  # type: ignore[operator]  # lists and tables
        assert then["catalogue"] == "cache"
        assert then["endpoints"]
    return {"said": said, "told": told, "seen": seen, "then": then}


@pytest.mark.parametrize(
    "damage", [garbage, zeros, folder, pipe, link_to_a_pipe, looped], ids=lambda each: each.__name__
)
@pytest.mark.parametrize("what", WHOLE)
def test_what_can_not_be_read_is_said_and_stays_or_is_moved_aside(
    what: str, damage: Damage, files: dict[str, Path], paths: Paths
) -> None:
    content = files[what].read_bytes()
    files[what].unlink()
    damage(files[what], content)
    visited = visit(what, files, paths)
    assert visited["seen"][what] == NOTHING[what]
    assert len(visited["said"]) == (what != "state")
    if damage is link_to_a_pipe:
        assert files[what].with_name("pipe").is_fifo()
    if damage is not looped:
        assert what != "catalogue" or visited["told"] == {}  # moved aside, and made anew


@pytest.mark.parametrize("what", ["catalogue", "endpoints"])
def test_one_figure_that_was_altered_is_noticed(what: str, files: dict[str, Path], paths: Paths) -> None:
    content = files[what].read_bytes()
    files[what].write_bytes(content[::-1].replace(b"1", b"2", 1)[::-1])
    assert files[what].read_bytes() != content
    visited = visit(what, files, paths)
    assert visited["seen"][what] == NOTHING[what]
    assert "it is cut off or was altered" in visited["said"][0]


@pytest.mark.parametrize("damage", [empty, garbage, zeros, folder, pipe, looped], ids=lambda each: each.__name__)
@pytest.mark.parametrize("damaged", ["frame_file", "settings_file"])
def test_the_last_frame_is_only_shown_where_all_it_needs_is_there(damaged: str, damage: Damage, paths: Paths) -> None:
    paths.config.mkdir(parents=True)
    paths.settings_file.write_text('theme = "light"\n', "utf-8")
    keep_frame(paths, {}, Frame((80, 24), b"painted"))
    assert frame_at_hand(paths, {}, (80, 24)) == b"painted"
    file: Path = getattr(paths, damaged)
    content = file.read_bytes()
    file.unlink()
    damage(file, content)
    assert frame_at_hand(paths, {}, (80, 24)) == b""


def test_a_last_frame_that_is_cut_off_or_altered_is_not_painted(paths: Paths) -> None:
    keep_frame(paths, {}, Frame((80, 24), b"painted"))
    whole = paths.frame_file.read_bytes()
    for place in range(len(whole)):
        altered = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        for damaged in (whole[:place], altered):
            paths.frame_file.write_bytes(damaged)
            assert frame_at_hand(paths, {}, (80, 24)) == b""


@pytest.mark.parametrize("what", TEXTS)
def test_a_text_that_is_not_utf_8_is_not_taken_in_part(what: str, files: dict[str, Path], paths: Paths) -> None:
    latin(files[what], files[what].read_bytes())
    visited = visit(what, files, paths)
    assert visited["seen"][what] == NOTHING[what]
    assert ["UTF-8" in sentence for sentence in visited["said"]] == [True] * (what != "state")


@pytest.mark.parametrize("what", WHOLE)
def test_without_the_file_or_with_an_empty_one_it_begins_anew(what: str, files: dict[str, Path], paths: Paths) -> None:
    empty(files[what], b"")
    visited = visit(what, files, paths)
    assert visited["seen"][what] == NOTHING[what]
    assert len(visited["said"]) == (what in ("catalogue", "endpoints"))
    files[what].unlink(missing_ok=True)
    seen = read_all(paths)
    assert (seen["notices"], seen[what]) == ([], NOTHING[what])


@pytest.mark.parametrize("lengths", [3, pytest.param(60, marks=pytest.mark.slow)])
@pytest.mark.parametrize("what", WHOLE)
def test_torn_at_any_length_it_is_whole_or_nothing(
    what: str, lengths: int, files: dict[str, Path], paths: Paths, whole_home: Path
) -> None:
    content = files[what].read_bytes()
    for length in {*range(1, len(content), max(1, len(content) // lengths)), len(content) - 1}:
        files[what].write_bytes(content[:length])
        visited = visit(what, files, paths)
        assert visited["seen"][what] in (NOTHING[what], WHOLE[what])
        shutil.rmtree(paths.config.parent)
        shutil.copytree(whole_home, paths.config.parent)


@pytest.mark.parametrize("what", WHOLE)
def test_what_a_newer_version_wrote_is_not_lost(what: str, files: dict[str, Path], paths: Paths) -> None:
    files[what].write_bytes(NEWER[what])
    visit(what, files, paths)
    if what in USERS and not list(files[what].parent.glob("*.unread-*")):
        later, now = tomllib.loads(NEWER[what].decode()), tomllib.loads(files[what].read_text("utf-8"))
        assert set(later) <= set(now)
        kept = now[what]
        assert all(entry in (kept.items() if isinstance(kept, dict) else kept) for entry in entries_of(later[what]))


def entries_of(written: Any) -> list[Any]:  # noqa: ANN401 - a list or a table
    return list(written.items()) if isinstance(written, dict) else list(written)
