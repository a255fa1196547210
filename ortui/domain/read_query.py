"""The search line: words and terms become a query; what can't be read is returned beside it, not raised."""

import re
from collections.abc import Iterator

from ortui.domain.names import with_dots, words_of
from ortui.domain.query import Misread, Part, Query, Word
from ortui.domain.scope import Scope
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
    is_as_written = written.startswith('"')
    return tuple(
        Word(word, besides, is_as_written) for word in words_of(written if is_as_written else with_dots(written))
    )


def _in_words(words: str, is_unwanted: bool) -> str:  # noqa: FBT001 - the sign itself
    return f"not {words}" if is_unwanted else words
