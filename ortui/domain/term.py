"""A term of the search line that was read: a test for all rows at once."""

from collections.abc import Callable, Hashable
from typing import NamedTuple

from ortui.domain.index import Index
from ortui.domain.rows import Rows


class Term(NamedTuple):
    """What a term asks for."""

    text: str
    in_words: str
    find: Callable[[Index], Rows]
    depends: Hashable = None
    """On what its rows depend besides its text and the models."""
    wants_left_out: bool = False
    """Whether it asks for rows that the default leaves out."""

    def rows(self, index: Index) -> Rows:
        """Find the rows that pass; what was found once is kept."""
        return index.kept((self.text, self.depends), lambda: self.find(index))
