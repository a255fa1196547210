"""The lines around the panes: the header and the footer."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.reactive import reactive
from textual.widget import Widget

from ortui.ui.drawn import Drawn, Line, Span, crop, length, spread
from ortui.ui.key import Key
from ortui.ui.messages import ActionAsked
from ortui.ui.widgets.heading import Activity, Heading

HEADER_GAP = 2


class Header(Drawn):
    """One line: how many models, where their prices are from, how old they are, what is going on."""

    heading: reactive[Heading] = reactive(Heading(), layout=False)

    def line(self, y: int) -> Line:
        """Draw it."""
        del y
        heading, width = self.heading, self.size.width - 1
        activity = heading.activity
        forms = _forms(heading)
        if heading.balance:
            return _with_balance(forms, _after_activity(activity, heading.balance), width)
        for words in filter(None, (activity.words, activity.in_short)):
            room = width - len(words) - 2
            if left := next((form for form in forms[:2] if length(form) <= room), None):
                return spread(left, ((words, "warn" if activity.is_warning else "dim"),), width)
        left = next((form for form in forms if length(form) <= width), forms[-1])
        right: Line = ((activity.in_short or activity.words, "warn" if activity.is_warning else "dim"),)
        return spread(left, crop(right, max(0, width - length(left) - 2)), width)

    def on_click(self, event: events.Click) -> None:
        """Show what is hidden, or hide it again, by a click on the number of models."""
        heading, right = self.heading, 0
        for text, ink in self.line(0):
            right += length(((text, ink),))
            if event.x < right:
                if heading.has_hidden and text in {heading.models, heading.models_in_short}:
                    self.post_message(ActionAsked("left_out"))
                return


def _after_activity(activity: Activity, balance: Sequence[Line]) -> Sequence[Line]:
    """Set what goes on before what is left; where there is little room, what is left alone."""
    if not activity.words:
        return balance
    ink = "warn" if activity.is_warning else "dim"
    short: Line = ((activity.in_short or activity.words, ink), (" · ", "faint"))
    return (*((*short, *form) for form in balance), balance[-1])


def _with_balance(forms: Sequence[Line], balance: Sequence[Line], width: int) -> Line:
    """Set the prices to the left and what is left to the right, in the longest forms that have room for each other."""
    pairs = [(first, second) for first in range(len(forms)) for second in range(len(balance))]
    shortest = len(forms) - 1  # without the number of models: sooner may the balance lose most of its parts
    for first, second in sorted(pairs, key=lambda pair: sum(pair) + len(forms) * (pair[0] == shortest)):
        if length(forms[first]) + length(balance[second]) + HEADER_GAP <= width:
            return spread(forms[first], balance[second], width)
    return spread(forms[-1], (), width)


def _forms(heading: Heading) -> tuple[Line, ...]:
    """Write the left of the header in its forms, the longest first. The age of the prices is in each."""
    name: Span = (" ortui  ", "strong")
    dot: Span = (" · ", "faint")
    return (
        (name, (heading.models, ""), dot, (heading.prices, "dim")),
        (name, (heading.models_in_short, ""), dot, (heading.prices_in_short, "dim")),
        (name, (heading.prices_in_short, "dim")),
    )


class Footer(Drawn):
    """The handful of keys that matter here, each also a button; or a notice, for a while."""

    USUAL: ClassVar[tuple[str, ...]] = ("desk.search", "desk.next", "desk.quit")
    ALWAYS: ClassVar[tuple[str, ...]] = ("desk.help", "desk.palette")
    """These keep their place at the right end: from them everything can be reached by the mouse."""

    scopes: reactive[tuple[str, ...]] = reactive((), layout=False)
    notice: reactive[str] = reactive("", layout=False)

    _types: Callable[[str, str | None], bool] = staticmethod(lambda _key, _character: False)
    """Whether the focused widget takes a key for typing."""

    def __init__(self, keys: Sequence[Key]) -> None:
        super().__init__()
        self._keys = keys

    def show_keys_of(self, focused: Widget) -> None:
        """Show the keys that work on a widget, innermost first, but none that it takes for typing."""
        ids = [binding.id or "" for node in focused.ancestors_with_self for binding in getattr(node, "BINDINGS", ())]
        self._types = focused.check_consume_key
        self.scopes = tuple(dict.fromkeys(each.partition(".")[0] for each in ids))

    def _hints(self) -> list[tuple[Key, Line]]:
        """Write the keys that matter here, as many as have room beside those that are always there."""
        here = [key for scope in self.scopes for key in self._keys if key.scope == scope != "desk" and key.footer]
        usual = [key for key in self._keys if key.id in self.USUAL]
        shown: dict[str, Key] = {}
        for key in (*usual[:1], *here, *usual[1:]):
            if key.character is None or not self._types(key.character, key.character):
                shown.setdefault(key.shown_first, key)
        return [(key, _hint(name, key)) for name, key in shown.items()]

    def _placed(self) -> list[tuple[Key, Line, int]]:
        """Place the hints: each with the cell it begins at."""
        always = [(key, _hint(self._free_key(key), key)) for key in self._keys if key.id in self.ALWAYS]
        end = self.size.width - sum(length(hint) for _, hint in always)
        placed, at = [], 0
        for key, hint in self._hints():
            if at + length(hint) > end:
                break
            placed.append((key, hint, at))
            at += length(hint)
        for key, hint in always:
            placed.append((key, hint, end))
            end += length(hint)
        return placed

    def _beside_notice(self, placed: list[tuple[Key, Line, int]]) -> list[tuple[Key, Line, int]]:
        """Choose the hints beside a notice: those that are always there, or none where it needs the whole line."""
        always = placed[-len(self.ALWAYS) :]
        return always if length(((f" {self.notice} ", ""),)) <= always[0][2] else []

    def _free_key(self, key: Key) -> str:
        """Find a key that the focused widget does not take for typing; empty where a click alone does it."""
        if key.character is None or not self._types(key.character, key.character):
            return key.shown_first
        return " ".join(name for name in key.keys.split(",") if name.startswith("ctrl+"))

    def line(self, y: int) -> Line:
        """Draw the hints, or the notice."""
        del y
        placed = self._placed()
        if self.notice:
            beside = self._beside_notice(placed)
            right = [span for _, hint, _ in beside for span in hint]
            room = self.size.width - length(tuple(right))
            notice: Line = ((f" {self.notice}", "strong"),)
            if length(notice) > room - 1:
                more = self._way_to_all()
                notice = (*crop(notice, room - 1 - length(more)), *more)
            return (*notice, (" " * (room - length(notice)), ""), *right)
        spans: list[Span] = []
        for _, hint, at in placed:
            spans += ((" " * (at - length(tuple(spans))), ""), *hint)
        return tuple(spans)

    def _way_to_all(self) -> Line:
        """Write the key that shows notices whole, where the focused widget does not take it for typing."""
        name = next((self._free_key(key) for key in self._keys if key.id == "desk.notices"), "")
        return ((f" {name}", "accent"), (" shows all", "dim")) if name else ()

    def on_click(self, event: events.Click) -> None:
        """Press the key under the mouse; a notice goes away by a click on it."""
        placed = self._placed()
        if self.notice:
            placed = self._beside_notice(placed)
            if not placed or event.x < placed[0][2]:
                self.notice = ""
                return
        for key, hint, at in placed:
            if at <= event.x < at + length(hint):
                self.post_message(ActionAsked(key.action))
                return


def _hint(name: str, key: Key) -> Line:
    return ((f" {name}", "accent"), (f" {key.footer} ", "dim")) if name else ((f" {key.footer} ", "accent"),)
