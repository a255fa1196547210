"""What a refusal means and what to do about it, in the order of what helps for good: buy, allow, use less, wait."""

import re
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from ortui.domain.account import Reset
from ortui.domain.free_rules import FreeRules
from ortui.domain.money import plain
from ortui.domain.refusal_cause import Cause, cause_of
from ortui.domain.refused_answer import RefusedAnswer
from ortui.domain.resets import next_reset, until
from ortui.domain.wording import timestamp

_AFFORDABLE = re.compile(r"can only afford ([\d,]{1,20})", re.ASCII)
_WINDOW = re.compile(r"(daily|weekly|monthly) limit", re.ASCII)


class Step(StrEnum):
    """Something to do, in the order in which steps are told."""

    TOP_UP = "top up the credits"
    RAISE_LIMIT = "raise the key's limit, or use another key"
    RAISE_BUDGET = "raise the budget, or use a key of another one"
    CHECK_KEY = "check the key: it may be mistyped, disabled or expired"
    MANAGEMENT_KEY = "use a management key"
    ALLOW_IT = "see what the guardrails, the privacy settings and the key allow"
    PAID_MODEL = "use a paid model"
    CHEAPER_MODEL = "use a free or cheaper model"
    OTHER_MODEL = "use another model or provider"
    RAISE_PRICE = "raise max_price, or ask for a cheaper model"
    FEWER_TOKENS = "lower max_tokens"
    SHORTER = "shorten the request, or use a model of a longer context"
    FEWER_AT_ONCE = "make fewer requests at a time"
    MEND = "mend the request as the message says"
    WAIT = "try again later"


class Refusal(NamedTuple):
    """A refusal explained."""

    cause: Cause
    meaning: str
    """One sentence."""
    steps: tuple[Step, ...]
    advice: tuple[str, ...]
    """The steps in words, with the figures that the answer gives."""
    again_at: datetime | None = None
    """The first moment (in UTC) at which it makes sense to try again; None where that is not said."""


_MEANINGS: dict[Cause, tuple[str, tuple[Step, ...]]] = {
    Cause.DEBT: ("the account is below zero: even free models are refused until credits are bought", (Step.TOP_UP,)),
    Cause.NO_CREDITS: ("the account has no credits left", (Step.TOP_UP, Step.CHEAPER_MODEL)),
    Cause.TOO_FEW_CREDITS: (
        "the credits don't cover what this request may cost at most: its prompt and all of max_tokens",
        (Step.TOP_UP, Step.CHEAPER_MODEL, Step.FEWER_TOKENS),
    ),
    Cause.KEY_LIMIT: (
        "this key has used up its own limit; the account may still have credits",
        (Step.RAISE_LIMIT, Step.CHEAPER_MODEL),
    ),
    Cause.BUDGET: ("a budget that this key counts towards is used up", (Step.RAISE_BUDGET, Step.CHEAPER_MODEL)),
    Cause.IN_FLIGHT: (
        "the requests that are running hold all there is to spend, each what it may cost at most",
        (Step.TOP_UP, Step.CHEAPER_MODEL, Step.FEWER_TOKENS, Step.FEWER_AT_ONCE, Step.WAIT),
    ),
    Cause.FREE_DAY: (
        "the account has used up its requests to free models for this UTC day",
        (Step.PAID_MODEL, Step.WAIT),
    ),
    Cause.FREE_MINUTE: (
        "free models take {per_minute} requests a minute",
        (Step.PAID_MODEL, Step.FEWER_AT_ONCE, Step.WAIT),
    ),
    Cause.PROVIDER_LIMIT: ("the provider takes no more requests at the moment", (Step.OTHER_MODEL, Step.WAIT)),
    Cause.RATE_LIMIT: ("too many requests in a short time", (Step.FEWER_AT_ONCE, Step.WAIT)),
    Cause.KEY_REFUSED: ("the API does not accept this key", (Step.CHECK_KEY,)),
    Cause.NEEDS_MANAGEMENT_KEY: ("only a management key may do this", (Step.MANAGEMENT_KEY,)),
    Cause.BLOCKED: ("a guardrail or a moderation stopped the request", (Step.ALLOW_IT, Step.OTHER_MODEL)),
    Cause.REGION: ("this is not offered in the region the request came from", (Step.OTHER_MODEL,)),
    Cause.FORBIDDEN: ("this key may not do this", (Step.ALLOW_IT,)),
    Cause.NO_SUCH_MODEL: ("there is no model of this id", (Step.OTHER_MODEL,)),
    Cause.MAX_PRICE: ("no provider serves this model at the price asked for", (Step.RAISE_PRICE,)),
    Cause.NO_PROVIDER: ("no provider serves this model as it was asked for", (Step.ALLOW_IT, Step.OTHER_MODEL)),
    Cause.NOT_FOUND: ("there is nothing under this name", (Step.MEND,)),
    Cause.TOO_LONG: ("the request is longer than can be taken", (Step.FEWER_TOKENS, Step.SHORTER)),
    Cause.NOT_UNDERSTOOD: ("the API does not take the request as it is", (Step.MEND,)),
    Cause.GONE: ("the API no longer offers this", (Step.MEND,)),
    Cause.TIMED_OUT: ("no answer came in time", (Step.WAIT,)),
    Cause.OVERLOADED: ("the provider is overloaded or away", (Step.OTHER_MODEL, Step.WAIT)),
    Cause.BROKEN: ("the API or the provider has trouble of its own", (Step.WAIT,)),
    Cause.UNKNOWN: ("ortui does not know this refusal", (Step.MEND,)),
}


def explain(
    answer: RefusedAnswer, rules: FreeRules, now: datetime, *, is_debt: bool = False, free_a_day: int | None = None
) -> Refusal:
    """Say what a refusal means.

    ``is_debt`` says that the account is known to be below zero; ``free_a_day`` is how many requests to free models it
    may make in a UTC day, None where that is not known.
    """
    cause = cause_of(answer, is_debt=is_debt)
    meaning, steps = _MEANINGS[cause]
    meaning = meaning.format(per_minute=rules.per_minute)
    again_at = _again_at(cause, answer, now)
    if cause is Cause.FREE_DAY:
        if highest := _highest_free_day(answer, rules, free_a_day):
            meaning = f"{meaning}: {highest:,}, which start anew at midnight UTC"
        else:
            steps = (Step.TOP_UP, *steps)
    if again_at is not None and Step.WAIT not in steps:
        steps = (*steps, Step.WAIT)
    advice = [_advice(step, answer, again_at, now) for step in steps]
    if cause is Cause.FREE_DAY and steps[0] is Step.TOP_UP:
        enough, more = plain(rules.credits_needed), rules.per_day_after_credits
        advice[0] = f"buy {enough} USD of credits in all: then it is {more:,} a day"
    return Refusal(cause, meaning, steps, tuple(advice), again_at)


def _highest_free_day(answer: RefusedAnswer, rules: FreeRules, free_a_day: int | None) -> int | None:
    """Give the requests a day of an account that has them for the credits it bought; None where it may have too few."""
    if free_a_day is not None and free_a_day >= rules.per_day_after_credits:
        return free_a_day
    return rules.per_day_after_credits if "high-balance" in answer.message else None


def _again_at(cause: Cause, answer: RefusedAnswer, now: datetime) -> datetime | None:
    if answer.retry_after is not None:
        return now + timedelta(seconds=answer.retry_after)
    if answer.reset_at is not None:
        return answer.reset_at
    if cause is Cause.FREE_DAY:
        return next_reset(Reset.DAILY, now)
    window = _WINDOW.search(answer.message.lower()) if cause is Cause.KEY_LIMIT else None
    return None if window is None else next_reset(Reset(window[1]), now)


def _advice(step: Step, answer: RefusedAnswer, again_at: datetime | None, now: datetime) -> str:
    if step is Step.FEWER_TOKENS and (found := _AFFORDABLE.search(answer.message)):
        return f"{step} to at most {int(found[1].replace(',', '') or 0):,}"
    if step is Step.WAIT and again_at is not None:
        when = f"{again_at:%H:%M:%S} UTC" if again_at - now < timedelta(hours=1) else timestamp(again_at)
        return f"try again at {when}, {until(again_at, now)}" if again_at > now else "try again now"
    return step.value
