"""What a search line asks for."""

from typing import NamedTuple

from ortui.domain.scope import Scope
from ortui.domain.term import Term


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
