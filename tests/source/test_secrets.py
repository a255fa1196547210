"""A key shows its last three characters and nothing else, wherever it ends up."""

import copy
import json
import pickle
import traceback
from dataclasses import asdict, dataclass
from typing import NoReturn

import pytest

from ortui.source.secrets import KEY_VARIABLE, MANAGEMENT_KEY_VARIABLE, Key, key_from

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
    "store", [pickle.dumps, copy.copy, copy.deepcopy, json.dumps, vars, lambda key: asdict(_Holder(key))]
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
    key = key_from({KEY_VARIABLE: f" {_SECRET}\n"})
    assert key is not None
    assert key.reveal() == _SECRET
    management = key_from({MANAGEMENT_KEY_VARIABLE: _SECRET}, MANAGEMENT_KEY_VARIABLE)
    assert management is not None
    assert key_from({MANAGEMENT_KEY_VARIABLE: _SECRET}) is None


@pytest.mark.parametrize("environment", [{}, {"OPENROUTER_API_KEY": ""}, {"OPENROUTER_API_KEY": " \n"}])
def test_without_one_there_is_none(environment: dict[str, str]) -> None:
    assert key_from(environment) is None
