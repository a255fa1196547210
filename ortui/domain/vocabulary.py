"""The words of all rows, each once, with the rows that have it: what is typed is compared with words, not with rows.

It finds the rows that ``names.matches`` finds. A typed word is looked for among what was found for the word without
its last letter, so that a key costs little, and a backspace nothing.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import chain
from operator import and_, or_
from typing import NamedTuple

from ortui.domain.names import Searchable, joined, searchable, start_and_form, tails, words_of
from ortui.domain.rows import Rows, rows_of
from ortui.domain.spelling import LONGEST, one_letter_off

_SHORTEST_MISSPELT = 4
_SHORTEST_OF_TWO = 3
_LETTERS = re.compile(rf"[a-z]{{{_SHORTEST_MISSPELT},}}")
_FIRST_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789"
_MOST_KEPT = 200


class Hits(NamedTuple):
    """The rows in which a typed word is found; each of the first three sets lies within the next."""

    whole: Rows
    """It is a whole word of the id or name."""
    begun: Rows
    """It begins one."""
    named: Rows
    """It is a piece of one."""
    in_id: Rows
    """Those among them where it is in the id, and not in the name alone."""

    def either(self, other: "Hits") -> "Hits":
        """Find what either word finds."""
        return Hits(*map(or_, self, other))

    def both(self, other: "Hits") -> "Hits":
        """Find what both words find."""
        return Hits(*map(and_, self, other))


class Entry(NamedTuple):
    """A word, and the rows that have it."""

    word: Searchable
    rows: "array[int]"
    in_name: "array[int]"
    """Those of them that only have it in their name."""


class _Typed(NamedTuple):
    """What is known of a typed word."""

    hits: Hits
    entries: Collection[Entry]
    """Words that it begins or is a piece of."""
    over: Sequence[int]
    """Rows in which it begins a word and goes on into the next."""


class Vocabulary:
    """All words of the texts that name the rows: of each its id, then its name."""

    def __init__(self, texts: Sequence[tuple[str, ...]]) -> None:
        self._texts = texts
        self._entries = _collect(texts)
        self._named: list[Searchable | None] = [None] * len(texts)
        self._typed: dict[str, _Typed] = {}
        self._near: dict[str, tuple[str, ...]] = {}

    def prepare(self) -> None:
        """Make ready what any search may need."""
        for row in range(len(self._texts)):
            self._name(row)
        for sign in _FIRST_SIGNS:
            self.hits(sign)
        _ = self._letters, self._ending_in, self._ids

    def hits(self, word: str) -> Hits:
        """Find the rows that a typed word names, spelt as it is."""
        return self._look_up(word).hits

    def near(self, word: str) -> tuple[str, ...]:
        """Read a word that is no piece of a single one as two words; if it names no row, with one letter changed.

        Digits are never changed. What is the beginning of another such spelling is not given: ``gemni`` is ``gemini``,
        not ``gemi``.
        """
        typed = self._look_up(word)
        if typed.entries or len(word) > LONGEST:
            return ()
        if word not in self._near:
            self._near[word] = self._in_two(word) or (() if typed.hits.named else self._one_off(word))
        return self._near[word]

    def _in_two(self, word: str) -> tuple[str, ...]:
        """Part it behind a whole word, where a row has that and a word that begins with the rest: ``geminiflash``."""
        places = [place for place in range(_SHORTEST_OF_TWO, len(word)) if word[:place] in self._entries]
        pairs = [(word[:place], word[place:]) for place in places if word[place:].strip(".")]
        return tuple(f"{one} {rest}" for one, rest in pairs if self.hits(one).whole & self.hits(rest).begun)

    def _one_off(self, word: str) -> tuple[str, ...]:
        others = {other for other in self._respelt(word) if self.hits(other).named}
        beginnings = {other for other in others for longer in others if longer != other and longer.startswith(other)}
        return tuple(sorted(others - beginnings))

    def _look_up(self, word: str) -> _Typed:
        typed = None
        for end in range(1, len(word) + 1):
            before, begun = typed, word[:end]
            typed = self._typed.get(begun)
            if typed is None and begun.strip("."):
                typed = self._typed[begun] = self._search(begun, before)
                if len(self._typed) > _MOST_KEPT:  # those of one letter, the dearest ones, stay
                    # Another thread may be preparing the same: a copy of the words can be looked through.
                    self._typed.pop(next(known for known in list(self._typed) if len(known) > 1), None)
            if typed is not None and not typed.hits.named:
                break  # more letters find no more
        return typed or _Typed(Hits(0, 0, 0, 0), (), ())

    def _search(self, word: str, before: _Typed | None) -> _Typed:
        entries: Collection[Entry] = self._entries.values()
        over: Sequence[int] = ()
        if before is not None:
            ending = self._ending_in.get(start_and_form(word[:-1])[0][1:], ())
            entries = before.entries
            over = self._starting(word, chain(before.over, *(entry.rows for entry in ending)))
        begun, pieces = _part(word, entries)
        known = [*begun, *pieces]
        whole = self._rows([self._entries[word].rows] if word in self._entries else [])
        starting = whole | self._rows([over, *(entry.rows for entry in begun)])
        named = starting | self._rows(entry.rows for entry in pieces)
        in_name = self._only_in_name(word, chain(over, *(entry.in_name for entry in known)))
        return _Typed(Hits(whole, starting, named, named ^ in_name), known, over)

    def _rows(self, parts: Iterable[Iterable[int]]) -> Rows:
        return rows_of(chain.from_iterable(parts), len(self._texts))

    def _only_in_name(self, word: str, rows: Iterable[int]) -> Rows:
        """Take the rows, of those that may be so, whose id does not have a word that their id or name has."""
        wanted, ids = joined(word), self._ids
        return rows_of([row for row in rows if wanted not in ids[row]], len(self._texts))

    def _starting(self, word: str, rows: Iterable[int]) -> list[int]:
        """Take the rows in which a word begins one."""
        start, form = start_and_form(word)
        return [row for row in rows if start in (self._named[row] or self._name(row))[form]]

    def _name(self, row: int) -> Searchable:
        named = self._named[row] = searchable(*self._texts[row])
        return named

    @cached_property
    def _ending_in(self) -> dict[str, list[Entry]]:
        """Words by what of them may stand before the next word."""
        ending: dict[str, list[Entry]] = {}
        for entry in self._entries.values():
            for tail in tails(entry.word):
                ending.setdefault(tail, []).append(entry)
        return ending

    @cached_property
    def _ids(self) -> list[str]:
        """The ids without what parts words and numbers."""
        return [joined(names[0]) for names in self._texts]

    @cached_property
    def _letters(self) -> list[str]:
        """All that is long enough to be misspelt, in order."""
        return sorted({run for word in self._entries for run in _LETTERS.findall(word)})

    def _respelt(self, word: str) -> Iterable[str]:
        for run in _LETTERS.finditer(word):
            for other in one_letter_off(run[0]):
                if len(other) >= _SHORTEST_MISSPELT and self._begins_a_word(other):
                    yield word[: run.start()] + other + word[run.end() :]

    def _begins_a_word(self, letters: str) -> bool:
        place = bisect_left(self._letters, letters)
        return place < len(self._letters) and self._letters[place].startswith(letters)


def _collect(texts: Sequence[tuple[str, ...]]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for row, (model_id, *names) in enumerate(texts):
        in_id = set(words_of(model_id))
        in_names = {word for name in names for word in words_of(name)} - in_id
        for word in (*in_id, *in_names):
            if word not in entries:
                entries[word] = Entry(searchable(word), array("L"), array("L"))
            entries[word].rows.append(row)
        for word in in_names:
            entries[word].in_name.append(row)
    return entries


def _part(word: str, entries: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Take the words that a typed word begins, and those of which it is only a piece."""
    start, form = start_and_form(word)
    if word[0].isdigit():
        return [entry for entry in entries if start in entry.word[form]], []
    begun, pieces = [], []
    for entry in entries:
        if start in entry.word[form]:
            begun.append(entry)
        elif word in entry.word.words:
            pieces.append(entry)
    return begun, pieces
