"""The footer: the handful of keys that matter where the focus is, or a notice."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.reactive import reactive
from textual.widget import Widget

from ortui.ui.drawn import Drawn, Line, Span, crop, length
from ortui.ui.key import Key
from ortui.ui.messages import ActionAsked


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
            placed = placed[-len(self.ALWAYS) :]
            notice = crop(((f" {self.notice}", "warn"),), placed[0][2] - 1)
            return (*notice, (" " * (placed[0][2] - length(notice)), ""), *placed[0][1], *placed[1][1])
        spans: list[Span] = []
        for _, hint, at in placed:
            spans += ((" " * (at - length(tuple(spans))), ""), *hint)
        return tuple(spans)

    def on_click(self, event: events.Click) -> None:
        """Press the key under the mouse; a notice goes away by a click on it."""
        placed = self._placed()
        if self.notice and event.x < placed[-len(self.ALWAYS)][2]:
            self.notice = ""
            return
        for key, hint, at in placed:
            if at <= event.x < at + length(hint):
                self.post_message(ActionAsked(key.action))
                return


def _hint(name: str, key: Key) -> Line:
    return ((f" {name}", "accent"), (f" {key.footer} ", "dim")) if name else ((f" {key.footer} ", "accent"),)
