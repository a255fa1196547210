"""The terms of the search line, such as ``in<1``, ``ctx:200k..``, ``by:openai``, ``has:tools``, ``expiring``."""

import re
from functools import reduce
from itertools import chain

from ortui.domain.column import Bound
from ortui.domain.comparisons import WHAT_CAN_BE_COMPARED, read_comparison
from ortui.domain.errors import InvalidInputError
from ortui.domain.index import Index
from ortui.domain.kinds import ABILITIES, BARE, KINDS, Test
from ortui.domain.meant_terms import advice_on_unknown_comparison, advice_on_unknown_term
from ortui.domain.model import ALIAS_PREFIX, Model
from ortui.domain.names import joined
from ortui.domain.order import TIERS, Order
from ortui.domain.rows import Rows, rows_of, rows_where
from ortui.domain.scope import Scope
from ortui.domain.spelling import one_letter_off
from ortui.domain.term import Term
from ortui.domain.tier import Tier

EXPIRING = "expiring"
EXPIRING_WITHIN = 60
"""Days from now."""
FAVOURITE = "favourite"
FAVOURITES = f"is:{FAVOURITE}"
"""The text of the term that finds favourites."""
ALIASES = "is:alias"
CHOICES = {
    "has": tuple(ABILITIES),
    "is": (*KINDS, FAVOURITE),
    "tier": tuple(tier.value for tier in Tier),
}
"""What may stand behind the colon."""
_WORD_TERM = re.compile(r"(by|is|has|tier):(.*)")
_STRAY_SIGN = re.compile(r"[<>=]")
_BARE_CONTEXT = re.compile(r"\d+(?:\.\d+)?[km]", re.ASCII)


def read_term(text: str, scope: Scope) -> Term | str | None:
    """Read a term; advice (a sentence) where it can't be read, None where the text is a plain word."""
    lowered = "".join(text.lower().split())
    try:
        read = read_comparison(lowered, scope)
    except InvalidInputError as error:
        return str(error)
    if read is not None:
        return read
    if lowered == EXPIRING:
        return _expiring(scope)
    if found := _WORD_TERM.fullmatch(lowered):
        return _by(found[2]) if found[1] == "by" else _one_of(found[1], found[2], scope)
    return _advice_on_signs(text) or advice_on_unknown_term(text)


def read_alias_sign(text: str) -> Term | None:
    """Read the sign that ids of aliases begin with: what stands behind it, if anything, is looked for among them."""
    return _tested(ALIASES, "aliases", KINDS["alias"]) if text.startswith(ALIAS_PREFIX) else None


def read_bare(word: str, scope: Scope) -> Term | None:
    """Read what a word may mean besides a name: an ability, a low price, a context (``200k``)."""
    if word in BARE:
        return _tested(word, word, BARE[word])
    if word == "cheap":
        return _tier(word, "cheap (free or budget tier)", Bound("<=", TIERS.index(Tier.BUDGET)), scope)
    if _BARE_CONTEXT.fullmatch(word):
        read = read_term(f"ctx>={word}", scope)
        return read._replace(in_words=f"{word} or {read.in_words}") if isinstance(read, Term) else None
    return None


def _advice_on_signs(text: str) -> str | None:
    if text.startswith('"') or not _STRAY_SIGN.search(text):
        return None
    general = f"compare {WHAT_CAN_BE_COMPARED}, without spaces: in<1, ctx>=200k"
    return advice_on_unknown_comparison(text) or general


def _by(maker: str) -> Term | str:
    """Read a maker's name or its beginning; what parts its words is no difference: ``by:xai``, ``by:z.ai``."""
    if not (wanted := joined(maker)):
        return "name a maker, like by:anthropic"

    def find(index: Index) -> Rows:
        rows = (rows for name, rows in index.makers.items() if joined(name).startswith(wanted))
        return rows_of(chain.from_iterable(rows), index.size)

    return Term(f"by:{wanted}", f"by {maker}", find)


def _one_of(kind: str, begun: str, scope: Scope) -> Term | str:
    """Read a choice or its beginning: what begins several, as ``has:vi`` does, finds what any of them finds."""
    choices = [choice for choice in CHOICES[kind] if begun and _begins(begun, choice)]
    if begun in choices:
        choices = [begun]
    if not choices and (near := [choice for choice in CHOICES[kind] if choice in one_letter_off(begun)]):
        return f"meant may be {kind}:{near[0]}"
    if not choices:
        return f"{kind}: takes {', '.join(CHOICES[kind])}"
    return reduce(_either, [_choice(kind, choice, scope) for choice in choices])


def _begins(begun: str, choice: str) -> bool:
    return choice.startswith(begun) or (choice == FAVOURITE and "favorite".startswith(begun))


def _either(one: Term, other: Term) -> Term:
    return Term(
        f"{one.text}|{other.text}",
        f"{one.in_words} or {other.in_words}",
        lambda index: one.rows(index) | other.rows(index),
        (one.depends, other.depends),
        one.wants_left_out or other.wants_left_out,
    )


def _choice(kind: str, choice: str, scope: Scope) -> Term:
    if kind == "tier":
        return _tier(f"tier:{choice}", f"{choice} tier", Bound("=", CHOICES[kind].index(choice)), scope)
    if choice == FAVOURITE:
        ids = [model_id.lower() for model_id in scope.favourites]
        return Term(FAVOURITES, "favourites", lambda index: index.rows_called(ids), scope.favourites)
    if kind == "is":
        return _tested(f"is:{choice}", choice, KINDS[choice])
    return _tested(f"has:{choice}", f"with {choice}", ABILITIES[choice])


def _tested(text: str, in_words: str, test: Test) -> Term:
    wants_left_out = test in {KINDS["batch"], KINDS["alias"]}
    return Term(text, in_words, lambda index: index.passing(test), wants_left_out=wants_left_out)


def _tier(text: str, in_words: str, bound: Bound, scope: Scope) -> Term:
    basis = scope.basis
    return Term(text, in_words, lambda index: index.column(Order.TIER, basis).rows([bound]), basis.tier_limits)


def _expiring(scope: Scope) -> Term:
    today = scope.basis.moment.date()

    def ends_soon(model: Model) -> bool:
        return model.expires is not None and 0 <= (model.expires - today).days <= EXPIRING_WITHIN

    def find(index: Index) -> Rows:
        return rows_where([ends_soon(model) for model in index.models])

    return Term(EXPIRING, f"ending within {EXPIRING_WITHIN} days", find, today)
