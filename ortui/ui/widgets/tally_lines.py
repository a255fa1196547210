"""What the search shows, as the lines of the tally: each piece of them with what a click on it does."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ortui.domain.order import Order
from ortui.domain.tally import added, hidden, remarks
from ortui.ui.drawn import Line, crop, length
from ortui.ui.view import View

EXPLAIN, COMPARE, LEFT_OUT = "explain", "screen.compare", "left_out"
"""What a click may do: say all of it in words, compare what is marked, show or hide what the default leaves out."""

_ORDER_WORDS: dict[Order | None, tuple[str, str]] = {
    None: ("best match first", "best match last"),
    Order.RELEASED: ("newest first", "oldest first"),
    Order.NAME: ("by name", "by name, from the end"),
    Order.INPUT: ("cheapest prompt first", "dearest prompt first"),
    Order.OUTPUT: ("cheapest completion first", "dearest completion first"),
    Order.CACHED: ("cheapest cache read first", "dearest cache read first"),
    Order.COST: ("cheapest for this work first", "dearest for this work first"),
    Order.CONTEXT: ("longest context first", "shortest context first"),
    Order.TIER: ("by tier", "by tier, dearest first"),
    Order.WRITE: ("cheapest cache write first", "dearest cache write first"),
    Order.OUTPUT_LIMIT: ("longest output first", "shortest output first"),
    Order.INTELLIGENCE: ("highest intelligence index first", "lowest intelligence index first"),
}
"""Every order in words, and turned round."""


class Piece(NamedTuple):
    """A span, and the action of a click on it; a line ends only behind one."""

    text: str
    ink: str = ""
    action: str = ""

    @property
    def width(self) -> int:
        """The cells it takes."""
        return length(((self.text, ""),))


Pieces = tuple[Piece, ...]
_DOT: Pieces = (Piece(" · ", "faint"),)
_MORE: Pieces = (Piece(" … ", "faint", EXPLAIN), Piece("i", "accent", EXPLAIN), Piece(" all", "dim", EXPLAIN))


def tally_lines(view: View, width: int, height: int) -> list[Pieces]:
    """Write what is shown on one line and why on the next; what has no room there is said by a click on its end."""
    room = width - 1
    why = _parted([*_advice(view), *_asked(view)])
    if height > 1:
        for counted in (_counted(view), _counted_in_short(view)):
            if _width(counted) <= room >= _width(why):
                return [_begun(counted), _begun(why)]
    lines = _folded((*_counted_in_short(view), *_DOT, *why), room)
    if len(lines) > height:
        lines = lines[:height]
        lines[-1] = (*_cropped(lines[-1], room - _width(_MORE)), *_MORE)
    return [_begun(line) for line in lines]


def spans(pieces: Pieces) -> Line:
    """Give the line that is drawn."""
    return tuple((piece.text, piece.ink) for piece in pieces)


def action_at(pieces: Pieces, x: int) -> str:
    """Find what a click on a cell does; empty where it does nothing."""
    right = 0
    for piece in pieces:
        right += piece.width
        if x < right:
            return piece.action
    return ""


def order_in_words(view: View) -> str:
    """Say which models come first."""
    return _ORDER_WORDS[view.order][view.arrangement.reverse]


def advice_on(term: str, advice: str) -> str:
    """Write what would be right behind a term; ``has:`` need not stand there twice."""
    shorter = advice.removeprefix(term).lstrip()
    return shorter if shorter != advice else f": {advice}"


def _counted(view: View) -> Pieces:
    ways = [*hidden(view.found, "h shows"), *added(view.found, "h hides")]
    return _parted([(_number(view),), *map(_way, ways), *_marked(view)])


def _way(words: str) -> Pieces:
    """Write the way, which stands behind the last comma, as what can be clicked."""
    what, _, way = words.rpartition(", ")
    return (Piece(f"{what}, ", "dim", LEFT_OUT), Piece(way, "accent", LEFT_OUT))


def _counted_in_short(view: View) -> Pieces:
    ways: list[Pieces] = []
    if view.left_out:
        ways.append((Piece(f"{view.left_out:,} hidden (h)", "dim", LEFT_OUT),))
    if view.found.added:
        ways.append((Piece(f"{view.found.added:,} of them hidden again by h", "dim", LEFT_OUT),))
    return _parted([(_number(view),), *ways, *_marked(view)])


def _number(view: View) -> Piece:
    return Piece(f"{len(view.models):,} of {len(view.catalogue):,}")


def _marked(view: View) -> list[Pieces]:
    number = len(view.picks.marked)
    return [(Piece(f"{number} marked (v)", "accent", COMPARE),)] if number else []


def _asked(view: View) -> list[Pieces]:
    """Write what no model is called, what is asked for, and the order."""
    words = [*remarks(view.query, view.catalogue), *view.query.in_words]
    return [(Piece(each, "dim", EXPLAIN),) for each in (*words, order_in_words(view))]


def _advice(view: View) -> list[Pieces]:
    """Write what could not be read and what would be right, word by word."""
    written = []
    for misread in view.query.misread:
        advice = advice_on(misread.term, misread.advice)
        colon, words = (": ", advice.removeprefix(": ")) if advice.startswith(": ") else (" ", advice)
        first, *others = words.split()
        pieces = [Piece(f"{misread.term}{colon}", "warn", EXPLAIN), Piece(first, "", EXPLAIN)]
        written.append((*pieces, *(Piece(f" {word}", "", EXPLAIN) for word in others)))
    return written


def _parted(written: Sequence[Pieces]) -> Pieces:
    """Set a dot between the parts."""
    pieces = [piece for part in written for piece in (*_DOT, *part)]
    return tuple(pieces[1:])


def _width(pieces: Iterable[Piece]) -> int:
    return sum(piece.width for piece in pieces)


def _begun(pieces: Pieces) -> Pieces:
    return (Piece(" "), *pieces)


def _folded(pieces: Pieces, room: int) -> list[Pieces]:
    """Set pieces on as many lines as they need; none begins with a blank or a dot."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if lines[-1] and _width((*lines[-1], piece)) > room:
            lines.append([])
        if lines[-1] or piece not in _DOT:
            lines[-1].append(piece if lines[-1] else piece._replace(text=piece.text.lstrip()))
    return [tuple(line) for line in lines]


def _cropped(pieces: Pieces, room: int) -> Pieces:
    """Cut pieces to a width, without an ellipsis of their own."""
    kept: list[Piece] = []
    for piece in pieces:
        left = room - _width(kept)
        if piece.width <= left:
            kept.append(piece)
            continue
        cut = crop(((piece.text, ""),), left + 1)[:-1] if left > 0 else ()
        kept += [piece._replace(text=text) for text, _ in cut]
        break
    while kept and kept[-1] in _DOT:
        kept.pop()
    return tuple(kept)
