"""Break-even between two models: up to which prompt, completion or share read from cache which of them is cheaper.

Exact without pricing every value. Shares are whole percent, rounded down to a token, so where one tier holds, the costs
repeat their pattern after at most 100 tokens, moved by a constant step. Where that step is small against the rounding,
the cheaper model changes from token to token; such a stretch is told as one in which neither is.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise, takewhile
from math import gcd
from typing import NamedTuple

from ortui.domain.counts import HIGHEST_COUNT
from ortui.domain.fit import tokens_of_prompt
from ortui.domain.model import Model
from ortui.domain.scenario import PROMPT_SHARES, WHOLE, Scenario
from ortui.domain.whole_costs import WholeCosts, parts_at

WHATEVER = {"prompt": "the prompt", "completion": "the completion", "cached_percent": "share is read from cache"}
"""The values along which models are compared, as each stands behind “whatever”."""
_UNITS = {"prompt": " prompt tokens", "completion": " completion tokens", "cached_percent": " % read from cache"}
_UNLIMITED = 10**18
_AT_ONCE = WHOLE * len(PROMPT_SHARES) + 2
"""So few values are all priced, as audio yields along fewer in no simple pattern."""


class Stretch(NamedTuple):
    """Neighbouring values, ``first`` and ``last`` included, along which the order of two costs stays."""

    first: int
    last: int
    cheaper: Model | None
    """None where neither is, throughout."""
    takes_turns: bool = False
    """Where neither is: whether the order changes from token to token; else both cost the same."""


def stretches(first: Model, second: Model, scenario: Scenario, moment: datetime, knob: str) -> tuple[Stretch, ...]:
    """Part all values that both models can take, from 0 on, by which of the two is cheaper.

    Limits of context, prompt and output bound the values; what a model can read does not. Other values yield as under
    a slider. Empty where no value fits both, or where a cost varies or is unknown.
    """
    most = min(_most(model, scenario, knob) for model in (first, second))
    starts = {0, *_starts((first, second), scenario)} if knob == "prompt" else {0}
    found: list[Stretch] = []
    one, other = (WholeCosts(model, scenario, moment) for model in (first, second))
    for start, beyond in pairwise((*sorted(each for each in starts if 0 <= each <= most), most + 1)):
        priced = beyond if beyond - start <= _AT_ONCE else start + _period(scenario, knob) + 1
        requests = [parts_at(scenario, knob, value) for value in range(start, priced)]
        costs = zip(map(one.of, requests), map(other.of, requests), strict=True)
        seen = [cost - rival for cost, rival in costs if cost is not None and rival is not None]
        if len(seen) < len(requests):
            return ()
        for last, sign, takes_turns in _parts(seen, start, beyond - 1):
            _append(found, last, (None, second, first)[sign], takes_turns=takes_turns)
    return tuple(found)


def _append(found: list[Stretch], last: int, cheaper: Model | None, *, takes_turns: bool) -> None:
    """Add the values up to the last one; a stretch of the same order grows."""
    if found and found[-1].cheaper is cheaper and found[-1].takes_turns == takes_turns:
        found[-1] = found[-1]._replace(last=last)
    else:
        found.append(Stretch(found[-1].last + 1 if found else 0, last, cheaper, takes_turns))


def _most(model: Model, scenario: Scenario, knob: str) -> int:
    """Give the largest value that fits the model; -1 where none does."""
    usage, limits = scenario.usage, model.limits
    images = tokens_of_prompt(model, usage) - usage.prompt
    context = (_UNLIMITED if limits.context is None else limits.context) - images
    prompts = _UNLIMITED if limits.prompt is None else limits.prompt - images
    completions = _UNLIMITED if limits.completion is None else limits.completion
    if knob == "completion":
        most = min(completions, context - usage.prompt) if usage.prompt <= prompts else -1
    else:
        most = min(prompts, context - usage.completion) if usage.completion <= completions else -1
    if knob == "cached_percent":
        return WHOLE if usage.prompt <= most else -1
    return max(-1, min(most, HIGHEST_COUNT))


def _period(scenario: Scenario, knob: str) -> int:
    """Say after how many tokens the rounding of shares repeats itself."""
    shares = PROMPT_SHARES if knob == "prompt" else ("reasoning_percent",)
    return WHOLE // gcd(WHOLE, *(getattr(scenario, share) for share in shares))


def _starts(models: Sequence[Model], scenario: Scenario) -> Iterator[int]:
    """Give the prompts from which another tier holds, or at which audio begins and ceases to find room."""
    usage = scenario.usage
    for model in models:
        images = tokens_of_prompt(model, usage) - usage.prompt
        thresholds = (entry.conditions.above_prompt_tokens for entry in model.pricing.overrides)
        yield from (above - images + 1 for above in thresholds if above is not None)
    left = WHOLE - sum(getattr(scenario, share) for share in PROMPT_SHARES)
    if scenario.audio and left:  # each share falls short by less than a token, so the room is known within three
        yield WHOLE * max(0, scenario.audio - len(PROMPT_SHARES)) // left
        yield -(-WHOLE * scenario.audio // left)


def _parts(seen: Sequence[int], start: int, last: int) -> Iterator[tuple[int, int, bool]]:
    """Part values by the sign of a difference: a head and a tail of one sign each, and what lies between them.

    ``seen`` are all the differences; or a period of them and the next one, those after it repeating the pattern. Gives
    the last value of each part, its sign (0 where it is equal or changes), and whether it changes.
    """
    period, count = len(seen) - 1, last - start + 1
    is_all = len(seen) == count
    step = 0 if is_all else seen[period] - seen[0]
    middle, tail = _bounds_of_all(seen) if is_all else _bounds(seen[:period], step, count - 1)
    for first, beyond in ((0, middle), (middle, tail), (tail, count)):
        places = range(first, beyond if is_all else min(beyond, first + period + 1))  # a period shows every sign
        signs = {_sign(seen[at] if is_all else seen[at % period] + step * (at // period)) for at in places}
        if signs:
            yield start + beyond - 1, signs.pop() if len(signs) == 1 else 0, len(signs) > 1


def _sign(difference: int) -> int:
    return (difference > 0) - (difference < 0)


def _bounds_of_all(seen: Sequence[int]) -> tuple[int, int]:
    """Give the places after the head and at which the tail begins."""
    signs = [_sign(difference) for difference in seen]
    head = sum(1 for _ in takewhile(lambda sign: sign == signs[0], signs))
    tail = sum(1 for _ in takewhile(lambda sign: sign == signs[-1], reversed(signs)))
    return head, max(head, len(signs) - tail)


def _bounds(pattern: Sequence[int], step: int, last: int) -> tuple[int, int]:
    """Give the same for a pattern that is moved by a step each time; each place in it goes through 0 at most once."""
    if step == 0:
        return 0, last + 1
    rising = pattern if step > 0 else [-difference for difference in pattern]
    step, period = abs(step), len(pattern)
    not_below = [place + period * max(0, -(low // step)) for place, low in enumerate(rising)]
    not_above = [
        min(place + period * (-low // step), last - (last - place) % period) for place, low in enumerate(rising)
    ]
    return min(*not_below, last + 1), max(-1, *not_above) + 1


def in_words(first: Model, second: Model, scenario: Scenario, moment: datetime, knob: str) -> str:
    """Say it in a sentence: ``claude-x is cheaper below 3,100 completion tokens, gpt-y from there``."""
    found = stretches(first, second, scenario, moment, knob)
    if not found:
        fits = all(_most(model, scenario, knob) >= 0 for model in (first, second))
        return f"the costs can't be compared: {'a price varies or is unknown' if fits else 'no such request fits both'}"
    who = [_who(stretch, first, second) for stretch in found]
    if len(found) == 1:
        return f"{who[0]} is cheaper whatever {WHATEVER[knob]}"
    spans = [f"at {one.first:,}" if one.first == one.last else f"from {one.first:,} to {one.last:,}" for one in found]
    spans[0] = f"below {found[1].first:,}{_UNITS[knob]}" if found[0].last else f"at 0{_UNITS[knob]}"
    spans[-1] = "from there" if len(found) == len(("below", "above")) and found[0].last else f"from {found[-1].first:,}"
    return f"{who[0]} is cheaper {spans[0]}, " + ", ".join(map(" ".join, zip(who[1:], spans[1:], strict=True)))


def _who(stretch: Stretch, first: Model, second: Model) -> str:
    if stretch.cheaper is None:
        return "now one, now the other" if stretch.takes_turns else "neither"
    return stretch.cheaper.id if first.slug == second.slug else stretch.cheaper.slug
