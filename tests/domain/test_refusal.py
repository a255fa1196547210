"""Refusals told apart, by bodies in the shapes that were seen live or are documented, and what to do about each."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.domain.free_rules import FreeRules
from ortui.domain.refusal import Step, explain
from ortui.domain.refusal_cause import Cause, cause_of
from ortui.domain.refused_answer import RefusedAnswer

_NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
_RULES = FreeRules(20, 50, 1_000, Decimal(10), date(2026, 10, 17), "a test")
_MIDNIGHT = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (RefusedAnswer(402, message="Insufficient credits. Buy more"), Cause.NO_CREDITS),
        (RefusedAnswer(402), Cause.NO_CREDITS),
        (RefusedAnswer(error_type="payment_required"), Cause.NO_CREDITS),
        (RefusedAnswer(code="insufficient", message="Insufficient credits"), Cause.NO_CREDITS),
        (RefusedAnswer(402, message="more credits, or fewer max_tokens; can only afford 1234"), Cause.TOO_FEW_CREDITS),
        (RefusedAnswer(402, limit_source="openrouter_credits", reason="weight_exceeds_budget"), Cause.TOO_FEW_CREDITS),
        (RefusedAnswer(402, message="Your balance is negative"), Cause.DEBT),
        (RefusedAnswer(402, limit_source="openrouter_key_limit"), Cause.KEY_LIMIT),
        (RefusedAnswer(402, message="Key limit reached"), Cause.KEY_LIMIT),
        (RefusedAnswer(403, message="Key limit exceeded (total limit)"), Cause.KEY_LIMIT),
        (RefusedAnswer(402, reason="in_flight_budget_exhausted"), Cause.IN_FLIGHT),
        (RefusedAnswer(402, limit_source="openrouter_in_flight_budget"), Cause.IN_FLIGHT),
        (RefusedAnswer(402, message="In-flight spending budget exhausted"), Cause.IN_FLIGHT),
        (RefusedAnswer(403, message="Workspace budget exceeded"), Cause.BUDGET),
        (RefusedAnswer(403, limit_source="openrouter_member_budget"), Cause.BUDGET),
        (RefusedAnswer(403, message="Only management keys can do that"), Cause.NEEDS_MANAGEMENT_KEY),
        (RefusedAnswer(403, message="Request blocked: a pattern was found"), Cause.BLOCKED),
        (RefusedAnswer(403, message="not available in your region"), Cause.REGION),
        (RefusedAnswer(403), Cause.FORBIDDEN),
        (RefusedAnswer(429, limit_source="openrouter_free_tier_daily"), Cause.FREE_DAY),
        (RefusedAnswer(429, "429", "Rate limit exceeded: free-models-per-day-high-balance."), Cause.FREE_DAY),
        (RefusedAnswer(429, message="Rate limit exceeded: free-models-per-min"), Cause.FREE_MINUTE),
        (RefusedAnswer(429, message="Provider returned error"), Cause.PROVIDER_LIMIT),
        (RefusedAnswer(429, provider="Lab"), Cause.PROVIDER_LIMIT),
        (RefusedAnswer(429, message="Rate limit exceeded"), Cause.RATE_LIMIT),
        (RefusedAnswer(code="busy", error_type="rate_limit_exceeded"), Cause.RATE_LIMIT),
        (RefusedAnswer(401, message="User not found."), Cause.KEY_REFUSED),
        (RefusedAnswer(400, message="lab/none is not a valid model ID"), Cause.NO_SUCH_MODEL),
        (RefusedAnswer(400, error_type="context_length_exceeded"), Cause.TOO_LONG),
        (RefusedAnswer(413), Cause.TOO_LONG),
        (RefusedAnswer(404, message="No endpoints found that satisfy the max price"), Cause.MAX_PRICE),
        (RefusedAnswer(404, message="No endpoints found"), Cause.NO_PROVIDER),
        (RefusedAnswer(404), Cause.NOT_FOUND),
        *((RefusedAnswer(status), Cause.NOT_UNDERSTOOD) for status in (400, 409, 412, 422)),
        (RefusedAnswer(410), Cause.GONE),
        *((RefusedAnswer(status), Cause.TIMED_OUT) for status in (408, 499, 504, 524)),
        *((RefusedAnswer(status), Cause.OVERLOADED) for status in (503, 529)),
        *((RefusedAnswer(status), Cause.BROKEN) for status in (500, 502)),
        (RefusedAnswer(), Cause.UNKNOWN),
        (RefusedAnswer(418), Cause.UNKNOWN),
    ],
)
def test_the_cause(answer: RefusedAnswer, cause: Cause) -> None:
    assert cause_of(answer) is cause


def test_an_account_known_to_be_below_zero_explains_a_402() -> None:
    assert cause_of(RefusedAnswer(402, message="Insufficient credits"), is_debt=True) is Cause.DEBT
    assert cause_of(RefusedAnswer(402, limit_source="openrouter_key_limit"), is_debt=True) is Cause.KEY_LIMIT
    assert cause_of(RefusedAnswer(429), is_debt=True) is Cause.RATE_LIMIT


@pytest.mark.parametrize(
    ("answer", "advice"),
    [
        (RefusedAnswer(402), ["top up the credits", "use a free or cheaper model"]),
        (
            RefusedAnswer(402, message="fewer max_tokens. You requested up to 65536 tokens, but can only afford 1234."),
            ["top up the credits", "use a free or cheaper model", "lower max_tokens to at most 1,234"],
        ),
        (
            RefusedAnswer(402, reason="in_flight_budget_exhausted", retry_after=7),
            [
                "top up the credits",
                "use a free or cheaper model",
                "lower max_tokens",
                "make fewer requests at a time",
                "try again at 12:00:07 UTC, in less than a minute",
            ],
        ),
        (
            RefusedAnswer(402, limit_source="openrouter_key_limit"),
            ["raise the key's limit, or use another key", "use a free or cheaper model"],
        ),
        (
            RefusedAnswer(403, message="Key limit exceeded (weekly limit)"),
            [
                "raise the key's limit, or use another key",
                "use a free or cheaper model",
                "try again at 2026-11-30T00:00:00Z, in 6 days",
            ],
        ),
        (RefusedAnswer(402, message="negative balance"), ["top up the credits"]),
        (
            RefusedAnswer(429, message="free-models-per-day. Add credits", reset_at=_MIDNIGHT),
            [
                "buy 10 USD of credits in all: then it is 1,000 a day",
                "use a paid model",
                "try again at 2026-11-24T00:00:00Z, in 12 hours",
            ],
        ),
        (
            RefusedAnswer(429, message="free-models-per-day-high-balance."),
            ["use a paid model", "try again at 2026-11-24T00:00:00Z, in 12 hours"],
        ),
        (RefusedAnswer(429, reset_at=_NOW), ["make fewer requests at a time", "try again now"]),
        (RefusedAnswer(403, message="Only management keys can do that"), ["use a management key"]),
    ],
)
def test_what_to_do(answer: RefusedAnswer, advice: list[str]) -> None:
    assert list(explain(answer, _RULES, _NOW).advice) == advice


@pytest.mark.parametrize(
    ("message", "free_a_day", "meaning", "first"),
    [
        ("free-models-per-day", None, "this UTC day", "buy 10 USD of credits in all: then it is 1,000 a day"),
        ("free-models-per-day", 50, "this UTC day", "buy 10 USD of credits in all: then it is 1,000 a day"),
        ("free-models-per-day", 1_000, "this UTC day: 1,000, which start anew at midnight UTC", "use a paid model"),
        ("free-models-per-day", 2_000, "this UTC day: 2,000, which start anew at midnight UTC", "use a paid model"),
        ("free-models-per-day-high-balance", None, "day: 1,000, which start anew at midnight UTC", "use a paid model"),
    ],
)
def test_credits_are_to_be_bought_only_for_more_free_requests(
    message: str, free_a_day: int | None, meaning: str, first: str
) -> None:
    found = explain(RefusedAnswer(429, message=message), _RULES, _NOW, free_a_day=free_a_day)
    assert found.meaning.endswith(meaning)
    assert found.advice[0] == first
    assert found.advice[-1] == "try again at 2026-11-24T00:00:00Z, in 12 hours"


def test_a_debt_says_that_free_models_are_refused_too() -> None:
    assert "even free models" in explain(RefusedAnswer(402), _RULES, _NOW, is_debt=True).meaning


@given(
    st.builds(
        RefusedAnswer,
        st.none() | st.integers(100, 599),
        st.text(max_size=9),
        st.text(max_size=60) | st.sampled_from(["can only afford ,", "monthly limit", "Key limit (daily limit)"]),
        st.text(max_size=9),
        st.text(max_size=9),
        st.text(max_size=9),
        st.text(max_size=9),
        st.none() | st.just(_MIDNIGHT),
        st.none() | st.floats(0, 10**6),
    )
)
def test_every_refusal_has_a_meaning_and_steps_in_their_order(answer: RefusedAnswer) -> None:
    found = explain(answer, _RULES, _NOW)
    assert found.meaning
    order = list(Step)
    assert list(found.steps) == sorted(found.steps, key=order.index)
    assert len(found.advice) == len(found.steps) >= 1
    assert all(found.advice)
