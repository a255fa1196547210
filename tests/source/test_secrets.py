"""A key shows its last three characters and nothing else, wherever it ends up."""

import copy
import json
import pickle
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from ortui.source.secrets import KEY_VARIABLE, MANAGEMENT_KEY_VARIABLE, Key, Keys, find_keys, keys_here
from ortui.source.settings import Settings

_SECRET = "sk-or-v1-0123456789abcdef0123456789abcdef890"  # noqa: S105 - made up


@dataclass
class _Holder:
    key: Key


def _fail(key: Key) -> NoReturn:
    raise ValueError(key, [key])


def _in_traceback(key: Key) -> str:
    try:
        _fail(key)
    except ValueError as error:
        return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())


def test_it_is_revealed_only_where_that_is_asked_for() -> None:
    assert Key(_SECRET).reveal() == _SECRET


@pytest.mark.parametrize(
    ("show", "expected"),
    [
        (str, "…890"),
        (repr, "Key(…890)"),
        (lambda key: f"{key}", "…890"),
        (lambda key: f"{key!r:>12}", "   Key(…890)"),
        (lambda key: f"{key:>6}", "  …890"),
        (lambda key: "%s" % key, "…890"),  # noqa: UP031 - one more way to print
        (lambda key: str([key]), "[Key(…890)]"),
        (lambda key: repr(_Holder(key)), "_Holder(key=Key(…890))"),
    ],
)
def test_every_print_shows_its_end_alone(show: object, expected: str) -> None:
    assert callable(show)
    assert show(Key(_SECRET)) == expected


def test_a_traceback_with_all_locals_shows_its_end_alone() -> None:
    shown = _in_traceback(Key(_SECRET))
    assert "…890" in shown
    assert "abcdef" not in shown


@pytest.mark.parametrize(
    "store",
    [
        pickle.dumps,
        lambda key: pickle.dumps(key, 0),
        lambda key: pickle.dumps(Keys(key)),
        copy.copy,
        copy.deepcopy,
        json.dumps,
        vars,
        lambda key: key.__getstate__(),
        lambda key: asdict(_Holder(key)),
    ],
)
def test_it_can_not_be_stored_or_copied_by_accident(store: object) -> None:
    assert callable(store)
    with pytest.raises(TypeError) as caught:
        store(Key(_SECRET))
    assert "abcdef" not in str(caught.value)


@pytest.mark.parametrize("short", ["", "890", "sk-short890"])
def test_a_key_too_short_for_one_shows_nothing(short: str) -> None:
    assert str(Key(short)) == "…"


def test_it_comes_from_the_environment() -> None:
    keys = find_keys({KEY_VARIABLE: f" {_SECRET}\n"}, Settings())
    assert keys.api is not None
    assert keys.api.reveal() == _SECRET
    assert keys.management is None
    keys = find_keys({MANAGEMENT_KEY_VARIABLE: _SECRET}, Settings())
    assert (keys.api, f"{keys.management}") == (None, "…890")


@pytest.mark.parametrize("environment", [{}, {"OPENROUTER_API_KEY": ""}, {"OPENROUTER_API_KEY": " \n"}])
def test_without_one_there_is_none(environment: dict[str, str]) -> None:
    keys = find_keys(environment, Settings())
    assert keys == Keys()
    assert not keys


@pytest.mark.parametrize("odd", ["two words abcdef", "abcdef\r\nHost: other", "abcdef\u2026", "abc\x1bdef", "a" * 1001])
def test_what_no_header_can_carry_is_no_key_and_is_not_repeated(odd: str) -> None:
    keys = find_keys({KEY_VARIABLE: odd}, Settings())
    assert not keys
    assert keys.notices == ("OPENROUTER_API_KEY is not a key: it holds blanks or signs that no key has",)


def test_the_settings_need_not_be_there(tmp_path: Path) -> None:
    environment = {KEY_VARIABLE: _SECRET}
    assert f"{keys_here(environment, tmp_path / 'settings.toml').api}" == "…890"
    (tmp_path / "settings.toml").write_text("management_key_command = 'echo sk-or-v1-0123456789777'", "utf-8")
    keys = keys_here(environment, tmp_path / "settings.toml")
    assert (f"{keys.api}", f"{keys.management}") == ("…890", "…777")


def test_a_mark_tells_keys_and_servers_apart_and_holds_nothing_of_them() -> None:
    other = Key(_SECRET.replace("abc", "abd"))
    marks = [Keys(key).mark(salt) for key in (Key(_SECRET), other) for salt in ("https://a", "https://b")]
    assert len(set(marks)) == 4
    assert Keys(Key(_SECRET)).mark("https://a") == marks[0]
    assert Keys(None, Key(_SECRET)).mark("https://a") not in marks
    assert all("abcdef" not in mark and "890" not in mark[-3:] and len(mark) < 40 for mark in marks)


def test_it_is_hidden_in_what_a_server_repeats() -> None:
    assert Key(_SECRET).hidden_in(f"no such key: {_SECRET}.") == "no such key: …890."
    assert Key("").hidden_in("no such key") == "no such key"
