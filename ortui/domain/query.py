"""The search line: words and terms become a query; what can't be read is returned beside it, not raised."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ortui.domain.names import words_of
from ortui.domain.scope import Scope
from ortui.domain.term import Term
from ortui.domain.terms import read_alias_sign, read_bare, read_term

_PIECE = re.compile(
    r"""
    (?:-|not:)? "[^"]*"?                                     # words in quotes: names as written
    | (?:-|not:)? (?:in|out|cached|cost|ctx|new)             # a comparison, also with spaces around its sign
      \s* (?:[<>]=?|=) (?: \s+(?=[\d$.])\S+ | \S* )
    | \S+
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Misread(NamedTuple):
    """A term that can't be read, with what would be right."""

    term: str
    advice: str
    start: int
    """Where it stands in the text, from here up to but not including ``end``."""
    end: int


class Word(NamedTuple):
    """A typed word of an id or name."""

    text: str
    besides: Term | None = None
    """What it may mean besides a name."""
    is_as_written: bool = False
    """Whether it stood in quotes: then it means a name, and is not misspelt."""


class Part(NamedTuple):
    """A term, or words that were typed in one piece; both where an alias is named: ``~anthropic``."""

    in_words: str
    is_unwanted: bool
    """Words that stand behind one sign rule out only what matches all of them: ``-claude-sonnet``."""
    words: tuple[Word, ...] = ()
    term: Term | None = None


class Query(NamedTuple):
    """What a search line asks for."""

    text: str
    scope: Scope
    parts: tuple[Part, ...] = ()
    misread: tuple[Misread, ...] = ()

    @property
    def in_words(self) -> tuple[str, ...]:
        """Each part of the query in words, for the line that says what is shown."""
        return tuple(part.in_words for part in self.parts)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words that are wanted. Where there are any, the best match stands first unless an order is chosen."""
        return tuple(word for part in self.parts if not part.is_unwanted for word in part.words)

    @property
    def wants_left_out(self) -> bool:
        """Whether it asks for rows that the default leaves out (``is:batch``, ``is:alias``, ``batch``)."""
        wanted = [part for part in self.parts if not part.is_unwanted]
        terms = [part.term for part in wanted] + [word.besides for part in wanted for word in part.words]
        return any(term is not None and term.wants_left_out for term in terms)


def read_query(text: str, scope: Scope) -> Query:
    """Read a search line."""
    read = list(_read(text, scope))
    parts = tuple(part for part in read if isinstance(part, Part))
    return Query(text, scope, parts, tuple(part for part in read if isinstance(part, Misread)))


def _read(text: str, scope: Scope) -> Iterator[Part | Misread]:
    for piece in _PIECE.finditer(text):
        is_unwanted, written = without_sign(piece[0])
        term = read_term(written, scope)
        if isinstance(term, str):
            yield Misread(piece[0], term, piece.start(), piece.end())
        elif term is not None:
            yield Part(_in_words(term.in_words, is_unwanted), is_unwanted, term=term)
        else:
            yield from _name(written, scope, is_unwanted=is_unwanted)


def _name(written: str, scope: Scope, *, is_unwanted: bool) -> Iterator[Part]:
    """Read words of a name, perhaps with the sign of an alias before them."""
    aliases, words = read_alias_sign(written), _words(written, scope)
    besides = words[0].besides if words else None
    shown = besides.in_words if besides else " ".join(word.text for word in words)
    if aliases is not None:
        shown = f"{aliases.in_words} called {shown}" if words else aliases.in_words
    if words or aliases is not None:
        yield Part(_in_words(shown, is_unwanted), is_unwanted, words, aliases)


def without_sign(piece: str) -> tuple[bool, str]:
    """Take the sign that rules out from before a term: whether there was one, and the rest."""
    for sign in ("-", "not:"):
        if piece.lower().startswith(sign):
            return True, piece[len(sign) :]
    return False, piece


def _words(written: str, scope: Scope) -> tuple[Word, ...]:
    besides = read_bare(written.lower(), scope)  # which quotes keep from being read
    return tuple(Word(word, besides, written.startswith('"')) for word in words_of(written))


def _in_words(words: str, is_unwanted: bool) -> str:  # noqa: FBT001 - the sign itself
    return f"not {words}" if is_unwanted else words
