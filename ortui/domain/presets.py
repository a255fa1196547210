"""Work that many people do, with counts that stand for something."""

from typing import NamedTuple

from ortui.domain.scenario import Scenario


class Preset(NamedTuple):
    """A scenario that comes with ortui."""

    name: str
    scenario: Scenario
    assumes: str
    """What its counts stand for, in a sentence."""


PRESETS = (
    Preset("Chat turn", Scenario(), "a question after a few earlier turns, and an answer of half a page"),
    Preset(
        "Retrieval answer",
        Scenario(prompt=6_000, cached_percent=15, completion=400, requests_per_day=200),
        "five passages of 1,000 tokens; the instructions before them are cached",
    ),
    Preset(
        "Coding agent turn",
        Scenario(prompt=90_000, cached_percent=80, completion=1_500, reasoning_percent=25, requests_per_day=200),
        "files and tool results, most of it sent before and read from cache",
    ),
    Preset(
        "Summary of a long document",
        Scenario(prompt=60_000, completion=1_000, requests_per_day=5),
        "about 120 pages in, a page and a half out, nothing cached",
    ),
    Preset(
        "Classification",
        Scenario(prompt=600, completion=10, requests_per_day=5_000),
        "a short text with the list of classes, one word back; too short to be cached",
    ),
    Preset(
        "Batch extraction",
        Scenario(prompt=4_000, cached_percent=30, completion=800, requests_per_day=10_000, days=1),
        "ten thousand documents on one day a month, the same instructions and schema before each",
    ),
)
"""The first is what counts where nothing is chosen."""
