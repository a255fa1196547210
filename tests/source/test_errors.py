"""Every error is one clean sentence under one root."""

import pytest

from ortui.source import errors

_SENTENCE = "it\x1b[31m broke\n\u202eoff"


@pytest.mark.parametrize(
    "kind",
    [
        errors.UnreadableError,
        errors.UnwritableError,
        errors.SettingsError,
        errors.AddressError,
        errors.UnreachableError,
        errors.TimedOutError,
        errors.BadAnswerError,
        errors.TooLargeError,
    ],
)
def test_its_text_is_clean_and_bounded(kind: type[errors.OrtuiError]) -> None:
    assert str(kind(_SENTENCE)) == "it[31m broke off"
    assert len(str(kind("x" * 9999))) == errors.LONGEST_SENTENCE
    assert issubclass(kind, errors.OrtuiError)


def test_a_refusal_keeps_status_and_words() -> None:
    error = errors.RefusedError(_SENTENCE, status=429, message=_SENTENCE, retry_after=3.0)
    assert (str(error), error.status, error.message, error.retry_after) == (
        "it[31m broke off",
        429,
        "it[31m broke off",
        3.0,
    )


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (errors.UnreachableError, True),
        (errors.TimedOutError, True),
        (errors.BadAnswerError, False),
        (errors.TooLargeError, False),
    ],
)
def test_what_may_pass_is_told_apart(kind: type[errors.NetworkError], expected: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert kind("sentence").may_pass is expected
