"""The terms of the search line as the palette offers them: the way to narrow the table without typing one."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from ortui.domain.scope import Scope
from ortui.domain.term import Term
from ortui.domain.terms import CHOICES, EXPIRING, read_term
from ortui.ui.desk import Desk

TERMS = (
    *(f"{kind}:{choice}" for kind in ("has", "is", "tier") for choice in CHOICES[kind]),
    EXPIRING,
    *("in<1", "cost<10", "ctx>=200k", "new<30d"),
)
"""What is offered, in this order: every choice there is, and a comparison of each kind that people ask for."""


class Offered(NamedTuple):
    """A term that can be put into the search line, or taken away from it."""

    sentence: str
    term: str
    choose: Callable[[], None]


def offered(desk: Desk) -> Iterator[Offered]:
    """Offer the terms; those that stand in the search line are offered to be taken away."""
    if desk.catalogue is None:
        return
    scope, text = Scope(desk.basis, desk.catalogue.fetched_at, desk.picks.favourites), desk.arrangement.text
    for written in TERMS:
        term = read_term(written, scope)
        if isinstance(term, Term):
            verb = "Narrow no longer" if written in text.split() else "Narrow"
            yield Offered(f"{verb}: {term.in_words}", written, partial(desk.show_search, toggled(text, written)))


def toggled(text: str, term: str) -> str:
    """Put a term behind the others of a search line; take it away where it is one of them."""
    terms = text.split()
    return " ".join([each for each in terms if each != term] if term in terms else [*terms, term])
