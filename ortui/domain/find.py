"""From a query to the models it finds: the best match first where words are typed, else the newest, or as ordered."""

from functools import reduce
from typing import NamedTuple

from ortui.domain.catalogue import Catalogue
from ortui.domain.index import Index
from ortui.domain.kinds import KINDS
from ortui.domain.listed_models import ListedModels
from ortui.domain.names import joined
from ortui.domain.order import Order
from ortui.domain.query import Query, Word
from ortui.domain.rows import Rows
from ortui.domain.vocabulary import Hits


class Found(NamedTuple):
    """What a query finds in a catalogue."""

    models: ListedModels
    left_out: int = 0
    """Rows that match but that the default leaves out."""
    left_out_aliases: int = 0
    """How many of them are aliases; the others are of the batch API."""


class _Match(NamedTuple):
    """The rows that words find; each set lies within the next."""

    whole: Rows
    begun: Rows
    named: Rows
    in_all: Rows
    """Also those that only have the ability which a word may mean."""


def find(
    catalogue: Catalogue,
    query: Query,
    *,
    order: Order | None = None,
    reverse: bool = False,
    everything: bool = False,
) -> Found:
    """Find what a query asks for. A row named by its id is always found, also one that the default leaves out.

    Without an order the best match is first where words are typed (exact id, exact name, its beginning, whole words,
    beginnings of words, pieces, abilities; the newest of each first), else the newest model.
    """
    index = catalogue.index
    match = _match_all(index, query.words)
    shown = _narrowed(index, query, match.in_all)
    hidden, aliases = 0, index.passing(KINDS["alias"])
    if not (everything or query.wants_left_out):
        hidden = shown & (index.passing(KINDS["batch"]) | aliases)
        hidden ^= hidden & index.rows_called(query.text.lower().split())
        shown ^= hidden
    if order is None and query.words:
        rows = _best_first(index, query, match, shown)
        rows = rows[::-1] if reverse else rows
    else:
        rows = index.ordered(shown, order or Order.RELEASED, query.scope.basis, reverse=reverse)
    return Found(ListedModels(index.models, rows), hidden.bit_count(), (hidden & aliases).bit_count())


def _match_all(index: Index, words: tuple[Word, ...]) -> _Match:
    everything = _Match(index.all, index.all, index.all, index.all)
    return reduce(_both, [_match(index, word) for word in words], everything)


def _both(one: _Match, other: _Match) -> _Match:
    return _Match(*[rows & others for rows, others in zip(one, other, strict=True)])


def _match(index: Index, word: Word) -> _Match:
    hits = index.vocabulary.hits(word.text)
    for others in spelt_otherwise(index, word):
        hits = hits.either(reduce(Hits.both, map(index.vocabulary.hits, others.split())))
    return _Match(*hits, hits.named | word.besides.rows(index) if word.besides else hits.named)


def spelt_otherwise(index: Index, word: Word) -> tuple[str, ...]:
    """Give what else a word is taken for, each one or two words: nothing where it is meant as it is."""
    return () if word.is_as_written or word.besides else index.vocabulary.near(word.text)


def _narrowed(index: Index, query: Query, rows: Rows) -> Rows:
    for part in query.parts:
        if part.term is not None:
            passing = part.term.rows(index)
        elif part.is_unwanted:
            passing = _match_all(index, part.words).in_all
        else:
            continue
        rows &= index.all ^ passing if part.is_unwanted else passing
    return rows


def _best_first(index: Index, query: Query, match: _Match, shown: Rows) -> list[int]:
    called = index.rows_called([query.text.strip().lower()])
    exact, begun = index.heads.rows(joined(" ".join(word.text for word in query.words)))
    rows = list[int]()
    for grade in (called, exact, begun, *match):
        rows += index.numbers(shown & grade)
        shown ^= shown & grade
    return rows
