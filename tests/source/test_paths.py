"""Where things are kept: found without making anything."""

from pathlib import Path

import pytest

from ortui.source.paths import find_paths


def test_one_folder_may_hold_all(tmp_path: Path) -> None:
    home = tmp_path / "home"
    paths = find_paths({"ORTUI_HOME": str(home)})
    assert (paths.config, paths.cache, paths.state) == (home / "config", home / "cache", home / "state")
    assert paths.settings_file == home / "config" / "settings.toml"
    assert paths.scenarios_file == home / "config" / "scenarios.toml"
    assert paths.catalogue_file == home / "cache" / "catalogue-1.json"
    assert paths.state_file == home / "state" / "state.json"
    assert not home.exists()


def test_a_tilde_and_a_relative_folder_are_made_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert find_paths({"ORTUI_HOME": "~/here"}).config == tmp_path / "here" / "config"
    assert find_paths({"ORTUI_HOME": "there"}).cache == tmp_path / "there" / "cache"
    assert find_paths({"ORTUI_HOME": "~nobody-of-this-name/x"}).cache == tmp_path / "~nobody-of-this-name/x" / "cache"


@pytest.mark.parametrize("environment", [{}, {"ORTUI_HOME": ""}])
def test_else_they_are_where_the_system_keeps_such_things(
    environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.setattr("sys.platform", "linux")
    paths = find_paths(environment)
    assert all(folder.name == "ortui" for folder in (paths.config, paths.cache, paths.state))
    assert len({paths.settings_file, paths.catalogue_file, paths.state_file}) == 3
    assert list(tmp_path.iterdir()) == []
