"""What a search shows, said in one sentence: the same on the screen and on the command line."""

from ortui.domain.catalogue import Catalogue
from ortui.domain.find import Found, spelt_otherwise
from ortui.domain.query import Query


def tally(found: Found, query: Query, catalogue: Catalogue, *, way: str = "h shows", way_back: str = "h hides") -> str:
    """Say what is shown, of how many and why, and what is hidden and in which way it is brought back.

    ``14 of 421: claude, tools, context at least 200,000; 73 hidden: batch rows and aliases, h shows them``
    ``0 of 421: claude, code; 19 without “claude”, 17 without “code”``: the parts that are in the way, where nothing is.
    ``421 of 421; 73 of them batch rows and aliases, h hides them``; without a way back that is not said.
    """
    counted = f"{len(found.models):,} of {len(catalogue):,}"
    asked = f"{counted}: {', '.join(query.in_words)}" if query.in_words else counted
    remarked = [*remarks(query, catalogue), *_in_the_way(found, query, catalogue)]
    return "; ".join([asked, *remarked, *hidden(found, way), *added(found, way_back)])


def _in_the_way(found: Found, query: Query, catalogue: Catalogue) -> list[str]:
    """Say what would be found without a part of the query, where nothing is; else nothing."""
    if len(found.models) or found.left_out:
        return []
    from ortui.domain.obstacles import obstacles, obstacles_in_words  # noqa: PLC0415 - most searches find something

    return list(filter(None, [", ".join(obstacles_in_words(obstacles(catalogue, query)))]))


def remarks(query: Query, catalogue: Catalogue) -> list[str]:
    """Say which words no model is called by, and which ones were taken instead."""
    index, remarks = catalogue.index, []
    for word in dict.fromkeys(word for part in query.parts for word in part.words):
        if word.besides is not None or index.vocabulary.hits(word.text).named:
            continue
        if others := spelt_otherwise(index, word):
            taken = " and ".join(f"“{other}”" for other in others)
            remarks.append(f"no model is called “{word.text}”, {taken} {'is' if len(others) == 1 else 'are'} shown")
        else:
            remarks.append(f"no model is called “{word.text}”")
    return remarks


def hidden(found: Found, way: str) -> list[str]:
    """Say what the default leaves out of what was found, and the way to it behind the last comma; else nothing."""
    if not found.left_out:
        return []
    kinds = _kinds(found.left_out, found.left_out_aliases)
    return [f"{found.left_out:,} hidden: {kinds}, {way} {_them(found.left_out)}"]


def added(found: Found, way: str) -> list[str]:
    """Say what is shown only because everything is, and the way back behind the last comma; else nothing."""
    if not (found.added and way):
        return []
    kinds = _kinds(found.added, found.added_aliases)
    return [f"{found.added:,} of them {kinds}, {way} {_them(found.added)}"]


def _kinds(rows: int, aliases: int) -> str:
    kinds = [_kind(rows - aliases, "a batch row", "batch rows"), _kind(aliases, "an alias", "aliases")]
    return " and ".join(kind for kind in kinds if kind)


def _them(number: int) -> str:
    return "it" if number == 1 else "them"


def _kind(number: int, one: str, more: str) -> str:
    return one if number == 1 else more if number else ""
