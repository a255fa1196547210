"""What the tracks of the sliders show of the highlighted model: how far they reach, tiers, limits."""

from ortui.domain.fit import tokens_of_prompt
from ortui.domain.model import Model
from ortui.domain.scenario import Scenario
from ortui.domain.wording import count
from ortui.ui.drawn import Line
from ortui.ui.sliders import LEAST_REACH
from ortui.ui.widgets.track import Band, Mark

TIER, CONTEXT, OUTPUT = "┊", "╎", "┆"
REACHING = ("prompt", "completion", "audio")
"""Sliders whose reach depends on the model."""


def reach_of(model: Model, knob: str) -> int:
    """Say how far a slider of tokens reaches."""
    context = model.limits.context or 0
    longest = model.limits.completion if knob == "completion" else None
    return max(LEAST_REACH, longest or context)


def marks_of(model: Model, scenario: Scenario) -> dict[str, tuple[Mark, ...]]:
    """Give the marks of the sliders that have some."""
    usage = scenario.usage
    images = tokens_of_prompt(model, usage) - usage.prompt
    above = {entry.conditions.above_prompt_tokens for entry in model.pricing.overrides}
    tiers = sorted(tokens - images for tokens in above if tokens is not None)
    prompt = [Mark(tokens, TIER, f"tier over {count(tokens)}") for tokens in tiers if tokens >= 0]
    completion = []
    if (longest := model.limits.completion) is not None:
        completion.append(Mark(longest, OUTPUT, f"output to {count(longest)}", is_limit=True))
    if (context := model.limits.context) is not None:
        for marks, room in (
            (prompt, context - images - usage.completion),
            (completion, context - images - usage.prompt),
        ):
            if room >= 0:
                marks.append(Mark(room, CONTEXT, f"context to {count(room)}", is_limit=True))
    return {"prompt": tuple(prompt), "completion": tuple(completion)}


def hint(knob: str, scenario: Scenario, marks: tuple[Mark, ...]) -> Line:
    """Say what a slider means in tokens, and what its track marks."""
    words = _in_tokens(knob, scenario)
    spans = [(f" {words}", "dim")] if words else []
    for mark in _tiers_in_one(marks):
        spans += [(f" {mark.glyph} ", "dim" if mark.is_limit else "warn"), (mark.words, "dim")]
    return tuple(spans)


def _tiers_in_one(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Say where several tiers begin in one: there is no room for a sentence of each."""
    tiers = [mark for mark in marks if mark.glyph == TIER]
    if len(tiers) < 2:  # noqa: PLR2004 - several
        return marks
    words = f"tiers over {', '.join(_in_thousands(tier.value) for tier in tiers)}"
    return (tiers[0]._replace(words=words), *(mark for mark in marks if mark not in tiers))


def _in_thousands(tokens: int) -> str:
    """Write a number of tokens in thousands where it is so many, to the last digit."""
    thousands, rest = divmod(tokens, 1000)
    return count(tokens) if rest else f"{count(thousands)}k"


def estimate_hint(band: Band | None) -> Line:
    """Say between what an estimated value may lie."""
    return ((f" estimated, {count(band.low)} to {count(band.high)}", "dim"),) if band else ()


def _in_tokens(knob: str, scenario: Scenario) -> str:
    usage = scenario.usage
    parts = {
        "cached_percent": usage.cached,
        "written_percent": usage.cache_write,
        "written_1h_percent": usage.cache_write_1h,
        "audio": usage.audio,
    }
    if knob in parts:
        return f"{count(parts[knob])} of {count(usage.prompt)} prompt tokens"
    if knob == "reasoning_percent":
        return f"{count(usage.reasoning)} of {count(usage.completion)} completion tokens"
    if knob == "images":
        return f"{count(scenario.image_tokens)} tokens each, on top of the prompt: assumed"
    return "of the requests go to the second model" if knob == "second_percent" else ""
