"""The catalogue at hand and its refresh: the cache wins, the bundle is always there, a failure changes nothing."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ortui.domain.catalogue import Catalogue, SetAside, Source
from ortui.source import parse
from ortui.source.bundled import load_bundled
from ortui.source.catalogues import Fetched, at_hand, is_stale, refresh, refresh_from_file
from ortui.source.errors import AddressError, NetworkError, RefusedError, UnreadableError
from ortui.source.paths import Paths

if TYPE_CHECKING:
    from tests.source.conftest import Loopback

Answers = Callable[..., bytes]
Servers = Callable[..., "Loopback"]
_NOW = datetime(2026, 11, 23, 1, 2, 3, tzinfo=UTC)
_LATER = _NOW + timedelta(hours=5)


def _serve(loopback: Servers, body: bytes, **headers: str) -> "Loopback":
    return loopback(lambda exchange: exchange.reply(body, **headers))


def test_without_a_cache_the_bundled_prices_are_at_hand_and_nothing_is_made(paths: Paths, tmp_path: Path) -> None:
    fetched = at_hand(paths, _NOW)
    assert fetched.catalogue.source is Source.BUNDLED
    assert len(fetched.catalogue) == 421
    assert (fetched.etag, fetched.server, fetched.notices) == ("", "", ())
    assert list(tmp_path.iterdir()) == []


def test_a_torn_cache_leaves_the_bundled_prices_and_a_notice(paths: Paths) -> None:
    paths.cache.mkdir()
    paths.catalogue_file.write_bytes(b"torn")
    fetched = at_hand(paths, _NOW)
    assert fetched.catalogue == load_bundled()
    aside = paths.cache / "catalogue-1.json.unread-20261123T010203"
    assert fetched.notices == (
        f"the cached prices can't be read: it is not a catalogue that ortui wrote; it was moved aside to {aside}",
    )
    assert aside.read_bytes() == b"torn"
    assert at_hand(paths, _NOW).notices == ()


def test_what_is_fetched_is_live_and_reads_back_as_cached(paths: Paths, loopback: Servers, answer: Answers) -> None:
    server = _serve(loopback, answer(2, {"id": "maker/odd"}), ETag='"v1"')
    fetched = refresh(paths, server.url, _NOW, at_hand(paths, _NOW))
    assert fetched.catalogue.source is Source.LIVE
    assert fetched.catalogue.fetched_at == _NOW
    assert fetched.catalogue.set_aside == (SetAside("maker/odd", "no pricing"),)
    assert (fetched.etag, fetched.server, fetched.notices) == ('"v1"', server.url, ())
    again = at_hand(paths, _LATER)
    assert again.catalogue.source is Source.CACHE
    assert again.catalogue.models == fetched.catalogue.models
    assert again.catalogue.set_aside == fetched.catalogue.set_aside
    assert again.catalogue.fetched_at == _NOW
    assert (again.etag, again.server) == ('"v1"', server.url)


def test_the_bundle_has_no_tag_to_ask_by(paths: Paths, loopback: Servers, answer: Answers) -> None:
    server = _serve(loopback, answer(1))
    refresh(paths, server.url, _NOW, at_hand(paths, _NOW))
    assert "if-none-match" not in server.headers[0]


def test_where_nothing_has_changed_the_models_stay_and_their_age_is_renewed(
    paths: Paths, loopback: Servers, answer: Answers
) -> None:
    server = loopback(
        lambda exchange: exchange.reply(answer(2, {"id": "maker/odd"}), ETag='"v1"'),
        lambda exchange: exchange.reply(status=304),
    )
    first = refresh(paths, server.url, _NOW, at_hand(paths, _NOW))
    second = refresh(paths, server.url, _LATER, at_hand(paths, _LATER))
    assert server.headers[1]["if-none-match"] == '"v1"'
    assert second.catalogue == Catalogue(first.catalogue.models, Source.LIVE, _LATER, first.catalogue.set_aside)
    assert second.etag == '"v1"'
    again = at_hand(paths, _LATER)
    assert again.catalogue.fetched_at == _LATER
    assert again.catalogue.models == first.catalogue.models
    assert again.etag == '"v1"'


def test_a_tag_is_sent_only_to_the_server_that_gave_it(paths: Paths, loopback: Servers, answer: Answers) -> None:
    one, two = _serve(loopback, answer(1), ETag='"v1"'), _serve(loopback, answer(2), ETag='"v2"')
    fetched = refresh(paths, two.url, _LATER, refresh(paths, one.url, _NOW, at_hand(paths, _NOW)))
    assert "if-none-match" not in two.headers[0]
    assert len(fetched.catalogue) == 2
    assert (fetched.etag, fetched.server) == ('"v2"', two.url)


@pytest.mark.parametrize(
    ("status", "body"),
    [(404, b"{}"), (401, b""), (304, b""), (200, b"<html>"), (200, b'{"data": []}'), (200, b'{"data"')],
)
def test_a_refresh_that_fails_changes_nothing(
    status: int, body: bytes, paths: Paths, loopback: Servers, answer: Answers
) -> None:
    good, bad = _serve(loopback, answer(2), ETag='"v1"'), loopback(lambda exchange: exchange.reply(body, status))
    before = refresh(paths, good.url, _NOW, at_hand(paths, _NOW))
    kept = paths.catalogue_file.read_bytes()
    with pytest.raises(NetworkError):
        refresh(paths, bad.url, _LATER, before)
    assert paths.catalogue_file.read_bytes() == kept
    assert sorted(entry.name for entry in paths.cache.iterdir()) == [".lock", "catalogue-1.json"]


def test_a_first_refresh_that_fails_makes_nothing(paths: Paths, loopback: Servers, tmp_path: Path) -> None:
    server = loopback(lambda exchange: exchange.reply(b"{}", 403))
    with pytest.raises(RefusedError):
        refresh(paths, server.url, _NOW, at_hand(paths, _NOW))
    assert list(tmp_path.iterdir()) == []


def test_an_address_that_is_none_is_told(paths: Paths) -> None:
    with pytest.raises(AddressError):
        refresh(paths, "http://127.0.0.1:port", _NOW, at_hand(paths, _NOW))


def test_prices_that_can_not_be_kept_are_still_used(paths: Paths, loopback: Servers, answer: Answers) -> None:
    paths.cache.write_bytes(b"in the way")
    server = _serve(loopback, answer(2))
    fetched = refresh(paths, server.url, _NOW, Fetched(load_bundled()))
    assert len(fetched.catalogue) == 2
    (notice,) = fetched.notices
    assert notice.startswith(f"the prices could not be kept: {paths.catalogue_file} can't be written: ")
    assert paths.cache.read_bytes() == b"in the way"


def test_a_file_reads_back_as_a_file(paths: Paths, answer: Answers, tmp_path: Path) -> None:
    saved = tmp_path / "models.json"
    saved.write_bytes(answer(2, {"id": "maker/odd"}))
    fetched = refresh_from_file(paths, saved, _NOW)
    assert fetched.catalogue.source is Source.FILE
    assert fetched.catalogue.fetched_at == _NOW
    again = at_hand(paths, _LATER)
    assert again.catalogue == fetched.catalogue
    assert (again.etag, again.server) == ("", "")


def test_the_cache_wins_over_the_bundle_whatever_its_age(paths: Paths, answer: Answers, tmp_path: Path) -> None:
    saved = tmp_path / "models.json"
    saved.write_bytes(answer(1))
    refresh_from_file(paths, saved, datetime(900, 1, 1, tzinfo=UTC))
    again = at_hand(paths, _NOW)
    assert len(again.catalogue) == 1
    assert again.catalogue.fetched_at.year == 900


def test_a_file_that_can_not_be_used_changes_nothing_and_is_named(
    paths: Paths, answer: Answers, tmp_path: Path
) -> None:
    saved = tmp_path / "models.json"
    saved.write_bytes(answer(2))
    refresh_from_file(paths, saved, _NOW)
    kept = paths.catalogue_file.read_bytes()
    for content, reason in (
        (b"", "it is empty"),
        (answer(2)[:-9], "it is cut off or not JSON"),
        (b"\xff", "not UTF-8"),
    ):
        saved.write_bytes(content)
        with pytest.raises(UnreadableError) as caught:
            refresh_from_file(paths, saved, _LATER)
        assert str(caught.value).startswith(f"{saved} can't be used: ")
        assert reason in str(caught.value)
    for missing, reason in ((tmp_path / "none", "No such file or directory"), (tmp_path, "Is a directory")):
        with pytest.raises(UnreadableError) as caught:
            refresh_from_file(paths, missing, _LATER)
        assert str(caught.value) == f"{missing} can't be read: {reason}"
    assert paths.catalogue_file.read_bytes() == kept


def test_a_file_without_end_is_not_read_to_its_end(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "LARGEST_ANSWER", 1024**2)
    lengths: list[int] = []
    read_answer = parse.read_answer

    def measured(body: bytes) -> parse.Parsed:
        lengths.append(len(body))
        return read_answer(body)

    monkeypatch.setattr(parse, "read_answer", measured)
    with pytest.raises(UnreadableError, match="it is larger than 1 MiB"):
        refresh_from_file(paths, Path("/dev/zero"), _NOW)
    assert lengths == [1024**2 + 1]


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (timedelta(), False),
        (timedelta(hours=1), False),
        (timedelta(hours=1, seconds=1), True),
        (timedelta(days=400), True),
        (timedelta(seconds=-1), True),
    ],
)
def test_prices_are_stale_after_an_hour_or_before_their_time(age: timedelta, expected: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert is_stale(Catalogue((), Source.CACHE, _NOW - age), _NOW) is expected
