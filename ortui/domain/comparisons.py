"""Comparisons of the search line: ``in<1``, ``cost<50``, ``ctx>=200k``, ``new<30d``; for the shell, ``ctx:200k..``.

Prices are in USD a million tokens as they are at the moment, ``cost`` is that of the workload's month, ``ctx`` is in
tokens. ``new`` is the age of a model on the day the prices were fetched: a prices file that is months old still has
new models. A month counts 30 days, a year 365.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

from ortui.domain import wording
from ortui.domain.column import Bound
from ortui.domain.counts import read_count
from ortui.domain.errors import InvalidInputError
from ortui.domain.money import EXACT, plain, read_usd
from ortui.domain.order import Order
from ortui.domain.scope import Scope
from ortui.domain.term import Term

_NAMES = "in|out|cached|cost|ctx|new"
_COMPARISON = re.compile(rf"({_NAMES})(<=|>=|<|>|=)(.*)")
_RANGE = re.compile(rf"({_NAMES}):(.*?)\.\.(.*)")
_UNFINISHED = re.compile(rf"({_NAMES}):.*")
_UNFINISHED_NUMBER = re.compile(r"(?<=\d)\.$", re.ASCII)
"""The point of a number that is still being typed: ``0.`` on the way to ``0.5``."""
_IN_WORDS = {"<": "below", "<=": "at most", ">": "above", ">=": "at least", "=": "exactly"}
_AGE = re.compile(r"(\d{1,4})([dwmy])", re.ASCII)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_OLDER_AND_NEWER = {"<": (">", "after"), "<=": (">=", "since"), ">": ("<", "before"), ">=": ("<=", "until")}


def _amount(text: str, what: str) -> Decimal:
    if text[-2:-1].isdigit() and text[-1:] in "kmb":
        return Decimal(read_count(text.removeprefix("$"), what=what))
    return read_usd(text, what=what)


def _count(text: str, what: str) -> Decimal:
    return Decimal(read_count(text, what=what))


def _grouped(number: Decimal) -> str:
    """Write a number with its thousands parted: ``1,000,000``, ``1,500.05``."""
    whole, point, fraction = plain(number).partition(".")
    return f"{int(whole):,}{point}{fraction}"


class _Figure(NamedTuple):
    """A figure that can be compared."""

    order: Order
    what: str
    example: str
    read: Callable[[str, str], Decimal] = _amount
    places: int = 0
    """Decimal places between what is typed and what is compared: rates are listed for one token."""


_FIGURES = {
    "in": _Figure(Order.INPUT, "prompt price", "1", places=-6),
    "out": _Figure(Order.OUTPUT, "completion price", "10", places=-6),
    "cached": _Figure(Order.CACHED, "cache read price", "0.1", places=-6),
    "cost": _Figure(Order.COST, "cost a month", "50"),
    "ctx": _Figure(Order.CONTEXT, "context", "200k", _count),
}
_EXAMPLES = {name: figure.example for name, figure in _FIGURES.items()} | {"new": "30d"}
WHAT_CAN_BE_COMPARED = ", ".join(_EXAMPLES)


def read_comparison(text: str, scope: Scope) -> Term | str | None:
    """Read a comparison in lower case: the term, advice, or None where it is none. Raises InvalidInputError."""
    if found := _COMPARISON.fullmatch(text):
        return _compare(text, found[1], [(found[2], found[3])], scope)
    if found := _RANGE.fullmatch(text):
        bounds = [(sign, bound) for sign, bound in ((">=", found[2]), ("<=", found[3])) if bound]
        if not bounds:
            return f"write a bound, like {found[1]}:{_EXAMPLES[found[1]]}.."
        return _compare(text, found[1], bounds, scope)
    if found := _UNFINISHED.fullmatch(text):
        example = _EXAMPLES[found[1]]
        return f"write it like {found[1]}<{example}, or {found[1]}:..{example} in a shell"
    return None


def _compare(text: str, name: str, bounds: list[tuple[str, str]], scope: Scope) -> Term | str:
    if name == "new":
        return _age(text, bounds, scope)
    order, what, example, read, places = _FIGURES[name]
    limits = [(sign, read(_UNFINISHED_NUMBER.sub("", bound), what)) for sign, bound in bounds if bound]
    if not limits:
        return f"write it like {name}{bounds[0][0]}{example}"
    words = " and ".join(f"{_IN_WORDS[sign]} {_grouped(limit)}" for sign, limit in limits)
    return _term(
        text, f"{what} {words}", order, [Bound(sign, EXACT.scaleb(limit, places)) for sign, limit in limits], scope
    )


def _term(text: str, in_words: str, order: Order, bounds: list[Bound], scope: Scope) -> Term:
    depends = scope.fetched_at if order is Order.RELEASED else scope.basis
    return Term(text, in_words, lambda index: index.column(order, scope.basis).rows(bounds), depends)


def _age(text: str, bounds: list[tuple[str, str]], scope: Scope) -> Term:
    limits, words = [], []
    for sign, age in bounds:
        found = _AGE.fullmatch(age)
        if found is None or sign not in _OLDER_AND_NEWER:
            raise InvalidInputError("write an age like new<30d, 2w, 3m, 1y")
        sign_of_day, word = _OLDER_AND_NEWER[sign]
        try:
            day = scope.fetched_at - timedelta(days=int(found[1]) * _DAYS[found[2]])
        except OverflowError:
            raise InvalidInputError(f"“{age}” reaches back before all dates") from None
        limits.append(Bound(sign_of_day, int(day.timestamp())))
        words.append(f"{word} {wording.date(day)}")
    return _term(text, f"released {' and '.join(words)}", Order.RELEASED, limits, scope)
