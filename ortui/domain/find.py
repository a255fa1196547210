"""From a query to the models it finds: the best match first where words are typed, else the newest, or as ordered."""

from functools import reduce
from operator import or_
from typing import NamedTuple

from ortui.domain.catalogue import Catalogue
from ortui.domain.index import Index
from ortui.domain.kinds import KINDS
from ortui.domain.listed_models import ListedModels
from ortui.domain.names import MAKERS_CALLED, joined
from ortui.domain.order import Order
from ortui.domain.query import Query, Word
from ortui.domain.rows import Rows
from ortui.domain.vocabulary import Hits

_IN_SIGHT = 60


class Found(NamedTuple):
    """What a query finds in a catalogue."""

    models: ListedModels
    left_out: int = 0
    """Rows that match but that the default leaves out."""
    left_out_aliases: int = 0
    """How many of them are aliases; the others are of the batch API."""
    added: int = 0
    """Rows that are shown only because everything is."""
    added_aliases: int = 0


class _Match(NamedTuple):
    """The rows that words find; each set lies within the next, but for the last one."""

    whole: Rows
    begun: Rows
    named: Rows
    in_all: Rows
    """Also those that only have the ability which a word may mean."""
    in_id: Rows
    """Those among the named whose id has all the words: the name alone may say what a model was made of."""


def find(
    catalogue: Catalogue,
    query: Query,
    *,
    order: Order | None = None,
    reverse: bool = False,
    everything: bool = False,
) -> Found:
    """Find what a query asks for. A row named by its id is always found, also one that the default leaves out.

    So is one that is named by its id without the maker, where no other maker's model is called so.

    Without an order the best match is first where words are typed (exact id, exact name, its beginning, whole words,
    beginnings of words, pieces, abilities; of each first what begins with one of the words, then what has them in its
    id, then what only its name tells; of these what ends with the words, then the newest), else the newest model.
    """
    index = catalogue.index
    match, aliases = _match_all(index, query.words), index.passing(KINDS["alias"])
    passing = _narrowed(index, query, match.in_all)
    left_out = _left_out(index, query, passing)
    hidden, added = (0, left_out) if everything else (left_out, 0)
    shown = passing ^ hidden
    if order is None and query.words:
        rows = _best_first(index, query, match, shown)
        rows = rows[::-1] if reverse else rows
    else:
        rows = index.ordered(shown, order or Order.RELEASED, query.scope.basis, reverse=reverse)
    counts = (hidden, hidden & aliases, added, added & aliases)
    return Found(ListedModels(index.models, rows), *[rows.bit_count() for rows in counts])


def count(catalogue: Catalogue, query: Query, *, everything: bool = False) -> int:
    """Count what a query finds, without putting it in order."""
    index = catalogue.index
    passing = _narrowed(index, query, _match_all(index, query.words).in_all)
    return (passing if everything else passing ^ _left_out(index, query, passing)).bit_count()


def _left_out(index: Index, query: Query, passing: Rows) -> Rows:
    """Choose those of the rows that the default leaves out; none where they are asked for."""
    if query.wants_left_out:
        return 0
    left_out = passing & index.left_out
    return left_out ^ (left_out & index.rows_named(query.text.lower().split()))


def _match_all(index: Index, words: tuple[Word, ...]) -> _Match:
    everything = _Match(index.all, index.all, index.all, index.all, index.all)
    return reduce(_both, [_match(index, word) for word in words], everything)


def _both(one: _Match, other: _Match) -> _Match:
    return _Match(*[rows & others for rows, others in zip(one, other, strict=True)])


def _match(index: Index, word: Word) -> _Match:
    hits = index.vocabulary.hits(word.text)
    for others in spelt_otherwise(index, word):
        hits = hits.either(reduce(Hits.both, map(index.vocabulary.hits, others.split())))
    in_all = hits.named | word.besides.rows(index) if word.besides else hits.named
    return _Match(hits.whole, hits.begun, hits.named, in_all, hits.in_id)


def spelt_otherwise(index: Index, word: Word) -> tuple[str, ...]:
    """Give what else a word is taken for, each one or two words: nothing where it is meant as it is."""
    if word.is_as_written or word.besides:
        return ()
    if (listed_as := MAKERS_CALLED.get(word.text)) and not index.vocabulary.hits(word.text).named:
        return (listed_as,)
    return index.vocabulary.near(word.text)


def _narrowed(index: Index, query: Query, rows: Rows) -> Rows:
    for part in query.parts:
        passing = index.all if part.term is None else part.term.rows(index)
        if part.is_unwanted:
            passing = index.all ^ (passing & _match_all(index, part.words).in_all)
        rows &= passing
    return rows


def _best_first(index: Index, query: Query, match: _Match, shown: Rows) -> list[int]:
    called = index.rows_named([query.text.strip().lower()])
    exact, begun = index.heads.rows(joined(" ".join(word.text for word in query.words)))
    in_id = shown & match.in_id
    spelt = [text for word in query.words for text in (word.text, *spelt_otherwise(index, word))]
    headed = in_id & reduce(or_, [index.heads.slugs(joined(part)) for text in spelt for part in text.split()])
    rows = list[int]()
    for grade in (called, exact, begun, match.whole, match.begun, match.named, match.in_all):
        graded = shown & grade
        shown ^= graded
        for likelier in (graded & headed, graded & in_id & ~headed, graded & ~in_id):
            rows += (
                _plain_first(index, query, index.numbers(likelier)) if grade == match.whole else index.numbers(likelier)
            )
    return rows


def _plain_first(index: Index, query: Query, rows: list[int]) -> list[int]:
    """Put what is called so to its end before its forms: ``opus 4.8`` before ``opus 4.8 fast``. Some are in sight."""
    typed = joined(" ".join(word.text for word in query.words))
    in_sight, rest = rows[:_IN_SIGHT], rows[_IN_SIGHT:]
    return sorted(in_sight, key=lambda row: not joined(index.models[row].id).endswith(typed)) + rest
