"""What the search shows, in full words: each term as it was read, what could not be, what is hidden, and the order."""

from collections.abc import Iterator, Sequence

from ortui.domain.tally import added, hidden, remarks
from ortui.ui.drawn import Line, wrap
from ortui.ui.view import View
from ortui.ui.widgets.tally_lines import advice_on, order_in_words

_LABEL = 13


def explain_lines(view: View, width: int) -> list[Line]:
    """Write it for a width: label by label, nothing cut."""
    query, found = view.query, view.found
    typed = [query.text] if query.text.strip() else ["nothing: every model is asked for"]
    misread = [f"{each.term}{advice_on(each.term, each.advice)}" for each in query.misread]
    shown = [f"{len(view.models):,} of {len(view.catalogue):,} models"]
    groups: tuple[tuple[str, Sequence[str], str], ...] = (
        ("typed", typed, ""),
        ("not read", misread, "warn"),
        ("asked for", query.in_words, ""),
        ("remarks", remarks(query, view.catalogue), "warn"),
        ("shown", shown, ""),
        ("hidden", hidden(found, "h shows"), ""),
        ("not hidden", added(found, "h hides"), ""),
        ("order", [_order(view)], ""),
        ("marked", view.picks.marked, ""),
    )
    return [line for label, sentences, ink in groups for line in _group(label, sentences, ink, width)]


def _group(label: str, sentences: Sequence[str], ink: str, width: int) -> Iterator[Line]:
    """Set sentences beside what they are called together, each on lines of its own."""
    room = width - _LABEL
    lines = [line for sentence in sentences for line in wrap(sentence, room, ink, "", "  ")]
    for number, line in enumerate(lines):
        yield ((f"{'' if number else label:<{_LABEL}}", "dim"), *line)


def _order(view: View) -> str:
    arrangement = view.arrangement
    is_usual = arrangement.order is None and not arrangement.reverse
    return f"{order_in_words(view)}{'' if is_usual else '; b goes back to the order at the start'}"
