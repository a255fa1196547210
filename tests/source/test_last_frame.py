"""The last frame: shown again only as it was written, and only where nothing it follows from has changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ortui.source import last_frame
from ortui.source.last_frame import Frame, frame_at_hand, keep_frame
from ortui.source.paths import Paths

SIZE = (80, 24)
ENVIRONMENT = {"TERM": "xterm-256color"}
PAINTED = b"\x1b[1;1Hortui\nas left"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Keep a frame that follows from prices and from how the screen was left."""
    paths = Paths(tmp_path / "config", tmp_path / "cache", tmp_path / "state")
    for folder in paths:
        folder.mkdir()
    paths.catalogue_file.write_text("prices")
    paths.state_file.write_text('{"search": "opus"}')
    keep_frame(paths, ENVIRONMENT, Frame(SIZE, PAINTED))
    return paths


def test_it_is_there_again_as_it_was(paths: Paths) -> None:
    assert frame_at_hand(paths, ENVIRONMENT, SIZE) == PAINTED


def test_what_it_shows_may_be_written_anew_as_it_was(paths: Paths) -> None:
    paths.state_file.write_text('{"search": "opus"}')
    assert frame_at_hand(paths, ENVIRONMENT, SIZE) == PAINTED


@pytest.mark.parametrize(
    "change",
    [
        lambda paths: paths.catalogue_file.write_text("other prices"),
        lambda paths: paths.catalogue_file.unlink(),
        lambda paths: paths.state_file.write_text('{"search": "opuz"}'),
        lambda paths: paths.settings_file.write_text("[tiers]\nmid = 2"),
        lambda paths: paths.favourites_file.write_text('models = ["a/b"]'),
        lambda paths: paths.frame_file.unlink(),
        lambda paths: paths.frame_file.write_bytes(b""),
        lambda paths: paths.frame_file.write_bytes(b" " * (1 << 20) + paths.frame_file.read_bytes()),
    ],
    ids=["prices", "no prices", "left otherwise", "settings", "favourites", "gone", "empty", "too large"],
)
def test_it_is_not_shown_where_something_changed(paths: Paths, change: Callable[[Paths], object]) -> None:
    change(paths)
    assert frame_at_hand(paths, ENVIRONMENT, SIZE) == b""


@pytest.mark.parametrize(
    ("environment", "size"),
    [(ENVIRONMENT, (80, 25)), (ENVIRONMENT | {"NO_COLOR": "1"}, SIZE), ({"TERM": "dumb"}, SIZE)],
)
def test_it_fits_one_terminal(paths: Paths, environment: dict[str, str], size: tuple[int, int]) -> None:
    assert frame_at_hand(paths, environment, size) == b""


def test_it_fits_one_version(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(last_frame, "__version__", "9.9")
    assert frame_at_hand(paths, ENVIRONMENT, SIZE) == b""


def test_a_torn_one_is_not_shown(paths: Paths) -> None:
    whole = paths.frame_file.read_bytes()
    for length in range(len(whole)):
        paths.frame_file.write_bytes(whole[:length])
        assert frame_at_hand(paths, ENVIRONMENT, SIZE) == b"", length
    paths.frame_file.write_bytes(whole.replace(b"as left", b"as lefT"))
    assert frame_at_hand(paths, ENVIRONMENT, SIZE) == b""


def test_a_folder_in_its_place_is_no_frame(paths: Paths) -> None:
    paths.frame_file.unlink()
    paths.frame_file.mkdir()
    assert frame_at_hand(paths, ENVIRONMENT, SIZE) == b""
