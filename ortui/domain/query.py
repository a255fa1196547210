"""The search line: words and terms become a test for models; what can't be read is returned beside it, not raised."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from ortui.domain.catalogue import Catalogue, left_out_by_default
from ortui.domain.model import Model
from ortui.domain.names import Searchable, matches, words_of
from ortui.domain.terms import Test, read_term

_PIECES = re.compile(r'(?:-|not:)?"[^"]*"?|\S+')


class Misread(NamedTuple):
    """A term that can't be read, with what would be right."""

    term: str
    advice: str


@dataclass(frozen=True, slots=True)
class Query:
    """What a search line asks for."""

    text: str
    words: tuple[str, ...] = ()
    unwanted: tuple[tuple[str, ...], ...] = ()
    """Words that stand behind one sign rule out only what matches all of them: ``-claude-sonnet``."""
    tests: tuple[Test, ...] = field(default=(), compare=False)
    in_words: tuple[str, ...] = ()
    """Each part of the query in words, for the line that says what is shown."""
    misread: tuple[Misread, ...] = ()
    wants_left_out: bool = False
    """Whether a term asks for rows that the default leaves out (``is:batch``, ``is:alias``)."""

    def wanted_of(self, catalogue: Catalogue) -> list[Model]:
        """Return the models that are asked for; without words the names are not even prepared for the search."""
        models = list(catalogue.models)
        if self.words or self.unwanted:
            names = catalogue.searchable
            models = [model for model, named in zip(models, names, strict=True) if self._means(named)]
        return [model for model in models if all(test(model) for test in self.tests)]

    def _means(self, named: Searchable) -> bool:
        return all(matches(word, named) for word in self.words) and not any(
            all(matches(word, named) for word in together) for together in self.unwanted
        )


class Found(NamedTuple):
    """What a query finds in a catalogue."""

    models: tuple[Model, ...]
    left_out: int
    """Rows that match but that the default leaves out."""


def read_query(text: str, moment: datetime) -> Query:
    """Read a search line. Prices are compared as they are at the moment (in UTC)."""
    words: list[str] = []
    unwanted: list[tuple[str, ...]] = []
    tests: list[Test] = []
    in_words: list[str] = []
    misread: list[Misread] = []
    wants_left_out = False
    for piece in _PIECES.findall(text):
        negated, term = _without_sign(piece)
        read = read_term(term, moment)
        if isinstance(read, str):
            misread.append(Misread(piece, read))
        elif read is not None:
            tests.append(_not(read.test) if negated else read.test)
            in_words.append(f"not {read.in_words}" if negated else read.in_words)
            wants_left_out |= read.wants_left_out and not negated
        elif typed := words_of(term.strip('"')):
            if negated:
                unwanted.append(typed)
            else:
                words.extend(typed)
            in_words.append(f"not {' '.join(typed)}" if negated else " ".join(typed))
    return Query(text, tuple(words), tuple(unwanted), tuple(tests), tuple(in_words), tuple(misread), wants_left_out)


def _without_sign(piece: str) -> tuple[bool, str]:
    for sign in ("-", "not:"):
        if piece.startswith(sign):
            return True, piece.removeprefix(sign)
    return False, piece


def _not(test: Callable[[Model], bool]) -> Test:
    return lambda model: not test(model)


def find(catalogue: Catalogue, query: Query, *, everything: bool = False) -> Found:
    """Find what a query asks for. A row named by its id is always found, also one that the default leaves out."""
    wanted = query.wanted_of(catalogue)
    if everything or query.wants_left_out:
        return Found(tuple(wanted), 0)
    typed_ids = query.text.lower().split()
    kept = tuple(model for model in wanted if not left_out_by_default(model) or model.id.lower() in typed_ids)
    return Found(kept, len(wanted) - len(kept))
