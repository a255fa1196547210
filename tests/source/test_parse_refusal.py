"""What error bodies say: every kind that was seen, with code as number and as text, metadata or null."""

import json
from datetime import UTC, datetime

import pytest

from ortui.domain.refused_answer import RefusedAnswer
from ortui.source.errors import UnreadableError
from ortui.source.parse_refusal import parse_refusal, refusal_of

_NOW = datetime(2026, 11, 23, 1, 2, 3, tzinfo=UTC)
_MIDNIGHT = datetime(2026, 11, 24, tzinfo=UTC)


def _parse(error: object) -> RefusedAnswer:
    return parse_refusal(json.dumps({"error": error, "user_id": "user_x"}), _NOW)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        ({"code": 402, "message": "Too little"}, RefusedAnswer(402, "402", "Too little")),
        ({"code": "429", "message": "Slow", "type": "rate"}, RefusedAnswer(429, "429", "Slow", error_type="rate")),
        ({"code": 402, "message": "No", "metadata": None}, RefusedAnswer(402, "402", "No")),
        ({"code": "insufficient_quota", "message": "No"}, RefusedAnswer(None, "insufficient_quota", "No")),
        ({"code": None, "message": "No"}, RefusedAnswer(None, "", "No")),
        ({"code": True, "message": "No"}, RefusedAnswer(None, "", "No")),
        ({"code": 9402, "message": "No"}, RefusedAnswer(None, "9402", "No")),
        ({"code": 402.0, "message": ["No"]}, RefusedAnswer(None, "402.0", "no message")),
        ("Not so", RefusedAnswer(None, "", "Not so")),
        (
            {
                "code": 402,
                "message": "In flight",
                "metadata": {
                    "reason": "in_flight_budget_exhausted",
                    "limit_source": "openrouter_in_flight_budget",
                    "error_type": "payment_required",
                    "provider_name": None,
                    "headers": {"Retry-After": "7"},
                },
            },
            RefusedAnswer(
                402,
                "402",
                "In flight",
                "payment_required",
                "openrouter_in_flight_budget",
                "in_flight_budget_exhausted",
                retry_after=7.0,
            ),
        ),
        (
            {
                "code": 429,
                "message": "Daily",
                "metadata": {
                    "limit_source": "openrouter_free_tier_daily",
                    "headers": {"X-RateLimit-Limit": "50", "X-RateLimit-Reset": "1795478400000"},
                },
            },
            RefusedAnswer(429, "429", "Daily", limit_source="openrouter_free_tier_daily", reset_at=_MIDNIGHT),
        ),
        (
            {
                "code": 503,
                "message": "Full",
                "metadata": {"provider_name": "Maker"},
                "availability": {"code": "capacity_exhausted", "retry_after": 30},
            },
            RefusedAnswer(503, "503", "Full", reason="capacity_exhausted", provider="Maker", retry_after=30.0),
        ),
    ],
)
def test_what_an_error_says(error: object, expected: RefusedAnswer) -> None:
    assert _parse(error) == expected


@pytest.mark.parametrize(
    "pasted",
    [
        '{"error": {"code": 402, "message": "Pay"}}',
        '  {"code": 402, "message": "Pay"}\n',
        'data: {"error": {"code": 402, "message": "Pay"}, "choices": []}',
        b'\xef\xbb\xbf{"error": {"code": 402, "message": "Pay"}}',
    ],
)
def test_whatever_a_person_has_at_hand_is_read(pasted: str | bytes) -> None:
    assert parse_refusal(pasted, _NOW) == RefusedAnswer(402, "402", "Pay")


@pytest.mark.parametrize("odd", ["", "no", "[]", "{}", '{"error": null}', '{"data": {}}', "<html>", "x" * 1_100_000])
def test_what_is_no_error_is_told(odd: str) -> None:
    with pytest.raises(UnreadableError):
        parse_refusal(odd, _NOW)


@pytest.mark.parametrize("reset", ["soon", "-1", "", "5", None, True, 1e12, "9" * 40, [], "1795478400"])
def test_an_odd_reset_is_not_said(reset: object) -> None:
    assert _parse({"code": 429, "metadata": {"headers": {"x-ratelimit-reset": reset}}}).reset_at is None


def test_what_steers_a_terminal_is_cleaned_away() -> None:
    refused = _parse({"code": "4\x1b02", "message": "a\x1b[2J\nb", "metadata": {"reason": "c\u202ed"}})
    assert refused == RefusedAnswer(None, "402", "a[2J b", reason="cd")


def test_the_status_and_the_headers_of_the_answer_go_first() -> None:
    body = json.dumps({"error": {"code": 403, "message": "No", "metadata": {"headers": {"Retry-After": "7"}}}}).encode()
    headers = {"retry-after": "9", "x-ratelimit-reset": "1795478400000"}
    assert refusal_of(body, 402, headers, _NOW) == RefusedAnswer(402, "403", "No", reset_at=_MIDNIGHT, retry_after=9.0)
    for odd in (b"", b"<html>", b"[]", b"x" * 1_100_000):
        assert refusal_of(odd, 502, {}, _NOW) == RefusedAnswer(502)
