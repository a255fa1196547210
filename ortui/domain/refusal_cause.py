"""Why an API refused a request, told from what its error body says: its source of a limit, its words, its status.

Limits of a key are told with 402 as well as 403, and codes may be missing or words: so the texts go before the numbers.
"""

from collections.abc import Callable
from enum import StrEnum
from http import HTTPStatus

from ortui.domain.refused_answer import RefusedAnswer


class Cause(StrEnum):
    """What stands behind a refusal."""

    DEBT = "negative balance"
    NO_CREDITS = "out of credits"
    TOO_FEW_CREDITS = "too few credits for this request"
    KEY_LIMIT = "key limit reached"
    BUDGET = "budget used up"
    IN_FLIGHT = "in-flight budget used up"
    FREE_DAY = "day limit of free models"
    FREE_MINUTE = "minute limit of free models"
    PROVIDER_LIMIT = "rate limit of the provider"
    RATE_LIMIT = "rate limit"
    KEY_REFUSED = "key refused"
    NEEDS_MANAGEMENT_KEY = "needs a management key"
    BLOCKED = "blocked by a guardrail or moderation"
    REGION = "not allowed in this region"
    FORBIDDEN = "not allowed"
    NO_SUCH_MODEL = "no such model"
    MAX_PRICE = "no provider within the price asked for"
    NO_PROVIDER = "no provider for this request"
    NOT_FOUND = "not found"
    TOO_LONG = "too long"
    NOT_UNDERSTOOD = "request not understood"
    GONE = "no longer there"
    TIMED_OUT = "timed out"
    OVERLOADED = "overloaded"
    BROKEN = "trouble at the API or the provider"
    UNKNOWN = "unknown"


def cause_of(answer: RefusedAnswer, *, is_debt: bool = False) -> Cause:
    """Find the cause; ``is_debt`` says that the account is known to be below zero."""
    told = _Told(answer, is_debt=is_debt)
    return next((cause for cause, holds in _SIGNS if holds(told)), Cause.UNKNOWN)


class _Told:
    """An answer, with its words in one form."""

    def __init__(self, answer: RefusedAnswer, *, is_debt: bool) -> None:
        self.is_debt, self.status = is_debt, answer.status
        self.provider, self.source = answer.provider, answer.limit_source.lower()
        self.kind, self.reason = answer.error_type.lower(), answer.reason.lower()
        self.message = answer.message.lower()

    def says(self, *words: str) -> bool:
        return any(word in self.message for word in words)

    def is_one_of(self, *statuses: int, kinds: tuple[str, ...] = ()) -> bool:
        return self.status in statuses or self.kind in kinds

    @property
    def is_payment(self) -> bool:
        return self.is_one_of(HTTPStatus.PAYMENT_REQUIRED, kinds=("payment_required",))

    @property
    def is_forbidden(self) -> bool:
        return self.status == HTTPStatus.FORBIDDEN

    @property
    def is_of_limits(self) -> bool:
        return self.status in {None, HTTPStatus.PAYMENT_REQUIRED, HTTPStatus.FORBIDDEN}

    @property
    def is_rate(self) -> bool:
        return self.is_one_of(HTTPStatus.TOO_MANY_REQUESTS, kinds=("rate_limit_exceeded", "rate_limit_error"))

    @property
    def is_missing(self) -> bool:
        return self.is_one_of(HTTPStatus.NOT_FOUND, kinds=("not_found",))


_SIGNS: tuple[tuple[Cause, Callable[[_Told], bool]], ...] = (
    (Cause.IN_FLIGHT, lambda told: "in_flight" in told.source + told.reason or told.says("in-flight")),
    (Cause.TOO_FEW_CREDITS, lambda told: told.reason == "weight_exceeds_budget"),
    (Cause.FREE_DAY, lambda told: told.source == "openrouter_free_tier_daily" or told.says("free-models-per-day")),
    (Cause.FREE_MINUTE, lambda told: told.says("free-models-per-min")),
    (Cause.KEY_LIMIT, lambda told: "key_limit" in told.source or told.says("key limit")),
    (Cause.NEEDS_MANAGEMENT_KEY, lambda told: told.says("management key", "provisioning key")),
    (Cause.BUDGET, lambda told: told.is_of_limits and ("budget" in told.source or told.says("budget"))),
    (Cause.DEBT, lambda told: told.is_payment and (told.is_debt or told.says("negative"))),
    (Cause.TOO_FEW_CREDITS, lambda told: told.is_payment and told.says("fewer max_tokens", "can only afford")),
    (Cause.NO_CREDITS, lambda told: told.is_payment or told.says("insufficient credits")),
    (Cause.PROVIDER_LIMIT, lambda told: told.is_rate and bool(told.provider or told.says("provider", "upstream"))),
    (Cause.RATE_LIMIT, lambda told: told.is_rate),
    (Cause.KEY_REFUSED, lambda told: told.status == HTTPStatus.UNAUTHORIZED),
    (Cause.BLOCKED, lambda told: told.is_forbidden and told.says("blocked", "moderation", "flagged", "guardrail")),
    (Cause.REGION, lambda told: told.is_forbidden and told.says("region", "country", "location")),
    (Cause.FORBIDDEN, lambda told: told.is_forbidden),
    (Cause.NO_SUCH_MODEL, lambda told: told.kind == "model_not_found" or told.says("not a valid model")),
    (Cause.MAX_PRICE, lambda told: told.is_missing and told.says("max price")),
    (Cause.NO_PROVIDER, lambda told: told.is_missing and told.says("no endpoints", "no allowed providers")),
    (Cause.NOT_FOUND, lambda told: told.is_missing),
    (Cause.TOO_LONG, lambda told: told.kind == "context_length_exceeded" or told.says("context length")),
    (Cause.TOO_LONG, lambda told: told.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (Cause.GONE, lambda told: told.status == HTTPStatus.GONE),
    (Cause.TIMED_OUT, lambda told: told.is_one_of(408, 499, 504, 524, kinds=("timeout",))),
    (Cause.OVERLOADED, lambda told: told.is_one_of(503, 529, kinds=("provider_overloaded", "provider_unavailable"))),
    (Cause.BROKEN, lambda told: told.status is not None and told.status >= HTTPStatus.INTERNAL_SERVER_ERROR),
    (Cause.NOT_UNDERSTOOD, lambda told: told.is_one_of(400, 409, 412, 422)),
)
"""Each cause with the sign of it; the first that holds counts."""
