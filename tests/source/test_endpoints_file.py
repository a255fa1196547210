"""Endpoints on disk: what is kept comes back, what can't be believed is told, and no id leads out of the folder."""

import json
import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ortui.domain.catalogue import SetAside, Source
from ortui.domain.endpoint import Listing
from ortui.source import endpoints_file
from ortui.source.endpoints_file import Loaded, file_for, load, save
from ortui.source.errors import UnwritableError
from ortui.source.parse_endpoints import read_endpoints
from ortui.source.paths import Paths

_NOW = datetime(2026, 11, 23, 1, 2, 3, tzinfo=UTC)
_ROW = {"provider_name": "Maker", "tag": "maker", "pricing": {"prompt": "0.000001", "completion": "0.000002"}}
_BODY = json.dumps({"data": {"id": "maker/model", "endpoints": [_ROW, {"tag": "odd"}]}}, indent=1).encode()
_SERVER = "https://openrouter.ai/api/v1"
_HOSTILE = (
    *(
        "../../etc/passwd",
        "/etc/passwd",
        "..",
        ".",
        "",
        ".hidden",
        "a/../../b",
        "a\\b",
        "C:\\x",
        "con",
        "a\x00b",
        "a\nb",
    ),
    *("~maker/model-latest", "maker/model:free", "maker/model:batch", "Ünïcode/模型", "x" * 5000, "\ud800/lone"),
)


def _listing(model_id: str = "maker/model", fetched_at: datetime = _NOW) -> Listing:
    parsed = read_endpoints(_BODY)
    return Listing(
        model_id, fetched_at, parsed.endpoints, parsed.set_aside, answered_for=parsed.model_id, server=_SERVER
    )


def test_before_anything_is_kept_there_is_nothing_to_tell(paths: Paths, tmp_path: Path) -> None:
    assert load(paths, "maker/model") == Loaded()
    assert list(tmp_path.iterdir()) == []


def test_what_is_kept_comes_back_as_cached(paths: Paths) -> None:
    save(paths, _listing(), _BODY)
    loaded = load(paths, "maker/model")
    assert loaded.notice == ""
    assert loaded.listing is not None
    assert loaded.listing.source is Source.CACHE
    assert (loaded.listing.endpoints, loaded.listing.fetched_at) == (_listing().endpoints, _NOW)
    assert loaded.listing.set_aside == (SetAside("odd", "no pricing"),)
    assert (loaded.listing.answered_for, loaded.listing.server) == ("maker/model", _SERVER)


def test_cut_off_at_any_length_or_altered_it_is_not_believed(paths: Paths) -> None:
    save(paths, _listing(), _BODY)
    file = file_for(paths, "maker/model")
    whole = file.read_bytes()
    for length in range(0, len(whole), 5):
        file.write_bytes(whole[:length])
        loaded = load(paths, "maker/model")
        assert loaded.listing is None
        assert loaded.notice.startswith("the endpoints kept for maker/model can't be read: ")
        assert file.exists()
    file.write_bytes(whole.replace(b"0.000001", b"0.000009"))
    assert load(paths, "maker/model").notice == (
        f"the endpoints kept for maker/model can't be read: it is cut off or was altered ({file})"
    )
    save(paths, _listing(), _BODY)
    assert load(paths, "maker/model").listing is not None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b"{}", "it is not a list of endpoints that ortui wrote"),
        (b'{"format":"ortui-catalogue","version":1,"crc32":0}\n', "it is not a list of endpoints that ortui wrote"),
        (b'{"format":"ortui-endpoints","version":9,"crc32":0}\n', "another version of ortui wrote it"),
        (b'{"format":"ortui-endpoints","version":1,"crc32":0}\n', "it lacks the facts about its answer"),
    ],
)
def test_the_notice_says_what_is_there_instead(content: bytes, reason: str, paths: Paths) -> None:
    file = file_for(paths, "maker/model")
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    assert load(paths, "maker/model").notice == f"the endpoints kept for maker/model can't be read: {reason} ({file})"


def test_a_folder_in_its_place_is_told(paths: Paths) -> None:
    file_for(paths, "maker/model").mkdir(parents=True)
    assert "can't be read: a folder is in its place" in load(paths, "maker/model").notice
    with pytest.raises(UnwritableError):
        save(paths, _listing(), _BODY)


@pytest.mark.parametrize("model_id", _HOSTILE)
def test_no_id_leads_out_of_the_folder(model_id: str, paths: Paths) -> None:
    file = file_for(paths, model_id)
    assert file.parent == paths.cache / "endpoints-1"
    assert re.fullmatch(r"[a-z0-9_-][a-z0-9._-]*-[0-9a-f]{8}\.json|-[0-9a-f]{8}\.json", file.name)
    assert len(file.name) < 130


def test_each_id_has_a_file_of_its_own(paths: Paths) -> None:
    alike = ("a/b", "a:b", "a_b", "A/B", "~a/b", "a/b:free", "a/b:batch", "a/b.free", "a/b/free")
    assert len({file_for(paths, model_id).name.lower() for model_id in alike}) == len(alike)
    for model_id in (*alike, *_HOSTILE[12:16]):
        save(paths, _listing(model_id), _BODY)
    for model_id in (*alike, *_HOSTILE[12:16]):
        listing = load(paths, model_id).listing
        assert listing is not None
        assert listing.model_id == model_id


def test_a_file_of_another_id_is_not_taken_for_this_one(paths: Paths) -> None:
    save(paths, _listing("other/model"), _BODY)
    file_for(paths, "other/model").rename(file_for(paths, "maker/model"))
    assert load(paths, "maker/model") == Loaded()


def test_the_files_written_longest_ago_give_way(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoints_file, "MOST_FILES", 3)
    for number in range(6):
        save(paths, _listing(f"maker/model-{number}"), _BODY)
        written = (_NOW + timedelta(minutes=number)).timestamp()
        os.utime(file_for(paths, f"maker/model-{number}"), (written, written))
    save(paths, _listing("maker/model-6"), _BODY)
    kept = [number for number in range(7) if load(paths, f"maker/model-{number}").listing]
    assert kept == [4, 5, 6]
    assert len(list((paths.cache / "endpoints-1").iterdir())) == 3
