"""The rest of a term that is being typed, where there is one thing to propose."""

from collections.abc import Iterable

from ortui.domain.catalogue import Catalogue
from ortui.domain.kinds import BARE
from ortui.domain.read_query import without_sign
from ortui.domain.scope import Scope
from ortui.domain.terms import CHOICES, EXPIRING, FAVOURITE

SHORTEST = 3
"""Letters of a word before it is proposed: fewer may become too much else."""
_WORDS = (*BARE, EXPIRING)
_SHORTEST_OF_A_NAME = 2
_NAMES = ("ctx>=", "cost<", "cached<", "has:", "tier:", "new<", "out<", "not:")
"""What terms begin with, but for those of two letters."""


def complete(text_before_cursor: str, catalogue: Catalogue, scope: Scope, *, shortest: int = SHORTEST) -> str | None:
    """Propose how the term before the cursor goes on: ``ols`` after ``has:to``, ``ropic`` after ``by:anth``.

    What is proposed is to be put in at the cursor. A plain word is proposed from its ``shortest`` letters on, behind a
    colon one letter is enough; a maker is the one with the most models; nothing is proposed after a space, for a term
    that is whole, or in quotes.
    """
    _, term = without_sign(text_before_cursor.rpartition(" ")[2].lower())
    kind, colon, begun = term.partition(":")
    if term in BARE:
        return None
    if not colon:
        names = _rest(term, _NAMES) if len(term) >= _SHORTEST_OF_A_NAME else None
        return names or (_rest(term, _WORDS) if len(term) >= shortest else None)
    if kind == "by":
        makers = catalogue.index.makers
        return _rest(begun, sorted(makers, key=lambda maker: (-len(makers[maker]), maker)))
    choices = CHOICES.get(kind, ())
    return _rest(begun, choices if scope.favourites else [choice for choice in choices if choice != FAVOURITE])


def _rest(begun: str, choices: Iterable[str]) -> str | None:
    """Give what is missing of the first choice that begins so; nothing if one is whole."""
    fitting = [choice for choice in choices if choice.startswith(begun)] if begun else []
    return fitting[0][len(begun) :] if fitting and begun not in fitting else None
