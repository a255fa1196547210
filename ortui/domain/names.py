"""How typed words find models: in any order, each a piece of a word of the id or name, separators being optional.

``gpt5``, ``gpt 5`` and ``gpt-5`` find ``gpt-5``; ``sonnet claude`` finds ``claude-sonnet-4.5``. A word that begins
with a digit must begin a word: ``5`` finds ``gpt-5.4`` but not ``gpt-3.5``. A dot parts a number from a number:
``3.5`` finds ``gpt-3.5`` and ``medium-3-5``, but not ``35b``.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_SEPARATORS = re.compile(r"[^a-z0-9.]+")
_WORD = re.compile(r"[a-z]+|[0-9]+(?:\.[0-9]+)*")
_HYPHENED = re.compile(r"(?<!\d)(?<!\d[-.])([1-9]?\d)-([1-9]?\d)(?![\da-z.])", re.IGNORECASE)
_FENCE = "|"
MAKERS_CALLED = {"aws": "amazon", "zhipu": "zai", "alibaba": "qwen", "facebook": "meta"}
"""What makers are called besides the word that their models are listed under."""


class Searchable(NamedTuple):
    """An id and a name, prepared for matching."""

    words: str
    """All their words, lower case, parted by spaces."""
    starts: str
    """What stands from each word's start on, without separators, each behind a fence."""
    dotted: str
    """The same, but with a dot wherever something parts a number from a number."""


def searchable(*texts: str) -> Searchable:
    """Prepare texts for matching."""
    words, dotted = set[str](), set[str]()
    for text in texts:
        lowered = text.lower()
        words.update(_SEPARATORS.split(lowered))
        dotted.update(_from_each_word_on(lowered))
    starts = _FENCE + _FENCE.join(sorted(dotted))
    return Searchable(" ".join(sorted(words)), starts.replace(".", ""), starts)


def _from_each_word_on(text: str) -> Iterator[str]:
    joined = ""
    for word in reversed(_WORD.findall(text)):
        dot = "." if word[-1].isdigit() and joined[:1].isdigit() else ""
        joined = f"{word}{dot}{joined}"
        yield joined


@lru_cache(maxsize=64)
def start_and_form(word: str) -> tuple[str, int]:
    """Turn a typed word into what stands where it begins a word, with the place of the form of ``Searchable`` to see.

    Many names are looked through for each key: they are looked through directly.
    """
    *_, whole = _from_each_word_on(word)
    return _FENCE + whole, 2 if "." in whole else 1


def tails(word: Searchable) -> set[str]:
    """Cut off what of a single word may stand before the next one, typed as one: ``qwen3.8``, ``3.8``, ``38``."""
    return {*word.starts.split(_FENCE), *word.dotted.split(_FENCE)} - {""}


def words_of(text: str) -> tuple[str, ...]:
    """Split text into words as ``matches`` takes them."""
    return tuple(word for word in _SEPARATORS.split(text.lower()) if word.strip("."))


def with_dots(text: str) -> str:
    """Write versions with dots where they are typed with hyphens, as some makers' own ids are: ``sonnet-4-5``.

    Dates and sizes stay as they are: ``2024-08-06``, ``4-32b``.
    """
    return _HYPHENED.sub(r"\1.\2", text)


def joined(text: str) -> str:
    """Leave out all that parts words and numbers: ``gpt54mini``."""
    return "".join(_WORD.findall(text.lower())).replace(".", "")


def matches(word: str, named: Searchable) -> bool:
    """Whether a word is a piece of a word, or begins one and perhaps goes on into the next (``gpt5``)."""
    start, form = start_and_form(word)
    return start in named[form] or (not word[0].isdigit() and word in named.words)
