"""The palette: every function of the table of keys, the terms of the search line, and every model by its name."""

from collections.abc import Callable, Iterable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.markup import escape

from ortui.domain.model import Model
from ortui.ui.desk import Desk
from ortui.ui.key import Key
from ortui.ui.keys import SCOPES
from ortui.ui.order_words import ORDER_WORDS
from ortui.ui.other_words import OTHER_WORDS, words_like
from ortui.ui.term_hits import Offered, offered

_LEFT_OUT = {"desk.palette", "desk.interrupt"}
_MOST_MODELS = 30
ORDERS = {
    f"Sort: {words}": f"sort_by('{order}', {direction})"
    for order, both in ORDER_WORDS.items()
    if order is not None
    for words, direction in zip(both, (1, -1), strict=True)
}
"""The orders by what is said of them, and the action of each."""


class Commands(Provider):
    """The functions, and what the search can be narrowed by."""

    async def discover(self) -> Hits:
        """List them all."""
        for key in self._keys:
            yield DiscoveryHit(
                Content(key.help), self._run(key.action), text=key.help, help=_where(key.scope, key.written)
            )
        for each in self._terms:
            yield DiscoveryHit(Content(each.sentence), each.choose, text=each.sentence, help=each.term)

    async def search(self, query: str) -> Hits:
        """Find some by pieces of their words; letters scattered over a sentence must not outdo a model's name."""
        for key in self._keys:
            if score := likeness(query.lower(), key.help.lower(), OTHER_WORDS.get(key.id, "")):
                shown, where = Content(key.help), _where(key.scope, key.written)
                yield Hit(score, shown, self._run(key.action), text=key.help, help=where)
        for sentence, action in ORDERS.items():
            if score := likeness(query.lower(), sentence.lower(), words_like(sentence)):
                yield Hit(score, Content(sentence), self._run(action), text=sentence, help="the order of the table")
        for each in self._terms:
            if score := likeness(query.lower(), each.sentence.lower(), each.term):
                yield Hit(score, Content(each.sentence), each.choose, text=each.sentence, help=each.term)

    @property
    def _keys(self) -> list[Key]:
        keys = self.screen.keys if isinstance(self.screen, Desk) else ()
        return [
            key for key in keys if key.scope in {"desk", "prices", "estimate", "credits"} and key.id not in _LEFT_OUT
        ]

    @property
    def _terms(self) -> Iterable[Offered]:
        return offered(self.screen) if isinstance(self.screen, Desk) else ()

    def _run(self, action: str) -> Callable[[], object]:
        desk = self.screen
        return partial(desk.run_command, action) if isinstance(desk, Desk) else desk.refresh


class Models(Provider):
    """The models: choosing one highlights it."""

    async def search(self, query: str) -> Hits:
        """Find models as the search line does."""
        desk = self.screen
        if isinstance(desk, Desk):
            for model in desk.models_named(query)[:_MOST_MODELS]:
                yield _model_hit(desk, model)


def _model_hit(desk: Desk, model: Model) -> Hit:
    return Hit(0.5, Content(f"{model.id}   {model.name}"), partial(desk.go_to_model, model), text=model.id)


def likeness(query: str, sentence: str, other_words: str) -> float:
    """Grade what begins as typed, what has it at the start of a word, what has pieces of it; 0 where words are missing.

    What is found by other words than it says comes last, but before the models.
    """
    typed = query.strip()
    if all(piece in sentence for piece in typed.split()):
        if sentence.startswith(typed):
            return 1.0
        return 0.9 if f" {typed}" in sentence else 0.8
    words = [*sentence.split(), *other_words.split()]
    return 0.6 if all(any(word.startswith(piece) for word in words) for piece in typed.split()) else 0.0


def _where(scope: str, keys: str) -> str:
    """Write the help line of a hit, which is read as markup, while keys are what the settings say."""
    return f"{escape(keys)}   {SCOPES[scope].lower()}"
