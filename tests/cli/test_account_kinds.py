"""`ortui balance` for every kind of key and account: the right words, and exit code 0."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from ortui.cli import asking
from tests.account_kinds import KINDS, Kind


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_is_left_is_told(
    run: Callable[..., Any],
    account_api: Any,  # noqa: ANN401 - a server
    kind: Kind,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENROUTER_API_KEY", "sk-or-v1-ordinary-ordinary-890")
    monkeypatch.setattr(asking, "present", lambda: datetime(2026, 11, 26, 12, tzinfo=UTC))
    account_api.replies |= kind.replies
    ran = run("balance")
    assert ran.code == 0
    assert ran.err == "key …890, just now\n"
    first = ran.out.splitlines()[0]
    assert first.startswith("left ")
    assert first.removeprefix("left").strip() == kind.left
