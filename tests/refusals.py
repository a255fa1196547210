"""Every way in which the API refuses: the codes as numbers and as text, metadata or null, an error under a 200."""

from collections.abc import Sequence

_MIDNIGHT_MS = "1795737600000"
"""27 Nov 2026, 00:00 UTC, in milliseconds."""


def error(code: object, message: str, **more: object) -> dict[str, object]:
    """Make the body of a refusal."""
    return {"error": {"code": code, "message": message, **more}}


_HEADERS = {"headers": {"X-RateLimit-Limit": "50", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": _MIDNIGHT_MS}}
REFUSALS: Sequence[tuple[int, object, int, str]] = (
    (400, error(400, "lab/none is not a valid model ID"), 4, "no such model"),
    (400, error(400, "odd input"), 4, "request not understood"),
    (401, error(401, "User not found."), 5, "key refused"),
    (401, error("401", "No auth header"), 5, "key refused"),
    (
        402,
        error(402, "Insufficient credits"),
        5,
        "out of credits: the account has no credits left; top up the credits",
    ),
    (402, error("402", "Insufficient credits", metadata=None), 5, "out of credits"),
    (402, error(402, "fewer max_tokens; can only afford 1234."), 5, "lower max_tokens to at most 1,234"),
    (402, error(402, "No", metadata={"limit_source": "openrouter_key_limit"}), 5, "key limit reached"),
    (402, error(402, "In flight", metadata={"reason": "in_flight_budget_exhausted"}), 5, "in-flight budget used up"),
    (402, error(402, "No", metadata={"reason": "weight_exceeds_budget"}), 5, "too few credits for this request"),
    (402, error(402, "Balance is negative"), 5, "negative balance: the account is below zero: even free models"),
    (403, error(403, "Key limit exceeded (daily limit)"), 5, "try again at 2026-11-27T00:00:00Z, in 12 hours"),
    (403, error(403, "Only management keys may"), 5, "needs a management key"),
    (403, error(403, "Request blocked: pattern"), 5, "blocked by a guardrail or moderation"),
    (403, error(403, "Member budget exceeded"), 5, "budget used up"),
    (403, error("403", "No", metadata=None), 5, "not allowed"),
    (404, error(404, "Resource not found"), 4, "not found"),
    (408, error(408, "Operation timed out"), 4, "timed out"),
    (409, error(409, "Conflict"), 4, "request not understood"),
    (410, error(410, "Gone"), 4, "no longer there"),
    (412, error(412, "Precondition"), 4, "request not understood"),
    (413, error(413, "Too large"), 4, "too long"),
    (422, error(422, "Invalid argument"), 4, "request not understood"),
    (429, error(429, "Rate limit exceeded"), 4, "rate limit"),
    (429, error(429, "free-models-per-day", metadata=_HEADERS), 4, "day limit of free models"),
    (429, error("429", "free-models-per-day-high-balance."), 4, "use a paid model, or try again at 2026-11-27T00:00"),
    (429, error(429, "Provider returned error", metadata={"provider_name": "Lab"}), 4, "rate limit of the provider"),
    (499, error(499, "Closed"), 4, "timed out"),
    (500, error(500, "Internal Server Error"), 4, "trouble at the API or the provider"),
    (502, error("502", "Provider returned error", metadata=None), 4, "trouble at the API or the provider"),
    (503, error(503, "Unavailable"), 4, "overloaded"),
    (504, error(504, "Gateway"), 4, "timed out"),
    (524, error(524, "Edge"), 4, "timed out"),
    (529, error(529, "Provider returned error"), 4, "overloaded"),
    (500, b"<html>down</html>", 4, "trouble at the API or the provider"),
    (401, b"", 5, "key refused"),
    # 200 with an error in it
    (200, error(401, "User not found."), 5, "key refused"),
    (200, error("402", "Insufficient credits", metadata=None), 5, "out of credits"),
    (200, error(429, "free-models-per-day", metadata=_HEADERS), 4, "day limit of free models"),
    (200, error("busy", "Overloaded", metadata={"error_type": "provider_overloaded"}), 4, "overloaded"),
)
"""Status and body of an answer, the exit code it brings, and what is said of it."""
