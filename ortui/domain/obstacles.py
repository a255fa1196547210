"""Which parts of a search stand in the way where it finds nothing: how many models there are without each of them."""

from collections.abc import Iterator
from typing import NamedTuple

from ortui.domain.catalogue import Catalogue
from ortui.domain.find import count
from ortui.domain.query import Query

_MOST = 3


class Obstacle(NamedTuple):
    """A part of a search, and what is found without it."""

    part: str
    """As it is said: a word, or a term in words."""
    others: int
    """Models that all the other parts find together."""


def obstacles(catalogue: Catalogue, query: Query, *, everything: bool = False) -> list[Obstacle]:
    """Find those parts of a query that finds nothing without which something is found, the most first; three at most.

    There is none where nothing else is asked for, and where two parts at once are in the way.
    """
    shorter = [
        (part, rest) for part, rest in _without_each(query) if any(each.words or each.term for each in rest.parts)
    ]
    found = [Obstacle(part, count(catalogue, rest, everything=everything)) for part, rest in shorter]
    return sorted([each for each in found if each.others], key=lambda each: -each.others)[:_MOST]


def obstacles_in_words(found: list[Obstacle]) -> list[str]:
    """Say how many there are without each: ``17 without “code”``."""
    return [f"{each.others:,} without “{each.part}”" for each in found]


def _without_each(query: Query) -> Iterator[tuple[str, Query]]:
    """Leave out each part, and of words that were typed in one piece each word."""
    for place, part in enumerate(query.parts):
        before, after = query.parts[:place], query.parts[place + 1 :]
        if part.is_unwanted or part.term is not None or len(part.words) == 1:
            yield part.in_words, query._replace(parts=(*before, *after))
            continue
        for number, word in enumerate(part.words):
            words = (*part.words[:number], *part.words[number + 1 :])
            yield word.text, query._replace(parts=(*before, part._replace(words=words), *after))
